using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>Rules for a source named after the passage: “…,” said Jane Doe.</summary>
internal static class AttributionsBehind
{
    private const int Reach = AttributionRules.Reach;
    private const int LongestAside = 30;

    // “…,” said Jane Doe, a sniper.
    public static (Phrase, Phrase)? QuoteVerbName(QuoteSite site)
    {
        var units = site.Units;
        var i = AfterQuote(site);
        while (units.Step(i).Kind == UnitKind.Word && units[i].Has(WordClass.Adverb))
            i++;
        var strength = Cues.At(units, i);
        if (strength == CueStrength.None && Pauses(site) && IsAnyVerb(units, i))
            strength = CueStrength.Loose;
        if (strength == CueStrength.None || units[i].Has(WordClass.CueParticiple))
            return null;
        var cue = new Phrase(i, i);
        var next = i + 1;
        while (units.Step(next).Kind == UnitKind.Word && units[next].Has(WordClass.Adverb))
            next++;
        if (NounPhrases.StartingAt(units, next) is not { } source
            || !CanSpeak.Under(units, source, strength))
            return null;
        // "“A,” said B and C": the one nearest the verb. In "“A” said that …" no name follows.
        return (cue, WithClause(units, source));
    }

    // "said a guard |who had worked there|": a clause without a comma is part of the name of the source.
    private static Phrase WithClause(Units units, Phrase source)
    {
        if (!units[source.Last + 1].Is("who") || units[source.Last].Kind != UnitKind.Word)
            return source;
        var i = source.Last + 1;
        while (i < source.Last + 25
            && units.Step(i).Kind is UnitKind.Word or UnitKind.Name or UnitKind.Number
            && units[i].Lower is not ("and" or "but"))
            i++;
        return source with { Last = i - 1 };
    }

    // “We run ads,” smirked Doe. No list holds every such verb: a past tense followed by a name and nothing else is
    // taken as one.
    private static bool IsAnyVerb(Units units, int i) =>
        units[i].Kind == UnitKind.Word
        && units[i].Lower.EndsWith("ed", StringComparison.Ordinal)
        && char.IsLower(units.Text[units[i].Span.Start])
        && units[i + 1].Kind == UnitKind.Name
        && !units[i + 1].Possessive
        && (units[i + 2].Kind == UnitKind.Stop || units[i + 2].IsComma);

    // “…,” Jane Doe, who chairs the board, told the Gazette.
    public static (Phrase, Phrase)? QuoteNameVerb(QuoteSite site) =>
        site.Units[site.At + 1].Kind == UnitKind.Stop
            ? null : NameVerb(site.Units, AfterQuote(site), asides: Pauses(site), site.Whole);

    // True for a comma or stop inside or after the marks. Without one the sentence may run on: “declare victory” Iraq,
    // and …
    private static bool Pauses(QuoteSite site)
    {
        var inside = Passage.Inside(site.Units.Text, site.Units[site.At].Span);
        return AfterQuote(site) > site.At + 1
            || (inside.Length > 0 && site.Units.Text[inside.End - 1] is ',' or '.' or '!' or '?' or '…');
    }

    // “….” The Post continues. After a full stop, only a short sentence that says nothing else.
    public static (Phrase, Phrase)? QuoteShortSentence(QuoteSite site) =>
        (site.Whole || Exclaims(site))
        && site.Units[site.At + 1].Kind == UnitKind.Stop
        && NameVerb(site.Units, site.At + 2, asides: true, whole: true) is { } found
        && (EndsSoon(site.Units, found.Item1.Last)
            || (Exclaims(site)
                && site.Units[site.At - 1].Kind is UnitKind.Stop or UnitKind.Quote
                && TellsNothing(site.Units, found.Item1.Last)))
            ? found : null;

    // “Is it safe?” Doe asked as she left. No comma can follow such a mark, so its absence tells nothing.
    private static bool Exclaims(QuoteSite site)
    {
        var inside = Passage.Inside(site.Units.Text, site.Units[site.At].Span);
        return inside.Length > 0 && site.Units.Text[inside.End - 1] is '?' or '!';
    }

    // After the verb only place, time or manner follow, and no clause that could be what was said.
    private static bool TellsNothing(Units units, int verb)
    {
        if (units[verb].Cue < CueStrength.Speech)
            return false;
        var next = AfterListener(units, verb);
        while (units.Step(next).Has(WordClass.Adverb))
            next++;
        if (units[next].IsComma)
            return true;
        if (!units[next].Has(WordClass.Preposition | WordClass.Weekday)
            && units[next].Lower is not ("as" or "when" or "while" or "back"))
            return false;
        for (var i = next; units.Step(i).Kind != UnitKind.Stop && i < next + LongestAside; i++)
        {
            if (units[i].Is("that") || units[i].Is(":") || units[i].Is("whether") || units[i].Kind == UnitKind.Quote)
                return false;
        }
        return true;
    }

    private static (Phrase, Phrase)? NameVerb(Units units, int first, bool asides, bool whole)
    {
        if (units[first].Kind is not (UnitKind.Name or UnitKind.Word or UnitKind.Number))
            return null;
        if (NounPhrases.StartingAt(units, first) is not { } source)
            return null;
        // "Doe and Roe wrote": the one nearest the verb.
        while (units.Step(source.Last + 1).Is("and")
            && NounPhrases.StartingAt(units, source.Last + 2) is { } second)
            source = second;
        var i = source.Last + 1;
        if (units[i].Is("who") && units[source.Last].Kind == UnitKind.Word)
        {
            // "an engineer who worked on the dam |said"
            i = AfterAside(units, i);
            if (i < 0)
                return null;
            if (!units[i - 1].IsComma)
                source = source with { Last = i - 1 };
        }
        else if (units[i].IsComma)
        {
            if (!asides)
                return null;
            i = AfterAside(units, i);
            if (i < 0)
                return null;
        }
        while (units.Step(i).Kind == UnitKind.Word
            && (units[i].Has(WordClass.Auxiliary) || IsHearsay(units, i))
            && !(units[i].Is("quoted") && units[i + 1].Is("as"))
            && Cues.At(units, i) == CueStrength.None)
            i++;
        // "she |used to| tell", "he |liked to| say"
        if (units[i].Lower is "used" or "liked" or "likes" or "loved" or "loves" or "continued" or "begins" or "began"
            && units[i + 1].Is("to")
            && Cues.At(units, i + 2) != CueStrength.None)
            i += 2;
        if (units[i].Lower is "quoted" or "quotes" or "cited")
        {
            // "Doe was quoted as saying" | "the Herald quoted Doe as saying"
            if (Subjects.IsPassive(units, i))
                return (new Phrase(i, i), source);
            if (NounPhrases.StartingAt(units, i + 1) is { } quoted && units[quoted.Last + 1].Is("as"))
                return (new Phrase(i, i), quoted);
        }
        var strength = Cues.At(units, i);
        if (strength == CueStrength.None || units[i].Has(WordClass.CueParticiple))
            return null;
        // "if they “have the will,” they may want it": the clause only continues what someone else says.
        if (strength == CueStrength.Loose && units[source.First].Has(WordClass.Pronoun) && asides && !whole)
            return null;
        // Right after quoted words and a comma, any noun phrase can be the speaker: "the sobbing mother-of-three told
        // the Beacon".
        var anybody = asides
            && strength >= CueStrength.Speech
            && source.Last > source.First
            && units[source.First].Lower is "the" or "a" or "an" or "one" or "another" or "his" or "her" or "their";
        return anybody || CanSpeak.Under(units, source, strength) ? (new Phrase(i, i), source) : null;
    }

    // Skips ", D-Ohio, who chairs the board," up to the verb. The last comma is often missing: ", a reporter at the
    // paper said".
    private static int AfterAside(Units units, int comma)
    {
        if (Cues.At(units, comma + 1) != CueStrength.None && !units[comma + 1].Has(WordClass.CueParticiple))
            return comma + 1;
        var verb = -1;
        for (var i = comma + 1; i < comma + LongestAside && units.Step(i).Kind != UnitKind.Stop; i++)
        {
            // "host of the “Harbor Talk” podcast" contains a title; any other quote ends the description of the
            // speaker.
            if (units[i].Kind == UnitKind.Quote && !units[i - 1].Has(WordClass.Determiner | WordClass.Preposition))
                break;
            if (units.IsPause(i))
            {
                var next = i + 1;
                while (units.Step(next).Has(WordClass.Auxiliary) && units[next].Cue == CueStrength.None)
                    next++;
                if (Cues.At(units, next) != CueStrength.None)
                    return next;
                if (verb >= 0 || units[i + 1].Has(WordClass.Conjunction))
                    return verb;
            }
            if (verb < 0
                && i > comma + 1
                && Cues.At(units, i) >= CueStrength.Speech
                && !units[i].Has(WordClass.CueParticiple))
                verb = i;
        }
        return verb;
    }

    // "is reported |to have| said"
    private static bool IsHearsay(Units units, int i) =>
        units[i].Lower is "reported" or "alleged" or "believed" or "understood" or "rumoured" or "rumored"
        && units[i + 1].Is("to")
        && units[i + 2].Is("have");

    private static bool EndsSoon(Units units, int verb)
    {
        var end = AfterListener(units, verb);
        var words = end;
        while (words < end + 4
            && units.Step(words).Kind is UnitKind.Word or UnitKind.Number
            && !units[words].Is("that")
            && !units[words].Has(WordClass.Pronoun))
            words++;
        return units[words].Kind == UnitKind.Stop;
    }

    private static int AfterListener(Units units, int verb) =>
        units[verb].Lower is "told" or "tells" or "asked" or "asks"
        && NounPhrases.StartingAt(units, verb + 1) is { } listener
            ? listener.Last + 1 : verb + 1;

    // “…,” according to officials.
    public static (Phrase, Phrase)? QuoteAccordingTo(QuoteSite site) =>
        AttributionRules.AccordingTo(site.Units, AfterQuote(site));

    // “…” — Jane Doe, Evening Star
    public static (Phrase, Phrase)? QuoteDashName(QuoteSite site)
    {
        var units = site.Units;
        var i = site.At + 1;
        if (units[i].Kind == UnitKind.Stop && units[i].Span.Length == 0)
            i++;
        if (!units[i].IsDash || units.Count - i > 14)
            return null;
        if (units[i + 1].Is("editorial") && units[i + 2].IsComma && units[i + 3].Kind == UnitKind.Name)
            return (new Phrase(i, i), new Phrase(i + 3, i + 3));
        if (units[i + 1].Kind != UnitKind.Name)
            return null;
        return NounPhrases.StartingAt(units, i + 1) is { } source ? (new Phrase(i, i), source) : null;
    }

    // They have done a “fantastic” job, Doe said, but more is needed.
    public static (Phrase, Phrase)? AsideInSentence(QuoteSite site)
    {
        var units = site.Units;
        for (var i = site.At + 1; i < site.At + Reach && units.Step(i).Kind != UnitKind.Stop; i++)
        {
            if (!units.IsPause(i))
                continue;
            // "…, said Jane Doe."
            if (Cues.At(units, i + 1) >= CueStrength.Speech
                && !units[i + 1].Has(WordClass.CueParticiple)
                && NounPhrases.StartingAt(units, i + 2) is { } inverted
                && CanSpeak.Under(units, inverted, CueStrength.Loose))
                return (new Phrase(i + 1, i + 1), inverted);
            if (NounPhrases.StartingAt(units, i + 1) is not { } source)
                continue;
            var verb = source.Last + 1;
            while (units.Step(verb).Kind == UnitKind.Word
                && units[verb].Has(WordClass.Auxiliary)
                && Cues.At(units, verb) == CueStrength.None)
                verb++;
            var strength = Cues.At(units, verb);
            if (strength >= CueStrength.Speech
                && !units[verb].Has(WordClass.CueParticiple)
                && CanSpeak.Under(units, source, strength)
                && !units[verb + 1].Is("that")
                && !units[verb + 1].Is(":"))
                return (new Phrase(verb, verb), source);
        }
        return null;
    }

    private static int AfterQuote(QuoteSite site)
    {
        var i = site.At + 1;
        // A surplus quotation mark is skipped: “The boat was full,”” said …
        while (site.Units.Step(i).IsComma
            || site.Units[i].IsDash
            || (site.Units[i].Kind == UnitKind.Punctuation
                && (Marks.IsDouble(site.Units[i].Lower[0]) || Marks.IsSingle(site.Units[i].Lower[0]))))
            i++;
        return i;
    }
}
