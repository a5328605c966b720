namespace NewsArchive.Text.Names;

/// <summary>
/// "Numerous Quillmart stores": the common word that a sentence's start has raised is no part of the name.
/// </summary>
internal static class OpeningWords
{
    /// <summary>
    /// The candidates, with such a word left out where the rest stands alone elsewhere and the whole does not.
    /// </summary>
    public static List<Candidate> Drop(List<Candidate> candidates, IReadOnlyList<Word> words)
    {
        var sure = candidates.Where(c => !c.Doubtful && !words[c.From].Opens).Select(c => c.Key).ToHashSet();
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            var first = words[candidate.From];
            if (candidate.Length < 2 || !first.Opens || sure.Contains(candidate.Key) || !IsOrdinary(first))
                continue;
            var rest = PhraseList.Join(words, candidate.From + 1, candidate.To);
            if (sure.Contains(rest))
                candidates[i] = candidate with { From = candidate.From + 1, Key = rest };
        }
        return candidates;
    }

    private static bool IsOrdinary(Word word) =>
        NameLexicon.CommonWords.Contains(word.Lower)
        || (word.Lower.LastIndexOf('-') is var i and > 0 && NameLexicon.CommonWords.Contains(word.Lower[(i + 1)..]));
}
