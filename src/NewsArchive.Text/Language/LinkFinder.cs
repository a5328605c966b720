using System.Text.RegularExpressions;

namespace NewsArchive.Text.Language;

/// <summary>Finds web addresses, bare domains, email addresses and handles.</summary>
public static partial class LinkFinder
{
    // One alternation, the most specific part first, so that no two links overlap. Bounded repetitions keep it linear.
    [GeneratedRegex(
        """
        (?<address>\bhttps?://[^\s<>"“”«»]{3,2000})
        |(?<email>(?<![\w.+-])[\w.+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.){1,5}[A-Za-z]{2,24}\b)
        |(?<handle>(?<![\w@/.])@[A-Za-z0-9_]{2,30}\b)
        |(?<domain>(?<![\w@/.-])(?:www\.)?(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.){1,4}
            (?:com|org|net|info|news|edu|gov|mil|int|io|co|tv|fm|me|ly|eu|uk|us|de|fr|it|es|nl|be
                |ch|at|ru|cn|jp|in|au|ca|nz|za|ie|il|ir|tr|br|mx|pl|se|no|dk|fi|gr|pt|ua|press|media)
            (?:\.[a-z]{2})?(?:/[^\s<>"“”«»]{0,2000})?(?![\w@-]))
        """, RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Links();

    public static IReadOnlyList<Hyperlink> Find(string text)
    {
        List<Hyperlink> links = [];
        foreach (var match in Candidates(text))
        {
            var kind = match.Groups["address"].Success ? LinkKind.Address
                : match.Groups["email"].Success ? LinkKind.Email
                : match.Groups["handle"].Success ? LinkKind.Handle
                : LinkKind.Domain;
            var end = kind is LinkKind.Address or LinkKind.Domain
                ? WithoutClosingPunctuation(text, match.Index, match.Index + match.Length)
                : match.Index + match.Length;
            var span = new TextSpan(match.Index, end);
            if (kind == LinkKind.Domain && !LooksLikeDomain(span.Slice(text)))
                continue;
            var url = Url(span.Slice(text), kind);
            if (Uri.TryCreate(url, UriKind.Absolute, out _))
                links.Add(new Hyperlink(span, url, kind));
        }
        return links;
    }

    // The expression runs only on stretches without white space that contain an @, a :// or a full stop inside a word.
    private static IEnumerable<Match> Candidates(string text)
    {
        for (var i = NextSign(text, 0); i >= 0;)
        {
            int start = i, end = i;
            while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
                start--;
            while (end < text.Length && !char.IsWhiteSpace(text[end]))
                end++;
            for (var match = Links().Match(text, start, end - start); match.Success; match = match.NextMatch())
                yield return match;
            i = NextSign(text, end);
        }
    }

    private static int NextSign(string text, int from)
    {
        for (var i = from; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAny('@', '.', '/');
            if (next < 0)
                return -1;
            i += next;
            if (text[i] == '@')
                return i;
            if (text[i] == '/'
                ? i > 0 && text[i - 1] == ':'
                : i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetter(text[i + 1]))
                return i;
        }
        return -1;
    }

    private static string Url(string words, LinkKind kind) => kind switch
    {
        LinkKind.Address => words,
        LinkKind.Email => "mailto:" + words,
        LinkKind.Handle => "https://twitter.com/" + words[1..],
        _ => "https://" + words.ToLowerInvariant(),
    };

    // "Then he left.It rained" contains no domain; "pic.twitter.com/x" and "SelbyNews.com" are domains.
    private static bool LooksLikeDomain(string words)
    {
        var host = words.Split('/')[0];
        var last = host[(host.LastIndexOf('.') + 1)..];
        return last.All(char.IsLower) && host[..host.LastIndexOf('.')].Any(char.IsLetter)
            && (last.Length > 2
                || words.Contains('/')
                || host.Count(c => c == '.') > 1
                || last is "io" or "tv" or "fm" or "eu" or "co");
    }

    private static int WithoutClosingPunctuation(string text, int start, int end)
    {
        while (end > start && (text[end - 1] is '.' or ',' or ';' or ':' or '!' or '?' or '\'' or '’' or '…'
                   || (text[end - 1] is ')' or ']'
                       && !text.AsSpan(start, end - start).Contains(text[end - 1] == ')' ? '(' : '['))))
            end--;
        return end;
    }
}
