using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using NewsArchive.Text;
using NewsArchive.Text.Language;

namespace NewsArchive.Benchmarks;

/// <summary>
/// The simplest possible way to read news: sentences, capitalized names with a look-up, words in marks, who said them,
/// links. It is often wrong, and serves as the limit that the analysis is compared with.
/// </summary>
internal static partial class SimpleForms
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations =
        WordList.Lines("abbreviations.txt").ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> FirstNames =
        WordList.Lines("first-names.txt").ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();

    private const string Speaker = @"(?:\b(?:he|she|they)\b|\p{Lu}[\w.’'-]+(?: \p{Lu}[\w.’'-]+){0,3})";
    private const string Verb =
        "(?:said|says|told|added|adds|wrote|asked|explained|warned|argued|noted|replied|stated|insisted|announced)";

    [GeneratedRegex("“[^“”\n]{1,4000}”|\"[^\"\n]{1,4000}\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    // “…,” said Jane Doe | “…,” Jane Doe said | Jane Doe said: “…
    [GeneratedRegex($"[”\"],? (?:{Verb} {Speaker}|{Speaker} {Verb}\\b)|{Speaker} {Verb}\\b[^.!?“\"\n]{{0,60}}[“\"]",
        RegexOptions.CultureInvariant)]
    private static partial Regex Said();

    [GeneratedRegex("https?://[^\\s<>\"“”]+", RegexOptions.CultureInvariant)]
    private static partial Regex Links();

    /// <summary>How many were found.</summary>
    public static int Read(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        return Sentences(text).Count + Names(text, Words(text)).Count
            + Spans(Quoted(), text).Count + Spans(Said(), text).Count + Spans(Links(), text).Count;
    }

    private static List<TextSpan> Spans(Regex form, string text)
    {
        List<TextSpan> found = [];
        foreach (var match in form.EnumerateMatches(text))
            found.Add(new TextSpan(match.Index, match.Index + match.Length));
        return found;
    }

    // A stop that ends no abbreviation, perhaps a closing mark, a space and no lower-case letter.
    private static List<TextSpan> Sentences(ReadOnlySpan<char> text)
    {
        List<TextSpan> sentences = [];
        int start = 0, word = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
                word = i + 1;
            if (text[i] is not ('.' or '!' or '?' or '\n'))
                continue;
            var end = i + 1;
            while (end < text.Length && text[end] is '”' or '"' or ')' or '’')
                end++;
            var next = end;
            while (next < text.Length && char.IsWhiteSpace(text[next]))
                next++;
            if (text[i] != '\n'
                && next < text.Length
                && (next == end || char.IsLower(text[next]) || Abbreviations.Contains(text[word..i])))
                continue;
            sentences.Add(new TextSpan(start, end));
            start = word = next;
            i = next - 1;
        }
        return sentences;
    }

    private static List<TextSpan> Words(ReadOnlySpan<char> text)
    {
        var words = new List<TextSpan>(text.Length / 5);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] is '\'' or '’' or '-'))
                i++;
            words.Add(new TextSpan(start, i));
        }
        return words;
    }

    // A run of capitalized words is a name, and a person's if it begins with a first name.
    private static List<(TextSpan Span, bool Person)> Names(ReadOnlySpan<char> text, List<TextSpan> words)
    {
        List<(TextSpan, bool)> names = [];
        for (var i = 0; i < words.Count; i++)
        {
            var first = words[i];
            if (!char.IsUpper(text[first.Start]))
                continue;
            var last = first;
            for (; i + 1 < words.Count; last = words[++i])
            {
                var next = words[i + 1].Start;
                if (next != last.End + 1 || text[last.End] != ' ' || !char.IsUpper(text[next]))
                    break;
            }
            names.Add((first.Cover(last), FirstNames.Contains(text[first.Start..first.End])));
        }
        return names;
    }
}
