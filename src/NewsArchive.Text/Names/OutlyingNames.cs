namespace NewsArchive.Text.Names;

/// <summary>Names that are recognized by the words around them, not only by their own.</summary>
internal sealed class OutlyingNames
{
    private readonly string text;
    private readonly Words words;
    private readonly HashSet<string> holders = [];
    private readonly HashSet<string> withArticle = [];

    public OutlyingNames(string text, Words words, IReadOnlyList<Candidate> candidates)
    {
        (this.text, this.words) = (text, words);
        words.Budget.Take(candidates.Count);
        foreach (var candidate in candidates)
        {
            if (words[candidate.From].Lower == "the" && candidate.Length > 1)
                withArticle.Add(candidate.Key);
            if (Next(candidate, 0) is "administration")
                holders.Add(candidate.Key);
        }
    }

    /// <summary>
    /// "SelbyNews.com" is both a link and the name of an outlet; "pic.selby.com" and "selby.com/a" are only links.
    /// </summary>
    public static IEnumerable<FoundName> Domains(IReadOnlyList<Hyperlink> links) =>
        links
            .Where(l => l.Kind == LinkKind.Domain && IsHome(l.Url))
            .Select(l => new FoundName(l.Span, PartyKind.Organization, "domain", 0.8));

    private static bool IsHome(string url)
    {
        var site = url.AsSpan(url.IndexOf("//", StringComparison.Ordinal) + 2);
        var host = site[..(site.IndexOf('.') is var dot and > 0 ? dot : 0)];
        return !site.Contains('/') && host is not ("www" or "pic" or "video" or "m" or "mobile" or "t" or "media");
    }

    /// <summary>"— Ada Quill (@ada) May 1, 2020": the name of the account's owner.</summary>
    public bool IsPostSignature(Candidate candidate)
    {
        var (start, end) = (words[candidate.From].Start, words[candidate.To - 1].End);
        if (end + 2 >= text.Length || text[end] != ' ' || text[end + 1] != '(' || text[end + 2] != '@')
            return false;
        var i = start - 1;
        while (i >= 0 && text[i] is ' ' or '\u00a0')
            i--;
        return i < 0 || text[i] is '—' or '–' or '-' or '\n';
    }

    /// <summary>
    /// "the Doe administration", "the Doe campaign": a body named after a person. Once a text mentions the Doe
    /// administration, "the Doe White House" and "the Doe cabinet" are such bodies too.
    /// </summary>
    public TextSpan? Office(Candidate candidate, NamedKind kind)
    {
        var start = words[candidate.From].Start;
        words.Budget.Take(candidate.Length * candidate.Length);
        for (var i = candidate.From + 1; i < candidate.To; i++)
            if (
                holders.Contains(PhraseList.Join(words, candidate.From, i))
                && IsOffice(words[candidate.To - 1])
                && Before(candidate) == "the"
            )
                return new TextSpan(start, words[candidate.To - 1].End);
        if (kind is NamedKind.Place or NamedKind.Thing)
            return null;
        if (
            Next(candidate, 0) is "administration" or "campaign"
            && (kind != NamedKind.Organization || holders.Contains(candidate.Key))
        )
            return new TextSpan(start, words[candidate.To].End);
        if (holders.Contains(candidate.Key))
        {
            if (Next(candidate, 0) is "cabinet" or "government" or "regime")
                return new TextSpan(start, words[candidate.To].End);
            if (Next(candidate, 0) == "white" && Next(candidate, 1) == "house")
                return new TextSpan(start, words[candidate.To + 1].End);
        }
        return null;
    }

    /// <summary>
    /// The span including the article that belongs to an outlet's name, and the bracket that completes a name: "[Ada]
    /// Lovelace".
    /// </summary>
    public TextSpan Span(Candidate candidate)
    {
        var (start, end) = (words[candidate.From].Start, words[candidate.To - 1].End);
        if (start > 0 && text[start - 1] == '[' && text.IndexOf(']', start, end - start) > 0)
            start--;
        else if (
            Before(candidate) == "the"
            && words[candidate.From - 1].Span is "The"
            && (
                withArticle.Contains(candidate.Key) || words[candidate.To - 1].StandsIn(NameLists.OutletWord)
            )
            && RunFinder.IsSpace(text, words[candidate.From - 1], words[candidate.From])
        )
            start = words[candidate.From - 1].Start;
        return new TextSpan(start, end);
    }

    private string? Before(Candidate candidate) => candidate.From > 0 ? words[candidate.From - 1].Lower : null;

    private string? Next(Candidate candidate, int skip)
    {
        for (var i = candidate.To; i <= candidate.To + skip; i++)
            if (i >= words.Count || !RunFinder.IsSpace(text, words[i - 1], words[i]))
                return null;
        return words[candidate.To + skip].Lower;
    }

    private static bool IsOffice(Word word) =>
        word.Lower == "cabinet" || word.StandsIn(NameLists.OrganizationWord | NameLists.PlaceWord);
}
