namespace NewsArchive.Data.Sqlite;

/// <summary>What an edit put into the folded text, and what stood there in the original. Places count bytes.</summary>
/// <param name="Beside">True for further words for the same place in the text as the word before them.</param>
internal readonly record struct Edit(int At, int Length, int From, int FromLength, bool Beside);

/// <summary>A text after folding, with the edits that lead from each place in it back to the original.</summary>
internal sealed class FoldedText
{
    private byte[] bytes = new byte[8 * 1024];
    private Edit[] edits = new Edit[256];
    private int length;
    private int count;
    private int copied; // so much of the original is in the folded text already

    public ReadOnlySpan<byte> Bytes => bytes.AsSpan(0, length);

    /// <summary>In the order of both texts. None: the text is its own folded form, and <see cref="Bytes"/> is
    /// empty.</summary>
    public ReadOnlySpan<Edit> Edits => edits.AsSpan(0, count);

    public int Length => length;

    /// <summary>Memory that stays in use for the next text.</summary>
    public int Capacity => bytes.Length;

    public void Clear() => (length, count, copied) = (0, 0, 0);

    /// <summary>Copies what comes before <paramref name="from"/>, then puts <paramref name="with"/> in the place of
    /// <paramref name="fromLength"/> bytes. Originals of edits that follow each other may overlap.</summary>
    public void Replace(ReadOnlySpan<byte> text, int from, int fromLength, ReadOnlySpan<byte> with)
    {
        CopyTo(text, from);
        AddEdit(new Edit(length, with.Length, from, fromLength, Beside: false));
        Append(with);
        copied = Math.Max(copied, from + fromLength);
    }

    /// <summary>Adds words that stand beside the word that ends at <paramref name="from"/>.</summary>
    public void AddBeside(ReadOnlySpan<byte> text, int from, ReadOnlySpan<byte> words)
    {
        CopyTo(text, from);
        AddEdit(new Edit(length, words.Length, from, 0, Beside: true));
        Append(words);
    }

    /// <summary>Copies what comes before <paramref name="end"/> and was not replaced.</summary>
    public void CopyTo(ReadOnlySpan<byte> text, int end)
    {
        if (end <= copied)
            return;
        Append(text[copied..end]);
        copied = end;
    }

    /// <summary>The place in the original where a word begins that begins at <paramref name="at"/> here.</summary>
    /// <param name="cursor">0 for the first word of a text; kept by the caller for the words that follow.</param>
    public static int OriginalStart(ReadOnlySpan<Edit> edits, int at, ref int cursor)
    {
        while (cursor < edits.Length && edits[cursor].At <= at)
            cursor++;
        if (cursor == 0)
            return at;
        var edit = edits[cursor - 1];
        return at < edit.At + edit.Length ? edit.From : Behind(edit, at);
    }

    /// <summary>The same for the end of a word. What was taken out behind the word is no part of it.</summary>
    public static int OriginalEnd(ReadOnlySpan<Edit> edits, int at, ref int cursor)
    {
        while (cursor < edits.Length && edits[cursor].At < at)
            cursor++;
        if (cursor == 0)
            return at;
        var edit = edits[cursor - 1];
        return at <= edit.At + edit.Length ? edit.From + edit.FromLength : Behind(edit, at);
    }

    private static int Behind(Edit edit, int at) => edit.From + edit.FromLength + at - (edit.At + edit.Length);

    private void Append(ReadOnlySpan<byte> more)
    {
        if (bytes.Length - length < more.Length)
            Array.Resize(ref bytes, checked(Math.Max(bytes.Length * 2, length + more.Length)));
        more.CopyTo(bytes.AsSpan(length));
        length += more.Length;
    }

    private void AddEdit(Edit edit)
    {
        if (count == edits.Length)
            Array.Resize(ref edits, count * 2);
        edits[count++] = edit;
    }
}
