using System.Text.RegularExpressions;

namespace NewsArchive.Text.Formats;

/// <summary>A turn of a transcript: "JANE DOE (HOST): Good evening."</summary>
/// <param name="Label">The name before the colon, without the role in parentheses.</param>
/// <param name="Words">The words up to the next turn.</param>
public sealed partial record Transcript(TextSpan Label, TextSpan Words)
{
    [GeneratedRegex(
        @"(?:^|(?<=[.!?”""’'…\])]\s))(?<label>\p{Lu}[\p{Lu}.'’-]+(?: \p{Lu}[\p{Lu}.'’-]*){0,3}|^[QA])"
        + @"(?: ?\([\p{L} ,.-]{2,30}\))?:\s+(?=\S)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Turn();

    /// <summary>The turns of a block, with spans relative to it; empty where it is not a transcript.</summary>
    public static IReadOnlyList<Transcript> Turns(string block)
    {
        if (block.Length < 4 || !char.IsUpper(block[0]))
            return [];
        if (!char.IsUpper(block[1]) && !(block[0] is 'Q' or 'A' && block[1] == ':'))
            return [];
        var matches = Turn().Matches(block);
        if (matches.Count == 0 || matches[0].Index != 0)
            return [];
        var turns = new List<Transcript>(matches.Count);
        for (var i = 0; i < matches.Count; i++)
        {
            var start = matches[i].Index + matches[i].Length;
            var end = i + 1 < matches.Count ? matches[i + 1].Index : block.Length;
            while (end > start && char.IsWhiteSpace(block[end - 1]))
                end--;
            var label = matches[i].Groups["label"];
            if (end > start)
                turns.Add(new Transcript(new TextSpan(label.Index, label.Index + label.Length),
                    new TextSpan(start, end)));
        }
        return turns;
    }
}
