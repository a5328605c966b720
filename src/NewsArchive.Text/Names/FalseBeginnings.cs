namespace NewsArchive.Text.Names;

/// <summary>
/// Words before a person's name that only a capital made a part of it: "Befriending Quill was useful", "a poor speech by
/// Crooked Ada Quill". Where the text has the name without them too, they are cut off.
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

    // "Befriending |": no given name ends so but those that are listed. "Crooked |Ada Quill|": a whole name behind it.
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
