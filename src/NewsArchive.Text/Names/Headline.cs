namespace NewsArchive.Text.Names;

/// <summary>Recognizes headlines and titles, whose capitals do not prove a name.</summary>
internal static class Headline
{
    /// <summary>
    /// True for capitalized small words or many common words: a headline or title, where capitals prove little.
    /// </summary>
    public static bool Is(Words words, Run run)
    {
        if (run.Length < 3)
            return false;
        var (common, shouted) = (0, 0);
        for (var i = run.From; i < run.To; i++)
        {
            var word = words[i];
            if (!word.IsCapital)
                continue;
            if (
                i > run.From
                && word.IsFunctionWord
                && word.Lower is not ("new" or "us" or "the" or "will" or "may")
                && !word.IsAcronym
            )
                return true;
            if (word.IsAcronym && word.Length > 3)
                shouted++;
            if (
                word.IsCommon
                && !word.IsOrganizationWord
                && !word.StandsIn(NameLists.Title)
            )
                common++;
        }
        return (run.Length >= 6 && common * 2 >= run.Length) || (shouted >= 3 && common > 0);
    }

    /// <summary>The stretches between common words: possible names in a headline.</summary>
    public static List<Run> Names(Words words, Run run)
    {
        var parts = new List<Run>();
        for (var i = run.From; i < run.To;)
        {
            var known = NameLexicon.Organizations.LongestAt(words, i, run.To);
            if (known > 1)
            {
                parts.Add(new Run(i, i + known));
                i += known;
                continue;
            }
            var end = i;
            while (end < run.To && !IsPlain(words[end]))
                end++;
            if (end > i)
                parts.Add(new Run(i, end));
            i = Math.Max(end, i + 1);
        }
        return parts;
    }

    private static bool IsPlain(Word word) =>
        !word.IsCapital
        || word.IsFunctionWord
        || (word.IsCommon && !word.IsOrganizationWord);
}
