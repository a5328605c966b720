namespace NewsArchive.Text.Quotes;

/// <summary>Finds where a paraphrased clause begins and ends.</summary>
internal static class ClauseBounds
{
    private const int LongestPlace = 8;

    // In units. Only text that is not prose has longer clauses; the limit keeps the running time linear there too.
    private const int Longest = 2 * Subjects.LongestSentence;

    private const int NearVerb = 7, NearVerbOfDoing = 12;

    /// <summary>
    /// Skips "on Monday", "in a statement" or "at a briefing in Harbor that" up to where the clause begins, "that"
    /// included. Null where no clause follows.
    /// </summary>
    public static int? AfterTimeAndPlace(Units units, int start, string verb)
    {
        var i = start;
        while (i < start + Cues.MostAdverbs
            && units.Step(i).Kind == UnitKind.Word
            && (units[i].Has(WordClass.Adverb) || units[i].Lower is "late" or "early" or "today" or "yesterday"))
            i++;
        if (units[i].Is("on") && units[i + 1].Has(WordClass.Weekday))
            i++;
        if (units[i].Has(WordClass.Weekday))
        {
            i++;
            while (units.Step(i).Has(WordClass.Time))
                i++;
            if (Opens(units, i))
                return i;
        }
        if (!units[i].Has(WordClass.Preposition | WordClass.Weekday))
            return i;
        // "responded to criticism that …": the clause is what others said.
        if (units[i].Is("to") && verb is "responded" or "responds" or "replied" or "replies")
            return null;
        for (var k = i;
            k < i + LongestPlace && units.Step(k).Kind is UnitKind.Word or UnitKind.Name or UnitKind.Number; k++)
        {
            if (units[k].Is("that") || (k > i + 1 && OpensWithPronoun(units, k)))
                return k;
        }
        return null;
    }

    /// <summary>True for a word that can begin a clause without "that".</summary>
    public static bool Opens(Units units, int i) =>
        units[i].Kind == UnitKind.Name || BeginsClause(units, i)
        || (units[i].Kind == UnitKind.Word
            && (units[i].Has(WordClass.Pronoun)
                || units[i].Has(WordClass.Determiner)
                || (units[i].Lower.EndsWith('s')
                    && units[i + 1].Kind == UnitKind.Word
                    && units[i + 1].Has(WordClass.Verb)))
            && !(units[i].Lower is "this" or "one" or "it" && units[i + 1].Kind == UnitKind.Stop)
            && !(units[i].Has(WordClass.Pronoun) && units[i + 1].Is("to")));

    /// <summary>"he would", "they were": such words begin a clause after any verb.</summary>
    public static bool OpensWithPronoun(Units units, int i) =>
        units[i].Kind == UnitKind.Word
        && units[i].Lower is "he" or "she" or "it" or "they" or "there"
        && units[i + 1].Kind == UnitKind.Word
        && (units[i + 1].Has(WordClass.Verb) || units[i + 1].Lower.EndsWith("n't", StringComparison.Ordinal));

    /// <summary>True where a clause clearly begins, even after a comma.</summary>
    public static bool OpensPlainly(Units units, int i)
    {
        if (OpensWithPronoun(units, i))
            return true;
        if (units[i].Kind != UnitKind.Name && units[i].Lower is not ("the" or "this" or "these"))
            return false;
        for (var k = i + 1; k < i + NearVerbOfDoing && units.Step(k).Kind is UnitKind.Word or UnitKind.Name; k++)
        {
            if (units[k].Has(WordClass.Verb))
                return true;
        }
        return false;
    }

    // "said |eleven patients had| been moved", "said |inviting them was| a mistake": a finite verb within the next
    // words.
    private static bool BeginsClause(Units units, int i)
    {
        if (units[i].Kind is not (UnitKind.Word or UnitKind.Number)
            || units[i].Has(WordClass.Preposition | WordClass.Conjunction | WordClass.Verb | WordClass.Adverb
                | WordClass.Auxiliary)
            || units[i].Lower.EndsWith("ed", StringComparison.Ordinal))
            return false;
        var near = units[i].Lower.EndsWith("ing", StringComparison.Ordinal) ? NearVerbOfDoing : NearVerb;
        for (var k = i + 1;
            k < i + near && units.Step(k).Kind is UnitKind.Word or UnitKind.Number or UnitKind.Name; k++)
        {
            if (units[k].Has(WordClass.Verb))
                return true;
        }
        return false;
    }

    /// <summary>True for a word that turns the words around it into a clause: a finite verb or auxiliary.</summary>
    public static bool IsFinite(Units units, int i) =>
        units.Step(i).Kind == UnitKind.Word
        && (units[i].Has(WordClass.Verb) || units[i].Lower.EndsWith("ed", StringComparison.Ordinal));

    /// <summary>
    /// The clause, cut before a second clause that contains quotation marks: "that the bridge was safe, and that it
    /// “…”". Null where the marks are in the clause itself.
    /// </summary>
    public static Phrase? WithoutMarks(Units units, int start, int end)
    {
        var marks = start;
        while (marks <= end && units.Step(marks).Kind != UnitKind.Quote)
            marks++;
        for (var i = marks - 1; marks <= end && i > start; i--)
        {
            var parts = units.Step(i).IsComma
                ? units[i + 1].Lower is var next
                    && next.EndsWith("ing", StringComparison.Ordinal)
                    && next is not ("including" or "being" or "regarding" or "concerning")
                : units[i].Lower is "and" or "but" && units[i + 1].Is("that");
            if (!parts)
                continue;
            (end, marks) = (i - 1, i);
            break;
        }
        if (marks <= end)
            return BehindMarks(units, marks, end);
        while (units.Step(end).IsComma || units[end].IsDash)
            end--;
        if (end < start + 2)
            return null;
        for (var i = start; i <= end; i++)
        {
            if (IsFinite(units, i))
                return new Phrase(start, end);
        }
        return end < units.Count - 1 && units[end + 1].Kind == UnitKind.Stop ? new Phrase(start, end) : null;
    }

    /// <summary>
    /// The last unit of a clause, and who is said to have reported all of it: ", |the Herald| reported."
    /// </summary>
    public static (int Last, Phrase? Teller) End(Units units, int start)
    {
        var i = start;
        for (; i < units.Count && i - start < Longest && units.Step(i).Kind != UnitKind.Stop; i++)
        {
            if (units[i].Is(";"))
                break;
            if (!units[i].IsComma)
                continue;
            // ", which he says …", ", adding that …", ", which came later.": another clause begins. ", which is part of
            // it," does not begin one.
            if (units[i + 1].Is("according")
                || (units[i + 1].Has(WordClass.CueParticiple) && !AddsUp(units, i + 1))
                || (units[i + 1].Is("but") && BeginsAnother(units, i + 2))
                || (units[i + 1].Is("which") && (Tells(units, i + 2) || EndsTheSentence(units, i + 2))))
                break;
            if (Teller(units, i) is not { } told)
                continue;
            var behind = Math.Max(told.Verb, told.Source.Last) + 1;
            if (IsLast(units, behind))
                return (i - 1, told.Source);
            // "When Doe told him that it was late, Roe replied, “…”"
            if (units[behind].IsComma && units[behind + 1].Kind == UnitKind.Quote)
                return (i - 1, null);
        }
        return (i - 1, null);
    }

    private static bool EndsTheSentence(Units units, int i)
    {
        var end = i + Subjects.LongestSentence;
        while (i < end && units.Step(i).Kind != UnitKind.Stop && !units[i].IsComma)
            i++;
        return units[i].Kind == UnitKind.Stop;
    }

    // ", adding a total of seven": "adding" is arithmetic here, not speech.
    private static bool AddsUp(Units units, int i) =>
        units[i].Is("adding") && !units[i + 1].Is("that") && !OpensWithPronoun(units, i + 1)
        && units[i + 1].Kind == UnitKind.Word;

    // True where nothing but a day follows: ", the Herald reported |Tuesday|."
    private static bool IsLast(Units units, int i)
    {
        while (units.Step(i).Has(WordClass.Weekday) || units[i].Is("on"))
            i++;
        return units[i].Kind == UnitKind.Stop;
    }

    // ", but would not say who", ", but she was late": another clause begins. ", but by a desire" and ", but
    // ultimately" do not begin one.
    private static bool BeginsAnother(Units units, int i) =>
        !units[i].Has(WordClass.Preposition)
        && !units[i].Has(WordClass.Adverb)
        && units[i].Lower is not ("not" or "also" or "only" or "rather" or "instead");

    private static bool Tells(Units units, int i)
    {
        for (var k = i; k < i + 5 && units.Step(k).Kind is UnitKind.Word or UnitKind.Name; k++)
        {
            if (Cues.At(units, k) >= CueStrength.Speech)
                return true;
        }
        return false;
    }

    /// <summary>The speaker named after this comma: ", Doe said", ", said Jane Doe, head of the agency".</summary>
    public static (Phrase Source, int Verb)? Teller(Units units, int comma)
    {
        if (Tells(comma + 1)
            && NounPhrases.StartingAt(units, comma + 2) is { } behind
            && !units[behind.First].Has(WordClass.Pronoun)
            && !units[behind.First].Lower.Contains('\'')
            && (units[behind.Last + 1].Kind is UnitKind.Punctuation or UnitKind.Stop
                || units[behind.Last + 1].Is("and")
                || units[behind.Last + 1].Has(WordClass.Preposition | WordClass.Weekday)))
            return (behind, comma + 1);
        if (NounPhrases.StartingAt(units, comma + 1) is not { } source)
            return null;
        var verb = source.Last + 1;
        while (units.Step(verb).Has(WordClass.Auxiliary) && Cues.At(units, verb) == CueStrength.None)
            verb++;
        return Tells(verb) ? (source, verb) : null;

        bool Tells(int i) =>
            Cues.At(units, i) >= CueStrength.Speech && units[i].Lower is not ("asked" or "asks" or "ask");
    }

    // "that the bridge was “sick,” and that |it would fall|"
    private static Phrase? BehindMarks(Units units, int marks, int end)
    {
        for (var i = end; i > marks && units.Step(i).Kind != UnitKind.Quote; i--)
        {
            if (units[i].Is("that") && units[i - 1].Lower is "and" or "but")
                return end > i + 2 ? new Phrase(i + 1, end) : null;
        }
        return null;
    }

    /// <summary>
    /// True where the verb's subject is a document: "the |poll| shows", "a |report| by the council says".
    /// </summary>
    public static bool IsDocumentBefore(Units units, int verb)
    {
        if (NounPhrases.EndingAt(units, verb - 1, Math.Max(0, verb - NearVerbOfDoing)) is not { } subject)
            return false;
        var head = subject.First;
        while (head < subject.Last && !units.Step(head + 1).Has(WordClass.Preposition))
            head++;
        return units[head].Has(WordClass.Document);
    }

    /// <summary>"HARBOR BEACH, Fla. — |The bodies"</summary>
    public static int AfterDateline(Units units, int start, int end)
    {
        for (var i = start; i < Math.Min(end, start + 10); i++)
        {
            if (!units.Step(i).IsDash)
                continue;
            var town = units.Text.AsSpan(units[start].Span.Start, 3);
            return town.ContainsAnyInRange('a', 'z') ? start : i + 1;
        }
        return start;
    }

    /// <summary>True where only a place or a day remains before the stop: "Jane Doe |in Harbor|."</summary>
    public static bool EndsWithPlace(Units units, int last)
    {
        for (var i = last + 1; i <= last + 4; i++)
        {
            if (units.Step(i).Kind == UnitKind.Stop)
                return true;
            var free = units[i].Kind == UnitKind.Name
                || units[i].Has(WordClass.Preposition | WordClass.Weekday | WordClass.Determiner)
                || (units[i].Kind == UnitKind.Word && char.IsUpper(units.Text[units[i].Span.Start]));
            if (!free)
                return false;
        }
        return false;
    }
}
