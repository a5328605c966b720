using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>Finds clauses reported without marks, only where a verb of telling and its subject are plain.</summary>
internal static class ReportedSpeech
{
    public static IReadOnlyList<(Phrase Clause, Attribution Attribution)> Find(Units units)
    {
        List<(Phrase Clause, Attribution Attribution)> found = [];
        // The next unit that may tell, or the stop before it: without one no comma parts a clause from its teller.
        var teller = -1;
        for (var i = 0; i < units.Count; i++)
        {
            if (MayTell(units[i]) && AfterVerb(units, i) is { } told)
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
                && BesideAccordingTo(units, i, given.Source.Last) is { } clause)
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
                while (units[teller].Kind != UnitKind.Stop && !MayTell(units[teller])) teller++;
            }
            return MayTell(units[teller]);
        }
    }

    private static bool MayTell(in Unit unit) => unit.Cue != CueStrength.None || unit.Has(WordClass.CueWithParticle);

    // Doe told the Gazette that the bridge was safe | Doe said the bridge was safe
    private static (Phrase Clause, Attribution Attribution)? AfterVerb(Units units, int i)
    {
        if (Cues.At(units, i) != CueStrength.Indirect) return null;
        var verb = units[i].Lower;
        var start = i + 1;
        if (verb is "told" or "tells" or "telling" or "tell" or "informed" or "assured" or "reminded")
        {
            if (NounPhrases.StartingAt(units, start) is not { } listener) return null;
            start = listener.Last + 1;
            // The listener ran on into the clause: "told Doe he was late".
            if (units[start].Kind == UnitKind.Word && !units[start].Is("that") && !Opens(units, start)) return null;
        }
        while (units[start].Kind == UnitKind.Word && units[start].Has(WordClass.Adverb)) start++;
        // said in a statement that …
        if (units[start].Has(WordClass.Preposition | WordClass.Weekday))
        {
            var that = start;
            while (that < start + 8
                && units[that].Kind is UnitKind.Word or UnitKind.Name or UnitKind.Number
                && !units[that].Is("that"))
                that++;
            if (!units[that].Is("that")) return null;
            start = that;
        }
        var hasThat = units[start].Is("that");
        if (hasThat) start++;
        // "incidents that |occurred|": a relative clause, nothing that is told.
        if (hasThat
            && units[start].Kind == UnitKind.Word
            && !units[start].Has(WordClass.Determiner | WordClass.Pronoun)
            && (units[start].Has(WordClass.Verb) || units[start].Lower.EndsWith("ed", StringComparison.Ordinal)))
            return null;
        if (units[start].IsComma) start++;
        if (!hasThat && !(Cues.IsBare(verb) && Opens(units, start))) return null;
        // "…, says |Jane Doe in Harbor|.": the speaker, behind the verb.
        if (!hasThat
            && units[i - 1].IsComma
            && !units[i].Has(WordClass.CueParticiple)
            && NounPhrases.StartingAt(units, start) is { } speaker
            && EndsWithPlace(units, speaker.Last))
            return null;
        if (Subjects.Of(units, i, CueStrength.Speech) is not { } source || IsAuthor(units, source)) return null;
        // "what it says appears to be …": the clause is the subject, nothing is told.
        if (units[source.First - 1].Is("what")) return null;
        var end = End(units, start);
        if (end < start + 2) return null;
        for (var k = start; k <= end; k++)
        {
            if (units[k].Kind == UnitKind.Quote) return null;
        }
        return (new Phrase(start, end),
            new Attribution(new Phrase(i, i), source, hasThat ? "verb-that-clause" : "verb-clause",
                hasThat ? 0.85 : 0.75));
    }

    // The bridge was safe, Doe said.
    private static (Phrase Clause, Attribution Attribution)? BeforeVerb(Units units, int comma)
    {
        if (Teller(units, comma) is not { } told) return null;
        var (source, verb) = told;
        if (units[verb].Has(WordClass.CueParticiple)
            || IsAuthor(units, source)
            || !Voices.CanSpeak(units, source, CueStrength.Loose))
            return null;
        // Behind them at most a day and a place: the verb governs nothing else.
        var behind = Math.Max(verb, source.Last);
        var end = behind + 1;
        while (end < behind + 8
            && units[end].Kind is UnitKind.Word or UnitKind.Number or UnitKind.Name
            && !units[end].Is("that"))
            end++;
        if (units[end].Kind != UnitKind.Stop
            && !(units[end].IsComma && (units[end + 1].Is("citing") || source.First > verb)))
            return null;
        if (end > behind + 1 && !(units[behind + 1].Has(WordClass.Preposition | WordClass.Weekday | WordClass.Adverb)))
            return null;
        var start = comma - 1;
        while (start > 0 && comma - start < 120 && units[start - 1].Kind != UnitKind.Stop) start--;
        if (units[start].Lower is "but" or "and" or "so" or "however" or "meanwhile") start++;
        if (units[start].IsComma) start++;
        start = AfterDateline(units, start, comma);
        if (comma - start < 3) return null;
        var finite = false;
        for (var k = start; k < comma; k++)
        {
            if (units[k].Kind == UnitKind.Quote || Cues.At(units, k) >= CueStrength.Speech) return null;
            finite |= units[k].Has(WordClass.Verb)
                || (units[k].Kind == UnitKind.Word && units[k].Lower.EndsWith("ed", StringComparison.Ordinal));
        }
        return finite
            ? (new Phrase(start, comma - 1), new Attribution(new Phrase(verb, verb), source, "clause-name-verb", 0.8))
            : null;
    }

    // "HARBOR BEACH, Fla. — |The bodies"
    private static int AfterDateline(Units units, int start, int end)
    {
        for (var i = start; i < Math.Min(end, start + 10); i++)
        {
            if (!units[i].IsDash) continue;
            var town = units.Text.AsSpan(units[start].Span.Start, 3);
            return town.ContainsAnyInRange('a', 'z') ? start : i + 1;
        }
        return start;
    }

    private static bool Opens(Units units, int i) =>
        units[i].Kind == UnitKind.Name || BeginsClause(units, i)
        || (units[i].Kind == UnitKind.Word
            && (units[i].Has(WordClass.Pronoun)
                || units[i].Has(WordClass.Determiner)
                || (units[i].Lower.EndsWith('s')
                    && units[i + 1].Kind == UnitKind.Word
                    && units[i + 1].Has(WordClass.Verb)))
            && !(units[i].Lower is "this" or "one" or "it" && units[i + 1].Kind == UnitKind.Stop));

    // ", Doe said" | ", said Jane Doe, head of the agency"
    private static (Phrase Source, int Verb)? Teller(Units units, int comma)
    {
        if (Tells(comma + 1)
            && NounPhrases.StartingAt(units, comma + 2) is { } behind
            && units[behind.Last + 1].Kind is UnitKind.Punctuation or UnitKind.Stop or UnitKind.Word)
            return (behind, comma + 1);
        if (NounPhrases.StartingAt(units, comma + 1) is not { } source) return null;
        var verb = source.Last + 1;
        while (units[verb].Has(WordClass.Auxiliary) && Cues.At(units, verb) == CueStrength.None) verb++;
        return Tells(verb) ? (source, verb) : null;

        bool Tells(int i) => Cues.At(units, i) == CueStrength.Indirect || units[i].Is("warned");
    }

    // "said |eleven patients had| been moved": a plain verb within the next words.
    private static bool BeginsClause(Units units, int i)
    {
        if (units[i].Kind is not (UnitKind.Word or UnitKind.Number)
            || units[i].Has(WordClass.Preposition | WordClass.Conjunction | WordClass.Verb | WordClass.Adverb
                | WordClass.Auxiliary))
            return false;
        for (var k = i + 1; k < i + 7 && units[k].Kind is UnitKind.Word or UnitKind.Number or UnitKind.Name; k++)
        {
            if (units[k].Has(WordClass.Verb)) return true;
        }
        return false;
    }

    // According to Doe, the bridge was safe. | The bridge was safe, according to Doe.
    private static Phrase? BesideAccordingTo(Units units, int cue, int sourceEnd)
    {
        var start = cue;
        while (start > 0 && units[start - 1].Kind != UnitKind.Stop) start--;
        Phrase clause;
        if (cue - start <= 1)
        {
            if (!units[sourceEnd + 1].IsComma) return null;
            clause = new Phrase(sourceEnd + 2, End(units, sourceEnd + 2));
        }
        else
        {
            var last = units[cue - 1].IsComma ? cue - 2 : cue - 1;
            if (units[start].Kind == UnitKind.Word && units[start].Lower is "but" or "and" or "so") start++;
            clause = new Phrase(start, last);
        }
        if (clause.Last < clause.First + 2) return null;
        for (var k = clause.First; k <= clause.Last; k++)
        {
            if (units[k].Kind == UnitKind.Quote) return null;
        }
        return clause;
    }

    // "Jane Doe |in Harbor|.": nothing but a place or a day up to the stop.
    private static bool EndsWithPlace(Units units, int last)
    {
        for (var i = last + 1; i <= last + 4; i++)
        {
            if (units[i].Kind == UnitKind.Stop) return true;
            var free = units[i].Kind == UnitKind.Name
                || units[i].Has(WordClass.Preposition | WordClass.Weekday | WordClass.Determiner)
                || (units[i].Kind == UnitKind.Word && char.IsUpper(units.Text[units[i].Span.Start]));
            if (!free) return false;
        }
        return false;
    }

    private static int End(Units units, int start)
    {
        var i = start;
        for (; i < units.Count && units[i].Kind != UnitKind.Stop; i++)
        {
            if (units[i].Is(";")) break;
            // ", but …", ", which he says …", ", adding that …": another clause; ", which is part of it," is not.
            if (units[i].IsComma
                && (units[i + 1].Lower is "but" or "according"
                    || units[i + 1].Has(WordClass.CueParticiple)
                    || (units[i + 1].Is("which") && Tells(units, i + 2))))
                break;
        }
        return i - 1;
    }

    private static bool Tells(Units units, int i)
    {
        for (var k = i; k < i + 5 && units[k].Kind is UnitKind.Word or UnitKind.Name; k++)
        {
            if (Cues.At(units, k) >= CueStrength.Speech) return true;
        }
        return false;
    }

    private static bool IsAuthor(Units units, Phrase source) =>
        source.First == source.Last && units[source.First].Lower is "i" or "we" or "you";
}
