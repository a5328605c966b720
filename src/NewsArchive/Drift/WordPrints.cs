using NewsArchive.Text;

namespace NewsArchive.Drift;

/// <summary>
/// A few numbers by which quotes with common words find each other: hashes of four consecutive words. Of a long quote
/// only the lowest in each window of four is kept ("winnowing"), so two quotes that share any seven consecutive words
/// have a number in common.
/// </summary>
internal static class WordPrints
{
    private const int Shingle = 4;
    private const int Window = 4;

    // For a short quote all are kept: another quote may share only one run of four words with it.
    private const int ShortQuote = 16;

    /// <summary>Those of a quote; none for a paraphrase, which is never compared.</summary>
    public static int[] Of(Quote quote) =>
        quote.Kind == QuotationKind.Indirect ? [] : [.. Of(QuoteWords.Read(quote.Words))];

    /// <summary>Each number once; none for quotes too short or too long to be compared.</summary>
    public static IReadOnlySet<int> Of(QuoteWords quote)
    {
        var prints = new HashSet<int>();
        if (quote.Written < WordDiff.MinWords || quote.Spoken > WordDiff.MaxWords)
            return prints;
        var spoken = new string[quote.Spoken];
        var count = 0;
        foreach (var word in quote.Words)
        {
            if (!word.Editorial)
                spoken[count++] = word.Key;
        }

        var hashes = new int[spoken.Length - Shingle + 1];
        for (var at = 0; at < hashes.Length; at++)
            hashes[at] = Hash(spoken.AsSpan(at, Shingle));
        var window = spoken.Length <= ShortQuote ? 1 : Window;
        for (var at = 0; at + window <= hashes.Length; at++)
        {
            var lowest = hashes[at];
            foreach (var hash in hashes.AsSpan(at + 1, window - 1))
                lowest = Math.Min(lowest, hash);
            prints.Add(lowest);
        }

        return prints;
    }

    // FNV-1a: the hashes are stored, so they must be the same on every platform and in every version.
    private static int Hash(ReadOnlySpan<string> words)
    {
        var hash = 2166136261;
        foreach (var word in words)
        {
            foreach (var letter in word)
                hash = unchecked((hash ^ letter) * 16777619);
            hash = unchecked((hash ^ ' ') * 16777619);
        }

        return unchecked((int)hash);
    }
}
