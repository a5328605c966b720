namespace NewsArchive.Text.Names;

/// <summary>
/// "Numerous Quillmart stores", "Quill Takes Questions": common words, capitalized only by a sentence's start or a
/// headline, that are no part of the name.
/// </summary>
internal static class OutlyingWords
{
    /// <summary>
    /// The candidates without such words, where the rest also appears alone and the whole does not appear again.
    /// </summary>
    public static List<Candidate> Drop(List<Candidate> candidates, PastedText pasted)
    {
        var words = pasted.Words;
        var inHeadline = InHeadlines(pasted);
        var sure = candidates
            .Where(c => !c.Doubtful && !words[c.From].Opens && !inHeadline(c))
            .Select(c => c.Key)
            .ToHashSet();
        var kept = new List<Candidate>(candidates.Count);
        foreach (var candidate in candidates)
        {
            words.Budget.Take(candidate.Length);
            if (candidate.Length < 2 || candidate.Rule == PastedText.CardRule)
                kept.Add(candidate);
            else if (inHeadline(candidate) && !sure.Contains(candidate.Key))
                kept.AddRange(Parts(candidate, words, sure));
            else
                kept.Add(Trimmed(candidate, words, sure));
        }
        return kept;
    }

    private static Candidate Trimmed(Candidate candidate, Words words, HashSet<string> sure)
    {
        var first = words[candidate.From];
        if (first.Opens && !sure.Contains(candidate.Key) && (IsOrdinary(first) || IsCue(first)))
        {
            var rest = PhraseList.Join(words, candidate.From + 1, candidate.To);
            if (sure.Contains(rest) || IsCue(first) && !NameLexicon.Counts.ContainsKey(candidate.Key))
                return candidate with { From = candidate.From + 1, Key = rest };
        }
        if (
            sure.Contains(first.Lower)
            && first.Listed.IsKnownSurname
            && HasOnlyHeadlineWords(candidate, words)
        )
            return candidate with { To = candidate.From + 1, Key = first.Lower };
        return candidate;
    }

    /// <summary>"Said Quill": a reporting verb before a name, not a given name.</summary>
    private static bool IsCue(Word word) => word.Lower is "said" or "says" or "added" or "asked" or "wrote";

    private static bool IsOrdinary(Word word) =>
        word.IsCommon
        || (word.Lower.LastIndexOf('-') is var i and > 0 && NameLexicon.CommonWords.Contains(word.Lower[(i + 1)..]));

    /// <summary>True when all words after the first could be in any headline: "Quill Takes Questions".</summary>
    private static bool HasOnlyHeadlineWords(Candidate candidate, Words words)
    {
        for (var i = candidate.From + 1; i < candidate.To; i++)
            if (
                !words[i].IsCommon
                || words[i].IsFirstName
                || words[i].IsOrganizationWord
                || words[i].StandsIn(NameLists.PlaceWord)
                || words[i].StandsIn(NameLists.ThingWord)
                || words[i].StandsIn(NameLists.OutletWord)
            )
                return false;
        return !NameLexicon.Organizations.Contains(candidate.Key);
    }

    /// <summary>
    /// Where headlines follow each other without a stop, the last name of one runs into the first name of the next.
    /// </summary>
    private static List<Candidate> Parts(Candidate candidate, Words words, HashSet<string> sure)
    {
        var (from, to) = (candidate.From, candidate.To);
        if (candidate.Given == NamedKind.Organization || words[to - 1].IsOrganizationWord)
            return [candidate];
        if (words[from].IsFirstName && to - from == 2)
            return [candidate];
        if (IsLone(from))
            return [Piece(from, from + 1), .. Rest(from + 1, to)];
        if (IsLone(to - 1))
            return words[from].IsFirstName
                ? [.. Rest(from, to - 1), Piece(to - 1, to)]
                : [Piece(to - 1, to)];
        return [candidate];

        bool IsLone(int i) => sure.Contains(words[i].Lower) || words[i].Listed.IsKnownSurname;

        Candidate Piece(int start, int end) =>
            candidate with
            {
                From = start,
                To = end,
                Key = PhraseList.Join(words, start, end),
                Doubtful = true,
            };

        IEnumerable<Candidate> Rest(int start, int end) =>
            end - start > 0 && words[start].IsCapital ? [Piece(start, end)] : [];
    }

    private static Func<Candidate, bool> InHeadlines(PastedText pasted)
    {
        if (pasted.Headlines.Count == 0)
            return _ => false;
        var at = new HashSet<int>();
        foreach (var run in pasted.Headlines)
            at.UnionWith(Enumerable.Range(run.From, run.Length));
        return candidate => at.Contains(candidate.From);
    }
}
