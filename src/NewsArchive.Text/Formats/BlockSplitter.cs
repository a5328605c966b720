namespace NewsArchive.Text.Formats;

/// <summary>
/// Cuts a text into blocks of lines. Blank lines separate blocks, and so do line ends that are not due to wrapping.
/// </summary>
internal static class BlockSplitter
{
    private const int NarrowestWrap = 45, WidestWrap = 110;

    // In characters: no network whose posts are embedded this way allows longer ones.
    private const int LongestPost = 600;

    /// <summary>The spans of the blocks in the order of the text, without surrounding white space.</summary>
    public static List<TextSpan> Split(string text)
    {
        List<TextSpan> blocks = [];
        List<TextSpan> chunk = [];
        foreach (var line in Lines(text))
        {
            if (line.Length > 0)
                chunk.Add(line);
            else
                Flush();
        }
        Flush();
        JoinSignatures(blocks, text);
        return blocks;

        void Flush()
        {
            if (IsWrapped(chunk, text))
                blocks.Add(chunk[0].Cover(chunk[^1]));
            else
                blocks.AddRange(chunk);
            chunk.Clear();
        }
    }

    // A post and its signature on a line of its own, "— Jane Doe (@janedoe) May 4, 2020", become one block.
    private static void JoinSignatures(List<TextSpan> blocks, string text)
    {
        var joined = 0;
        for (var i = blocks.Count - 1; i > 0; i--)
        {
            if (text[blocks[i].Start] is not ('—' or '–' or '―' or '-')
                || blocks[i].Length > SocialPost.LongestSignature
                || blocks[i - 1].Length > LongestPost
                || !SocialPost.IsSignature(blocks[i].Slice(text))
                || SocialPost.Find(blocks[i - 1].Slice(text)) is not null)
                continue;
            blocks[i - 1] = blocks[i - 1].Cover(blocks[i]);
            blocks[i] = default;
            joined++;
        }
        if (joined > 0)
            blocks.RemoveAll(block => block.Length == 0);
    }

    private static IEnumerable<TextSpan> Lines(string text)
    {
        for (var i = 0; i <= text.Length;)
        {
            var end = text.IndexOf('\n', i);
            if (end < 0)
                end = text.Length;
            int start = i, last = end;
            while (start < last && char.IsWhiteSpace(text[start]))
                start++;
            while (last > start && char.IsWhiteSpace(text[last - 1]))
                last--;
            yield return new TextSpan(start, last);
            i = end + 1;
        }
    }

    // True for a wrapped paragraph: every line but the last is about as long as the longest, and the next word would
    // not have fitted on it.
    private static bool IsWrapped(List<TextSpan> lines, string text)
    {
        if (lines.Count < 2)
            return false;
        var longest = lines.Max(line => line.Length);
        if (longest is < NarrowestWrap or > WidestWrap)
            return false;
        for (var i = 0; i + 1 < lines.Count; i++)
        {
            var next = lines[i + 1];
            var word = text.AsSpan(next.Start, next.Length).IndexOf(' ');
            if (lines[i].Length + 1 + (word < 0 ? next.Length : word) < longest - 4)
                return false;
        }
        return true;
    }
}
