namespace NewsArchive.Searching;

/// <summary>
/// The names of whom was searched for that contain the words that were typed. The index is not asked for them, so where
/// a text has such a name around a word that was found is looked up in the text.
/// </summary>
internal sealed class LongerNames(IEnumerable<string> names)
{
    // By their first words, the longest first.
    private readonly ILookup<string, string[]> names = names
        .Select(name => NameKey.Of(name).Split(' ')).Where(words => words.Length > 1)
        .OrderByDescending(words => words.Length)
        .ToLookup(words => words[0]);

    public bool IsEmpty => names.Count == 0;

    /// <summary>The words of the longest name around some words of a text; these alone where none is.</summary>
    /// <param name="first">The number of the first of them.</param>
    /// <param name="end">And the number after the last.</param>
    /// <param name="key">A word of the text as <see cref="NameKey"/> writes it; null before and after the text.</param>
    public (int First, int End) Around(int first, int end, Func<int, string?> key)
    {
        var (best, bestEnd) = (first, end);
        for (var start = first; start >= 0 && first - start < Longest; start--)
        {
            var found = names[key(start) ?? ""]
                .FirstOrDefault(words => start + words.Length >= end && Stands(words, start, key));
            if (found is not null && found.Length > bestEnd - best)
                (best, bestEnd) = (start, start + found.Length);
        }

        return (best, bestEnd);
    }

    private int Longest { get; } = names.Select(name => NameKey.WordCount(NameKey.Of(name))).Append(1).Max();

    private static bool Stands(string[] words, int start, Func<int, string?> key)
    {
        for (var at = 0; at < words.Length; at++)
        {
            if (key(start + at) != words[at])
                return false;
        }

        return true;
    }
}
