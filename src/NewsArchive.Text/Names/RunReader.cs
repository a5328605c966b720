namespace NewsArchive.Text.Names;

/// <summary>
/// Cuts a run of capitalised words into the names it holds: "CIA Director Jane Doe" is a body and a person.
/// </summary>
internal sealed class RunReader(string text, IReadOnlyList<Word> words)
{
    public List<Candidate> Read(Run run)
    {
        var found = new List<Candidate>();
        var headline = Headline.Is(words, run);
        foreach (var part in headline ? Headline.Names(words, run) : [run])
            ReadPart(part, headline, found);
        return found;
    }

    private void ReadPart(Run run, bool headline, List<Candidate> found)
    {
        var (from, to) = (run.From, run.To);
        while (from < to && IsLeadingNoise(from, to))
            from++;
        while (to > from && IsTrailingNoise(from, to))
            to--;
        for (var i = from; i < to; )
        {
            var end = EndOfNextName(i, to, out var rule, out var kind);
            if (end > i && rule.Length > 0)
                Add(i, end, rule, kind, headline, found);
            i = Math.Max(end, i + 1);
        }
    }

    private bool IsTrailingNoise(int from, int to)
    {
        var last = words[to - 1];
        if (last.Text == "&")
            return true;
        if (!NameLexicon.FunctionWords.Contains(last.Lower) || last.IsAcronym)
            return false;
        // "Theresa May", "Holy See": a small word can be a surname or end a known name.
        return to - from == 1
            || !(
                to - from == 2 && NameLexicon.FirstNames.Contains(words[to - 2].Lower)
                || NameLexicon.Organizations.LongestAt(words, from, to) == to - from
            );
    }

    /// <summary>A leading word that is there for the sentence and not for the name.</summary>
    private bool IsLeadingNoise(int i, int to)
    {
        var word = words[i];
        if (word.Text == "&")
            return true;
        if (NameLexicon.Organizations.LongestAt(words, i, to) > 1)
            return false;
        if (word.Lower == "the")
            return !KeepsThe(i, to);
        // "Investor Jane Doe": a common word that only the sentence's start raised.
        if (
            word.Opens
            && to - i > 2
            && NameLexicon.CommonWords.Contains(word.Lower)
            && NameLexicon.FirstNames.Contains(words[i + 1].Lower)
        )
            return true;
        if (
            NameLexicon.FunctionWords.Contains(word.Lower)
            && !word.IsAcronym
            && !word.Lower.StartsWith("new", StringComparison.Ordinal)
        )
            return word.Opens
                || i + 1 == to
                || word.Length < 4
                || word.Lower
                    is not (
                        "will"
                        or "under"
                        or "above"
                        or "beyond"
                        or "every"
                        or "watch"
                        or "best"
                        or "better"
                        or "just"
                        or "save"
                        or "last"
                        or "next"
                        or "look"
                        or "take"
                        or "make"
                    );
        return false;
    }

    /// <summary>"The Daily Echo" inside a sentence: the article is part of the outlet's name.</summary>
    private bool KeepsThe(int i, int to) =>
        !words[i].Opens && i + 1 < to && words[i + 1].IsCapital && !NameLexicon.IsTitle(words[i + 1].Lower);

    private int EndOfNextName(int i, int to, out string rule, out NamedKind kind)
    {
        (rule, kind) = ("capitals", NamedKind.Unknown);
        var never = NameLexicon.Never.LongestAt(words, i, to);
        var known = NameLexicon.Organizations.LongestAt(words, i, to);
        if (known > 1 && known >= never && !GoesOnAsOrganization(i + known, to))
        {
            (rule, kind) = ("known organization", NamedKind.Organization);
            return i + known;
        }
        var title = TitleAt(i, to);
        if (title > 0 && !EndsAsOrganization(i, to))
        {
            rule = "";
            return i + title;
        }
        if (i > 0 && kind == NamedKind.Unknown && IsTitleBefore(i) && !EndsAsOrganization(i, to))
        {
            var end = NextCut(i + 1, to);
            (rule, kind) = ("title", NamedKind.Person);
            return end;
        }
        // "The Sunday Echo": a weekday begins an outlet's name.
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
        var place = NameLexicon.Places.LongestAt(words, i, to);
        if (place > 1 && !EndsAsOrganization(i, to))
        {
            rule = "";
            return i + place;
        }
        if (NameLexicon.Peoples.Contains(words[i].Lower) && (i + 1 == to || !EndsAsOrganization(i, to)))
        {
            rule = "";
            return i + 1;
        }
        if (place > 0 && i + place < to && !EndsAsOrganization(i, to) && !EndsAsThing(to) && NameFollows(i + place, to))
        {
            rule = "";
            return i + place;
        }
        return NextCut(i + 1, to);
    }

    /// <summary>Where a title or a known organization begins inside the run, or its end.</summary>
    private int NextCut(int i, int to)
    {
        if (EndsAsOrganization(i - 1, to) && !HasTitleThenName(i, to))
            return to;
        for (; i < to; i++)
        {
            var afterFirstName = NameLexicon.FirstNames.Contains(words[i - 1].Lower) || words[i - 1].IsInitial;
            // "Larry King", "Theresa May": at the end of a name a title or a month is a surname.
            if (afterFirstName && i + 1 == to)
                return to;
            if (
                TitleAt(i, to) > 0
                || NameLexicon.Never.LongestAt(words, i, to) > 0
                || NameLexicon.Organizations.LongestAt(words, i, to) > 1
                || words[i].IsAcronym && NameLexicon.Organizations.Contains(words[i].Lower)
                || words[i - 1].IsAcronym && NameLexicon.Organizations.Contains(words[i - 1].Lower)
            )
                return i;
        }
        return to;
    }

    private bool HasTitleThenName(int i, int to)
    {
        for (; i < to; i++)
            if (
                TitleAt(i, to) is var n and > 0
                && i + n < to
                && words[to - 1].Lower is var last
                && !NameLexicon.OrganizationWords.ContainsKey(last)
            )
                return true;
        return false;
    }

    private int TitleAt(int i, int to) => NameLexicon.Titles.LongestAt(words, i, to);

    /// <summary>A title is the word before: also over a run's start, "president Jane Doe" excepted.</summary>
    private bool IsTitleBefore(int i) =>
        RunFinder.IsSpace(text, words[i - 1], words[i])
        && words[i - 1].IsCapital
        && NameLexicon.IsTitle(words[i - 1].Lower)
        && words[i - 1].Lower
            is not ("democrat" or "republican" or "democrats" or "republicans" or "former" or "congressional");

    private bool EndsAsOrganization(int from, int to) =>
        to - from > 1 && NameLexicon.OrganizationWords.ContainsKey(words[to - 1].Lower)
        || HoldsOf(from, to)
        || words[to - 1].IsAcronym && to - from == 1 && NameLexicon.Organizations.Contains(words[to - 1].Lower);

    private bool EndsAsThing(int to) =>
        NameLexicon.PlaceWords.Contains(words[to - 1].Lower) || NameLexicon.ThingWords.Contains(words[to - 1].Lower);

    /// <summary>"Ministry of Defence": the head stands before "of".</summary>
    private bool HoldsOf(int from, int to)
    {
        for (var i = from + 1; i < to; i++)
            if (words[i].Lower is "of" or "for" && NameLexicon.OrganizationWords.ContainsKey(words[i - 1].Lower))
                return true;
        return false;
    }

    private bool GoesOnAsOrganization(int i, int to) =>
        i < to && NameLexicon.OrganizationWords.ContainsKey(words[to - 1].Lower);

    /// <summary>"Chicago Jane Doe" does not happen, "Arizona GOP" does.</summary>
    private bool NameFollows(int i, int to) =>
        to - i >= 2 ? NameLexicon.FirstNames.Contains(words[i].Lower) : words[i].IsAcronym;

    private void Add(int from, int to, string rule, NamedKind kind, bool headline, List<Candidate> found)
    {
        // "post-Doe Ruritania": the country is no surname.
        if (
            to - from == 2
            && words[from].Start > 0
            && text[words[from].Start - 1] == '-'
            && NameLexicon.Places.Contains(words[to - 1].Lower)
        )
            to--;
        // "Doe Jane Ann DoeGOP": markup that was lost between a name and what it linked to.
        var (first, last) = (words[from].Lower, words[to - 1].Lower);
        if (to - from > 2
            && words[to - 1].IsCamel
            && first.Length > 2
            && last.Length > first.Length
            && last.StartsWith(first, StringComparison.Ordinal))
            to = from + 1;
        // "Jane Doe Photographer:": what she does is no part of her name.
        while (
            to - from > 2
            && NameLexicon.FirstNames.Contains(words[from].Lower)
            && NameLexicon.BeforePerson.Contains(words[to - 1].Lower)
            && NameLexicon.CommonWords.Contains(words[to - 1].Lower)
        )
            to--;
        while (to > from && !words[to - 1].IsCapital && !char.IsDigit(words[to - 1].Text[0]))
            to--;
        if (to <= from)
            return;
        var keyFrom = to - from > 1 && words[from].Lower == "the" ? from + 1 : from;
        var doubtful =
            headline || (words[from].Opens && NameLexicon.CommonWords.Contains(words[from].Lower) && to - from == 1);
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
