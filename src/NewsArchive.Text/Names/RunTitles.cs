namespace NewsArchive.Text.Names;

/// <summary>Titles, offices and seats: words beside a person's name in a run that are no part of it.</summary>
internal sealed partial class RunReader
{
    /// <summary>The number of words of "Deputy Secretary of" here; 0 for none.</summary>
    private int Office(int i, int to)
    {
        var at = i;
        while (at < to && TitleAt(at, to) is var title and > 0)
            at += title;
        return at > i
            && at + 1 < to
            && words[at].Lower is "of" or "for"
            && words[at - 1].StandsIn(NameLists.Office)
            ? at + 1 - i
            : 0;
    }

    /// <summary>Where the holder's name begins after an office with its field.</summary>
    private int holder = -1;

    /// <summary>
    /// "Minister for Rural Roads Ada Quill": where the name after the office begins, or else where the office's field
    /// ends.
    /// </summary>
    private int EndOfOffice(int i, int to)
    {
        var title = words[i - 2].Lower;
        while (i < to && !words[i].IsCapital)
            i++;
        if (i == to || EndsAsOrganization(i - 1, to))
            return title is "minister" ? to : i;
        var holder = i;
        while (holder < to && LengthOfField(holder, to) is var length and > 0)
            holder += length;
        // "Minister of National Roads Quill Doe": if the lists know none of the words, the last two are the name.
        if (holder == i && to - i > 3 && !words[i].IsFirstName && NextCut(i, to) == to)
            holder = to - 2;
        if (holder == to && title is "minister")
            return to;
        return holder == i || holder == to ? i : this.holder = holder;
    }

    /// <summary>The number of words that describe the field of an office: a place, common words, small words.</summary>
    private int LengthOfField(int i, int to)
    {
        if (NameLexicon.Places.LongestAt(words, i, to) is var place and > 0)
            return place;
        if (NameLexicon.Never.LongestAt(words, i, to) is var never and > 0)
            return never;
        if (!words[i].IsCapital)
            return words[i].StandsIn(NameLists.Particle) ? 0 : 1;
        return
            !words[i].IsFirstName
            && words[i].StandsIn(NameLists.Common | NameLists.OrganizationWord)
            ? 1
            : 0;
    }

    /// <summary>"King Drive", "Queen Street": ends with a word that is found only in place names.</summary>
    private bool IsPlaceAfterTitle(int i, int to) =>
        i + 1 == to
        && words[i - 1].Length > 3
        && words[i - 1].Span[^1] != '.'
        && words[i].StandsIn(NameLists.PlaceWord)
        && !IsSurname(words[i]);

    /// <summary>Hill, Woods: common as surnames.</summary>
    private static bool IsSurname(Word word) =>
        word.Listed.CountsAsLast is { } digits && digits[(int)NamedKind.Person + 1] >= '3';

    /// <summary>"R-Texas", "D-CA": a party and the place its member represents.</summary>
    private static bool IsSeat(Word word) =>
        word.Span is ['R' or 'D' or 'I', '-', var seat, _, ..] && char.IsUpper(seat);

    /// <summary>"Vice president", "Vice-chair", "Fortune 500".</summary>
    private bool IsNoOutlet(int i)
    {
        if (i + 1 == words.Count || words[i + 1].Start - words[i].End != 1)
            return false;
        var next = words[i + 1];
        return words[i].Lower is "vice" && next.StandsIn(NameLists.Title)
            || words[i].Lower is "fortune" && char.IsDigit(next.Span[0]);
    }

    private bool HasTitleThenName(int i, int to)
    {
        for (; i < to; i++)
            if (
                TitleAt(i, to) is var n and > 0
                && i + n < to
                && !words[to - 1].IsOrganizationWord
            )
                return true;
        return false;
    }

    /// <summary>The number of words of a title here: "Secretary of State", "Co-Chairman".</summary>
    private int TitleAt(int i, int to)
    {
        var listed = NameLexicon.Titles.LongestAt(words, i, to);
        return listed > 0 || !IsCompoundTitle(words[i].Lower) ? listed : 1;
    }

    private static bool IsCompoundTitle(string lower) =>
        lower.IndexOf('-') is var hyphen and > 0
        && lower[..hyphen] is "co" or "vice" or "ex" or "then" or "sub" or "under" or "deputy" or "former"
        && NameLexicon.IsTitle(lower[(hyphen + 1)..]);

    /// <summary>True when the word before is a title, even outside the run; not in "president Jane Doe".</summary>
    private bool IsTitleBefore(int i) =>
        RunFinder.IsSpace(text, words[i - 1], words[i])
        && words[i - 1].IsCapital
        && words[i - 1].StandsIn(NameLists.Title)
        && words[i - 1].Lower
            is not ("democrat" or "republican" or "democrats" or "republicans" or "former" or "congressional");
}
