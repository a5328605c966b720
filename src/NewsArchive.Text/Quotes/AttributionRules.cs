namespace NewsArchive.Text.Quotes;

/// <summary>Who is said to speak: the units of the cue and of the source.</summary>
/// <param name="Teller">Who reports what the source said: "|Doe| claimed that Roe had called it “…”".</param>
internal sealed record Attribution(
    Phrase? Cue, Phrase? Source, string Rule, double Confidence, Phrase? Teller = null);

/// <param name="At">The index of the passage's unit.</param>
/// <param name="Whole">True when the passage begins like a sentence, so it is a whole statement rather than a part of
/// one.</param>
internal readonly record struct QuoteSite(Units Units, int At, bool Whole);

internal sealed record AttributionRule(
    string Name,
    double Confidence,
    Func<QuoteSite, (Phrase Cue, Phrase Source)?> Find);

/// <summary>The ways in which a sentence can name the source of a passage, the most certain first.</summary>
internal static class AttributionRules
{
    internal const int Reach = 60;
    private const int NearVerb = 6;
    private const double FarDoubt = 0.04;
    private const int LateSource = 13;
    private const double LateDoubt = 0.06, AnotherTellsDoubt = 0.08;

    public static readonly IReadOnlyList<AttributionRule> All =
    [
        new("quote-verb-name", 0.95, AttributionsBehind.QuoteVerbName),
        new("quote-name-verb", 0.95, AttributionsBehind.QuoteNameVerb),
        new("quote-according-to", 0.95, AttributionsBehind.QuoteAccordingTo),
        new("quote-dash-name", 0.9, AttributionsBehind.QuoteDashName),
        new("possessor-claim-quote", 0.78, AttributionsBefore.ClaimThatQuote),
        new("aside-before-quote", 0.85, AttributionsBefore.AsideBeforeQuote),
        new("name-verb-quote", 0.85, AttributionsBefore.NameVerbQuote),
        new("quote-short-sentence", 0.85, AttributionsBehind.QuoteShortSentence),
        new("according-to-quote", 0.9, AttributionsBefore.AccordingToQuote),
        new("aside-in-sentence", 0.85, AttributionsBehind.AsideInSentence),
        new("verb-earlier-in-sentence", 0.84, AttributionsBefore.VerbEarlier),
        new("name-colon-quote", 0.8, AttributionsBefore.NameColonQuote),
        new("possessor-noun-quote", 0.7, AttributionsBefore.PossessorNounQuote),
    ];

    public static Attribution? Apply(QuoteSite site)
    {
        foreach (var rule in All)
        {
            if (rule.Find(site) is not { } found)
                continue;
            // A verb some words before its quote is less likely to introduce it than one right beside it.
            var far = found.Cue.Last < site.At - NearVerb ? FarDoubt : 0;
            var attribution = new Attribution(found.Cue, found.Source, rule.Name, rule.Confidence - far);
            if (rule.Name is not ("name-verb-quote" or "verb-earlier-in-sentence"))
                return attribution;
            attribution = Embedded(site, attribution);
            var doubt = DoubtOfPlace(site.Units, attribution.Source);
            return attribution with { Confidence = attribution.Confidence - doubt };
        }
        return null;
    }

    // Counted on annotated news: a source that begins its sentence is wrong in one case of forty; one that comes after
    // a dozen words of the sentence, in one of six; one that comes after another reporting verb or "that", in one of
    // four.
    private static double DoubtOfPlace(Units units, Phrase? source)
    {
        if (source is not { } phrase)
            return 0;
        var i = phrase.First - 1;
        for (; i >= 0 && units.Step(i).Kind != UnitKind.Stop && !units[i].Is(";") && phrase.First - i < Reach; i--)
        {
            if (units[i].Lower is "that" or "whether" or "if" || Cues.At(units, i) >= CueStrength.Speech)
                return AnotherTellsDoubt;
        }
        return phrase.First - i > LateSource ? LateDoubt : 0;
    }

    /// <summary>
    /// The speaker named by a reporting verb before the passage, whatever other sources the sentence names.
    /// </summary>
    public static Attribution? BeforeVerb(QuoteSite site) =>
        (AttributionsBefore.NameVerbQuote(site) ?? AttributionsBefore.VerbEarlier(site)) is { } found
        ? new Attribution(found.Item1, found.Item2, "name-verb-quote-outlet", 0.85) : null;

    // "Doe claimed that Roe had called it “…”": Roe's words, as reported by Doe. But where the nearer verb is far away
    // or negated, the words are Doe's: "Doe said the council would not agree to a “clean” bill".
    private static Attribution Embedded(QuoteSite site, Attribution inner)
    {
        var units = site.Units;
        if (inner is not { Cue: { } cue, Source: { } source } || source.First > cue.First)
            return inner;
        var verb = source.First - 1;
        if (units[verb].Is("that"))
            verb = AfterListener(units, verb - 1);
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

    // "told |the Gazette| that", "told |aides| that": steps back over the listener.
    private static int AfterListener(Units units, int last)
    {
        if (Cues.At(units, last) == CueStrength.Indirect)
            return last;
        for (var i = last - 1; i > last - NearVerb; i--)
        {
            if (units.Step(i).Has(WordClass.Told))
                return NounPhrases.StartingAt(units, i + 1) is { } listener && listener.Last == last ? i : last;
        }
        return last;
    }

    private static bool IsDenied(Units units, int first, int end)
    {
        for (var i = first; i < end; i++)
        {
            if (units.Step(i).Lower is "not" or "never" || units[i].Lower.EndsWith("n't", StringComparison.Ordinal))
                return true;
        }
        return false;
    }

    /// <summary>"according to X", "per X" or "in the words of X" at this unit.</summary>
    public static (Phrase Cue, Phrase Source)? AccordingTo(Units units, int i)
    {
        if (units[i].Lower is not ("according" or "per" or "in"))
            return null;
        var cue = units[i].Is("according") && units[i + 1].Is("to") ? new Phrase(i, i + 1)
            : IsPer(units, i) ? new Phrase(i, i)
            : WordsOf(units, i) is >= 0 and var of ? new Phrase(i, of)
            : default;
        // "in |Doe's| words", "in |Justice Doe's| eyes"
        var owner = units[i + 1].Has(WordClass.Role) && units[i + 2].Kind == UnitKind.Name ? i + 2 : i + 1;
        if (units[i].Is("in")
            && (units[owner] is { Kind: UnitKind.Name, Possessive: true }
                || units[owner].Lower is "his" or "her" or "their")
            && units[owner + 1].Lower is "words" or "phrase" or "view" or "opinion" or "telling" or "eyes" or "estimation"
                or "judgment" or "reckoning")
            return (new Phrase(i, i), new Phrase(i + 1, owner));
        if (cue == default)
            return null;
        return NounPhrases.StartingAt(units, cue.Last + 1) is { } source ? (cue, source) : null;
    }

    // "in the (now famous) words |of": the index of "of", with only a few words allowed in between; else -1.
    private static int WordsOf(Units units, int i)
    {
        if (!units[i].Is("in") || !units[i + 1].Is("the"))
            return -1;
        var words = i + 2;
        while (words < i + 5 && units.Step(words).Kind == UnitKind.Word
            && units[words].Lower is not ("words" or "phrase"))
            words++;
        return units[words].Lower is "words" or "phrase" && units[words + 1].Is("of") ? words + 1 : -1;
    }

    // "per the Gazette", but not "per cent".
    private static bool IsPer(Units units, int i) =>
        units[i].Is("per")
        && (units[i + 1].Kind == UnitKind.Name || units[i + 1].Has(WordClass.Determiner));
}
