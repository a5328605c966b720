namespace NewsArchive.Text.Names;

/// <summary>
/// Two words, or one word and two words that are written together elsewhere ("Good Will", "Goodwill"), and how similar
/// they are.
/// </summary>
internal readonly record struct WordPair(int A, int WidthA, int B, int WidthB, double Likeness);

/// <summary>Finds which word of one name corresponds to which word of another, in any order.</summary>
internal static class WordPairing
{
    /// <summary>Below this similarity, two words do not correspond.</summary>
    private const double LeastLikeness = 0.62;

    /// <summary>"J." next to "Jane": no contradiction, but weak support.</summary>
    public const double OfInitial = 0.7;

    /// <summary>Names of more words are cut off: no real name is longer.</summary>
    public const int MostWords = 16;

    /// <summary>The most similar words first, each word used once.</summary>
    public static List<WordPair> Of(IReadOnlyList<string> a, IReadOnlyList<string> b, PartyKind kind)
    {
        var (countA, countB) = (Math.Min(a.Count, MostWords), Math.Min(b.Count, MostWords));
        var possible = new List<WordPair>();
        for (var i = 0; i < countA; i++)
            for (var j = 0; j < countB; j++)
            {
                Add(new WordPair(i, 1, j, 1, Likeness(a[i], b[j], kind)), LeastLikeness);
                // Two words against one must have nearly the same letters, and are tried before either word alone.
                if (i + 1 < countA)
                    Add(new WordPair(i, 2, j, 1, Spelling.Likeness(a[i] + a[i + 1], b[j])), 0.82);
                if (j + 1 < countB)
                    Add(new WordPair(i, 1, j, 2, Spelling.Likeness(a[i], b[j] + b[j + 1])), 0.82);
            }
        // Of equally similar pairs, those in the same position come first.
        possible.Sort(
            (x, y) =>
                Rank(y).CompareTo(Rank(x)) is not 0 and var byLikeness ? byLikeness
                : Math.Abs(x.A - x.B).CompareTo(Math.Abs(y.A - y.B)) is not 0 and var byPlace ? byPlace
                : (x.A, x.B).CompareTo((y.A, y.B))
        );
        var (usedA, usedB) = (new bool[countA + 1], new bool[countB + 1]);
        var pairs = new List<WordPair>();
        foreach (var pair in possible)
        {
            if (IsUsed(usedA, pair.A, pair.WidthA) || IsUsed(usedB, pair.B, pair.WidthB))
                continue;
            Array.Fill(usedA, true, pair.A, pair.WidthA);
            Array.Fill(usedB, true, pair.B, pair.WidthB);
            pairs.Add(pair);
        }
        return pairs;

        void Add(WordPair pair, double least)
        {
            if (pair.Likeness >= least)
                possible.Add(pair);
        }
    }

    private static double Rank(WordPair pair) => pair.Likeness + (pair.WidthA + pair.WidthB > 2 ? 0.05 : 0);

    private static bool IsUsed(bool[] used, int from, int width) => used[from] || (width > 1 && used[from + 1]);

    private static double Likeness(string a, string b, PartyKind kind)
    {
        if (a == b)
            return 1;
        if (kind == PartyKind.Person && PersonName.IsInitialOf(a, b))
            return OfInitial;
        if (kind == PartyKind.Person && PersonName.IsNicknameOfEither(a, b))
            return 0.93;
        if (a.Any(char.IsDigit) || b.Any(char.IsDigit))
            return 0;
        return Spelling.Likeness(a, b);
    }
}
