namespace NewsArchive.Text.Names;

/// <summary>Cuts off words at the edges of a run that belong to the sentence, not to the name.</summary>
internal sealed partial class RunReader
{
    private bool IsTrailingNoise(int from, int to)
    {
        var last = words[to - 1];
        if (last.Span is "&")
            return true;
        if (!last.IsFunctionWord || last.IsAcronym)
            return false;
        // "Theresa May", "Holy See": a small word can also be a surname or end a known name.
        return to - from == 1
            || !(
                to - from == 2 && words[to - 2].IsFirstName
                || NameLexicon.Organizations.LongestAt(words, from, to) == to - from
            );
    }

    /// <summary>True for a leading word that belongs to the sentence, not to the name.</summary>
    private bool IsLeadingNoise(int i, int to)
    {
        var word = words[i];
        if (word.Span is "&")
            return true;
        if (NameLexicon.Organizations.LongestAt(words, i, to) > 1)
            return false;
        if (word.Lower == "the")
            return !KeepsThe(i, to);
        // "JUST WATCHED White House": words in capitals before a name.
        if (IsShouted(word) && i + 1 < to && !words[to - 1].IsAcronym)
            return true;
        // "Investor Jane Doe": a common word capitalized only because it begins the sentence.
        if (
            word.Opens
            && to - i > 2
            && word.IsCommon
            && words[i + 1].IsFirstName
        )
            return true;
        if (
            word.IsFunctionWord
            && !word.IsAcronym
            && !word.Lower.StartsWith("new", StringComparison.Ordinal)
        )
            return word.Opens
                || i + 1 == to
                || word.Length < 4
                || word.Lower
                    is not (
                        "will"
                        or "under"
                        or "above"
                        or "beyond"
                        or "every"
                        or "watch"
                        or "best"
                        or "better"
                        or "just"
                        or "save"
                        or "last"
                        or "next"
                        or "look"
                        or "take"
                        or "make"
                    );
        return false;
    }

    /// <summary>"The Daily Echo" inside a sentence: the article is part of the outlet's name.</summary>
    private bool KeepsThe(int i, int to) =>
        !words[i].Opens && i + 1 < to && words[i + 1].IsCapital && !words[i + 1].StandsIn(NameLists.Title);

    private static bool IsSuffix(Word word) => word.Lower is "jr" or "jr." or "sr" or "sr.";

    /// <summary>True for a common word written all in capitals.</summary>
    private static bool IsShouted(Word word) =>
        word.IsAcronym
        && word.Length > 3
        && word.IsCommon
        && !word.StandsIn(NameLists.Organization);
}
