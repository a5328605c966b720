namespace NewsArchive.Text.Names;

/// <summary>
/// Cuts a run of capitalized words into the names in it: "CIA Director Jane Doe" is a body and a person.
/// </summary>
internal sealed partial class RunReader(string text, Words words)
{
    public void Read(Run run, List<Candidate> found)
    {
        words.Budget.Take(run.Length);
        if (run.IsCard)
            Add(run.From, run.To, PastedText.CardRule, NamedKind.Person, false, found);
        else if (Headline.Is(words, run))
            Headline.Names(words, run).ForEach(part => ReadPart(part, headline: true, found));
        else
            ReadPart(run, headline: false, found);
    }

    private void ReadPart(Run run, bool headline, List<Candidate> found)
    {
        var (from, to) = (run.From, run.To);
        while (from < to && IsLeadingNoise(from, to))
            from++;
        while (to > from && IsTrailingNoise(from, to))
            to--;
        for (var i = from; i < to;)
        {
            words.Budget.Take(to - i);
            var end = EndOfNextName(i, to, out var rule, out var kind);
            if (end > i && rule.Length > 0)
                Add(i, end, rule, kind, headline, found);
            i = Math.Max(end, i + 1);
        }
    }

    private int EndOfNextName(int i, int to, out string rule, out NamedKind kind)
    {
        (rule, kind) = ("capitals", NamedKind.Unknown);
        if (IsSeat(words[i]) || IsNoOutlet(i) || !words[i].IsCapital && !words[i].StandsIn(NameLists.Particle))
        {
            rule = "";
            return i + 1;
        }
        var never = NameLexicon.Never.LongestAt(words, i, to);
        var known = NameLexicon.Organizations.LongestAt(words, i, to);
        if (known > 1 && known >= never && !GoesOnAsOrganization(i + known, to))
        {
            (rule, kind) = ("known organization", NamedKind.Organization);
            return i + known;
        }
        // "House Ada Quill": a chamber and a person's name; "GOP Senate": a party and a chamber.
        if (known == 1 && never == 0 && HoldsPersonAfter(i, to) || IsPartyBeforeChamber(i, to))
        {
            (rule, kind) = known == 1 ? ("known organization", NamedKind.Organization) : ("", kind);
            return i + 1;
        }
        var title = TitleAt(i, to);
        var place = NameLexicon.Places.LongestAt(words, i, to);
        var office = place > title ? 0 : Office(i, to);
        if (office > 0)
        {
            rule = "";
            return EndOfOffice(i + office, to);
        }
        if (title > 0 && !EndsAsOrganization(i, to))
        {
            rule = "";
            // "King Drive", "Sri Lanka": not a title here.
            return IsPlaceAfterTitle(i + title, to) ? to : i + Math.Max(title, place);
        }
        if (i > 0 && kind == NamedKind.Unknown && (i == holder || IsTitleBefore(i)) && !EndsAsOrganization(i, to))
        {
            var end = NextCut(i, to);
            (rule, kind) = ("title", NamedKind.Person);
            return end;
        }
        // "The Sunday Echo": the weekday is part of the outlet's name.
        if (
            never == 1
            && i + 1 < to
            && i > 0
            && words[i - 1].Lower == "the"
            && words[i].Lower.EndsWith("day", StringComparison.Ordinal)
            && words[i + 1].IsCapital
        )
        {
            kind = NamedKind.Organization;
            return to;
        }
        if (never > 0 && (never == to - i || !EndsAsOrganization(i, to)))
        {
            rule = "";
            return i + never;
        }
        if (place > 1 && !EndsAsOrganization(i, to))
        {
            rule = "";
            return i + place;
        }
        if (words[i].StandsIn(NameLists.People) && (i + 1 == to || !EndsAsOrganization(i, to)))
        {
            rule = "";
            return i + 1;
        }
        if (place > 0 && i + place < to && !EndsAsOrganization(i, to) && !EndsAsThing(to) && NameFollows(i + place, to)
            && (place > 1 || !words[i].IsFirstName))
        {
            rule = "";
            return i + place;
        }
        return NextCut(i, to);
    }

    /// <summary>Where a title or a known organization begins inside the run, or else its end.</summary>
    private int NextCut(int from, int to)
    {
        words.Budget.Take(to - from);
        for (var i = from + 1; i < to; i++)
            if (Office(i, to) > 0)
                return i;
        if (EndOfPlaceBeforeName(from, to) is > 0 and var behind)
            return behind;
        if (EndsAsOrganization(from, to) && !HasTitleThenName(from + 1, to))
            return to;
        var end = IsSuffix(words[to - 1]) ? to - 1 : to;
        var isPlace = words[to - 1].StandsIn(NameLists.PlaceWord) && !IsSurname(words[to - 1]);
        for (var i = from + 1; i < end; i++)
        {
            var afterFirstName = words[i - 1].IsFirstName || words[i - 1].IsInitial;
            // "Ada Quill Quill is seen": a caption that begins right after the one before.
            if (i - from > 1 && words[i].Lower == words[i - 1].Lower && words[i].Listed.IsKnownSurname)
                return i;
            // "Larry King", "Theresa May": a title or month at the end of a name is a surname.
            if (afterFirstName && i + 1 == end)
                return to;
            // "Ada Jane King", "Ada Jane King Drive".
            if (
                words[i].StandsIn(NameLists.SurnameTitle)
                && (i + 1 == end && words[from].IsFirstName || isPlace)
            )
                continue;
            if (
                TitleAt(i, to) > 0
                || IsSeat(words[i])
                || NameLexicon.Never.LongestAt(words, i, to) > 0
                || NameLexicon.Organizations.LongestAt(words, i, to) > 1
                || words[i].IsAcronym && words[i].StandsIn(NameLists.Organization)
                || words[i - 1].IsAcronym && words[i - 1].StandsIn(NameLists.Organization)
            )
                return i;
        }
        return to;
    }

    /// <summary>
    /// "Southern District of New York |Ada Quill|": where a place after "of" ends and a whole name follows.
    /// </summary>
    private int EndOfPlaceBeforeName(int from, int to)
    {
        if (words[to - 1].IsOrganizationWord || EndsAsThing(to))
            return 0;
        for (var i = from + 2; i < to - 2; i++)
            if (
                words[i - 1].Lower is "of" or "for"
                && NameLexicon.Places.LongestAt(words, i, to) is > 0 and var place
                && to - i - place is 2 or 3
                && (place > 1 || !words[i].IsFirstName)
                && words[i + place].IsFirstName
            )
                return i + place;
        return 0;
    }

    private bool HoldsPersonAfter(int i, int to) =>
        to - i > 2
        && !words[i].IsFirstName
        && words[i + 1].IsFirstName
        && words[i + 2].IsCapital
        && !words[i + 2].IsOrganizationWord
        && !EndsAsOrganization(i, to);

    private bool IsPartyBeforeChamber(int i, int to) =>
        i + 2 == to
        && words[i].Lower is "gop" or "republican" or "democratic" or "bipartisan"
        && words[i + 1].Lower is "senate" or "house";

    private bool EndsAsOrganization(int from, int to) =>
        to - from > 1 && words[to - 1].IsOrganizationWord
        || HoldsOf(from, to)
        || words[to - 1].IsAcronym && to - from == 1 && words[to - 1].StandsIn(NameLists.Organization);

    private bool EndsAsThing(int to) =>
        words[to - 1].StandsIn(NameLists.PlaceWord) || words[to - 1].StandsIn(NameLists.ThingWord);

    /// <summary>"Ministry of Defence": the head stands before "of".</summary>
    private bool HoldsOf(int from, int to)
    {
        words.Budget.Take();
        for (var i = from + 1; i < to; i++)
            if (words[i].Lower is "of" or "for" && words[i - 1].IsOrganizationWord)
                return true;
        return false;
    }

    private bool GoesOnAsOrganization(int i, int to) =>
        i < to && words[to - 1].IsOrganizationWord;

    /// <summary>"Chicago Jane Doe" is unlikely, "Arizona GOP" is not.</summary>
    private bool NameFollows(int i, int to) =>
        to - i >= 2 ? words[i].IsFirstName : words[i].IsAcronym;

    private void Add(int from, int to, string rule, NamedKind kind, bool headline, List<Candidate> found)
    {
        // "post-Doe Ruritania": the country is not a surname.
        if (
            to - from == 2
            && words[from].Start > 0
            && text[words[from].Start - 1] == '-'
            && words[to - 1].StandsIn(NameLists.Place)
        )
            to--;
        // "Jane Doe Photographer:": the occupation is no part of her name.
        while (
            to - from > 2
            && words[from].IsFirstName
            && words[to - 1].StandsIn(NameLists.BeforePerson)
            && words[to - 1].IsCommon
        )
            to--;
        while (to > from && !words[to - 1].IsCapital && !char.IsDigit(words[to - 1].Span[0]))
            to--;
        if (to <= from)
            return;
        var keyFrom = to - from > 1 && words[from].Lower == "the" ? from + 1 : from;
        var doubtful =
            headline || (words[from].Opens && words[from].IsCommon && to - from == 1);
        found.Add(
            new Candidate(from, to)
            {
                Key = PhraseList.Join(words, keyFrom, to),
                Rule = rule,
                Given = kind,
                Doubtful = doubtful,
            }
        );
    }
}
