namespace NewsArchive.Text.Quotes;

/// <summary>Words between quotation marks, marks included, before it is known whether they are a quote.</summary>
/// <param name="Pieces">One span, or one for each paragraph where the quote runs over several.</param>
/// <param name="Block">The index of the block in which it begins.</param>
/// <param name="Parent">The index of the passage that contains it; -1 for none.</param>
internal sealed record Passage(IReadOnlyList<TextSpan> Pieces, int Block, bool Single, int Parent)
{
    public TextSpan Span => Pieces[0].Cover(Pieces[^1]);

    /// <summary>The words between the marks.</summary>
    public static TextSpan Inside(string text, TextSpan piece)
    {
        int start = piece.Start, end = piece.End;
        while (start < end && (IsMark(text[start]) || char.IsWhiteSpace(text[start])))
            start++;
        while (end > start && (IsMark(text[end - 1]) || char.IsWhiteSpace(text[end - 1])))
            end--;
        return new TextSpan(start, end);
    }

    public static ReadOnlySpan<char> WordsInside(string text, TextSpan piece)
    {
        var inside = Inside(text, piece);
        return text.AsSpan(inside.Start, inside.Length);
    }

    private static bool IsMark(char c) => Language.Marks.IsDouble(c) || Language.Marks.IsSingle(c);
}
