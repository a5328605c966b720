namespace NewsArchive.Text.Quotes;

/// <summary>Finds what a comma adds to a phrase: ", a sniper in the platoon," and "its editor, Jane Doe".</summary>
internal static class Appositions
{
    // ", a sniper in the platoon," and ", 82," belong to the name before them.
    public static int WithApposition(Units units, int first, int last)
    {
        if (!units[last + 1].IsComma)
            return last;
        var i = last + 2;
        if ((units[last].Kind == UnitKind.Word || IsPostIn(units, first, last))
            && NameBehind(units, first, last) is >= 0 and var name
            && (units[last].Kind == UnitKind.Word || units[name + 1].IsComma))
            return name;
        if (units[i].Kind == UnitKind.Number && (units[i + 1].IsComma || units[i + 1].Kind == UnitKind.Stop))
            return i;
        if (units[i].Kind != UnitKind.Word)
            return last;
        if (units[i].Lower is not ("a" or "an" or "the" or "who" or "whose") && !units[i].Has(WordClass.Role))
            return last;
        if (units[i].Lower is "who" or "whose")
            return last;
        for (; i < last + 24; i++)
        {
            ref readonly var unit = ref units.Step(i);
            if (unit.Kind is UnitKind.Stop || unit.IsComma || unit.Is("who"))
                return i - 1;
            if (unit.Kind == UnitKind.Quote || unit.IsDash || unit.Is(":") || unit.Is(";") || unit.Has(WordClass.Verb)
                || (unit.Kind == UnitKind.Word && unit.Cue >= CueStrength.Speech && !unit.Has(WordClass.Source)))
                return last;
        }
        return last;
    }

    // "UBS's head of wealth", "the chief executive of |Harbour Bank|": the name belongs to the post, not to the person.
    private static bool IsPostIn(Units units, int first, int last)
    {
        for (var i = last - 1; i > first; i--)
        {
            if (units.Step(i).Lower is "of" or "at" or "for")
                return units[i - 1].Has(WordClass.Role);
        }
        return false;
    }

    // "its editor, Rania Doe", "a spokeswoman for the firm, Mrs. Rania Doe": the index of a name that follows its own
    // description and whose only verb is one of speaking; else -1. "According to officials, Doe was" describes nobody.
    private static int NameBehind(Units units, int first, int last)
    {
        var described = false;
        for (var i = first; i <= last; i++)
            described |= units.Step(i).Has(WordClass.Role) && !IsPlural(units[i].Lower);
        if (!described && !units[last].Has(WordClass.Source))
            return -1;
        var name = last + 2;
        while (name < last + 8 && (units.Step(name).Kind == UnitKind.Word || units[name].Is(".")))
        {
            var capital = units[name].Is(".") || char.IsUpper(units.Text[units[name].Span.Start]);
            if (!capital
                && units[name].Has(WordClass.Preposition | WordClass.Conjunction | WordClass.Pronoun
                    | WordClass.Auxiliary | WordClass.Verb)
                && !units[name].Has(WordClass.Determiner))
                return -1;
            name++;
        }
        if (units[name] is not { Kind: UnitKind.Name, Possessive: false })
            return -1;
        var next = name + 1;
        while (units.Step(next).Has(WordClass.Adverb))
            next++;
        // "the chief pollster, Jane Doe |of Perle College|,"
        if (units[next].Lower is "of" or "at" or "from" or "with"
            && NounPhrases.StartingAt(units, next + 1) is { } place
            && units[place.Last + 1].IsComma)
            return name;
        return units[next].Kind is UnitKind.Stop or UnitKind.Quote or UnitKind.Punctuation
            || units[next].Cue != CueStrength.None
            || Cues.At(units, next) != CueStrength.None
            || (units[next].Has(WordClass.Auxiliary) && units[next + 1].Cue != CueStrength.None)
                ? name : -1;
    }

    private static bool IsPlural(string noun) =>
        noun.EndsWith('s') && !noun.EndsWith("ss", StringComparison.Ordinal)
            || noun is "people" or "men" or "women" or "children" or "spokesmen" or "spokeswomen" or "spokespeople";

    // "Mary Roe, the head of the agency, |said": back over the apposition to the name; without an apposition, to the
    // nearest phrase.
    public static Phrase? BeforeApposition(Units units, int comma, int bound)
    {
        Phrase? nearest = null;
        for (var i = comma - 1; i >= bound && i > comma - 40; i--)
        {
            if (units.Step(i).Kind is UnitKind.Stop or UnitKind.Quote)
                break;
            // Of several commas in a row, the first one separates.
            if ((!units[i].IsComma && !units[i].IsDash) || units[i - 1].IsComma)
                continue;
            if (NounPhrases.EndingAt(units, i - 1, bound) is not { } phrase || !CanSpeak.Under(units, phrase, CueStrength.Loose))
                continue;
            // "Questioned |on Radio Perle|, the minister, |said": the phrase tells where it was said, not who said it.
            if (units[phrase.First - 1].Kind == UnitKind.Word
                && units[phrase.First - 1].Lower is "in" or "on" or "at")
                continue;
            phrase = phrase with { Last = Math.Max(phrase.Last, comma - 1) };
            if (units[i - 1].Kind == UnitKind.Name)
                return phrase;
            nearest ??= phrase;
        }
        return nearest;
    }
}
