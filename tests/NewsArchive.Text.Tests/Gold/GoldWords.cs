using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsArchive.Text.Tests.Gold;

/// <summary>How texts and names are compared in scoring: by words and trimmed pieces.</summary>
public static partial class GoldWords
{
    private const string Edge = "\"'“”„‟«»‘’‚‛`´″′.,;:!?…-–—()[]{}*_/\\|<>~·•";

    [GeneratedRegex(@"\w+(?:['’.-]\w+)*")]
    private static partial Regex Word { get; }

    [GeneratedRegex(@"[^\W_]+(?:['.-][^\W_]+)*")]
    private static partial Regex NameWord { get; }

    [GeneratedRegex(@"\(?@\w+\)?")]
    private static partial Regex Handle { get; }

    [GeneratedRegex(@"'s\b|'(?=\s|$)")]
    private static partial Regex Possessive { get; }

    [GeneratedRegex(@"[^\r\n\u2028\u2029]+")]
    private static partial Regex Line { get; }

    public static IReadOnlyList<TextSpan> At(string text) =>
        [.. Word.Matches(text).Select(x => new TextSpan(x.Index, x.Index + x.Length))];

    /// <summary>The span cut at line breaks, each piece without marks and punctuation at its ends.</summary>
    public static IEnumerable<TextSpan> Pieces(string text, TextSpan span)
    {
        foreach (Match line in Line.Matches(span.Slice(text)))
        {
            var (start, end) = (span.Start + line.Index, span.Start + line.Index + line.Length);
            while (start < end && IsEdge(text[start]))
                start++;
            while (end > start && IsEdge(text[end - 1]))
                end--;
            if (start < end)
                yield return new TextSpan(start, end);
        }
    }

    /// <summary>The name's words without case, accents, handle, possessive and a leading article.</summary>
    public static string Name(string? name)
    {
        var folded = new StringBuilder();
        foreach (var c in Handle.Replace(name ?? "", " ").Normalize(NormalizationForm.FormKD))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark))
                folded.Append("‘’‚‛′`".Contains(c) ? '\'' : char.ToLowerInvariant(c));
        }
        var words = NameWord.Matches(Possessive.Replace(folded.ToString(), "")).Select(x => x.Value).ToList();
        return string.Join(' ', words is ["the" or "a" or "an", _, ..] ? words[1..] : words);
    }

    /// <summary>Where each form occurs as whole words, longest form first, without overlaps.</summary>
    public static Dictionary<string, List<TextSpan>> Occurrences(string text, IEnumerable<string> forms)
    {
        var taken = new bool[text.Length];
        var found = new Dictionary<string, List<TextSpan>>();
        foreach (var form in forms.Distinct().OrderByDescending(x => x.Length).ThenBy(x => x, StringComparer.Ordinal))
        {
            var pattern = (char.IsLetterOrDigit(form[0]) ? @"(?<!\w)" : "") + Regex.Escape(form)
                + (char.IsLetterOrDigit(form[^1]) ? @"(?!\w)" : "");
            foreach (Match match in Regex.Matches(text, pattern, RegexOptions.CultureInvariant))
            {
                var place = taken.AsSpan(match.Index, match.Length);
                if (place.Contains(true))
                    continue;
                place.Fill(true);
                if (!found.TryGetValue(form, out var spans))
                    found[form] = spans = [];
                spans.Add(new TextSpan(match.Index, match.Index + match.Length));
            }
        }
        return found;
    }

    private static bool IsEdge(char c) => char.IsWhiteSpace(c) || Edge.Contains(c);
}
