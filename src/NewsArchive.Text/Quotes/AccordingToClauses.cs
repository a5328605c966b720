namespace NewsArchive.Text.Quotes;

/// <summary>Finds the clause that "according to" credits to a source, before or after it.</summary>
internal static class AccordingToClauses
{
    // The longest description of a source, in units, up to the comma that ends it.
    private const int LongestAddition = 14;

    /// <summary>"According to Doe, |the bridge was safe|.", "|The bridge was safe|, according to Doe."</summary>
    public static Phrase? Beside(Units units, int cue, int sourceEnd)
    {
        var start = cue;
        while (start > 0 && cue - start < 2 * Subjects.LongestSentence && units.Step(start - 1).Kind != UnitKind.Stop)
            start--;
        Phrase clause;
        // "…, and, according to Doe, the bridge was safe": the clause follows the source.
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
            if (units.Step(k).Kind == UnitKind.Quote)
                return null;
        }
        return clause;
    }

    // "according to Doe |and two sailors on the pier|,": everything up to the comma belongs to the source.
    private static int AfterSource(Units units, int sourceEnd)
    {
        var i = sourceEnd + 1;
        if (!units[i].Is("and") && !units[i].Has(WordClass.Preposition | WordClass.Adverb | WordClass.Opener))
            return i;
        while (i < sourceEnd + LongestAddition
            && units.Step(i).Kind is UnitKind.Word or UnitKind.Name or UnitKind.Number
            && !units[i].Has(WordClass.Verb))
            i++;
        return i;
    }
}
