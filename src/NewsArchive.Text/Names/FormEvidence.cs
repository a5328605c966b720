namespace NewsArchive.Text.Names;

/// <summary>Weighs what the words of a name say about its kind, wherever it appears.</summary>
internal static class FormEvidence
{
    public static void Weigh(Words words, Candidate name, Evidence evidence)
    {
        var from = words[name.From].Lower == "the" && name.Length > 1 ? name.From + 1 : name.From;
        WeighLists(words, from, name, evidence);
        if (name.To - from == 1)
            WeighOneWord(words[from], evidence);
        else
            WeighSeveralWords(words, from, name.To, evidence);
    }

    private static void WeighLists(Words words, int from, Candidate name, Evidence evidence)
    {
        var (first, key) = (words[from], name.Key);
        if (NameLexicon.Organizations.Contains(first, key))
            evidence.AddForm(NamedKind.Organization, 6);
        if (NameLexicon.Places.Contains(first, key))
            evidence.AddForm(NamedKind.Place, 12);
        if (
            NameLexicon.Never.Contains(first, key)
            || NameLexicon.Peoples.Contains(key)
            || NameLexicon.Titles.Contains(first, key)
        )
            evidence.AddForm(NamedKind.Thing, 12);
        var last = words[name.To - 1].Lower;
        // "US-China", "Anglo-French": two places do not make a party.
        if (
            last.Contains('-')
            && last.Split('-').All(p =>
                    NameLexicon.Places.Contains(p) || NameLexicon.Peoples.Contains(p) || NameLexicon.IsKnownSurname(p)
                )
        )
            evidence.AddForm(NamedKind.Thing, 12);
        if (NameLexicon.Nouns.Contains(key))
            evidence.Show(NamedKind.Thing, 20);
        if (NameLexicon.PeopleByInitials.Contains(key))
            evidence.Show(NamedKind.Person, 8);
        if (name.From > 0 && words[name.From - 1].Lower == "the" && IsFamily(key))
            evidence.Show(NamedKind.Thing, 8);
        if (char.IsDigit(words[name.From].Span[0]))
            evidence.AddForm(NamedKind.Thing, 3);
    }

    /// <summary>"the Quills": several people, not an organization.</summary>
    private static bool IsFamily(string key) =>
        key.EndsWith('s') && !NameLexicon.IsKnownSurname(key) && NameLexicon.IsKnownSurname(key[..^1])
        && !NameLexicon.Organizations.Contains(key) && !NameLexicon.Places.Contains(key);

    private static void WeighOneWord(Word word, Evidence evidence)
    {
        if (word.IsAcronym && word.Length > 3 && IsOrdinary(word))
            evidence.AddForm(NamedKind.Thing, 3);
        else if (word.IsAcronym && word.Length < 8)
            evidence.AddForm(NamedKind.Organization, 2.5);
        else if (word.IsCommon)
            evidence.AddForm(NamedKind.Thing, 3);
        if (word.IsCamel)
            evidence.AddForm(NamedKind.Organization, 2);
        if (word.IsFirstName)
            evidence.AddForm(NamedKind.Person, 2);
        if (word.IsOrganizationWord)
            evidence.AddForm(NamedKind.Thing, 1);
        if (HasArticle(word.Lower) || IsPatronymic(word.Span))
            evidence.AddForm(NamedKind.Person, 1.5);
    }

    private static void WeighSeveralWords(Words words, int from, int to, Evidence evidence)
    {
        var (first, last) = (words[from], words[to - 1]);
        var head = Head(words, from, to);
        if (head.IsOrganizationWord)
            evidence.AddForm(NamedKind.Organization, 5);
        else if (head.StandsIn(NameLists.OutletWord))
            evidence.AddForm(NamedKind.Organization, 4);
        else if (head.StandsIn(NameLists.ThingWord))
            evidence.AddForm(NamedKind.Thing, 5);
        else if (head.StandsIn(NameLists.PlaceWord))
            evidence.AddForm(NamedKind.Place, 5);
        else if (AllCommon(words, from, to))
            evidence.AddForm(NamedKind.Thing, 2.5);
        else
            evidence.AddForm(NamedKind.Person, 1.5);

        if (first.IsFirstName)
            evidence.AddForm(NamedKind.Person, 3.5);
        else if (first.StandsIn(NameLists.FirstOfOrganization))
            evidence.AddForm(NamedKind.Organization, 4);
        if (to - from == 3 && words[from + 1].IsInitial)
            evidence.AddForm(NamedKind.Person, 4);
        if (first.IsInitial && !last.IsInitial)
            evidence.AddForm(NamedKind.Person, 3);
        if (last.Lower is "jr." or "jr" or "sr." or "sr" or "iii")
            evidence.AddForm(NamedKind.Person, 5);
        for (var i = from + 1; i < to; i++)
        {
            if (words[i].Span is "&")
                evidence.AddForm(NamedKind.Organization, 4);
            if (words[i].Lower == "in")
                evidence.AddForm(NamedKind.Organization, 6);
            if (words[i].IsParticle || HasArticle(words[i].Lower))
                evidence.AddForm(NamedKind.Person, 2);
        }
        if (first.IsAcronym || last.IsAcronym)
            evidence.AddForm(NamedKind.Organization, 1.5);
        if (first.StandsIn(NameLists.People) || NameLexicon.Places.LongestAt(words, from, to) > 0)
            evidence.AddForm(NamedKind.Person, -2);
        if (
            first.Lower
            is "new"
                or "north"
                or "south"
                or "east"
                or "west"
                or "los"
                or "santa"
                or "fort"
                or "mount"
                or "lake"
                or "port"
        )
            evidence.AddForm(NamedKind.Place, 3);
        if (to - from > 4)
            evidence.AddForm(NamedKind.Person, -2);
    }

    private static bool IsOrdinary(Word word) =>
        word.IsCommon && !word.StandsIn(NameLists.Place | NameLists.Organization);

    /// <summary>The word that says what it is: the last one, or the one before "of".</summary>
    private static Word Head(Words words, int from, int to)
    {
        for (var i = from + 1; i < to - 1; i++)
            if (words[i].Lower is "of" or "for" or "on" or "to" or "in")
                return words[i - 1];
        return words[to - 1];
    }

    private static bool AllCommon(Words words, int from, int to)
    {
        for (var i = from; i < to; i++)
            if (words[i].IsCapital && !words[i].IsCommon)
                return false;
        return true;
    }

    /// <summary>McDoe, O'Doe, D'Oe.</summary>
    private static bool IsPatronymic(ReadOnlySpan<char> text) =>
        text.Length > 4
        && (
            (text.StartsWith("Mc") && char.IsUpper(text[2]))
            || (text[0] is 'O' or 'D' && text[1] is '\'' or '’' && char.IsUpper(text[2]))
        );

    private static bool HasArticle(string lower) => Spelling.WithoutArticle(lower).Length < lower.Length;
}
