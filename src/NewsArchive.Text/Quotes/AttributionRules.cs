using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>Who is said to say it: units of the cue and of the source.</summary>
/// <param name="Teller">Who tells what the source said: "|Doe| claimed that Roe had called it “…”".</param>
internal sealed record Attribution(
    Phrase? Cue, Phrase? Source, string Rule, double Confidence, Phrase? Teller = null);

/// <param name="At">Index of the passage's unit.</param>
/// <param name="Whole">The passage begins like a sentence: speech rather than a part of one.</param>
internal readonly record struct QuoteSite(Units Units, int At, bool Whole);

internal sealed record AttributionRule(
    string Name,
    double Confidence,
    Func<QuoteSite, (Phrase Cue, Phrase Source)?> Find);

/// <summary>The ways in which a sentence gives a passage to a source, from the most to the least certain.</summary>
internal static class AttributionRules
{
    private const int Reach = 60;
    private const int NearVerb = 6;
    private const double FarDoubt = 0.07;

    public static readonly IReadOnlyList<AttributionRule> All =
    [
        new("quote-verb-name", 0.95, QuoteVerbName),
        new("quote-name-verb", 0.95, QuoteNameVerb),
        new("quote-according-to", 0.95, QuoteAccordingTo),
        new("quote-dash-name", 0.9, QuoteDashName),
        new("aside-before-quote", 0.85, AsideBeforeQuote),
        new("name-verb-quote", 0.85, NameVerbQuote),
        new("quote-short-sentence", 0.85, QuoteShortSentence),
        new("according-to-quote", 0.9, AccordingToQuote),
        new("aside-in-sentence", 0.85, AsideInSentence),
        new("verb-earlier-in-sentence", 0.8, VerbEarlier),
        new("name-colon-quote", 0.75, NameColonQuote),
        new("possessor-noun-quote", 0.7, PossessorNounQuote),
    ];

    public static Attribution? Apply(QuoteSite site)
    {
        foreach (var rule in All)
        {
            if (rule.Find(site) is not { } found) continue;
            // A verb some words before its quote governs it less surely than one right beside it.
            var far = found.Cue.Last < site.At - NearVerb ? FarDoubt : 0;
            var attribution = new Attribution(found.Cue, found.Source, rule.Name, rule.Confidence - far);
            return rule.Name is "name-verb-quote" or "verb-earlier-in-sentence" ? Embedded(site, attribution) : attribution;
        }
        return null;
    }

    /// <summary>
    /// Who speaks by a verb of telling before the passage, whatever else its sentence says of a source.
    /// </summary>
    public static Attribution? BeforeVerb(QuoteSite site) => (NameVerbQuote(site) ?? VerbEarlier(site)) is { } found
        ? new Attribution(found.Item1, found.Item2, "name-verb-quote-outlet", 0.85) : null;

    // "Doe claimed that Roe had called it “…”": Roe's words as Doe tells them. But where the nearer verb is far, or denied,
    // the words are Doe's: "Doe said the council would not agree to a “clean” bill".
    private static Attribution Embedded(QuoteSite site, Attribution inner)
    {
        var units = site.Units;
        if (inner is not { Cue: { } cue, Source: { } source } || source.First > cue.First) return inner;
        var verb = source.First - 1;
        if (units[verb].Is("that")) verb--;
        if (verb < 0
            || Cues.At(units, verb) != CueStrength.Indirect
            || Subjects.Of(units, verb, CueStrength.Speech) is not { } teller
            || teller.Last >= verb)
            return inner;
        var told = !IsDenied(units, source.Last + 1, cue.First)
            && site.At - cue.Last <= (Cues.At(units, cue.Last) >= CueStrength.Speech ? 2 * NearVerb : NearVerb);
        return told
            ? inner with { Teller = teller }
            : new Attribution(new Phrase(verb, verb), teller, inner.Rule, inner.Confidence - FarDoubt);
    }

    private static bool IsDenied(Units units, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (units[i].Lower is "not" or "never" || units[i].Lower.EndsWith("n't", StringComparison.Ordinal)) return true;
        }
        return false;
    }

    // “…,” said Jane Doe, a sniper.
    private static (Phrase, Phrase)? QuoteVerbName(QuoteSite site)
    {
        var units = site.Units;
        var i = AfterQuote(site);
        while (units[i].Kind == UnitKind.Word && units[i].Has(WordClass.Adverb)) i++;
        var strength = Cues.At(units, i);
        if (strength == CueStrength.None && Pauses(site) && IsAnyVerb(units, i)) strength = CueStrength.Loose;
        if (strength == CueStrength.None || units[i].Has(WordClass.CueParticiple)) return null;
        var cue = new Phrase(i, i);
        var next = i + 1;
        while (units[next].Kind == UnitKind.Word && units[next].Has(WordClass.Adverb)) next++;
        if (NounPhrases.StartingAt(units, next) is not { } source
            || !NounPhrases.CanSpeak(units, source, strength))
            return null;
        // "“A,” said B and C": nearest; "“A” said that …" is no name.
        return (cue, WithClause(units, source));
    }

    // "said a guard |who had worked there|": without a comma it tells which one.
    private static Phrase WithClause(Units units, Phrase source)
    {
        if (!units[source.Last + 1].Is("who") || units[source.Last].Kind != UnitKind.Word) return source;
        var i = source.Last + 1;
        while (i < source.Last + 25
            && units[i].Kind is UnitKind.Word or UnitKind.Name or UnitKind.Number
            && units[i].Lower is not ("and" or "but"))
            i++;
        return source with { Last = i - 1 };
    }

    // “We run ads,” smirked Doe. No list holds every verb; a past tense with a name and nothing more behind it is one.
    private static bool IsAnyVerb(Units units, int i) =>
        units[i].Kind == UnitKind.Word
        && units[i].Lower.EndsWith("ed", StringComparison.Ordinal)
        && char.IsLower(units.Text[units[i].Span.Start])
        && units[i + 1].Kind == UnitKind.Name
        && !units[i + 1].Possessive
        && (units[i + 2].Kind == UnitKind.Stop || units[i + 2].IsComma);

    // “…,” Jane Doe, who chairs the board, told the Gazette.
    private static (Phrase, Phrase)? QuoteNameVerb(QuoteSite site) =>
        site.Units[site.At + 1].Kind == UnitKind.Stop
            ? null : NameVerb(site.Units, AfterQuote(site), asides: Pauses(site));

    // A comma or stop inside or behind the marks; without one “…” may go straight on: “declare victory” Iraq, and …
    private static bool Pauses(QuoteSite site)
    {
        var inside = Passage.Inside(site.Units.Text, site.Units[site.At].Span);
        return AfterQuote(site) > site.At + 1
            || (inside.Length > 0 && site.Units.Text[inside.End - 1] is ',' or '.' or '!' or '?' or '…');
    }

    // “….” The Post continues. After a full stop only a short sentence that has nothing else to say.
    private static (Phrase, Phrase)? QuoteShortSentence(QuoteSite site) =>
        site.Whole
        && site.Units[site.At + 1].Kind == UnitKind.Stop
        && NameVerb(site.Units, site.At + 2, asides: true) is { } found
        && EndsSoon(site.Units, found.Item1.Last)
            ? found : null;

    private static (Phrase, Phrase)? NameVerb(Units units, int first, bool asides)
    {
        if (units[first].Kind is not (UnitKind.Name or UnitKind.Word or UnitKind.Number)) return null;
        if (NounPhrases.StartingAt(units, first) is not { } source) return null;
        // "Doe and Roe wrote": the one nearest the cue.
        while (units[source.Last + 1].Is("and")
            && NounPhrases.StartingAt(units, source.Last + 2) is { } second)
            source = second;
        var i = source.Last + 1;
        if (units[i].Is("who") && units[source.Last].Kind == UnitKind.Word)
        {
            // "an engineer who worked on the dam |said"
            i = AfterAside(units, i);
            if (i < 0) return null;
            if (!units[i - 1].IsComma) source = source with { Last = i - 1 };
        }
        else if (units[i].IsComma)
        {
            if (!asides) return null;
            i = AfterAside(units, i);
            if (i < 0) return null;
        }
        while (units[i].Kind == UnitKind.Word
            && (units[i].Has(WordClass.Auxiliary) || IsHearsay(units, i))
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
            if (Subjects.IsPassive(units, i)) return (new Phrase(i, i), source);
            if (NounPhrases.StartingAt(units, i + 1) is { } quoted && units[quoted.Last + 1].Is("as"))
                return (new Phrase(i, i), quoted);
        }
        var strength = Cues.At(units, i);
        if (strength == CueStrength.None || units[i].Has(WordClass.CueParticiple)) return null;
        // Right behind speech and its comma anybody can speak: "the sobbing mother-of-three told the Beacon".
        var anybody = asides
            && strength >= CueStrength.Speech
            && source.Last > source.First
            && units[source.First].Lower is "the" or "a" or "an" or "one" or "another" or "his" or "her" or "their";
        return anybody || NounPhrases.CanSpeak(units, source, strength) ? (new Phrase(i, i), source) : null;
    }

    // Over ", who …," to the verb; the second comma is often forgotten: ", a reporter at the paper said".
    private static int AfterAside(Units units, int comma)
    {
        if (Cues.At(units, comma + 1) != CueStrength.None && !units[comma + 1].Has(WordClass.CueParticiple))
            return comma + 1;
        var verb = -1;
        for (var i = comma + 1; i < comma + 25 && units[i].Kind is not (UnitKind.Stop or UnitKind.Quote); i++)
        {
            if (units[i].IsComma) return Cues.At(units, i + 1) != CueStrength.None || verb < 0 ? i + 1 : verb;
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
        var end = verb + 1;
        if (units[verb].Lower is "told" or "tells" && NounPhrases.StartingAt(units, end) is { } listener)
            end = listener.Last + 1;
        var words = end;
        while (words < end + 4
            && units[words].Kind is UnitKind.Word or UnitKind.Number
            && !units[words].Is("that")
            && !units[words].Has(WordClass.Pronoun))
            words++;
        return units[words].Kind == UnitKind.Stop;
    }

    // “…,” according to officials.
    private static (Phrase, Phrase)? QuoteAccordingTo(QuoteSite site) => AccordingTo(site.Units, AfterQuote(site));

    /// <summary>"according to X", "per X", "in the words of X" at this unit.</summary>
    public static (Phrase Cue, Phrase Source)? AccordingTo(Units units, int i)
    {
        var cue = units[i].Is("according") && units[i + 1].Is("to") ? new Phrase(i, i + 1)
            : IsPer(units, i) ? new Phrase(i, i)
            : units[i].Is("in") && units[i + 1].Is("the") && units[i + 2].Is("words") && units[i + 3].Is("of")
                ? new Phrase(i, i + 3)
            : default;
        if (cue == default) return null;
        return NounPhrases.StartingAt(units, cue.Last + 1) is { } source ? (cue, source) : null;
    }

    // "per the Gazette", but not "per cent".
    private static bool IsPer(Units units, int i) =>
        units[i].Is("per")
        && units[i + 1].Kind is UnitKind.Name or UnitKind.Word
        && units[i + 1].Lower is not ("cent" or "capita" or "day" or "year" or "month" or "week" or "hour" or "person"
            or "se");

    // “…” — Jane Doe, Evening Star
    private static (Phrase, Phrase)? QuoteDashName(QuoteSite site)
    {
        var units = site.Units;
        var i = site.At + 1;
        if (units[i].Kind == UnitKind.Stop && units[i].Span.Length == 0) i++;
        if (!units[i].IsDash || units.Count - i > 14) return null;
        if (units[i + 1].Is("editorial") && units[i + 2].IsComma && units[i + 3].Kind == UnitKind.Name)
            return (new Phrase(i, i), new Phrase(i + 3, i + 3));
        if (units[i + 1].Kind != UnitKind.Name) return null;
        return NounPhrases.StartingAt(units, i + 1) is { } source ? (new Phrase(i, i), source) : null;
    }

    // The bridge, said Jane Doe, has to become “something else”.
    private static (Phrase, Phrase)? AsideBeforeQuote(QuoteSite site)
    {
        var units = site.Units;
        for (var i = site.At - 1; i > site.At - Reach && units[i].Kind is not (UnitKind.Stop or UnitKind.Quote); i--)
        {
            if (Cues.At(units, i) < CueStrength.Speech) continue;
            return units[i - 1].IsComma
                && IsFirstComma(units, i - 1)
                && units[i - 2].Kind is UnitKind.Word or UnitKind.Name
                && !units[i].Has(WordClass.CueParticiple)
                && NounPhrases.StartingAt(units, i + 1) is { } source
                && units[source.Last + 1].IsComma
                && source.Last + 2 < site.At
                && NounPhrases.CanSpeak(units, source, CueStrength.Loose)
                    ? (new Phrase(i, i), source) : null;
        }
        return null;
    }

    // "Roe, D-Maine, asked Doe, of all people, “…”": behind a second comma it is the subject's own verb.
    private static bool IsFirstComma(Units units, int comma)
    {
        for (var i = comma - 1; i > comma - Reach && units[i].Kind is not (UnitKind.Stop or UnitKind.Quote); i--)
        {
            if (units[i].IsComma) return false;
        }
        return true;
    }

    // Jane Doe told the Gazette that “…” | Doe said: “…” | She asked, “…”
    private static (Phrase, Phrase)? NameVerbQuote(QuoteSite site)
    {
        var units = site.Units;
        (Phrase, Phrase)? subordinate = null;
        for (var i = site.At - 1; i > site.At - 14; i--)
        {
            var unit = units[i];
            if (unit.Kind is UnitKind.Stop or UnitKind.Quote) break;
            // "The Herald quotes one of them at length: “…”": who is quoted speaks, the Herald is the way.
            if (unit.Kind == UnitKind.Word
                && unit.Lower is "quotes" or "quoted" or "quoting"
                && !Subjects.IsPassive(units, i)
                && NounPhrases.StartingAt(units, i + 1) is { } quoted
                && quoted.Last < site.At
                && NounPhrases.CanSpeak(units, quoted, CueStrength.Loose))
                return (new Phrase(i, i), quoted);
            // "Doe was quoted by the Herald as saying “…”"
            if (unit.Kind == UnitKind.Word
                && unit.Lower == "quoted"
                && Subjects.IsPassive(units, i)
                && Subjects.OfPassive(units, i) is { } reported)
                return (new Phrase(i, i), reported);
            // "I was told by a clerk, “…”"
            if (unit.Is("by")
                && !units[i - 1].Is("quoted")
                && units[i - 1].Cue >= CueStrength.Speech
                && Subjects.IsPassive(units, i - 1)
                && NounPhrases.StartingAt(units, i + 1) is { } agent
                && agent.Last < site.At
                && NounPhrases.CanSpeak(units, agent, CueStrength.Speech))
                return (new Phrase(i - 1, i - 1), agent);
            var strength = Cues.At(units, i);
            if (strength == CueStrength.None) continue;
            if (strength == CueStrength.Loose && site.At - i > 8) continue;
            if (Subjects.Of(units, i, strength) is not { } source) continue;
            var outside = GoesOnAsClause(site, source.First - 1);
            if (!outside && (site.At - i <= 2 || !IsSubordinate(units, source.First - 1)))
                return (new Phrase(i, i), source);
            subordinate ??= (new Phrase(i, i), source);
        }
        return subordinate;
    }

    // "a letter in which he complained of it was “private”": who complained is not who is being quoted.
    private static bool IsSubordinate(Units units, int before) =>
        units[before].Kind == UnitKind.Word
        && units[before].Lower is "which" or "whom" or "where" or "when" or "because" or "if" or "while"
            or "although" or "though" or "since";

    // "the code that he has proposed |“would give …”": a verb in the marks has its subject before the relative clause.
    private static bool GoesOnAsClause(QuoteSite site, int before)
    {
        if (!(site.Units[before].Is("that") || site.Units[before].Is("which"))) return false;
        var inside = Passage.Inside(site.Units.Text, site.Units[site.At].Span).Slice(site.Units.Text);
        var space = inside.IndexOf(' ');
        return space > 0 && Lexicon.Look(inside.AsSpan(0, space)).Info.Class.HasFlag(WordClass.Verb);
    }

    // According to the report, … “…”
    private static (Phrase, Phrase)? AccordingToQuote(QuoteSite site)
    {
        var units = site.Units;
        for (var i = site.At - 1; i > site.At - Reach && units[i].Kind != UnitKind.Stop; i--)
        {
            if (AccordingTo(units, i) is { } found && found.Source.Last < site.At) return found;
        }
        for (var i = site.At + 1; i < site.At + Reach && units[i].Kind != UnitKind.Stop; i++)
        {
            if (AccordingTo(units, i) is { } found) return found;
        }
        return null;
    }

    // They have done a “fantastic” job, Doe said, but more is needed.
    private static (Phrase, Phrase)? AsideInSentence(QuoteSite site)
    {
        var units = site.Units;
        for (var i = site.At + 1; i < site.At + Reach && units[i].Kind != UnitKind.Stop; i++)
        {
            if (!units[i].IsComma) continue;
            // "…, said Jane Doe."
            if (Cues.At(units, i + 1) >= CueStrength.Speech
                && !units[i + 1].Has(WordClass.CueParticiple)
                && NounPhrases.StartingAt(units, i + 2) is { } inverted
                && NounPhrases.CanSpeak(units, inverted, CueStrength.Loose))
                return (new Phrase(i + 1, i + 1), inverted);
            if (NounPhrases.StartingAt(units, i + 1) is not { } source) continue;
            var verb = source.Last + 1;
            while (units[verb].Kind == UnitKind.Word
                && units[verb].Has(WordClass.Auxiliary)
                && Cues.At(units, verb) == CueStrength.None)
                verb++;
            var strength = Cues.At(units, verb);
            if (strength >= CueStrength.Speech
                && !units[verb].Has(WordClass.CueParticiple)
                && NounPhrases.CanSpeak(units, source, strength)
                && !units[verb + 1].Is("that")
                && !units[verb + 1].Is(":"))
                return (new Phrase(verb, verb), source);
        }
        return null;
    }

    // Doe said he “passed a set” and “saw that …”: the verb governs what follows in its sentence.
    private static (Phrase, Phrase)? VerbEarlier(QuoteSite site)
    {
        var units = site.Units;
        (Phrase, Phrase)? loose = null;
        for (var i = site.At - 1; i > site.At - Reach && units[i].Kind != UnitKind.Stop; i--)
        {
            var strength = Cues.At(units, i);
            if (strength == CueStrength.None || Subjects.Of(units, i, strength) is not { } source) continue;
            if (strength >= CueStrength.Speech) return (new Phrase(i, i), source);
            loose ??= (new Phrase(i, i), source);
        }
        return loose;
    }

    // And from Doe: “…” | His message to the voters: “…”
    private static (Phrase, Phrase)? NameColonQuote(QuoteSite site)
    {
        var units = site.Units;
        var colon = site.At - 1;
        if (!units[colon].Is(":")) return null;
        // "The tower at dawn. Jane Doe (left): “…”", "Photo: Roe Caption Jane Doe: “…”"
        var nearest = units[colon - 1].Is(")") && units[colon - 3].Is("(") ? colon - 4 : colon - 1;
        if (units[nearest] is { Kind: UnitKind.Name, Possessive: false }
            && !units[nearest - 1].Has(WordClass.Preposition))
            return (new Phrase(colon, colon), new Phrase(nearest, nearest));
        for (var i = colon - 1; i > colon - Reach && units[i].Kind is not (UnitKind.Stop or UnitKind.Quote); i--)
        {
            // "And this from Doe: “…”"
            if (units[i].Is("from")
                && NounPhrases.StartingAt(units, i + 1) is { } giver
                && giver.Last == colon - 1)
                return (new Phrase(colon, colon), giver);
            var named = units[i].Kind == UnitKind.Name
                || (units[i].Kind == UnitKind.Word
                    && (units[i].Has(WordClass.Role)
                        || units[i].Lower is "he" or "she" or "they" or "his" or "her" or "their"));
            if (!named) continue;
            var first = i;
            while (first > 0
                && i - first < Subjects.LongestSentence
                && units[first - 1].Kind is not (UnitKind.Stop or UnitKind.Quote))
                first--;
            if (units[first].Has(WordClass.Opener)) first++;
            var subject = NounPhrases.StartingAt(units, first);
            if (subject is { } s && NounPhrases.CanSpeak(units, s, CueStrength.Loose))
                return (new Phrase(colon, colon), s);
            return NounPhrases.EndingAt(units, i, first) is { } source ? (new Phrase(colon, colon), source) : null;
        }
        return null;
    }

    // Doe's call for a “revolution” | his statement on Wednesday that “…”
    private static (Phrase, Phrase)? PossessorNounQuote(QuoteSite site)
    {
        var units = site.Units;
        for (var i = site.At - 1; i > site.At - 7 && units[i].Kind is UnitKind.Word or UnitKind.Name; i--)
        {
            if (!units[i].Has(WordClass.SpeechNoun)) continue;
            var owner = i - 1;
            while (owner > i - 3
                && units[owner].Kind == UnitKind.Word
                && !units[owner].Has(WordClass.Determiner)
                && !units[owner].Has(WordClass.Preposition))
                owner--;
            if (units[owner] is { Kind: UnitKind.Name, Possessive: true }
                || (units[owner].Kind == UnitKind.Word && units[owner].Lower is "his" or "her" or "their"))
                return (new Phrase(i, i), new Phrase(owner, owner));
        }
        return null;
    }

    private static int AfterQuote(QuoteSite site)
    {
        var i = site.At + 1;
        // A mark too many is passed over: “The boat was full,”” said …
        while (site.Units[i].IsComma
            || site.Units[i].IsDash
            || (site.Units[i].Kind == UnitKind.Punctuation && Marks.IsDouble(site.Units[i].Lower[0])))
            i++;
        return i;
    }
}
