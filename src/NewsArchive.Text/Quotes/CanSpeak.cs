using NewsArchive.Text.Language;
using NewsArchive.Text.Names;

namespace NewsArchive.Text.Quotes;

/// <summary>Decides which noun phrases can be the speaker of a reporting verb.</summary>
internal static class CanSpeak
{
    // In units: short pieces are read anew each time, which is as quick as looking up an earlier result.
    private const int Short = 8;

    /// <summary>A clear reporting verb accepts any speaker; a loose one only a known kind of source.</summary>
    public static bool Under(Units units, Phrase phrase, CueStrength strength) =>
        phrase.Last - phrase.First < Short
            ? Read(units, phrase, strength)
            : units.Found.CanSpeak(phrase, strength, Read);

    private static bool Read(Units units, Phrase phrase, CueStrength strength)
    {
        // "anyone who wanted to protest" is not a speaker.
        if (units[phrase.First].Lower is "anyone" or "anybody" or "nobody" or "no-one" or "whoever"
            or "who" or "whose" or "which")
            return false;
        if (IsNobody(units, phrase))
            return false;
        if (HasVerb(units, phrase)
            || units[phrase.Last] is { Kind: UnitKind.Name, Possessive: true }
            || (units[phrase.Last].Lower.EndsWith("'s", StringComparison.Ordinal) && !units[phrase.Last + 1].IsComma)
            || (phrase.First < phrase.Last
                && units[phrase.First].Lower.Length > 4
                && units[phrase.First].Lower.EndsWith("ing", StringComparison.Ordinal)
                && char.IsLower(units.Text[units[phrase.First].Span.Start])))
            return false;
        if (strength == CueStrength.Loose && IsThingOfSomebody(units, phrase))
            return false;
        var known = false;
        for (var i = phrase.First; i <= phrase.Last; i++)
        {
            ref readonly var unit = ref units.Step(i);
            known |= unit.Kind == UnitKind.Name
                || (unit.Kind == UnitKind.Word && (unit.Has(WordClass.Source) || unit.Has(WordClass.Pronoun)));
        }
        // "But more |broadly|, the mayor": an adverb is not a speaker.
        if (phrase.First == phrase.Last
            && units[phrase.Last].Kind == UnitKind.Word
            && units[phrase.Last].Lower.EndsWith("ly", StringComparison.Ordinal)
            && char.IsLower(units.Text[units[phrase.Last].Span.Start])
            && !units[phrase.Last].Has(WordClass.Source))
            return false;
        if (known)
            return true;
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
        if (strength < CueStrength.Speech)
            return false;
        if (units[phrase.First].Kind == UnitKind.Number && units[phrase.Last].Lower is "%" or "percent")
            return true;
        var last = units[phrase.Last];
        if (phrase.Last < 0)
            return false;
        var capital = char.IsUpper(units.Text[last.Span.Start]);
        // "smugglers", "Democrats", "defendants": capitalized names and plurals for people. "the signs" and "it all"
        // are no sources.
        return last.Kind == UnitKind.Word
            && !last.Has(WordClass.Weekday | WordClass.Adverb | WordClass.Opener
                | WordClass.Conjunction | WordClass.Preposition | WordClass.Auxiliary)
            && !last.Lower.Contains('\'')
            && !Grammar.IsMonth(last.Lower)
            && !IsOpeningWord(units, phrase)
            && (capital ? last.Lower.Length > 4 || phrase.First < phrase.Last : IsPeople(last.Lower));
    }

    // "so far |no one| in its network"
    private static bool IsNobody(Units units, Phrase phrase)
    {
        for (var i = phrase.First; i < phrase.Last; i++)
        {
            if (units.Step(i).Is("no") && units[i + 1].Is("one"))
                return true;
        }
        return false;
    }

    // "Speaking", "Due": the capital of a sentence's first word says nothing about the word.
    private static bool IsOpeningWord(Units units, Phrase phrase) =>
        phrase.First == phrase.Last
        && units[phrase.First - 1].Kind is UnitKind.Stop or UnitKind.Quote
        && !IsPeople(units[phrase.First].Lower)
        && NameLexicon.CommonWords.Contains(units[phrase.First].Lower);

    private static readonly string[] PeopleEndings =
    [
        "ers", "ors", "ists", "ians", "ants", "ents", "ees", "ites", "eers", "folk", "brothers", "sisters", "twins",
    ];

    private static bool IsPeople(string lower) =>
        lower.Length > 5 && Array.Exists(PeopleEndings, end => lower.EndsWith(end, StringComparison.Ordinal));

    // "Doe's moves show": the moves show it, not Doe.
    private static bool IsThingOfSomebody(Units units, Phrase phrase)
    {
        var head = phrase.First;
        while (head < phrase.Last && units.Step(head + 1).Kind is UnitKind.Word or UnitKind.Name
            && !units[head + 1].Has(WordClass.Preposition))
            head++;
        return head > phrase.First
            && units[head].Kind == UnitKind.Word
            && !units[head].Has(WordClass.Source)
            && units[head - 1] is { Kind: UnitKind.Name, Possessive: true };
    }

    // "Boehner evoked rare", "authorities fired teargas": these are pieces of clauses, not noun phrases.
    private static bool HasVerb(Units units, Phrase phrase)
    {
        // "Six senators |served notice| on Monday that …"
        if (phrase.First < phrase.Last
            && units[phrase.First].Kind == UnitKind.Word
            && units[phrase.First].Lower.EndsWith("ed", StringComparison.Ordinal)
            && char.IsLower(units.Text[units[phrase.First].Span.Start])
            && (units[phrase.First - 1] is { Kind: UnitKind.Name, Possessive: false } || IsPlural(units, units[phrase.First - 1])))
            return true;
        for (var i = phrase.First + 1; i <= phrase.Last; i++)
        {
            if (units.Step(i).Kind != UnitKind.Word
                || units[i].Lower.Length <= 4
                || !units[i].Lower.EndsWith("ed", StringComparison.Ordinal)
                || !char.IsLower(units.Text[units[i].Span.Start])
                || units[i].Lower is "involved" or "briefed" or "affiliated"
                || PhraseTails.MadeBy(units, i) >= 0)
                continue;
            var before = units[i - 1];
            if (i < phrase.Last
                    ? before is { Kind: UnitKind.Name, Possessive: false } || IsCapitalWord(units, before)
                        || (IsPlural(units, before) && TakesObject(units, i + 1))
                    : before.Kind == UnitKind.Word && before.Has(WordClass.Source) && !before.Has(WordClass.Determiner))
                return true;
        }
        return false;
    }

    private static bool IsCapitalWord(Units units, Unit unit) =>
        unit.Kind == UnitKind.Word && !unit.Has(WordClass.Determiner) && char.IsUpper(units.Text[unit.Span.Start]);

    private static bool IsPlural(Units units, Unit unit) =>
        unit.Kind == UnitKind.Word && unit.Lower.Length > 4 && unit.Lower.EndsWith('s')
        && !unit.Lower.EndsWith("ss", StringComparison.Ordinal) && !unit.Has(WordClass.Determiner)
        && char.IsLower(units.Text[unit.Span.Start]);

    // But not "documents released |last| week" or "officials based |in| Perle".
    private static bool TakesObject(Units units, int i) =>
        units[i].Kind is UnitKind.Name or UnitKind.Number
        || (units[i].Kind == UnitKind.Word
            && !units[i].Has(WordClass.Preposition | WordClass.Weekday | WordClass.Time | WordClass.Adverb)
            && units[i].Lower is not ("last" or "this" or "early" or "late"));
}
