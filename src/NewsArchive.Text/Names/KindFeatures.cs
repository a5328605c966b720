namespace NewsArchive.Text.Names;

/// <summary>The features of a name and of all its occurrences, hashed for <see cref="KindModel"/>.</summary>
internal sealed class KindFeatures(NameReading reading, KindJudge judge)
{
    /// <summary>More occurrences than this add only time.</summary>
    private const int MostPlaces = 40;

    private static readonly Feature
        Bias = Feature.Of("bias"), Length = Feature.Of("length"), First = Feature.Of("first"),
        Last = Feature.Of("last"), Only = Feature.Of("only"), AnyWord = Feature.Of("word"),
        OnlyBegins = Feature.Of("o<"), OnlyEnds = Feature.Of("o>"), LastBegins = Feature.Of("l<"),
        LastEnds = Feature.Of("l>"), FirstBegins = Feature.Of("f<"), FirstEnds = Feature.Of("f>"),
        Shapes = Feature.Of("shape"), Lists = Feature.Of("lists"), InLists = Feature.Of("in lists"),
        KeyLists = Feature.Of("key"), Ruled = Feature.Of("rules"), Surname = Feature.Of("surname"),
        Part = Feature.Of("part"), OrganizationEnd = Feature.Of("organization end"),
        EndsPerson = Feature.Of("ends person"), Opens = Feature.Of("opens"), Doubt = Feature.Of("doubt"),
        Article = Feature.Of("The"), Times = Feature.Of("times"), GapBefore = Feature.Of("gap before"),
        GapAfter = Feature.Of("gap after"), Rule = Feature.Of("rule"), Before = Feature.Of("before"),
        Before2 = Feature.Of("before 2"), After = Feature.Of("after"), After2 = Feature.Of("after 2"),
        Around = Feature.Of("around");

    private static readonly Feature[] Points = [.. KindModel.Kinds.Select(k => Feature.Of("points " + k))];

    // For names of 1 to 6 words.
    private static readonly Feature[] FirstLists = Sized("first lists "), LastLists = Sized("last lists ");

    private static readonly CountFeatures
        Seen = new("seen"), SeenLast = new("seen last"), SeenAsLast = new("seen as last");

    private readonly FeatureSet found = new();

    private bool forgetful;

    /// <summary>
    /// The features without those from name counts, because the model must also recognize names it meets for the first
    /// time.
    /// </summary>
    public ReadOnlySpan<uint> OfStranger(IReadOnlyList<Candidate> places)
    {
        forgetful = true;
        var features = Of(places);
        forgetful = false;
        return features;
    }

    /// <param name="places">All occurrences of one name in the text.</param>
    /// <returns>Valid until the next name is asked for.</returns>
    public ReadOnlySpan<uint> Of(IReadOnlyList<Candidate> places)
    {
        found.Clear();
        var name = places[0];
        var from = name.Length > 1 && reading.Words[name.From].Lower == "the" ? name.From + 1 : name.From;
        AddForm(from, name.To, name.Key);
        AddRules(name);
        int looked = 0, opens = 0, doubtful = 0;
        var article = false;
        foreach (var place in places)
        {
            // "the Doe administration" says nothing about Doe.
            if (looked < MostPlaces && (places.Count == 1 || !NamesAnOffice(place)))
            {
                AddContext(place);
                looked++;
            }
            if (reading.Words[place.From].Opens)
                opens++;
            if (place.Doubtful)
                doubtful++;
            article |= place.Length > 1 && reading.Words[place.From].Lower == "the";
        }
        Add(Opens.And(opens == places.Count ? "all" : opens == 0 ? "none" : "some"));
        Add(Doubt.And(doubtful == places.Count ? "all" : "not"));
        if (article)
            Add(Article);
        Add(Times.And(Math.Min(places.Count, 6)));
        return found.Hashes;
    }

    /// <summary>True for the "Doe" of "the Doe administration": an office is named after the person.</summary>
    public bool NamesAnOffice(Candidate place) =>
        place.To < reading.Words.Count
        && reading.Words[place.To].Lower is "administration" or "campaign" or "regime" or "government";

    private void AddForm(int from, int to, string key)
    {
        var words = reading.Words;
        var (first, last) = (words[from], words[to - 1]);
        var length = Math.Min(to - from, 6);
        Add(Bias);
        Add(Length.And(length));
        Add(First.And(first.Lower));
        Add(Last.And(last.Lower));
        if (to - from == 1)
        {
            Add(Only.And(last.Lower));
            AddAffixes(OnlyBegins, OnlyEnds, last.Lower);
        }
        else
        {
            AddAffixes(LastBegins, LastEnds, last.Lower);
            AddAffixes(FirstBegins, FirstEnds, first.Lower);
        }
        var (shapes, lists) = (Shapes, Lists);
        for (var i = from; i < to; i++)
        {
            var word = words[i];
            Add(AnyWord.And(word.Lower));
            Add(InLists.And(word.Lists));
            if (i - from < 4)
            {
                shapes = shapes.AndShape(word).And(' ');
                lists = lists.And(word.Lists).And(' ');
            }
        }
        Add(shapes);
        Add(lists);
        Add(LastLists[length].And(last.Lists));
        Add(FirstLists[length].And(first.Lists));
        AddKeyLists(first, key);
        AddCounts(Seen, to - from == 1 ? last.Listed.Counts : NameLexicon.Counts.GetValueOrDefault(key));
        AddCounts(SeenLast, last.Listed.CountsAsLast);
        if (to - from == 1)
            AddCounts(SeenAsLast, ListedWords.Bare(last.Listed).CountsAsLast);
    }

    private void AddKeyLists(Word first, string key)
    {
        var lists = KeyLists;
        if (NameLexicon.Organizations.Contains(first, key))
            lists = lists.And('o');
        if (NameLexicon.Places.Contains(first, key))
            lists = lists.And('p');
        if (NameLexicon.Never.Contains(first, key))
            lists = lists.And('n');
        if (NameLexicon.Peoples.Contains(key))
            lists = lists.And('d');
        if (NameLexicon.Titles.Contains(first, key))
            lists = lists.And('t');
        Add(lists);
    }

    private void AddCounts(CountFeatures features, string? digits)
    {
        if (forgetful || digits is null)
            return;
        var best = 2;
        for (var k = 1; k < digits.Length; k++)
        {
            Add(features.Share[k].And(digits[k]));
            if (k is > 2 and < 6 && digits[k] > digits[best])
                best = k;
        }
        var most = features.Most.And(best).And(digits[best] >= '7' ? '!' : digits[best] >= '4' ? '.' : '?');
        Add(digits[0] >= '4' ? most.And('+') : most);
    }

    private void AddRules(Candidate name)
    {
        var evidence = judge.EvidenceOf(name.Key);
        Add(Ruled.And(evidence.Kind.ToString()));
        for (var k = 0; k < Points.Length; k++)
            Add(Points[k].And(Math.Clamp((int)Math.Round(evidence.Points(KindModel.Kinds[k])), -3, 10)));
        var last = reading.Words[name.To - 1].Lower;
        if (name.Length == 1)
        {
            Add(Surname.And(judge.IsSurname(Spelling.WithoutArticle(last)) ? 'y' : 'n'));
            Add(Part.And(judge.IsPartOfPerson(last) ? 'y' : 'n'));
            Add(OrganizationEnd.And(judge.EndsOrganization(last) ? 'y' : 'n'));
        }
        else if (judge.EndsPerson(name.Key))
            Add(EndsPerson);
    }

    private void AddContext(Candidate place)
    {
        var words = reading.Words;
        Span<char> beforeIt = stackalloc char[LongestGap], afterIt = stackalloc char[LongestGap];
        var gapBefore = place.From > 0 ? Gap(words[place.From - 1].End, words[place.From].Start, beforeIt) : "^";
        var gapAfter = place.To < words.Count ? Gap(words[place.To - 1].End, words[place.To].Start, afterIt) : "$";
        Add(GapBefore.And(gapBefore));
        Add(GapAfter.And(gapAfter));
        Add(Rule.And(place.Rule));
        if (place.From > 0 && gapBefore.Length > 0 && !gapBefore.Contains('\n'))
        {
            var before = words[place.From - 1];
            Add(Before.And(gapBefore).And(before));
            if (place.From > 1)
                Add(Before2.And(words[place.From - 2]).And(' ').And(before));
        }
        if (place.To < words.Count && gapAfter.Length > 0 && !gapAfter.Contains('\n'))
        {
            var after = words[place.To];
            Add(After.And(gapAfter).And(after));
            if (place.To + 1 < words.Count)
                Add(After2.And(gapAfter).And(after).And(' ').And(words[place.To + 1]));
            if (place.From > 0)
                Add(Around.And(words[place.From - 1]).And('_').And(after));
        }
    }

    private const int LongestGap = 6;

    /// <summary>The characters between two words, with straight marks; empty where there are many.</summary>
    private ReadOnlySpan<char> Gap(int from, int to, Span<char> straight)
    {
        if (to - from > LongestGap)
            return "";
        reading.Text.AsSpan(from, to - from).CopyTo(straight);
        straight = straight[..(to - from)];
        straight.Replace('’', '\'');
        straight.Replace('“', '"');
        straight.Replace('”', '"');
        return straight;
    }

    private void AddAffixes(Feature begins, Feature ends, string word)
    {
        for (var n = 2; n <= 4 && n < word.Length; n++)
        {
            Add(begins.And(word.AsSpan(0, n)));
            Add(ends.And(word.AsSpan(word.Length - n)));
        }
    }

    private void Add(Feature feature) => found.Add(feature);

    private static Feature[] Sized(string name) => [.. Enumerable.Range(0, 7).Select(n => Feature.Of(name + n))];

    /// <summary>
    /// How often the name is of each kind across many articles: one feature for each digit and one for the most common
    /// kind.
    /// </summary>
    private sealed class CountFeatures(string name)
    {
        public Feature[] Share { get; } = Sized(name);

        public Feature Most { get; } = Feature.Of(name + " most");
    }
}
