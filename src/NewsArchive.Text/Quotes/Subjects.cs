namespace NewsArchive.Text.Quotes;

/// <summary>Finds the subject of a reporting verb, looking back through its clause and sentence.</summary>
internal static class Subjects
{
    /// <summary>
    /// In units. Only text that is not prose has longer sentences; the limit keeps the running time linear there too.
    /// </summary>
    public const int LongestSentence = 150;

    private const int LongestApposition = 24;
    private const int LongestTime = 6;
    private const int LongestDriven = 14;

    /// <summary>The subject of the verb at <paramref name="verb"/>; null where nobody who can speak is found.</summary>
    public static Phrase? Of(Units units, int verb, CueStrength strength) =>
        units.Found.Subject(verb, strength, Find);

    private static Phrase? Find(Units units, int verb, CueStrength strength)
    {
        var participle = units[verb].Has(WordClass.CueParticiple);
        var last = verb - 1;
        while (last > verb - Cues.MostAdverbs
            && units.Step(last).Kind == UnitKind.Word
            && units[last].Has(WordClass.Auxiliary)
            && !units[last].Has(WordClass.Pronoun))
            last--;
        // "leading |Doe| to explain": Doe is the one who explains.
        if (units[verb - 1].Is("to")
            && IsOneBrought(units[verb - 2])
            && units[verb - 3] is { Kind: UnitKind.Word, Cue: CueStrength.None } brought
            && (brought.Lower.EndsWith("ing", StringComparison.Ordinal)
                || brought.Lower.EndsWith("ed", StringComparison.Ordinal) || brought.Lower == "led"))
            return new Phrase(verb - 2, verb - 2);
        if (units[verb - 1].Is("to") && Accept(Driven(units, verb - 1)) is { } driven)
            return driven;
        // "Doe, who said": the name before "who".
        if (units[last].Kind == UnitKind.Name
            && units[last - 1].Lower is "who" or "whom" or "which"
            && units[last - 1].Kind == UnitKind.Word)
            return new Phrase(last, last);
        if (units[last].Is("who"))
            return Accept(Antecedent(units, last));
        // "with Doe saying the bridge was safe"
        if (participle
            && last == verb - 1
            && NounPhrases.EndingAt(units, last, Math.Max(0, last - 12)) is { } absolute
            && units[absolute.First - 1].Is("with")
            && Accept(absolute) is not null)
            return absolute;
        if (participle && (last == verb - 1 || units[last].IsComma))
            return OfSentence(units, verb, strength);
        // "Doe, one of the editors and a professor at the college, |told": back over the whole apposition.
        if (units[last].IsComma
            && NounPhrases.EndingAt(units, last, SentenceStart(units, last)) is { } described
            && (units[described.First].Kind == UnitKind.Name || EndsInNameAtComma(units, described))
            && Accept(described) is not null)
            return described;
        var bound = last + 1;
        while (bound > 0 && last - bound < LongestSentence && !IsBoundary(units, bound - 1))
            bound--;
        if (bound > last)
        {
            var before = units[bound - 1];
            // "Doe, who said", "the man that told"
            if (before.Is("who") || before.Is("which") || before.Is("that"))
                return Accept(Antecedent(units, bound - 1));
            return before.Kind == UnitKind.Word ? OfSentence(units, bound - 1, strength) : null;
        }
        var first = bound;
        while (first < last && (units.Step(first).Has(WordClass.Opener) || units[first].IsComma))
            first++;
        first = AfterTime(units, first, last);
        if (!units[first].Has(WordClass.Preposition)
            && Cues.At(units, first) == CueStrength.None
            && NounPhrases.StartingAt(units, first) is { } whole
            && whole.Last <= last
            && CanSpeak.Under(units, whole, strength)
            && OnlyAsides(units, whole.Last + 1, last)
            && !AnotherBegins(units, whole, last))
            return units[whole.Last + 1].Is("who") ? whole with { Last = last } : whole;
        if (NounPhrases.EndingAt(units, last, bound) is { } near && CanSpeak.Under(units, near, strength))
            // "Doe took to |the screen| to explain", "Doe urged |Roe| to call": Doe explains; Roe calls.
            return units[verb - 1].Is("to") && near.First > first
                ? OfSentence(units, near.First, strength) ?? near : near;
        return units[first].Has(WordClass.Preposition) ? null : Accept(NounPhrases.StartingAt(units, first));

        Phrase? Accept(Phrase? phrase) =>
            phrase is { } p && p.Last < verb && CanSpeak.Under(units, p, strength) ? p : null;
    }

    // "leading |the authors of it| to conclude", "prompted |Speaker Jane Doe (R) of Perle| to respond"
    private static Phrase? Driven(Units units, int to)
    {
        for (var i = to - 1; i > to - LongestDriven && units.Step(i).Kind is not (UnitKind.Stop or UnitKind.Quote); i--)
        {
            if (units[i].Lower is "leading" or "led" or "leads" or "prompting" or "prompted" or "prompts" or "causing"
                or "caused" or "forcing" or "forced" or "sparked" or "moved" or "drove" or "driving")
                return NounPhrases.StartingAt(units, i + 1);
            if (units[i].Is("to") || units[i].Has(WordClass.Verb))
                return null;
        }
        return null;
    }

    private static bool IsOneBrought(Unit who) =>
        who is { Kind: UnitKind.Name, Possessive: false }
        || (who.Kind == UnitKind.Word
            && (who.Lower is "many" or "some" or "several" || (who.Has(WordClass.Role) && who.Lower.EndsWith('s'))));

    // "spokeswoman |Jane Doe|, asked about Roe and Poe,"
    private static bool EndsInNameAtComma(Units units, Phrase described)
    {
        for (var i = described.First; i <= described.Last; i++)
        {
            if (units.Step(i).IsComma)
                return units[i - 1].Kind == UnitKind.Name
                    && (units[i + 1].Lower.EndsWith("ed", StringComparison.Ordinal)
                        || units[i + 1].Lower.EndsWith("ing", StringComparison.Ordinal));
            if (units[i].Has(WordClass.Preposition | WordClass.Conjunction))
                return false;
        }
        return false;
    }

    // "Last month, |the chairman", "Two days later, |Doe"
    private static int AfterTime(Units units, int first, int last)
    {
        var when = false;
        for (var i = first; i < Math.Min(last, first + LongestTime); i++)
        {
            when |= units.Step(i).Has(WordClass.Time | WordClass.Weekday);
            if (units[i].IsComma)
                return when ? i + 1 : first;
        }
        return first;
    }

    // Before "who", back over the whole apposition: "|Jane Doe|, a former adviser to Richard Roe, who said".
    private static Phrase? Antecedent(Units units, int who)
    {
        var end = units[who - 1].IsComma ? who - 2 : who - 1;
        for (var i = end; units.Step(who - 1).IsComma && i > end - LongestApposition; i--)
        {
            if (units[i].Kind is UnitKind.Stop or UnitKind.Quote || units[i].IsDash || units[i].Has(WordClass.Verb))
                break;
            if (!units[i].IsComma)
                continue;
            var described = units[i + 1].Lower is "a" or "an" or "the" || units[i + 1].Has(WordClass.Role);
            if (described && units[i - 1].Kind == UnitKind.Name)
                end = i - 1;
            break;
        }
        if (NounPhrases.EndingAt(units, end, 0) is not { } phrase)
            return null;
        // "a cook |in Perle|"
        while (units.Step(phrase.First).Kind == UnitKind.Word
            && char.IsUpper(units.Text[units[phrase.First].Span.Start])
            && units[phrase.First - 1].Lower is "in" or "at" or "from" or "near"
            && NounPhrases.EndingAt(units, phrase.First - 2, 0) is { } before)
            phrase = before;
        // "Jane Doe of Denver, |a clerk| who noted", "his grandmother, |a cook|, who told"
        return units[phrase.First].Lower is "a" or "an"
            && units[phrase.First - 1].IsComma
            && units[phrase.First - 2].Kind is UnitKind.Word or UnitKind.Name
            && NounPhrases.EndingAt(units, phrase.First - 2, 0) is { } meant
            && CanSpeak.Under(units, meant, CueStrength.Loose)
                ? meant with { Last = end } : phrase;
    }

    /// <summary>
    /// The person quoted in the passive: "Doe was |quoted"; null where nobody who can speak is found.
    /// </summary>
    public static Phrase? OfPassive(Units units, int verb)
    {
        var last = verb - 1;
        while (last > verb - Cues.MostAdverbs && units.Step(last).Has(WordClass.Auxiliary))
            last--;
        return NounPhrases.EndingAt(units, last, SentenceStart(units, last)) is { } phrase
            && CanSpeak.Under(units, phrase, CueStrength.Loose)
                ? phrase : null;
    }

    public static bool IsPassive(Units units, int verb) =>
        units[verb - 1].Kind == UnitKind.Word
        && units[verb - 1].Lower is "was" or "were" or "is" or "are" or "been" or "being";

    // "X pushed back, saying …": the subject of the reporting verb before it in the sentence, else the first phrase of
    // the sentence that can speak.
    private static Phrase? OfSentence(Units units, int before, CueStrength strength)
    {
        var start = SentenceStart(units, before);
        for (var i = before - 1; i > start; i--)
        {
            var cue = Cues.At(units, i);
            if (cue >= CueStrength.Speech
                && !units[i].Has(WordClass.CueParticiple)
                && !units[i - 1].Is("to")
                && Of(units, i, cue) is { } subject
                && !IsFronted(units, subject.First - 1, i, before))
                return subject;
        }
        for (var i = start; i < before; i++)
        {
            if (units.Step(i).Kind is UnitKind.Quote)
                continue;
            if (i == start && units[i].Kind == UnitKind.Word && units[i].Has(WordClass.Opener))
                continue;
            if (units[i].Kind == UnitKind.Word
                && (units[i].Has(WordClass.Preposition) || (i == start && OpensSubordinate(units[i]))))
            {
                // skips "In a letter," to the clause itself
                var comma = i;
                while (comma < before && !units.IsPause(comma))
                    comma++;
                if (comma < before)
                    i = comma;
                continue;
            }
            if (NounPhrases.StartingAt(units, i) is { } phrase
                && phrase.Last < before
                && CanSpeak.Under(units, phrase, CueStrength.Loose))
                return phrase;
        }
        return null;
    }

    private static bool OpensSubordinate(Unit word) =>
        word.Lower is "when" or "after" or "while" or "as" or "if" or "although" or "though" or "because" or "since"
            or "before" or "once";

    // "|When Roe asked| about it, Doe brushed him off, saying": the clause in front has a subject of its own.
    private static bool IsFronted(Units units, int opener, int cue, int before)
    {
        if (!OpensSubordinate(units[opener]))
            return false;
        if (opener > 0 && units[opener - 1].Kind is not (UnitKind.Stop or UnitKind.Quote) && !units[opener - 1].IsComma)
            return false;
        var commas = 0;
        for (var i = cue + 1; i < before; i++)
        {
            if (units.Step(i).IsComma)
                commas++;
        }
        return commas > 0;
    }

    private static int SentenceStart(Units units, int i)
    {
        var start = i;
        while (start > 0
            && i - start < LongestSentence
            && units.Step(start - 1).Kind != UnitKind.Stop
            && !units[start - 1].Is(":")
            && !units[start - 1].Is(";"))
            start--;
        return start;
    }

    private static bool OnlyAsides(Units units, int first, int last)
    {
        // "A man who answered the telephone at the office |said"
        if (first <= last && units[first].Is("who"))
            return true;
        // "Doe |writing for the Herald| noted"
        if (first < last && IsParticiple(units[first]) && units[first + 1].Has(WordClass.Preposition))
            first++;
        for (var i = first; i <= last; i++)
        {
            if (units.Step(i).Kind == UnitKind.Quote
                || units[i].Has(WordClass.Verb)
                || Cues.At(units, i) >= CueStrength.Speech)
                return false;
        }
        return first > last
            || units[first].IsComma
            || units[first].Is("(")
            || units[first].Has(WordClass.Preposition)
            || units[first].Has(WordClass.Auxiliary)
            || units[first].Is("who");
    }

    private static bool IsParticiple(Unit unit) =>
        unit.Kind == UnitKind.Word && unit.Lower.Length > 5 && unit.Lower.EndsWith("ing", StringComparison.Ordinal);

    // "Some 30 minutes into the debate, the president |tweeted": the subject follows the last comma. In "Jane Doe, head
    // of the agency |said|" the last comma is missing.
    private static bool AnotherBegins(Units units, Phrase whole, int last)
    {
        for (var i = last; i > whole.Last; i--)
        {
            if (!units.Step(i).IsComma)
                continue;
            return i < last
                && NounPhrases.StartingAt(units, i + 1) is { } phrase
                && phrase.Last == last
                && !(i == whole.Last + 1 && units[whole.Last].Kind == UnitKind.Name && Describes(units, phrase));
        }
        return false;
    }

    // "head of the agency", "special agent in charge": a post with its organization, not a person such as "the
    // president".
    private static bool Describes(Units units, Phrase phrase)
    {
        if (units[phrase.First].Lower is "the" || units[phrase.Last].Kind == UnitKind.Name && phrase.First == phrase.Last)
            return false;
        for (var i = phrase.First; i < phrase.Last; i++)
        {
            if (units.Step(i).Kind == UnitKind.Name)
                return false;
            if (units[i].Has(WordClass.Role) && !units[i].Lower.EndsWith('s'))
                return units[i + 1].Has(WordClass.Preposition);
        }
        return false;
    }

    private static bool IsBoundary(Units units, int i)
    {
        ref readonly var unit = ref units.Step(i);
        if (unit.Kind is UnitKind.Stop or UnitKind.Quote
            || unit.IsDash
            || (unit.Lower is ";" or ":" && unit.Kind == UnitKind.Punctuation))
            return true;
        if (unit.Kind != UnitKind.Word || !unit.Has(WordClass.Conjunction))
            return false;
        var next = units[i + 1];
        // ", who": the same subject continues.
        if (unit.Lower == "who" && units[i - 1].IsComma)
            return false;
        // "before the vote", "than last year": a time or a comparison, not a clause.
        if (unit.Lower is "before" or "after" or "since" or "until" or "as" or "than"
            && (next.Has(WordClass.Determiner)
                || next.Kind == UnitKind.Number
                || next.Lower is "last" or "next" or "early" or "late" or "recently" or "then" or "now"))
            return false;
        // "the fact that the vote": "that" opens a clause of its own only after a reporting verb.
        return !(unit.Lower == "that" && next.Has(WordClass.Determiner) && units[i - 1].Cue == CueStrength.None);
    }
}
