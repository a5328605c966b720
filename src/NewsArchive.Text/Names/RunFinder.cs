namespace NewsArchive.Text.Names;

/// <summary>A stretch of words [From, To) written the way one name might be.</summary>
/// <param name="IsCard">True when it is one person's full name, whatever its words.</param>
internal readonly record struct Run(int From, int To, bool IsCard = false)
{
    public int Length => To - From;
}

/// <summary>Finds stretches of capitalized words, with the small words that hold a name together.</summary>
internal static class RunFinder
{
    /// <summary>A longer stretch is a headline or text in capitals, and is cut.</summary>
    private const int Longest = 14;

    public static List<Run> Find(string text, PastedText pasted, BarredSpans barred)
    {
        var words = pasted.Words;
        var runs = new List<Run>();
        for (var i = 0; i < words.Count;)
        {
            words.Budget.Take();
            if (pasted.Cards.Count > 0 && pasted.Cards.TryGetValue(i, out var card))
            {
                runs.Add(card with { IsCard = true });
                i = card.To;
                continue;
            }
            if (!Begins(text, words, i, barred))
            {
                i++;
                continue;
            }
            var from = i;
            var last = Math.Max(words[i].IsCapital ? i : i + 1, i + KnownName(text, words, i) - 1);
            while (
                last + 1 < words.Count
                && last - from < Longest
                && Next(text, words, from, last, barred) is var next and > 0
                && (pasted.Seams.Count == 0 || !pasted.Seams.Contains(next))
                && (pasted.Cards.Count == 0 || !pasted.Cards.ContainsKey(next))
            )
            {
                words.Budget.Take(next - last);
                last = next + Math.Max(0, KnownName(text, words, next) - 1);
            }
            runs.Add(new Run(from, last + 1));
            i = last + 1;
        }
        return runs;
    }

    /// <summary>
    /// The number of words of a listed organization whose small words no rule would accept: "Above the Law".
    /// </summary>
    private static int KnownName(string text, Words words, int i)
    {
        var known = NameLexicon.Organizations.LongestAt(words, i, words.Count);
        for (var k = i; k < i + known; k++)
            if (k > i && !IsSpace(text, words[k - 1], words[k]))
                return 0;
        return known > 0 && words[i].IsCapital && words[i + known - 1].IsCapital ? known : 0;
    }

    /// <summary>
    /// True for a capitalized word, or a particle before a capitalized word: "de Blasio", "al Qaeda".
    /// </summary>
    private static bool Begins(string text, Words words, int i, BarredSpans barred)
    {
        if (words[i].IsCapital)
            return !barred.Contains(words[i]);
        return i + 1 < words.Count
            && words[i + 1].IsCapital
            && words[i].Lower
                is "al"
                    or "el"
                    or "bin"
                    or "ibn"
                    or "de"
                    or "van"
                    or "von"
                    or "der"
                    or "del"
                    or "di"
                    or "ash"
            && !barred.Contains(words[i])
            && !barred.Contains(words[i + 1])
            && IsSpace(text, words[i], words[i + 1]);
    }

    /// <summary>The next capitalized word that continues the name, or 0.</summary>
    private static int Next(string text, Words words, int from, int last, BarredSpans barred)
    {
        var next = last + 1;
        if (Nickname(text, words, last) is var called and > 0 && !barred.Contains(words[called]))
            return called;
        if (barred.Contains(words[next]) || !Touches(text, words[last], words[next]))
            return 0;
        if (words[next].IsCapital)
            return next;
        if (words[last].Span is not "&" && IsNumberOfName(words, last, next))
            return next;
        if (!IsSpace(text, words[last], words[next]))
            return 0;
        var lower = words[next].Lower;
        var particle = words[next].IsParticle;
        if (!particle && !MayJoin(lower))
            return 0;
        var after = next + 1;
        while (
            after < words.Count
            && after - next < 3
            && IsSpace(text, words[after - 1], words[after])
            && (words[after].IsParticle || words[after].Lower == "the")
        )
            after++;
        if (
            after >= words.Count
            || !words[after].IsCapital
            || barred.Contains(words[after])
            || !IsSpace(text, words[after - 1], words[after])
        )
            return 0;
        if (lower == "&")
            return after;
        if (lower is "e" or "y" or "të" or "te" && after == next + 1)
            return after;
        if (
            particle
            && lower is not ("at" or "as" or "an" or "do" or "ten" or "ad")
            && words[after - 1].Lower != "the"
        )
            return after;
        return lower switch
        {
            "of" => TakesOf(words, from, last) ? after : 0,
            "for" => TakesFor(words, last) ? after : 0,
            "on" => words[last].Lower
                is "council"
                    or "committee"
                    or "commission"
                    or "conference"
                    or "center"
                    or "centre"
                    or "institute"
            && !words[after].StandsIn(NameLists.Never)
                ? after
                : 0,
            "to" => words[last].Lower is "committee" or "campaign" or "commission" or "coalition" ? after : 0,
            "and" => GoesOnAfterAnd(text, words, from, last, after) ? after : 0,
            "in" => HasServed(words, from) ? after : 0,
            _ => 0,
        };
    }

    private static bool MayJoin(string lower) =>
        lower is "&" or "e" or "y" or "të" or "te" or "of" or "for" or "on" or "to" or "and" or "in";

    /// <summary>The Doe of "Jo (Bo) Doe", or 0. A nickname in quotation marks is handled as a marked phrase.</summary>
    private static int Nickname(string text, Words words, int last)
    {
        if (last + 2 >= words.Count || !words[last].IsFirstName || !words[last + 1].IsCapital)
            return 0;
        var before = text.AsSpan(words[last].End, words[last + 1].Start - words[last].End);
        var after = text.AsSpan(words[last + 1].End, words[last + 2].Start - words[last + 1].End);
        var isCalled = before is " (" && after is ") " && !IsOther(words[last + 1]);
        return isCalled && words[last + 2].IsCapital && !words[last + 2].IsFunctionWord ? last + 2 : 0;
    }

    /// <summary>"Ada (Ruritania) Zelmor Team", "Ada (AAE)": the brackets do not hold a nickname.</summary>
    private static bool IsOther(Word word) =>
        word.IsAcronym || word.StandsIn(NameLists.Place) || word.StandsIn(NameLists.People);

    private static bool TakesOf(Words words, int from, int last)
    {
        var lower = words[last].Lower;
        return words[last].StandsIn(
                NameLists.OrganizationWord | NameLists.PlaceWord | NameLists.ThingWord | NameLists.Office
            )
            || lower
                is "chiefs"
                    or "state"
                    or "house"
                    or "bill"
            || (last > from && lower is "knights" or "sons" or "daughters" or "voice" or "bank" or "chamber");
    }

    private static bool TakesFor(Words words, int last) =>
        words[last].StandsIn(NameLists.Office)
        || words[last].Lower
            is "americans"
                or "citizens"
                or "students"
                or "doctors"
                or "lawyers"
                or "parents"
                or "veterans"
                or "scientists"
        || words[last].StandsIn(NameLists.TakesOf);

    /// <summary>"He fought for X in Y": a branch named after the place where it fights.</summary>
    private static bool HasServed(Words words, int from) =>
        from > 1
        && (
            words[from - 1].Lower is "served" or "joined" or "led" or "founded"
            || (
                words[from - 1].Lower is "for"
                && words[from - 2].Lower is "fought" or "fighting" or "fight" or "fights" or "fighter"
            )
            || (
                words[from - 1].Lower is "of"
                && words[from - 2].Lower is "leader" or "emir" or "commander" or "veteran" or "member"
            )
        );

    /// <summary>
    /// "Ministry of Trade and Industry", "Immigration and Customs Enforcement", but not "Ada and Babbage".
    /// </summary>
    private static bool GoesOnAfterAnd(string text, Words words, int from, int last, int after)
    {
        var end = after;
        words.Budget.Take(last - from + 1);
        while (
            end + 1 < words.Count
            && end - after < 4
            && words[end + 1].IsCapital
            && IsSpace(text, words[end], words[end + 1])
        )
            end++;
        var endsAsOrganization = end > after && words[end].IsOrganizationWord;
        var holdsOf = false;
        for (var i = from; i < last; i++)
            holdsOf |= words[i].Lower is "of" or "for" or "on";
        if (words[after].IsAcronym)
            return false;
        if (holdsOf && endsAsOrganization && words[from].IsOrganizationWord)
            return true;
        if (
            !words[last].IsCommon
            || !words[after].IsCommon
            || words[last].IsFunctionWord
        )
            return false;
        return holdsOf || endsAsOrganization && !words[last].IsOrganizationWord;
    }

    /// <summary>The 20 of "Group of 20", the 4 of "Channel 4".</summary>
    private static bool IsNumberOfName(Words words, int last, int next) =>
        words[last].Lower is "channel" or "studio" && words[next].Length <= 2 && char.IsDigit(words[next].Span[0]);

    private static bool Touches(string text, Word a, Word b)
    {
        if (IsSpace(text, a, b))
            return true;
        var gap = b.Start - a.End;
        if (gap is < 2 or > 3)
            return false;
        var between = text.AsSpan(a.End, gap);
        // "[Ada] Lovelace", "Doe, Jr.", "Babbage, Inc.".
        if (between.SequenceEqual("] "))
            return true;
        // "Sheriff's Office", "Attorney General's Office".
        if (between is "'s " or "’s ")
            return a.IsCapital && b.Span is "Office" && !a.IsFirstName;
        if (between.SequenceEqual(", "))
            return b.Lower is "jr." or "jr" or "sr." or "sr" or "inc" or "inc." or "llc" or "ltd" or "ltd." or "corp.";
        return false;
    }

    public static bool IsSpace(string text, Word a, Word b)
    {
        if (b.Start - a.End is < 1 or > 3)
            return false;
        for (var i = a.End; i < b.Start; i++)
            if (text[i] is not (' ' or '\u00a0' or '\u200e' or '\u200f'))
                return false;
        return true;
    }
}
