namespace NewsArchive.Text.Quotes;

/// <summary>The units from First to Last, both included.</summary>
internal readonly record struct Phrase(int First, int Last);

/// <summary>Finds noun phrases that can be a source, in short walks over the units.</summary>
internal static class NounPhrases
{
    private const int Longest = 28;

    /// <summary>The phrase that begins at <paramref name="first"/>, or null.</summary>
    public static Phrase? StartingAt(Units units, int first) => units.Found.Phrase(first, FindStartingAt);

    private static Phrase? FindStartingAt(Units units, int first)
    {
        var i = first;
        if (units[i].Kind == UnitKind.Word
            && units[i].Has(WordClass.Pronoun)
            && !units[i].Has(WordClass.Determiner))
            return new Phrase(i, i);
        if (units[i].Kind == UnitKind.Word
            && units[i].Has(WordClass.Conjunction)
            && !units[i].Has(WordClass.Determiner))
            return null;
        // "that the bridges", "that Democrats": here "that" begins a clause.
        if (units[i].Is("that")
            && (units[i + 1].Has(WordClass.Determiner)
                || units[i + 1].Kind == UnitKind.Name
                || units[i + 1].Lower.EndsWith('s')))
            first = ++i;
        // "45% say"
        if (units[i].Kind == UnitKind.Number
            && (units[i + 1].Is("%") || units[i + 1].Is("percent"))
            && units[i + 2].Cue != CueStrength.None)
            return new Phrase(i, i + 1);
        if (IsVerbForm(units, i))
            return null;
        var last = -1;
        for (; i < first + Longest; i++)
        {
            ref readonly var unit = ref units.Step(i);
            if (unit.Kind is UnitKind.Name)
            {
                last = i;
                continue;
            }
            // "an Aug. 1 protocol"
            if (unit.Kind is UnitKind.Number && last < i - 1 && i > first && !IsDay(units, i))
                break;
            if (unit.Kind is UnitKind.Stop or UnitKind.Quote)
                break;
            if (unit.Kind is UnitKind.Punctuation)
            {
                if (unit.Lower == "." || (unit.Lower is "-" or "/" or "'" or "&" && last == i - 1))
                    continue;
                if (unit.Lower == "(" && last == i - 1 && Closing(units, i) is var close and > 0)
                {
                    last = i = close;
                    continue;
                }
                break;
            }
            // "the founder and chief executive"
            if (unit.Is("and")
                && last == i - 1
                && units[last].Has(WordClass.Role)
                && (units[i + 1].Has(WordClass.Role) || units[i + 2].Has(WordClass.Role)))
                continue;
            if (i > first
                && (unit.Has(WordClass.Conjunction)
                    || (unit.Has(WordClass.Pronoun) && !unit.Has(WordClass.Determiner))))
                break;
            // "a person briefed on the talks", "sources close to the palace"
            if (last == i - 1
                && last >= first
                && unit.Lower is "familiar" or "close" or "briefed" or "affiliated" or "involved" or "present"
                && units[i + 1].Has(WordClass.Preposition))
            {
                i++;
                continue;
            }
            if (unit.Is("by") && last >= 0 && units[last].Has(WordClass.Document))
                continue;
            // "a senior adviser to Jane Doe", "Ambassador to the League Jane Doe"
            if (unit.Is("to") && last == i - 1 && last >= first && PhraseTails.IsSentTo(units, last))
                continue;
            // "a survey released Monday by the institute"
            if (last == i - 1 && last >= first && PhraseTails.MadeBy(units, i) is > 0 and var by)
            {
                i = by;
                continue;
            }
            if (unit.Has(WordClass.Preposition) || unit.Lower is "representing")
            {
                if (last >= first && PhraseTails.PlaceBeforeVerb(units, i) is >= 0 and var place)
                {
                    last = i = place;
                    continue;
                }
                if (last >= 0
                    && (unit.Lower == "of"
                        || ((unit.Has(WordClass.Link) || PhraseTails.IsPlace(units, i)) && LinksOn(units[last]))))
                    continue;
                break;
            }
            // "his office late |Wednesday|", "people hold signs |Tuesday|": the day is no part of the phrase. In "a
            // poll released |Monday|" it is.
            if (last >= first
                && (unit.Has(WordClass.Weekday) || (unit.Lower is "late" or "early" && units[i + 1].Has(WordClass.Weekday)))
                && !units[i + 1].Has(WordClass.Source)
                && !units[last].Lower.EndsWith("ed", StringComparison.Ordinal))
                break;
            // "The Herald |reports|.": a word of this form after a name is its verb, unless the sentence has another.
            if (last == i - 1
                && last >= 0
                && (last == first || last == first + 1 && units[first].Has(WordClass.Determiner))
                && units[last] is { Kind: UnitKind.Name, Possessive: false }
                && unit.Has(WordClass.Document)
                && unit.Cue != CueStrength.None
                && unit.Lower.EndsWith('s')
                && (units[i + 1].Kind is UnitKind.Stop or UnitKind.Punctuation or UnitKind.Quote
                    || units[i + 1].Is("that") || units[i + 1].Has(WordClass.Determiner)))
                break;
            // After a name, only a noun it describes belongs to the phrase: "the Gazette report", not "Doe Tuesday".
            if (last == i - 1
                && last >= 0
                && units[last].Kind == UnitKind.Name
                && !units[last].Possessive
                && !unit.Has(WordClass.Source)
                && !PhraseTails.EndsInRole(units, i))
                break;
            // "Democrats railed against": a verb, because the phrase cannot end in an adjective.
            if (last >= 0
                && !units[last].Has(WordClass.Determiner | WordClass.Adverb)
                && unit.Lower.EndsWith("ed", StringComparison.Ordinal)
                && (units[i + 1].Kind != UnitKind.Word
                    || units[i + 1].Has(WordClass.Preposition)
                    || units[i + 1].Has(WordClass.Determiner)))
                break;
            // "the profile includes a long list": a verb before its object.
            if (last == i - 1
                && last >= first
                && unit.Lower.EndsWith('s')
                && !unit.Lower.EndsWith("ss", StringComparison.Ordinal)
                && !unit.Has(WordClass.Source | WordClass.Determiner)
                && char.IsLower(units.Text[unit.Span.Start])
                && units[i + 1].Lower is "a" or "an" or "the" or "its" or "his" or "her" or "their" or "no")
                break;
            // "Secretary of State": a capital inside a phrase is no verb.
            var capital = i > first && char.IsUpper(units.Text[unit.Span.Start]);
            if (unit.Has(WordClass.Verb)
                || (unit.Cue != CueStrength.None
                    && last >= 0
                    && !capital
                    && !unit.Has(WordClass.Source)
                    && !units[i - 1].Has(WordClass.Determiner)
                    && !(unit.Has(WordClass.Document | WordClass.SpeechNoun) && IsWhichOne(units[i - 1].Lower))))
                break;
            // "a clearly frustrated Doe": an adverb right after the article belongs to the phrase.
            if (unit.Has(WordClass.Auxiliary)
                && last >= 0
                && char.IsLower(units.Text[unit.Span.Start])
                && !(unit.Has(WordClass.Adverb) && units[i - 1].Has(WordClass.Determiner)))
                break;
            last = i;
        }
        return last < first ? null : new Phrase(first, Appositions.WithApposition(units, first, last));
    }

    /// <summary>
    /// "|Doe| and many others say": only Doe can be named as the source. Null where the phrase does not end in such
    /// others.
    /// </summary>
    public static Phrase? BeforeOthers(Units units, Phrase phrase) =>
        units[phrase.Last].Is("others")
        && phrase.Last - phrase.First <= 1
        && units[phrase.First - 1].Is("and")
        && units[phrase.First - 2] is { Kind: UnitKind.Name, Possessive: false }
            ? new Phrase(phrase.First - 2, phrase.First - 2) : null;

    /// <summary>
    /// The phrase that ends at <paramref name="last"/> and begins no earlier than <paramref name="bound"/>; or null.
    /// </summary>
    public static Phrase? EndingAt(Units units, int last, int bound)
    {
        if (units[last].IsComma)
            return Appositions.BeforeApposition(units, last, bound);
        if (units[last].Kind == UnitKind.Word
            && units[last].Has(WordClass.Pronoun)
            && !units[last].Has(WordClass.Determiner))
            return new Phrase(last, last);
        var first = -1;
        for (var i = last; i >= bound && i > last - Longest; i--)
        {
            ref readonly var unit = ref units.Step(i);
            if (unit.Kind == UnitKind.Name || unit.Kind == UnitKind.Number)
            {
                first = i;
                continue;
            }
            if (unit.Kind is UnitKind.Stop or UnitKind.Quote)
                break;
            if (unit.Kind == UnitKind.Punctuation)
            {
                if (unit.Lower == ")" && Opening(units, i) is var open and > 0 && open >= bound)
                {
                    first = i = open;
                    continue;
                }
                if (unit.Lower is "." or "-" or "/" or "'" or "&")
                    continue;
                break;
            }
            if (unit.Is("that")
                && first > 0
                && (units[i + 1].Has(WordClass.Determiner)
                    || units[i + 1].Kind == UnitKind.Name
                    || units[last].Lower.EndsWith('s')))
                break;
            if (unit.Has(WordClass.Determiner))
            {
                first = i;
                if (units[i - 1].Is("of") && i - 2 >= bound && units[i - 2].Has(WordClass.Determiner))
                    first = i - 2;
                else if (units[i - 1].Has(WordClass.Determiner) && i - 1 >= bound && !units[i - 1].Is("that"))
                    first = i - 1;
                if (units[first - 1].Is("of") || units[first - 1].Is("for") || units[first - 1].Is("from"))
                {
                    if (first - 2 >= bound && LinksOn(units[first - 2]))
                    {
                        i = first - 1;
                        continue;
                    }
                }
                break;
            }
            if (unit.Has(WordClass.Preposition) || unit.Lower is "familiar" or "close")
            {
                if (first >= 0
                    && i - 1 >= bound
                    && ((unit.Has(WordClass.Link) && LinksOn(units[i - 1]))
                        || (unit.Is("by") && units[i - 1].Has(WordClass.Document))))
                    continue;
                break;
            }
            if (unit.Has(WordClass.Conjunction) || unit.Has(WordClass.Pronoun) || unit.Has(WordClass.Verb)
                || (unit.Has(WordClass.Auxiliary) && first < 0) || IsVerbForm(units, i)
                || (unit.Cue != CueStrength.None
                    && !unit.Has(WordClass.Source)
                    && (first < 0 ? char.IsLower(units.Text[unit.Span.Start]) : true)))
                break;
            first = i;
        }
        return first < 0 ? null : new Phrase(first, last);
    }

    // "Aug. |1|"
    private static bool IsDay(Units units, int i) =>
        units[i - 1].Is(".")
        && units[i - 2].Lower is "jan" or "feb" or "mar" or "apr" or "jun" or "jul" or "aug" or "sep" or "sept" or "oct"
            or "nov" or "dec";

    // "the |second| estimate", "its |annual| report": a noun follows.
    private static bool IsWhichOne(string lower) =>
        lower is "first" or "second" or "third" or "fourth" or "fifth" or "latest" or "new" or "recent" or "final"
            or "initial" or "early" or "earlier" or "preliminary" or "official" or "annual" or "monthly" or "weekly"
            or "quarterly" or "original";

    // "kicked a protester", "winning Ohio": a verb before its object, not a part of the phrase.
    private static bool IsVerbForm(Units units, int i) =>
        units[i].Kind == UnitKind.Word && units[i].Lower.Length > 4 && char.IsLower(units.Text[units[i].Span.Start])
        && (units[i].Lower.EndsWith("ed", StringComparison.Ordinal)
            || units[i].Lower.EndsWith("ing", StringComparison.Ordinal))
        && (units[i + 1].Kind == UnitKind.Name
            || (units[i + 1].Kind == UnitKind.Word
                && (units[i + 1].Has(WordClass.Determiner) || units[i + 1].Has(WordClass.Pronoun))))
        && !(units[i - 1].Kind == UnitKind.Word && units[i - 1].Has(WordClass.Determiner));

    private static bool LinksOn(in Unit before) =>
        before.Kind == UnitKind.Name
        || (before.Kind == UnitKind.Word
            && (before.Has(WordClass.Source)
                || before.Has(WordClass.Determiner)
                || before.Lower is "familiar" or "close" or "affiliated"
                || (before.Lower.EndsWith('s') && before.Lower.Length > 4)));

    private static int Closing(Units units, int open)
    {
        for (var i = open + 1; i < open + 10; i++)
        {
            if (units.Step(i).Is(")"))
                return i;
            if (units[i].Kind is UnitKind.Stop)
                return -1;
        }
        return -1;
    }

    private static int Opening(Units units, int close)
    {
        for (var i = close - 1; i > close - 10 && i >= 0; i--)
        {
            if (units.Step(i).Is("("))
                return i;
            if (units[i].Kind is UnitKind.Stop)
                return -1;
        }
        return -1;
    }
}
