namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds paraphrases, which have no quotation marks; only where a reporting verb and its subject are clear.
/// </summary>
internal static class ReportedSpeech
{
    // The longest phrase, in units, that says where and when something was said.
    private const int LongestPlace = 14;

    public static IReadOnlyList<(Phrase Clause, Attribution Attribution)> Find(Units units)
    {
        List<(Phrase Clause, Attribution Attribution)> found = [];
        // The next unit that may be a reporting verb, or the stop before it. Without one, no comma can separate a
        // clause from its speaker.
        var teller = -1;
        for (var i = 0; i < units.Count; i++)
        {
            if (MayTell(units.Step(i)) && AfterVerb(units, i) is { } told)
            {
                found.Add(told);
                i = told.Clause.Last;
            }
            else if (units[i].IsComma && TellsAhead(i) && BeforeVerb(units, i) is { } before)
            {
                found.Add(before);
                i = before.Attribution.Cue!.Value.Last;
            }
            else if (AttributionRules.AccordingTo(units, i) is { } given
                && AccordingToClauses.Beside(units, i, given.Source.Last) is { } clause)
            {
                found.Add((clause, new Attribution(given.Cue, given.Source, "according-to-clause", 0.85)));
                i = Math.Max(i, given.Source.Last);
            }
        }
        return found;

        bool TellsAhead(int comma)
        {
            if (teller <= comma)
            {
                teller = comma + 1;
                while (units.Step(teller).Kind != UnitKind.Stop && !MayTell(units[teller]))
                    teller++;
            }
            return MayTell(units[teller]);
        }
    }

    private static bool MayTell(in Unit unit) => unit.Cue != CueStrength.None || unit.Has(WordClass.CueWithParticle);

    // Doe told the Gazette that the bridge was safe | Doe said the bridge was safe
    private static (Phrase Clause, Attribution Attribution)? AfterVerb(Units units, int i) =>
        Tells(units, i) ? units.Found.Clause(i, FindAfterVerb) : null;

    private static (Phrase Clause, Attribution Attribution)? FindAfterVerb(Units units, int i)
    {
        if (IsNobodys(units, i))
            return null;
        var verb = units[i].Lower;
        var start = i + 1;
        var asks = verb is "asked" or "asks" or "asking" && !IsLink(units, start);
        if (TakesListener(verb) || asks)
        {
            if (NounPhrases.StartingAt(units, start) is not { } listener)
                return null;
            start = listener.Last + 1;
            // "told |the| others to gather"
            if (units[listener.Last].Lower is "the" or "a" or "an")
                return null;
            // "told Doe he was late": the listener's phrase ran on into the clause.
            if (units[start].Kind == UnitKind.Word
                && !IsLink(units, start)
                && !units[start].Has(WordClass.Preposition | WordClass.Weekday | WordClass.Adverb)
                && !ClauseBounds.Opens(units, start))
                return null;
        }
        // "points |out| that"
        if (units[start].Is("out"))
            start++;
        if (ClauseBounds.AfterTimeAndPlace(units, start, verb) is not { } clause)
            return null;
        start = clause;
        var linked = IsLink(units, start) && (units[start].Is("that") || verb is "asked" or "asks" or "asking");
        if (linked)
            start++;
        // "incidents that |occurred|": a relative clause, not a paraphrase.
        if (linked
            && units[start].Kind == UnitKind.Word
            && !units[start].Has(WordClass.Determiner | WordClass.Pronoun)
            && (units[start].Has(WordClass.Verb) || units[start].Lower.EndsWith("ed", StringComparison.Ordinal)))
            return null;
        if (units[start].IsComma)
        {
            start++;
            // "he said, |referring to …|": what he did while speaking, not what he said.
            if (!linked && !ClauseBounds.OpensPlainly(units, start) && !IsAsideOfWhatComes(units, i))
                return null;
        }
        if (!linked
            && !(Cues.IsBare(verb) && ClauseBounds.Opens(units, start))
            && !ClauseBounds.OpensWithPronoun(units, start)
            && !(ClauseBounds.IsDocumentBefore(units, i) && ClauseBounds.OpensPlainly(units, start)))
            return null;
        // "…, says |Jane Doe in Harbor|.": the speaker follows the verb.
        if (!linked
            && units[i - 1].IsComma
            && !units[i].Has(WordClass.CueParticiple)
            && NounPhrases.StartingAt(units, start) is { } speaker
            && ClauseBounds.EndsWithPlace(units, speaker.Last))
            return null;
        if (Subjects.Of(units, i, CueStrength.Speech) is not { } source || IsAuthor(units, source))
            return null;
        // "what it says appears to be …": the clause is the subject of another verb, not a paraphrase.
        if (units[source.First - 1].Is("what"))
            return null;
        var (end, teller) = ClauseBounds.End(units, start);
        // "He said it was safe, Doe wrote": "he" may be Doe.
        if (units[source.First].Has(WordClass.Pronoun))
            teller = null;
        return ClauseBounds.WithoutMarks(units, start, end) is { } told
            ? (told, new Attribution(new Phrase(i, i), source, linked ? "verb-that-clause" : "verb-clause",
                linked ? 0.85 : 0.75, teller))
            : null;
    }

    // "If it rains, Doe said, |the bridge will close|": the clause before only opens the paraphrase.
    private static bool IsAsideOfWhatComes(Units units, int verb)
    {
        var start = verb;
        while (start > 0 && verb - start < Subjects.LongestSentence && units.Step(start - 1).Kind != UnitKind.Stop)
            start--;
        if (units[start].Lower is "but" or "and" or "so" or "rather")
            start++;
        return units[start].Has(WordClass.Conjunction | WordClass.Preposition)
            && NounPhrases.EndingAt(units, verb - 1, start) is { } teller
            && units[teller.First - 1].IsComma;
    }

    // "a poll shows that": what a document shows counts as what it says.
    private static bool Tells(Units units, int i) =>
        Cues.At(units, i) is var strength
        && (strength == CueStrength.Indirect
            || (strength == CueStrength.Loose
                && units[i].Lower is "shows" or "showed" or "show"
                && ClauseBounds.IsDocumentBefore(units, i)));

    private static bool TakesListener(string verb) =>
        verb is "told" or "tells" or "telling" or "tell" or "informed" or "assured" or "reminded";

    private static bool IsLink(Units units, int i) => units[i].Lower is "that" or "if" or "whether";

    // Nobody in the sentence says it: "it takes time for politicians |to explain| that", "There is nothing in it |to
    // suggest| that"
    private static bool IsNobodys(Units units, int verb)
    {
        // "when asked whether": the person asked has not said anything yet.
        if (units[verb].Is("asked") && units[verb - 1].Has(WordClass.Conjunction))
            return true;
        if (!units[verb - 1].Is("to"))
            return false;
        if (NounPhrases.EndingAt(units, verb - 2, Math.Max(0, verb - 8)) is { } who && units[who.First - 1].Is("for"))
            return true;
        var start = verb - 1;
        while (start > 0 && verb - start < Subjects.LongestSentence && units.Step(start - 1).Kind != UnitKind.Stop)
            start--;
        return units[start].Is("there");
    }

    // The bridge was safe, Doe said.
    private static (Phrase Clause, Attribution Attribution)? BeforeVerb(Units units, int comma)
    {
        if (ClauseBounds.Teller(units, comma) is not { } told)
            return null;
        var (source, verb) = told;
        if (units[verb].Has(WordClass.CueParticiple)
            || IsAuthor(units, source)
            || !CanSpeak.Under(units, source, CueStrength.Loose))
            return null;
        // At most the listener, a day and a place may follow: the verb has no other object.
        var behind = Math.Max(verb, source.Last);
        if (TakesListener(units[verb].Lower) && source.Last < verb)
        {
            if (NounPhrases.StartingAt(units, verb + 1) is not { } listener)
                return null;
            behind = listener.Last;
        }
        // ", explained Doe |and two sailors|"
        while (source.First > verb
            && units.Step(behind + 1).Is("and")
            && NounPhrases.StartingAt(units, behind + 2) is { } another)
            behind = another.Last;
        var end = behind + 1;
        while (end < behind + LongestPlace
            && units.Step(end).Kind is UnitKind.Word or UnitKind.Number or UnitKind.Name
            && (!units[end].Is("that")
                || (units[end - 1].Has(WordClass.Document) && units[end + 1].Has(WordClass.Verb))))
            end++;
        if (units[end].Kind != UnitKind.Stop && !(units[end].IsComma && units[end + 1].Kind != UnitKind.Quote))
            return null;
        if (end > behind + 1
            && !units[behind + 1].Has(WordClass.Preposition | WordClass.Weekday | WordClass.Adverb)
            && units[behind + 1].Lower is not ("late" or "early" or "last"))
            return null;
        var start = comma - 1;
        while (start > 0 && comma - start < 120 && units.Step(start - 1).Kind != UnitKind.Stop)
            start--;
        if (units[start].Lower is "but" or "and" or "so" or "however" or "meanwhile")
            start++;
        if (units[start].IsComma)
            start++;
        start = ClauseBounds.AfterDateline(units, start, comma);
        // In "If it rains, Doe said, the bridge will close" the paraphrase comes after the verb. In "One thing they can
        // do, Doe says, is wait" the first clause is not one either. In "it is late, he said, too late" either half may
        // be his.
        if (units[end].IsComma
            && (units[start].Has(WordClass.Conjunction | WordClass.Preposition)
                || (units[comma - 1].Has(WordClass.Conjunction) && !units[comma - 1].Is("that"))
                || units[end + 1].Has(WordClass.Verb)
                || units[source.First].Has(WordClass.Pronoun)
                || (!units[end + 1].Is("but") && HasMarks(units, end))
                || Cues.At(units, verb) != CueStrength.Indirect))
            return null;
        if (comma - start < 3 || GovernsOther(units, verb))
            return null;
        var finite = false;
        for (var k = start + 1; k < comma; k++)
        {
            if (units.Step(k - 1).Kind == UnitKind.Quote
                || units[k].Kind == UnitKind.Quote
                || AfterVerb(units, k - 1) is not null)
                return null;
            finite |= ClauseBounds.IsFinite(units, k);
        }
        return finite
            ? (new Phrase(start, comma - 1), new Attribution(new Phrase(verb, verb), source, "clause-name-verb", 0.8))
            : null;
    }

    // "…, Doe said, and called it “…”": where the sentence continues with marks it is not clear who says what.
    private static bool HasMarks(Units units, int i)
    {
        var end = i + Subjects.LongestSentence;
        while (i < end && units.Step(i).Kind is not (UnitKind.Stop or UnitKind.Quote))
            i++;
        return units[i].Kind == UnitKind.Quote;
    }

    // "insisted on cuts", "pointed to a wall", "responded by leaving"
    private static bool GovernsOther(Units units, int verb) =>
        units[verb].Lower is var lower && units[verb + 1].Lower is var next
        && ((next == "on" && lower.StartsWith("insist", StringComparison.Ordinal))
            || (next is "to" or "at" && lower.StartsWith("point", StringComparison.Ordinal))
            || (next is "by" or "to" or "with" && lower.StartsWith("respond", StringComparison.Ordinal)));

    private static bool IsAuthor(Units units, Phrase source) =>
        source.First == source.Last && units[source.First].Lower is "i" or "we" or "you";
}
