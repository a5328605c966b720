namespace NewsArchive.Text.Quotes;

/// <summary>Rules for a source named before the passage: Jane Doe said: “…”</summary>
internal static class AttributionsBefore
{
    private const int Reach = AttributionRules.Reach;
    private const int LongestTopic = 14;
    private const int NearClaim = 6, LongestClaim = 18, LongestClaimant = 8;

    // The bridge, said Jane Doe, has to become “something else”.
    public static (Phrase, Phrase)? AsideBeforeQuote(QuoteSite site)
    {
        var units = site.Units;
        for (var i = site.At - 1;
            i > site.At - Reach && units.Step(i).Kind is not (UnitKind.Stop or UnitKind.Quote); i--)
        {
            if (Cues.At(units, i) < CueStrength.Speech)
                continue;
            if (IsAside(units, i, site.At) is { } teller)
                return (new Phrase(i, i), teller);
            // "she says, |read| it": the second verb is what she says, not a verb that introduces the quote.
            if (units[i].Has(WordClass.CueBase) && units[i - 1].IsComma)
                continue;
            // "Said pollster Jane Doe, “…”"
            if (units[i - 1].Kind == UnitKind.Stop
                && NounPhrases.StartingAt(units, i + 1) is { } inverted
                && (inverted.Last == site.At - 2 || units[inverted.Last + 1].IsComma)
                && (units[site.At - 1].IsComma || units[site.At - 1].Is(":")))
                return (new Phrase(i, i), inverted);
            return units[i - 1].IsComma
                && IsFirstComma(units, i - 1)
                && units[i - 2].Kind is UnitKind.Word or UnitKind.Name
                && !units[i].Has(WordClass.CueParticiple)
                && NounPhrases.StartingAt(units, i + 1) is { } source
                && units[source.Last + 1].IsComma
                && source.Last + 2 < site.At
                && CanSpeak.Under(units, source, CueStrength.Loose)
                    ? (new Phrase(i, i), source) : null;
        }
        return null;
    }

    // "Her mother, |she says|, read it “like scripture”": the aside names who tells the whole sentence.
    private static Phrase? IsAside(Units units, int verb, int end) =>
        units[verb + 1].IsComma
        && verb + 2 < end
        && units[verb - 1].Kind is UnitKind.Name or UnitKind.Word
        && NounPhrases.EndingAt(units, verb - 1, Math.Max(0, verb - 8)) is { } teller
        && units[teller.First - 1].IsComma
        && CanSpeak.Under(units, teller, CueStrength.Loose)
            ? teller : null;

    // "Roe, D-Maine, asked Doe, of all people, “…”": after a second comma the verb belongs to the subject before it.
    private static bool IsFirstComma(Units units, int comma)
    {
        for (var i = comma - 1; i > comma - Reach && units.Step(i).Kind is not (UnitKind.Stop or UnitKind.Quote); i--)
        {
            if (units[i].IsComma)
                return false;
        }
        return true;
    }

    // Jane Doe told the Gazette that “…” | Doe said: “…” | She asked, “…”
    public static (Phrase, Phrase)? NameVerbQuote(QuoteSite site)
    {
        var units = site.Units;
        (Phrase, Phrase)? subordinate = null;
        for (var i = site.At - 1; i > site.At - 14; i--)
        {
            ref readonly var unit = ref units.Step(i);
            if (unit.Kind is UnitKind.Stop or UnitKind.Quote)
                break;
            // "The Herald quotes one of them at length: “…”": the person quoted is the speaker; the Herald relays the
            // words.
            if (unit.Kind == UnitKind.Word
                && unit.Lower is "quotes" or "quoted" or "quoting"
                && !Subjects.IsPassive(units, i)
                && NounPhrases.StartingAt(units, i + 1) is { } quoted
                && quoted.Last < site.At
                && CanSpeak.Under(units, quoted, CueStrength.Loose))
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
                && CanSpeak.Under(units, agent, CueStrength.Speech))
                return (new Phrase(i - 1, i - 1), agent);
            var strength = Cues.At(units, i);
            if (strength == CueStrength.None)
                continue;
            if (strength == CueStrength.Loose && (site.At - i > 8 || (i == site.At - 1 && BeginsWithVerb(site))))
                continue;
            if (Subjects.Of(units, i, strength) is not { } source)
                continue;
            var outside = GoesOnAsClause(site, source.First - 1);
            if (!outside && (site.At - i <= 2 || !IsSubordinate(units, source.First - 1)))
                return (new Phrase(i, i), source);
            subordinate ??= (new Phrase(i, i), source);
        }
        return subordinate;
    }

    // "a letter in which he complained of it was “private”": the one who complains is not the one quoted.
    private static bool IsSubordinate(Units units, int before) =>
        units[before].Kind == UnitKind.Word
        && units[before].Lower is "which" or "whom" or "where" or "when" or "because" or "if" or "while"
            or "although" or "though" or "since";

    // "the code that he has proposed |“would give …”": the subject of the quote stands before the relative clause.
    private static bool GoesOnAsClause(QuoteSite site, int before) =>
        (site.Units[before].Is("that") || site.Units[before].Is("which")) && BeginsWithVerb(site);

    private static bool BeginsWithVerb(QuoteSite site)
    {
        var inside = Passage.WordsInside(site.Units.Text, site.Units[site.At].Span);
        var space = inside.IndexOf(' ');
        return space > 0 && Lexicon.Look(inside[..space].ToString().ToLowerInvariant()).Info.Class.HasFlag(WordClass.Verb);
    }

    // According to the report, … “…”
    public static (Phrase, Phrase)? AccordingToQuote(QuoteSite site)
    {
        var units = site.Units;
        for (var i = site.At - 1; i > site.At - Reach && units.Step(i).Kind != UnitKind.Stop; i--)
        {
            if (AttributionRules.AccordingTo(units, i) is { } found && found.Source.Last < site.At)
                return found;
        }
        for (var i = site.At + 1; i < site.At + Reach && units.Step(i).Kind != UnitKind.Stop; i++)
        {
            if (AttributionRules.AccordingTo(units, i) is { } found)
                return found;
        }
        return null;
    }

    // Doe said he “passed a set” and “saw that …”: the verb introduces everything after it in the sentence.
    public static (Phrase, Phrase)? VerbEarlier(QuoteSite site)
    {
        var units = site.Units;
        (Phrase, Phrase)? loose = null;
        for (var i = site.At - 1; i > site.At - Reach && units.Step(i).Kind != UnitKind.Stop; i--)
        {
            var strength = Cues.At(units, i);
            if (strength == CueStrength.None || Subjects.Of(units, i, strength) is not { } source)
                continue;
            if (strength >= CueStrength.Speech)
                return (new Phrase(i, i), source);
            loose ??= (new Phrase(i, i), source);
        }
        return loose;
    }

    /// <summary>
    /// "On the red card: “…”": only a topic introduces the passage, so the previous speaker continues.
    /// </summary>
    public static bool IsTopicLabel(Units units, int at)
    {
        if (!units[at - 1].Is(":"))
            return false;
        var first = at - 1;
        while (first > at - LongestTopic && units.Step(first - 1).Kind is not (UnitKind.Stop or UnitKind.Quote))
        {
            first--;
            if (Cues.At(units, first) >= CueStrength.Speech)
                return false;
        }
        return units[first].Lower is "on" or "about" or "regarding" && units[first - 1].Kind == UnitKind.Stop;
    }

    // And from Doe: “…” | His message to the voters: “…”
    public static (Phrase, Phrase)? NameColonQuote(QuoteSite site)
    {
        var units = site.Units;
        var colon = site.At - 1;
        if (!units[colon].Is(":") || IsTopicLabel(units, site.At))
            return null;
        // "The tower at dawn. Jane Doe (left): “…”", "Photo: Roe Caption Jane Doe: “…”"
        for (var i = colon - 1; i > colon - 8 && units.Step(i).Kind is UnitKind.Word or UnitKind.Name; i--)
        {
            // "this message from Doe:"
            if (units[i].Is("from")
                && NounPhrases.StartingAt(units, i + 1) is { } giver
                && giver.Last == colon - 1
                && CanSpeak.Under(units, giver, CueStrength.Loose))
                return (new Phrase(colon, colon), giver);
        }
        var nearest = units[colon - 1].Is(")") && units[colon - 3].Is("(") ? colon - 4 : colon - 1;
        if (units[nearest] is { Kind: UnitKind.Name, Possessive: false }
            && !units[nearest - 1].Has(WordClass.Preposition)
            && units[nearest - 1].Lower is not ("his" or "her" or "their" or "my" or "our"))
            return (new Phrase(colon, colon), new Phrase(nearest, nearest));
        for (var i = colon - 1; i > colon - Reach && units.Step(i).Kind is not (UnitKind.Stop or UnitKind.Quote); i--)
        {
            var named = units[i].Kind == UnitKind.Name
                || (units[i].Kind == UnitKind.Word
                    && (units[i].Has(WordClass.Role)
                        || units[i].Lower is "he" or "she" or "they" or "his" or "her" or "their"));
            if (!named)
                continue;
            var first = i;
            while (first > 0
                && i - first < Subjects.LongestSentence
                && units.Step(first - 1).Kind is not (UnitKind.Stop or UnitKind.Quote))
                first--;
            if (units[first].Has(WordClass.Opener))
                first++;
            var subject = NounPhrases.StartingAt(units, first);
            if (subject is { } s && CanSpeak.Under(units, s, CueStrength.Loose))
                return (new Phrase(colon, colon), s);
            // "The firm thanked him on Facebook:": Facebook is where it was said, not who said it.
            if (units[i].Kind == UnitKind.Name && units[i - 1].Is("on"))
                return null;
            return NounPhrases.EndingAt(units, i, first) is { } source ? (new Phrase(colon, colon), source) : null;
        }
        return null;
    }

    // "contrary to Doe's claim that the use of orders “has spread”", "an accusation by Doe that …": the claim is closer
    // to the passage than any reporting verb.
    public static (Phrase, Phrase)? ClaimThatQuote(QuoteSite site)
    {
        var units = site.Units;
        var commas = 0;
        for (var i = site.At - 1; i > site.At - Reach && units.Step(i).Kind != UnitKind.Stop; i--)
        {
            if (units[i].IsComma)
                commas++;
            // After a single comma another clause has begun; two commas only enclose an aside.
            if (units[i].Is("that") && commas % 2 == 0 && ClaimBefore(units, i) is { } found)
                return GoesOnAsClause(site, i) && i == site.At - 1 ? null : found;
            var strength = Cues.At(units, i);
            if (strength != CueStrength.None && Subjects.Of(units, i, strength) is not null)
                return null;
        }
        return null;
    }

    private static (Phrase, Phrase)? ClaimBefore(Units units, int that)
    {
        if (units[that - 1].Has(WordClass.SpeechNoun))
        {
            // "Doe |said| Roe's claims that … were “a lie”": the quoted words are Doe's comment on the claims.
            return Owner(units, that - 1) is { } owner && Cues.At(units, owner.First - 1) < CueStrength.Speech
                ? (new Phrase(that - 1, that - 1), owner) : null;
        }
        return NounPhrases.EndingAt(units, that - 1, Math.Max(0, that - LongestClaimant)) is { } giver
            && units[giver.First - 1].Lower is "of" or "by" or "from"
            && units[giver.First - 2].Has(WordClass.SpeechNoun)
            && CanSpeak.Under(units, giver, CueStrength.Loose)
                ? (new Phrase(giver.First - 2, giver.First - 2), giver) : null;
    }

    // |Doe's| repeated claim
    private static Phrase? Owner(Units units, int noun)
    {
        var owner = noun - 1;
        while (owner > noun - 3
            && units.Step(owner).Kind == UnitKind.Word
            && !units[owner].Has(WordClass.Determiner)
            && !units[owner].Has(WordClass.Preposition))
            owner--;
        return units[owner] is { Kind: UnitKind.Name, Possessive: true }
            || (units[owner].Kind == UnitKind.Word && units[owner].Lower is "his" or "her" or "their")
                ? new Phrase(owner, owner) : null;
    }

    // Doe's call for a “revolution” | his statement on Wednesday that “…”
    public static (Phrase, Phrase)? PossessorNounQuote(QuoteSite site)
    {
        var units = site.Units;
        for (var i = site.At - 1;
            i > site.At - LongestClaim && units.Step(i).Kind is UnitKind.Word or UnitKind.Name; i--)
        {
            if (!units[i].Has(WordClass.SpeechNoun) || (i < site.At - NearClaim && !units[i + 1].Is("that")))
                continue;
            if (Owner(units, i) is { } owner)
                return (new Phrase(i, i), owner);
        }
        return null;
    }
}
