namespace NewsArchive.Text.Names;

/// <summary>
/// Words before a person's name that look like part of it only because they are capitalized: "Befriending Quill was
/// useful", "a poor speech by Crooked Ada Quill". They are cut off where the text also has the name without them.
/// </summary>
internal static class FalseBeginnings
{
    private const int ShortestGerund = 6;

    public static void Cut(string text, List<FoundName> found)
    {
        HashSet<string>? said = null;
        for (var i = 0; i < found.Count; i++)
        {
            var (span, kind) = (found[i].Span, found[i].Kind);
            var name = text.AsSpan(span.Start, span.Length);
            if (kind != PartyKind.Person || name.IndexOf(' ') is not (> 0 and var end) || !MayBeFalse(name, end))
                continue;
            said ??= [.. found.Select(n => n.Span.Slice(text))];
            if (said.Contains(name[(end + 1)..].ToString()))
                found[i] = found[i] with { Span = new TextSpan(span.Start + end + 1, span.End) };
        }
    }

    // "Befriending |": no given name has this ending unless it is listed. "Crooked |Ada Quill|": a whole name follows.
    private static bool MayBeFalse(ReadOnlySpan<char> name, int end)
    {
        var first = name[..end];
        var rest = name[(end + 1)..];
        if (first[^1] == '.' || IsGiven(first))
            return false;
        return first.Length >= ShortestGerund && first.EndsWith("ing", StringComparison.Ordinal)
            || rest.IndexOf(' ') is > 0 and var next && IsGiven(rest[..next]);
    }

    private static bool IsGiven(ReadOnlySpan<char> word) =>
        NameLexicon.FirstNames.Contains(Word.Fold(word.ToString()));
}
