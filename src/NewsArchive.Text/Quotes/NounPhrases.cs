using NewsArchive.Text.Language;
using NewsArchive.Text.Names;

namespace NewsArchive.Text.Quotes;

/// <summary>Units First to Last, both included.</summary>
internal readonly record struct Phrase(int First, int Last);

/// <summary>Finds the noun phrases that can stand for a source, by short walks over units.</summary>
internal static class NounPhrases
{
    private const int Longest = 28;

    /// <summary>The phrase that begins at <paramref name="first"/>, or null.</summary>
    public static Phrase? StartingAt(Units units, int first)
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
        // "that the bridges", "that Democrats": a clause begins, nothing is pointed at.
        if (units[i].Is("that")
            && (units[i + 1].Has(WordClass.Determiner)
                || units[i + 1].Kind == UnitKind.Name
                || units[i + 1].Lower.EndsWith('s')))
            first = ++i;
        if (IsVerbForm(units, i)) return null;
        var last = -1;
        for (; i < first + Longest; i++)
        {
            var unit = units[i];
            if (unit.Kind is UnitKind.Name)
            {
                last = i;
                continue;
            }
            if (unit.Kind is UnitKind.Number && last < i - 1 && i > first) break;
            if (unit.Kind is UnitKind.Stop or UnitKind.Quote) break;
            if (unit.Kind is UnitKind.Punctuation)
            {
                if (unit.Lower == "." || (unit.Lower is "-" or "/" or "'" or "&" && last == i - 1)) continue;
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
            if (unit.Is("by") && last >= 0 && units[last].Has(WordClass.Document)) continue;
            if (unit.Has(WordClass.Preposition) || unit.Lower is "representing")
            {
                if (last >= first && PlaceBeforeVerb(units, i) is >= 0 and var place)
                {
                    last = i = place;
                    continue;
                }
                if (last >= 0
                    && (unit.Lower == "of"
                        || ((unit.Has(WordClass.Link) || IsPlace(units, i)) && LinksOn(units[last]))))
                    continue;
                break;
            }
            // After a name only what it describes belongs to it: "the Gazette report", not "Doe Tuesday".
            if (last == i - 1
                && last >= 0
                && units[last].Kind == UnitKind.Name
                && !units[last].Possessive
                && !unit.Has(WordClass.Source)
                && !EndsInRole(units, i))
                break;
            // "Democrats railed against": a verb where the phrase could not end in an adjective.
            if (last >= 0
                && !units[last].Has(WordClass.Determiner | WordClass.Adverb)
                && unit.Lower.EndsWith("ed", StringComparison.Ordinal)
                && (units[i + 1].Kind != UnitKind.Word
                    || units[i + 1].Has(WordClass.Preposition)
                    || units[i + 1].Has(WordClass.Determiner)))
                break;
            if (unit.Has(WordClass.Verb)
                || (unit.Cue != CueStrength.None
                    && last >= 0
                    && !unit.Has(WordClass.Source)
                    && !units[i - 1].Has(WordClass.Determiner)))
                break;
            // "a clearly frustrated Doe": right behind the article an adverb belongs to the phrase.
            if (unit.Has(WordClass.Auxiliary)
                && last >= 0
                && char.IsLower(units.Text[unit.Span.Start])
                && !(unit.Has(WordClass.Adverb) && units[i - 1].Has(WordClass.Determiner)))
                break;
            last = i;
        }
        return last < first ? null : new Phrase(first, WithApposition(units, first, last));
    }

    /// <summary>
    /// The phrase that ends at <paramref name="last"/>, not reaching before <paramref name="bound"/>; or null.
    /// </summary>
    public static Phrase? EndingAt(Units units, int last, int bound)
    {
        if (units[last].IsComma) return BeforeApposition(units, last, bound);
        if (units[last].Kind == UnitKind.Word
            && units[last].Has(WordClass.Pronoun)
            && !units[last].Has(WordClass.Determiner))
            return new Phrase(last, last);
        var first = -1;
        for (var i = last; i >= bound && i > last - Longest; i--)
        {
            var unit = units[i];
            if (unit.Kind == UnitKind.Name || unit.Kind == UnitKind.Number)
            {
                first = i;
                continue;
            }
            if (unit.Kind is UnitKind.Stop or UnitKind.Quote) break;
            if (unit.Kind == UnitKind.Punctuation)
            {
                if (unit.Lower == ")" && Opening(units, i) is var open and > 0 && open >= bound)
                {
                    first = i = open;
                    continue;
                }
                if (unit.Lower is "." or "-" or "/" or "'" or "&") continue;
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
                if (units[i - 1].Is("of") && i - 2 >= bound && units[i - 2].Has(WordClass.Determiner)) first = i - 2;
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
                || (unit.Cue != CueStrength.None && !unit.Has(WordClass.Source)))
                break;
            first = i;
        }
        return first < 0 ? null : new Phrase(first, last);
    }

    /// <summary>
    /// Can it speak? Anybody can under a clear verb of telling; under a loose one only a known kind of source.
    /// </summary>
    public static bool CanSpeak(Units units, Phrase phrase, CueStrength strength)
    {
        // "anyone who wanted to protest" says nothing.
        if (units[phrase.First].Lower is "anyone" or "anybody" or "nobody" or "no-one" or "whoever"
            or "who" or "whose" or "which")
            return false;
        if (HasVerb(units, phrase)
            || units[phrase.Last] is { Kind: UnitKind.Name, Possessive: true }
            || (phrase.First < phrase.Last
                && units[phrase.First].Lower.Length > 4
                && units[phrase.First].Lower.EndsWith("ing", StringComparison.Ordinal)
                && char.IsLower(units.Text[units[phrase.First].Span.Start])))
            return false;
        if (strength == CueStrength.Loose && IsThingOfSomebody(units, phrase)) return false;
        var known = false;
        for (var i = phrase.First; i <= phrase.Last; i++)
        {
            var unit = units[i];
            known |= unit.Kind == UnitKind.Name
                || (unit.Kind == UnitKind.Word && (unit.Has(WordClass.Source) || unit.Has(WordClass.Pronoun)));
        }
        if (known) return true;
        // "said another."
        if (phrase.First == phrase.Last
            && units[phrase.First].Lower is "another" or "others" or "some" or "many" or "several" or "one")
            return strength >= CueStrength.Speech;
        // "a third", "the latter"
        if (phrase.Last == phrase.First + 1
            && units[phrase.First].Has(WordClass.Determiner)
            && units[phrase.Last].Lower is "second" or "third" or "fourth" or "fifth" or "former" or "latter")
            return strength >= CueStrength.Speech;
        // "one of them", "several of the group"
        if (units[phrase.First].Kind == UnitKind.Word
            && units[phrase.First].Has(WordClass.Determiner)
            && units[phrase.First + 1].Is("of")
            && phrase.Last > phrase.First + 1)
            return true;
        if (strength < CueStrength.Speech) return false;
        var last = units[phrase.Last];
        if (phrase.Last < 0) return false;
        var capital = char.IsUpper(units.Text[last.Span.Start]);
        // "smugglers", "Democrats", "defendants": capitals and plurals of people; "the signs", "it all" are no sources.
        return last.Kind == UnitKind.Word
            && !last.Has(WordClass.Weekday | WordClass.Adverb | WordClass.Opener
                | WordClass.Conjunction | WordClass.Preposition | WordClass.Auxiliary)
            && !last.Lower.Contains('\'')
            && !Grammar.IsMonth(last.Lower)
            && !IsOpeningWord(units, phrase)
            && (capital ? last.Lower.Length > 4 || phrase.First < phrase.Last : IsPeople(last.Lower));
    }

    // "a GOP |leadership aide|", "Senate |Majority Leader| Jane Doe": the name was only whose the role is.
    private static bool EndsInRole(Units units, int i)
    {
        for (var k = i; k < i + 3 && units[k].Kind == UnitKind.Word && units[k].Cue == CueStrength.None; k++)
        {
            if (units[k].Has(WordClass.Role)) return true;
            // "the act |allows| patients"
            if (units[k].Lower.EndsWith('s') && char.IsLower(units.Text[units[k].Span.Start])) return false;
            if (units[k].Has(WordClass.Determiner | WordClass.Pronoun | WordClass.Preposition | WordClass.Conjunction
                | WordClass.Verb | WordClass.Auxiliary | WordClass.Weekday))
                return false;
        }
        return false;
    }

    // "Speaking", "Due": the capital of a sentence's first word says nothing of it.
    private static bool IsOpeningWord(Units units, Phrase phrase) =>
        phrase.First == phrase.Last
        && units[phrase.First - 1].Kind is UnitKind.Stop or UnitKind.Quote
        && !IsPeople(units[phrase.First].Lower)
        && NameLexicon.CommonWords.Contains(units[phrase.First].Lower);

    // "a spokesman for the mission |in Geneva| told": a place between the phrase and its verb.
    private static bool IsPlace(Units units, int i) =>
        units[i].Is("in")
        && units[i + 1].Kind == UnitKind.Word
        && char.IsUpper(units.Text[units[i + 1].Span.Start])
        && !units[i + 1].Has(WordClass.Weekday)
        && units[i + 2].Cue >= CueStrength.Speech;

    // "the four members |on the Rules Committee| said": where they are stands between the phrase and its verb. The last
    // unit of the place; else -1.
    private static int PlaceBeforeVerb(Units units, int i)
    {
        if (units[i].Lower is not ("on" or "in" or "at" or "from" or "inside" or "with" or "behind" or "near")) return -1;
        return StartingAt(units, i + 1) is { } place
            && units[place.Last + 1].Cue >= CueStrength.Speech
            && !units[place.Last + 1].Has(WordClass.CueParticiple)
            && Cues.At(units, place.Last + 1) >= CueStrength.Speech
                ? place.Last : -1;
    }

    private static readonly string[] PeopleEndings =
    [
        "ers", "ors", "ists", "ians", "ants", "ents", "ees", "ites", "eers", "folk", "brothers", "sisters", "twins",
    ];

    private static bool IsPeople(string lower) =>
        lower.Length > 5 && Array.Exists(PeopleEndings, end => lower.EndsWith(end, StringComparison.Ordinal));

    // "Doe's moves show": not Doe.
    private static bool IsThingOfSomebody(Units units, Phrase phrase)
    {
        var head = phrase.First;
        while (head < phrase.Last && units[head + 1].Kind is UnitKind.Word or UnitKind.Name
            && !units[head + 1].Has(WordClass.Preposition))
            head++;
        return head > phrase.First
            && units[head].Kind == UnitKind.Word
            && !units[head].Has(WordClass.Source)
            && units[head - 1] is { Kind: UnitKind.Name, Possessive: true };
    }

    // "Boehner evoked rare": a clause that was cut off, not a phrase.
    private static bool HasVerb(Units units, Phrase phrase)
    {
        for (var i = phrase.First + 1; i < phrase.Last; i++)
        {
            if (units[i].Kind == UnitKind.Word
                && units[i].Lower.Length > 4
                && units[i].Lower.EndsWith("ed", StringComparison.Ordinal)
                && char.IsLower(units.Text[units[i].Span.Start])
                && (units[i - 1] is { Kind: UnitKind.Name, Possessive: false }
                    || (units[i - 1].Kind == UnitKind.Word
                        && char.IsUpper(units.Text[units[i - 1].Span.Start])
                        && !units[i - 1].Has(WordClass.Determiner))))
                return true;
        }
        return false;
    }

    // "kicked a protester", "winning Ohio": a verb before what it takes, not a part of the phrase.
    private static bool IsVerbForm(Units units, int i) =>
        units[i].Kind == UnitKind.Word && units[i].Lower.Length > 4 && char.IsLower(units.Text[units[i].Span.Start])
        && (units[i].Lower.EndsWith("ed", StringComparison.Ordinal)
            || units[i].Lower.EndsWith("ing", StringComparison.Ordinal))
        && (units[i + 1].Kind == UnitKind.Name
            || (units[i + 1].Kind == UnitKind.Word
                && (units[i + 1].Has(WordClass.Determiner) || units[i + 1].Has(WordClass.Pronoun))))
        && !(units[i - 1].Kind == UnitKind.Word && units[i - 1].Has(WordClass.Determiner));

    private static bool LinksOn(Unit before) =>
        before.Kind == UnitKind.Name
        || (before.Kind == UnitKind.Word
            && (before.Has(WordClass.Source)
                || before.Has(WordClass.Determiner)
                || before.Lower is "familiar" or "close" or "affiliated"
                || (before.Lower.EndsWith('s') && before.Lower.Length > 4)));

    // ", a sniper in the platoon," and ", 82," belong to the name before them.
    private static int WithApposition(Units units, int first, int last)
    {
        if (!units[last + 1].IsComma) return last;
        var i = last + 2;
        if (units[last].Kind == UnitKind.Word && NameBehind(units, first, last) is >= 0 and var name) return name;
        if (units[i].Kind == UnitKind.Number && (units[i + 1].IsComma || units[i + 1].Kind == UnitKind.Stop)) return i;
        if (units[i].Kind != UnitKind.Word) return last;
        if (units[i].Lower is not ("a" or "an" or "the" or "who" or "whose") && !units[i].Has(WordClass.Role))
            return last;
        if (units[i].Lower is "who" or "whose") return last;
        for (; i < last + 24; i++)
        {
            var unit = units[i];
            if (unit.Kind is UnitKind.Stop || unit.IsComma || unit.Is("who")) return i - 1;
            if (unit.Kind == UnitKind.Quote || unit.IsDash || unit.Is(":") || unit.Is(";") || unit.Has(WordClass.Verb)
                || (unit.Kind == UnitKind.Word && unit.Cue >= CueStrength.Speech && !unit.Has(WordClass.Source)))
                return last;
        }
        return last;
    }

    // "its editor, Rania Doe", "a spokeswoman for the firm, Mrs. Rania Doe": the name stands behind its description, and
    // nothing is done by it but telling; else -1. "According to officials, Doe was" describes nobody.
    private static int NameBehind(Units units, int first, int last)
    {
        var described = false;
        for (var i = first; i <= last; i++)
            described |= units[i].Has(WordClass.Role) && !IsPlural(units[i].Lower);
        if (!described && !units[last].Has(WordClass.Source)) return -1;
        var name = last + 2;
        while (name < last + 8 && (units[name].Kind == UnitKind.Word || units[name].Is(".")))
        {
            var capital = units[name].Is(".") || char.IsUpper(units.Text[units[name].Span.Start]);
            if (!capital
                && units[name].Has(WordClass.Preposition | WordClass.Conjunction | WordClass.Pronoun
                    | WordClass.Auxiliary | WordClass.Verb)
                && !units[name].Has(WordClass.Determiner))
                return -1;
            name++;
        }
        if (units[name] is not { Kind: UnitKind.Name, Possessive: false }) return -1;
        var next = name + 1;
        while (units[next].Has(WordClass.Adverb)) next++;
        return units[next].Kind is UnitKind.Stop or UnitKind.Quote or UnitKind.Punctuation
            || units[next].Cue != CueStrength.None
            || Cues.At(units, next) != CueStrength.None
            || (units[next].Has(WordClass.Auxiliary) && units[next + 1].Cue != CueStrength.None)
                ? name : -1;
    }

    private static bool IsPlural(string noun) =>
        noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal)
            || noun is "people" or "men" or "women" or "children" or "spokesmen" or "spokeswomen" or "spokespeople";

    // "Mary Roe, the head of the agency, |said": over the apposition to the name; where there is none to the nearest
    // phrase.
    private static Phrase? BeforeApposition(Units units, int comma, int bound)
    {
        Phrase? nearest = null;
        for (var i = comma - 1; i >= bound && i > comma - 40; i--)
        {
            if (units[i].Kind is UnitKind.Stop or UnitKind.Quote) break;
            if (!units[i].IsComma && !units[i].IsDash) continue;
            if (EndingAt(units, i - 1, bound) is not { } phrase || !CanSpeak(units, phrase, CueStrength.Loose))
                continue;
            phrase = phrase with { Last = Math.Max(phrase.Last, comma - 1) };
            if (units[i - 1].Kind == UnitKind.Name) return phrase;
            nearest ??= phrase;
        }
        return nearest;
    }

    private static int Closing(Units units, int open)
    {
        for (var i = open + 1; i < open + 10; i++)
        {
            if (units[i].Is(")")) return i;
            if (units[i].Kind is UnitKind.Stop) return -1;
        }
        return -1;
    }

    private static int Opening(Units units, int close)
    {
        for (var i = close - 1; i > close - 10 && i >= 0; i--)
        {
            if (units[i].Is("(")) return i;
            if (units[i].Kind is UnitKind.Stop) return -1;
        }
        return -1;
    }
}
