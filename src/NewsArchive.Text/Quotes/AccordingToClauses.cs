namespace NewsArchive.Text.Quotes;

/// <summary>Finds the clause that "according to" gives to a source, before it or behind it.</summary>
internal static class AccordingToClauses
{
    // Units between the source and the comma behind all that is said of it.
    private const int LongestAddition = 14;

    /// <summary>"According to Doe, |the bridge was safe|.", "|The bridge was safe|, according to Doe."</summary>
    public static Phrase? Beside(Units units, int cue, int sourceEnd)
    {
        var start = cue;
        while (start > 0 && units[start - 1].Kind != UnitKind.Stop)
            start--;
        Phrase clause;
        // "…, and, according to Doe, the bridge was safe": what stands behind it.
        var goesOn = units[cue - 1].IsComma && units[cue - 2].Lower is "and" or "but" or "or" or "that";
        if (cue - start <= 1 || goesOn)
        {
            sourceEnd = AfterSource(units, sourceEnd) - 1;
            if (!units[sourceEnd + 1].IsComma)
                return null;
            clause = new Phrase(sourceEnd + 2, ClauseBounds.End(units, sourceEnd + 2).Last);
        }
        else
        {
            var last = units[cue - 1].IsComma ? cue - 2 : cue - 1;
            if (units[start].Kind == UnitKind.Word && units[start].Lower is "but" or "and" or "so")
                start++;
            clause = new Phrase(start, last);
        }
        if (clause.Last < clause.First + 2)
            return null;
        // "according to a paper by Doe, |published| last year, …"
        if (clause.First > cue && units[clause.First].Lower.EndsWith("ed", StringComparison.Ordinal))
            return null;
        for (var k = clause.First; k <= clause.Last; k++)
        {
            if (units[k].Kind == UnitKind.Quote)
                return null;
        }
        return clause;
    }

    // "according to Doe |and two sailors on the pier|,": up to the comma.
    private static int AfterSource(Units units, int sourceEnd)
    {
        var i = sourceEnd + 1;
        if (!units[i].Is("and") && !units[i].Has(WordClass.Preposition | WordClass.Adverb | WordClass.Opener))
            return i;
        while (i < sourceEnd + LongestAddition
            && units[i].Kind is UnitKind.Word or UnitKind.Name or UnitKind.Number
            && !units[i].Has(WordClass.Verb))
            i++;
        return i;
    }
}
