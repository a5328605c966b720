using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>Finds clauses reported without marks, only where a verb of telling and its subject are plain.</summary>
internal static class ReportedSpeech
{
    public static IEnumerable<(Phrase Clause, Attribution Attribution)> Find(Units units)
    {
        for (var i = 0; i < units.Count; i++)
        {
            if (AfterVerb(units, i) is { } told)
            {
                yield return told;
                i = told.Clause.Last;
            }
            else if (AttributionRules.AccordingTo(units, i) is { } given && BesideAccordingTo(units, i, given.Source.Last) is { } clause)
            {
                yield return (clause, new Attribution(given.Cue, given.Source, "according-to-clause", 0.85));
                i = Math.Max(i, given.Source.Last);
            }
        }
    }

    // Doe told the Gazette that the bridge was safe | Doe said the bridge was safe
    private static (Phrase Clause, Attribution Attribution)? AfterVerb(Units units, int i)
    {
        if (AttributionRules.CueAt(units, i) != CueStrength.Indirect) return null;
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
        if (units[start].Has(WordClass.Preposition) || units[start].Lower is "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday")
        {
            var that = start;
            while (that < start + 8 && units[that].Kind is UnitKind.Word or UnitKind.Name or UnitKind.Number && !units[that].Is("that")) that++;
            if (!units[that].Is("that")) return null;
            start = that;
        }
        var hasThat = units[start].Is("that");
        if (hasThat) start++;
        if (units[start].IsComma) start++;
        var plain = verb is "said" or "says" or "say" or "saying" or "told" or "tells" or "telling" or "claimed" or "claims" or "claiming" or "insisted" or "added" or "argued" or "believes";
        if (!hasThat && !(plain && Opens(units, start))) return null;
        if (AttributionRules.Subject(units, i, CueStrength.Speech) is not { } source || IsAuthor(units, source)) return null;
        var end = End(units, start);
        if (end < start + 2) return null;
        for (var k = start; k <= end; k++)
        {
            if (units[k].Kind == UnitKind.Quote) return null;
        }
        return (new Phrase(start, end), new Attribution(new Phrase(i, i), source, hasThat ? "verb-that-clause" : "verb-clause", hasThat ? 0.85 : 0.75));
    }

    private static bool Opens(Units units, int i) =>
        units[i].Kind == UnitKind.Name
        || (units[i].Kind == UnitKind.Word && (units[i].Has(WordClass.Pronoun) || units[i].Has(WordClass.Determiner) || (units[i].Lower.EndsWith('s') && units[i + 1].Kind == UnitKind.Word && units[i + 1].Has(WordClass.Verb)))
            && !(units[i].Lower is "this" or "one" or "it" && units[i + 1].Kind == UnitKind.Stop));

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

    private static int End(Units units, int start)
    {
        var i = start;
        for (; i < units.Count && units[i].Kind != UnitKind.Stop; i++)
        {
            if (units[i].Is(";")) break;
            // ", but …", ", which he says …", ", adding that …": another clause; ", which is part of it," is not.
            if (units[i].IsComma && (units[i + 1].Lower is "but" or "according" || units[i + 1].Has(WordClass.CueParticiple) || (units[i + 1].Is("which") && Tells(units, i + 2)))) break;
        }
        return i - 1;
    }

    private static bool Tells(Units units, int i)
    {
        for (var k = i; k < i + 5 && units[k].Kind is UnitKind.Word or UnitKind.Name; k++)
        {
            if (AttributionRules.CueAt(units, k) >= CueStrength.Speech) return true;
        }
        return false;
    }

    private static bool IsAuthor(Units units, Phrase source) => source.First == source.Last && units[source.First].Lower is "i" or "we" or "you";
}
