namespace NewsArchive.Text.Names;

/// <summary>What a name and all its places show, as hashed features for <see cref="KindModel"/>.</summary>
internal sealed class KindFeatures(NameReading reading, KindJudge judge)
{
    private readonly HashSet<uint> _found = [];

    /// <summary>More places than this add nothing but time.</summary>
    private const int MostPlaces = 40;

    private bool _forgetful;

    /// <summary>
    /// As if nobody had ever counted the name: the model must also know names that it meets for the first time.
    /// </summary>
    public uint[] OfStranger(IReadOnlyList<Candidate> places)
    {
        _forgetful = true;
        var features = Of(places);
        _forgetful = false;
        return features;
    }

    /// <param name="places">All places of one name of the text.</param>
    public uint[] Of(IReadOnlyList<Candidate> places)
    {
        _found.Clear();
        var name = places[0];
        var from = name.Length > 1 && reading.Words[name.From].Lower == "the" ? name.From + 1 : name.From;
        AddForm(from, name.To, name.Key);
        AddRules(name);
        // "the Doe administration" says nothing of Doe.
        foreach (var place in places.Where(p => places.Count == 1 || !NamesAnOffice(p)).Take(MostPlaces))
            AddContext(place);
        var opens = places.Count(p => reading.Words[p.From].Opens);
        Add(
            "opens",
            opens == places.Count ? "all"
                : opens == 0 ? "none"
                : "some"
        );
        Add("doubt", places.All(p => p.Doubtful) ? "all" : "not");
        if (places.Any(p => p.Length > 1 && reading.Words[p.From].Lower == "the"))
            Add("The", "");
        Add("times", places.Count > 5 ? "6" : places.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        return [.. _found];
    }

    /// <summary>True for the "Doe" of "the Doe administration": an office is named for it.</summary>
    public bool NamesAnOffice(Candidate place) =>
        place.To < reading.Words.Count
        && reading.Words[place.To].Lower is "administration" or "campaign" or "regime" or "government";

    private void AddForm(int from, int to, string key)
    {
        var words = reading.Words;
        var (first, last) = (words[from], words[to - 1]);
        var length = Math.Min(to - from, 6).ToString(System.Globalization.CultureInfo.InvariantCulture);
        Add("bias", "");
        Add("length", length);
        Add("first", first.Lower);
        Add("last", last.Lower);
        if (to - from == 1)
            Add("only", last.Lower);
        AddAffixes(to - from == 1 ? "o" : "l", last.Lower);
        if (to - from > 1)
            AddAffixes("f", first.Lower);
        var shape = "";
        var lists = "";
        for (var i = from; i < to; i++)
        {
            Add("word", words[i].Lower);
            var wordShape = Shape(words[i]);
            var wordLists = Lists(words[i].Lower);
            if (i - from < 4)
            {
                shape += wordShape + " ";
                lists += wordLists + " ";
            }
            Add("in lists", wordLists);
        }
        Add("shape", shape);
        Add("lists", lists);
        Add("last lists " + length, Lists(last.Lower));
        Add("first lists " + length, Lists(first.Lower));
        Add(
            "key",
            (NameLexicon.Organizations.Contains(key) ? "o" : "")
                + (NameLexicon.Places.Contains(key) ? "p" : "")
                + (NameLexicon.Never.Contains(key) ? "n" : "")
                + (NameLexicon.Peoples.Contains(key) ? "d" : "")
                + (NameLexicon.Titles.Contains(key) ? "t" : "")
        );
        AddCounts("seen", key);
        AddCounts("seen last", "* " + last.Lower);
        if (to - from == 1)
            AddCounts("seen as last", "* " + Spelling.WithoutArticle(last.Lower));
    }

    private void AddCounts(string what, string key)
    {
        if (_forgetful || !NameLexicon.Counts.TryGetValue(key, out var digits))
            return;
        for (var k = 1; k < digits.Length; k++)
            Add(what + k, digits[k..(k + 1)]);
        var best = Enumerable.Range(2, 4).MaxBy(k => digits[k]);
        Add(
            what + " most",
            best
                + (
                    digits[best] >= '7' ? "!"
                    : digits[best] >= '4' ? "."
                    : "?"
                )
                + (digits[0] >= '4' ? "+" : "")
        );
    }

    private void AddRules(Candidate name)
    {
        var evidence = judge.EvidenceOf(name.Key);
        Add("rules", evidence.Kind.ToString());
        foreach (var kind in KindModel.Kinds)
            Add(
                "points " + kind,
                Math.Clamp((int)Math.Round(evidence.Points(kind)), -3, 10)
                    .ToString(System.Globalization.CultureInfo.InvariantCulture)
            );
        var last = reading.Words[name.To - 1].Lower;
        if (name.Length == 1)
        {
            Add("surname", judge.IsSurname(Spelling.WithoutArticle(last)) ? "y" : "n");
            Add("part", judge.IsPartOfPerson(last) ? "y" : "n");
            Add("organization end", judge.EndsOrganization(last) ? "y" : "n");
        }
        else if (judge.EndsPerson(name.Key))
            Add("ends person", "");
    }

    private void AddContext(Candidate place)
    {
        var words = reading.Words;
        var gapBefore = place.From > 0 ? Gap(words[place.From - 1].End, words[place.From].Start) : "^";
        var gapAfter = place.To < words.Count ? Gap(words[place.To - 1].End, words[place.To].Start) : "$";
        Add("gap before", gapBefore);
        Add("gap after", gapAfter);
        Add("rule", place.Rule);
        if (place.From > 0 && gapBefore.Length > 0 && !gapBefore.Contains('\n'))
        {
            var before = words[place.From - 1].Lower;
            Add("before", gapBefore + before);
            if (place.From > 1)
                Add("before 2", words[place.From - 2].Lower + " " + before);
        }
        if (place.To < words.Count && gapAfter.Length > 0 && !gapAfter.Contains('\n'))
        {
            var after = words[place.To].Lower;
            Add("after", gapAfter + after);
            if (place.To + 1 < words.Count)
                Add("after 2", gapAfter + after + " " + words[place.To + 1].Lower);
            if (place.From > 0)
                Add("around", words[place.From - 1].Lower + "_" + after);
        }
    }

    private string Gap(int from, int to) =>
        to - from > 6 ? "" : reading.Text[from..to].Replace('’', '\'').Replace('“', '"').Replace('”', '"');

    private void AddAffixes(string which, string word)
    {
        for (var n = 2; n <= 4 && n < word.Length; n++)
        {
            Add(which + "<", word[..n]);
            Add(which + ">", word[^n..]);
        }
    }

    private static string Shape(Word word)
    {
        if (word.IsInitial)
            return "I";
        if (word.IsAcronym)
            return word.Text.Contains('.') ? "U.U" : "UU" + Math.Min(word.Text.Length, 6);
        if (word.IsCamel)
            return "aA";
        if (!word.IsCapital)
            return NameLexicon.IsParticle(word.Text) ? "p" : "x";
        return word.Text.Contains('-') ? "A-"
            : word.Text.Any(char.IsDigit) ? "A1"
            : "A";
    }

    private static string Lists(string lower) =>
        (NameLexicon.FirstNames.Contains(lower) ? "F" : "")
        + (NameLexicon.CommonWords.Contains(lower) ? "c" : "")
        + (NameLexicon.OrganizationWords.ContainsKey(lower) ? "O" : "")
        + (NameLexicon.PlaceWords.Contains(lower) ? "w" : "")
        + (NameLexicon.ThingWords.Contains(lower) ? "t" : "")
        + (NameLexicon.Places.Contains(lower) ? "P" : "")
        + (NameLexicon.Peoples.Contains(lower) ? "d" : "")
        + (NameLexicon.Organizations.Contains(lower) ? "G" : "")
        + (NameLexicon.Titles.Contains(lower) ? "T" : "")
        + (NameLexicon.OutletWords.Contains(lower) ? "n" : "")
        + (NameLexicon.FunctionWords.Contains(lower) ? "f" : "");

    /// <summary>FNV-1a over both parts: the same on every machine.</summary>
    private void Add(string what, string value)
    {
        var hash = 2166136261u;
        foreach (var c in what)
            hash = (hash ^ c) * 16777619u;
        hash = (hash ^ '=') * 16777619u;
        foreach (var c in value)
            hash = (hash ^ c) * 16777619u;
        _found.Add(hash);
    }
}
