using System.Text.RegularExpressions;

namespace NewsArchive.Text.Formats;

/// <summary>Separates the dateline from the paragraph it opens: "LAGOS, Nigeria (AFP) — Two ferries …".</summary>
internal static partial class Datelines
{
    private const int Longest = 110;

    // LAGOS — | PORT AMADEUS, Oct 3 (Unipress) - | Lagos (AFP) — | (Unipress) -
    [GeneratedRegex(
        @"^(?:(?:(?<place>\p{Lu}[\p{Lu}’'.]+(?:[ -]\p{Lu}[\p{Lu}’'.]*){0,4})|\p{Lu}\p{Ll}+(?: \p{Lu}\p{Ll}+){0,2}(?=[^—–\n]{0,40}\())"
        + @"(?:,\s\p{L}[\p{L}. ]{1,25})?(?:,\s(?:\p{L}{3,9}\.?\s[0-9]{1,2}|[0-9]{1,2}\s\p{L}{3,9}\.?)(?:,\s[0-9]{4})?)?\s*)?"
        + @"(?<agency>\(\p{Lu}[\p{L}\p{N} ./&-]{1,30}\)\s*)?(?:—|–|--?)(?=\s+\S)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Opening();

    /// <summary>With an agency's name in parentheses, in any paragraph; without one, only in the first.</summary>
    public static List<Block> Cut(string text, List<Block> blocks)
    {
        var cut = new List<Block>(blocks.Count + 1);
        var first = true;
        foreach (var block in blocks)
        {
            var length = block.Kind == BlockKind.Paragraph ? Length(text, block.Span, first) : 0;
            first &= block.Kind != BlockKind.Paragraph;
            if (length == 0)
            {
                cut.Add(block);
                continue;
            }
            var end = block.Span.Start + length;
            cut.Add(new Block(new TextSpan(block.Span.Start, end), BlockKind.Dateline, "dateline-opening", 0.85));
            while (char.IsWhiteSpace(text[end]))
                end++;
            cut.Add(block with { Span = new TextSpan(end, block.Span.End) });
        }
        return cut;
    }

    private static int Length(string text, TextSpan block, bool first)
    {
        if (text[block.Start] is not '(' && !char.IsUpper(text[block.Start]))
            return 0;
        var opening = text[block.Start..Math.Min(block.End, block.Start + Longest)];
        if (opening.AsSpan().IndexOfAny('—', '–', '-') < 0)
            return 0;
        if (Opening().Match(opening) is not { Success: true } dateline)
            return 0;
        return dateline.Groups["agency"].Success || (first && dateline.Groups["place"].Length > 3)
            ? dateline.Length : 0;
    }
}
