namespace NewsArchive.Text.Names;

/// <summary>
/// What two full names have in common and where they differ, as numbers for <see cref="SameNameModel"/>.
/// </summary>
internal sealed class NameLikeness
{
    private readonly NameWords a;
    private readonly NameWords b;
    private readonly NameRarity rarity;
    private readonly List<WordPair> pairs;
    private readonly List<string> restA;
    private readonly List<string> restB;

    private NameLikeness(NameWords a, NameWords b, PartyKind kind, NameRarity rarity)
    {
        (this.a, this.b, this.rarity) = (a, b, rarity);
        pairs = WordPairing.Of(a.Words, b.Words, kind);
        restA = Rest(a.Words, AnswersA);
        restB = Rest(b.Words, AnswersB);
    }

    /// <summary>The names of the numbers that <see cref="Of"/> returns, in its order.</summary>
    public static readonly string[] Features =
    [
        "answered",
        "answered of both",
        "shared",
        "apart",
        "more",
        "letters",
        "least alike",
        "alike",
        "unlike words",
        "rarest word",
        "first words",
        "last words",
        "first answered",
        "last answered",
        "turned",
        "initials",
        "one word for two",
        "words",
        "words more",
        "rest of both",
        "more at first",
        "more at last",
        "given names apart",
        "a place more",
        "a common word more",
        "common words apart",
        "numbers apart",
        "initials of all",
        "one suffix",
        "legal forms",
        "first letters",
        "rare words shared",
        "rarest apart",
        "rarest more",
        "rarity of first",
        "likest of the rest",
    ];

    /// <summary>
    /// True for a father and a son, whatever the weights say: Jr. and Sr., W. and H. W., or Jr. and a middle name that
    /// Jr. lacks.
    /// </summary>
    public static bool SpeaksAgainst(NameWords a, NameWords b, PartyKind kind)
    {
        if (kind != PartyKind.Person)
            return false;
        if (a.Suffix != b.Suffix)
        {
            if (a.Suffix.Length > 0 && b.Suffix.Length > 0)
                return true;
            var (son, other) = a.Suffix.Length > 0 ? (a, b) : (b, a);
            if (other.Words.Count > son.Words.Count)
                return true;
        }
        return a.Words.Count > 2
            && b.Words.Count > 2
            && a.Words[1].Length == 1
            && b.Words[1].Length == 1
            && a.Words[1] != b.Words[1]
            && a.Words[^1] == b.Words[^1];
    }

    public static double[] Of(NameWords a, NameWords b, PartyKind kind, NameRarity rarity) =>
        new NameLikeness(a, b, kind, rarity).Measure(kind);

    private double[] Measure(PartyKind kind)
    {
        var (massA, massB) = (a.Words.Sum(rarity.Of), b.Words.Sum(rarity.Of));
        var (aloneA, aloneB) = (restA.Sum(rarity.Of), restB.Sum(rarity.Of));
        // The share of each name that has a counterpart in the other.
        var answeredA = pairs.Sum(p => p.Likeness * MassA(p)) / Math.Max(0.01, massA);
        var answeredB = pairs.Sum(p => p.Likeness * MassB(p)) / Math.Max(0.01, massB);
        var rest = restA.Concat(restB).ToList();
        return
        [
            Math.Max(answeredA, answeredB),
            Math.Min(answeredA, answeredB),
            pairs.Sum(p => p.Likeness * Math.Min(MassA(p), MassB(p))),
            Math.Min(aloneA, aloneB),
            Math.Max(aloneA, aloneB),
            Letters(),
            pairs.Count > 0 ? pairs.Min(p => p.Likeness) : 0,
            pairs.Count > 0 ? pairs.Average(p => p.Likeness) : 0,
            pairs.Count(p => p.Likeness < 0.85),
            pairs.Count > 0 ? pairs.MaxBy(MassA).Likeness : 0,
            Spelling.Likeness(a.Words[0], b.Words[0]),
            Spelling.Likeness(a.Words[^1], b.Words[^1]),
            pairs.Exists(p => p.A == 0 && p.B == 0) ? 1 : 0,
            pairs.Exists(p => p.A + p.WidthA == a.Words.Count && p.B + p.WidthB == b.Words.Count) ? 1 : 0,
            IsTurned() ? 1 : 0,
            pairs.Count(p => p.Likeness == WordPairing.OfInitial),
            pairs.Count(p => p.WidthA + p.WidthB > 2),
            Math.Min(a.Words.Count, b.Words.Count),
            Math.Abs(a.Words.Count - b.Words.Count),
            Math.Min(restA.Count, restB.Count),
            // "Ada, daughter of Bo Doe" against "Bo Doe": the extra word comes first. A middle name would come in
            // between.
            (IsMore(0, AnswersA, restB) || IsMore(0, AnswersB, restA))
                ? 1
                : 0,
            (IsMore(a.Words.Count - 1, AnswersA, restB) || IsMore(b.Words.Count - 1, AnswersB, restA)) ? 1 : 0,
            restA.Exists(NameLexicon.FirstNames.Contains) && restB.Exists(NameLexicon.FirstNames.Contains) ? 1 : 0,
            rest.Exists(w => NameLexicon.Places.Contains(w) || NameLexicon.Peoples.Contains(w)) ? 1 : 0,
            rest.Count(NameLexicon.CommonWords.Contains),
            restA.Exists(NameLexicon.CommonWords.Contains) && restB.Exists(NameLexicon.CommonWords.Contains) ? 1 : 0,
            rest.Exists(w => char.IsDigit(w[0])) ? 1 : 0,
            kind == PartyKind.Organization && AreInitials(a, b) ? 1 : 0,
            a.Suffix != b.Suffix ? 1 : 0,
            a.LegalForm == b.LegalForm ? 0
            : a.LegalForm.Length * b.LegalForm.Length == 0 ? 1
            : 2,
            a.Words[0][0] == b.Words[0][0] ? 1 : 0,
            pairs.Count(p => p.Likeness > 0.85 && Math.Min(MassA(p), MassB(p)) > 0.7),
            Math.Min(Rarest(restA), Rarest(restB)),
            Math.Max(Rarest(restA), Rarest(restB)),
            Math.Min(rarity.Of(a.Words[0]), rarity.Of(b.Words[0])),
            restA.SelectMany(x => restB.Select(y => Spelling.Likeness(x, y))).DefaultIfEmpty(0).Max(),
        ];
    }

    private double Rarest(List<string> words) => words.Select(rarity.Of).DefaultIfEmpty(0).Max();

    private double MassA(WordPair p) => a.Words.Skip(p.A).Take(p.WidthA).Sum(rarity.Of);

    private double MassB(WordPair p) => b.Words.Skip(p.B).Take(p.WidthB).Sum(rarity.Of);

    private bool AnswersA(int i) => pairs.Exists(p => p.A <= i && i < p.A + p.WidthA);

    private bool AnswersB(int i) => pairs.Exists(p => p.B <= i && i < p.B + p.WidthB);

    private static List<string> Rest(IReadOnlyList<string> words, Func<int, bool> answers) =>
        [.. words.Where((_, i) => !answers(i))];

    private static bool IsMore(int word, Func<int, bool> answers, List<string> restOfOther) =>
        restOfOther.Count == 0 && !answers(word);

    /// <summary>"AAE" next to "Association of Analytical Engines".</summary>
    public static bool AreInitials(NameWords a, NameWords b) =>
        a.Words.Count == 1 && Acronyms.Abbreviates(a.Words[0], string.Join(' ', b.Words))
        || b.Words.Count == 1 && Acronyms.Abbreviates(b.Words[0], string.Join(' ', a.Words));

    private bool IsTurned()
    {
        var inOrder = pairs.OrderBy(p => p.A).ToList();
        for (var i = 1; i < inOrder.Count; i++)
            if (inOrder[i].B < inOrder[i - 1].B)
                return true;
        return false;
    }

    /// <summary>How similar all letters are, both as written and with the words in alphabetical order.</summary>
    private double Letters()
    {
        var (keysA, keysB) = (a.Words.Select(Spelling.Key).ToList(), b.Words.Select(Spelling.Key).ToList());
        return Math.Max(
            Alike(string.Concat(keysA), string.Concat(keysB)),
            Alike(
                string.Concat(keysA.Order(StringComparer.Ordinal)),
                string.Concat(keysB.Order(StringComparer.Ordinal))
            )
        );
    }

    private static double Alike(string a, string b) =>
        1 - (double)Spelling.Distance(a, b) / Math.Max(1, Math.Max(a.Length, b.Length));
}
