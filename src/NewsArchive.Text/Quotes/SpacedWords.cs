namespace NewsArchive.Text.Quotes;

/// <summary>The words of a stretch of text as white space parts them.</summary>
internal static class SpacedWords
{
    /// <summary>Removes and returns the first of the words; empty where there is none.</summary>
    public static ReadOnlySpan<char> FirstWord(scoped ref ReadOnlySpan<char> words)
    {
        var start = 0;
        while (start < words.Length && IsSpace(words[start]))
            start++;
        var end = start;
        while (end < words.Length && !IsSpace(words[end]))
            end++;
        var first = words[start..end];
        words = words[end..];
        return first;
    }

    /// <summary>Removes and returns the last of the words; empty where there is none.</summary>
    public static ReadOnlySpan<char> LastWord(scoped ref ReadOnlySpan<char> words)
    {
        var end = words.Length;
        while (end > 0 && IsSpace(words[end - 1]))
            end--;
        var start = end;
        while (start > 0 && !IsSpace(words[start - 1]))
            start--;
        var last = words[start..end];
        words = words[..start];
        return last;
    }

    public static int CountWords(ReadOnlySpan<char> words)
    {
        var count = 0;
        while (!FirstWord(ref words).IsEmpty)
            count++;
        return count;
    }

    /// <summary>The words of a stretch, split at white space.</summary>
    public static string[] Words(ReadOnlySpan<char> stretch)
    {
        var words = new string[CountWords(stretch)];
        for (var i = 0; i < words.Length; i++)
            words[i] = FirstWord(ref stretch).ToString();
        return words;
    }

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\t';
}
