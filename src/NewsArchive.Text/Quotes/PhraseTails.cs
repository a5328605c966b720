namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds what can follow the head of a noun phrase: a role, a maker, a place, the person someone works for.
/// </summary>
internal static class PhraseTails
{
    public static bool IsSentTo(Units units, int role) =>
        units[role].Lower is "adviser" or "advisor" or "aide" or "ambassador" or "envoy" or "counsel" or "counselor"
            or "counsellor" or "assistant" or "advisers" or "advisors" or "aides" or "consultant" or "representative"
            or "delegate" or "emissary" or "attache" or "secretary"
        && (units[role + 2].Kind == UnitKind.Name || units[role + 2].Has(WordClass.Determiner)
            || (units[role + 2].Kind == UnitKind.Word && char.IsUpper(units.Text[units[role + 2].Span.Start])));

    /// <summary>
    /// "a survey |released Monday by| the institute": the index of "by", where the maker of a document follows; else
    /// -1.
    /// </summary>
    public static int MadeBy(Units units, int i)
    {
        if (!units[i - 1].Has(WordClass.Document) || units[i].Kind != UnitKind.Word)
            return -1;
        if (!units[i].Lower.EndsWith("ed", StringComparison.Ordinal))
            return -1;
        for (var by = i + 1; by < i + 5 && units.Step(by).Kind is UnitKind.Word or UnitKind.Number; by++)
        {
            if (units[by].Is("by"))
                return by;
            if (units[by].Has(WordClass.Determiner | WordClass.Conjunction | WordClass.Verb))
                return -1;
        }
        return -1;
    }

    // "a GOP |leadership aide|", "Senate |Majority Leader| Jane Doe": the name only says whose role it is.
    public static bool EndsInRole(Units units, int i)
    {
        for (var k = i; k < i + 3 && units.Step(k).Kind == UnitKind.Word && units[k].Cue == CueStrength.None; k++)
        {
            if (units[k].Has(WordClass.Role))
                return true;
            // "the act |allows| patients", but "the Harbor |press secretary|", "the mayor's |sports editor|"
            if (EndsInSingleS(units[k].Lower)
                && char.IsLower(units.Text[units[k].Span.Start])
                && !(units[k + 1].Has(WordClass.Role) && !EndsInSingleS(units[k + 1].Lower)))
                return false;
            if (units[k].Has(WordClass.Determiner | WordClass.Pronoun | WordClass.Preposition | WordClass.Conjunction
                | WordClass.Verb | WordClass.Auxiliary | WordClass.Weekday))
                return false;
        }
        return false;
    }

    private static bool EndsInSingleS(string lower) =>
        lower.EndsWith('s') && !lower.EndsWith("ss", StringComparison.Ordinal);

    // "a spokesman for the mission |in Geneva| told": a place between the phrase and its verb.
    public static bool IsPlace(Units units, int i) =>
        units[i].Is("in")
        && units[i + 1].Kind == UnitKind.Word
        && char.IsUpper(units.Text[units[i + 1].Span.Start])
        && !units[i + 1].Has(WordClass.Weekday)
        && units[i + 2].Cue >= CueStrength.Speech;

    // "the four members |on the Rules Committee| said": the last unit of a place between the phrase and its verb; else
    // -1.
    public static int PlaceBeforeVerb(Units units, int i)
    {
        if (units[i].Lower is not ("on" or "in" or "at" or "from" or "inside" or "with" or "behind" or "near"))
            return -1;
        return NounPhrases.StartingAt(units, i + 1) is { } place
            && units[place.Last + 1].Cue >= CueStrength.Speech
            && !units[place.Last + 1].Has(WordClass.CueParticiple)
            && Cues.At(units, place.Last + 1) >= CueStrength.Speech
                ? place.Last : -1;
    }
}
