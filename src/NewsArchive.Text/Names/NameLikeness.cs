namespace NewsArchive.Text.Names;

/// <summary>
/// What two full names have in common and what sets them apart, as numbers for <see cref="SameNameModel"/>.
/// </summary>
internal sealed class NameLikeness
{
    private readonly NameWords _a;
    private readonly NameWords _b;
    private readonly NameRarity _rarity;
    private readonly List<WordPair> _pairs;
    private readonly List<string> _restA;
    private readonly List<string> _restB;

    private NameLikeness(NameWords a, NameWords b, PartyKind kind, NameRarity rarity)
    {
        (_a, _b, _rarity) = (a, b, rarity);
        _pairs = WordPairing.Of(a.Words, b.Words, kind);
        _restA = Rest(a.Words, AnswersA);
        _restB = Rest(b.Words, AnswersB);
    }

    /// <summary>The names of the numbers that <see cref="Of"/> gives, in its order.</summary>
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
    /// Father and son, whatever the weights say: Jr. and Sr., W. and H. W., Jr. and a middle name that Jr. lacks.
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
        var (massA, massB) = (_a.Words.Sum(_rarity.Of), _b.Words.Sum(_rarity.Of));
        var (aloneA, aloneB) = (_restA.Sum(_rarity.Of), _restB.Sum(_rarity.Of));
        // The part of each name that the other one answers.
        var answeredA = _pairs.Sum(p => p.Likeness * MassA(p)) / Math.Max(0.01, massA);
        var answeredB = _pairs.Sum(p => p.Likeness * MassB(p)) / Math.Max(0.01, massB);
        var rest = _restA.Concat(_restB).ToList();
        return
        [
            Math.Max(answeredA, answeredB),
            Math.Min(answeredA, answeredB),
            _pairs.Sum(p => p.Likeness * Math.Min(MassA(p), MassB(p))),
            Math.Min(aloneA, aloneB),
            Math.Max(aloneA, aloneB),
            Letters(),
            _pairs.Count > 0 ? _pairs.Min(p => p.Likeness) : 0,
            _pairs.Count > 0 ? _pairs.Average(p => p.Likeness) : 0,
            _pairs.Count(p => p.Likeness < 0.85),
            _pairs.Count > 0 ? _pairs.MaxBy(MassA).Likeness : 0,
            Spelling.Likeness(_a.Words[0], _b.Words[0]),
            Spelling.Likeness(_a.Words[^1], _b.Words[^1]),
            _pairs.Exists(p => p.A == 0 && p.B == 0) ? 1 : 0,
            _pairs.Exists(p => p.A + p.WidthA == _a.Words.Count && p.B + p.WidthB == _b.Words.Count) ? 1 : 0,
            IsTurned() ? 1 : 0,
            _pairs.Count(p => p.Likeness == WordPairing.OfInitial),
            _pairs.Count(p => p.WidthA + p.WidthB > 2),
            Math.Min(_a.Words.Count, _b.Words.Count),
            Math.Abs(_a.Words.Count - _b.Words.Count),
            Math.Min(_restA.Count, _restB.Count),
            // "Ada, daughter of Bo Doe" against "Bo Doe": the word more stands first; a middle name stands between.
            (IsMore(0, AnswersA, _restB) || IsMore(0, AnswersB, _restA))
                ? 1
                : 0,
            (IsMore(_a.Words.Count - 1, AnswersA, _restB) || IsMore(_b.Words.Count - 1, AnswersB, _restA)) ? 1 : 0,
            _restA.Exists(NameLexicon.FirstNames.Contains) && _restB.Exists(NameLexicon.FirstNames.Contains) ? 1 : 0,
            rest.Exists(w => NameLexicon.Places.Contains(w) || NameLexicon.Peoples.Contains(w)) ? 1 : 0,
            rest.Count(NameLexicon.CommonWords.Contains),
            _restA.Exists(NameLexicon.CommonWords.Contains) && _restB.Exists(NameLexicon.CommonWords.Contains) ? 1 : 0,
            rest.Exists(w => char.IsDigit(w[0])) ? 1 : 0,
            kind == PartyKind.Organization && AreInitials(_a, _b) ? 1 : 0,
            _a.Suffix != _b.Suffix ? 1 : 0,
            _a.LegalForm == _b.LegalForm ? 0
            : _a.LegalForm.Length * _b.LegalForm.Length == 0 ? 1
            : 2,
            _a.Words[0][0] == _b.Words[0][0] ? 1 : 0,
            _pairs.Count(p => p.Likeness > 0.85 && Math.Min(MassA(p), MassB(p)) > 0.7),
            Math.Min(Rarest(_restA), Rarest(_restB)),
            Math.Max(Rarest(_restA), Rarest(_restB)),
            Math.Min(_rarity.Of(_a.Words[0]), _rarity.Of(_b.Words[0])),
            _restA.SelectMany(x => _restB.Select(y => Spelling.Likeness(x, y))).DefaultIfEmpty(0).Max(),
        ];
    }

    private double Rarest(List<string> words) => words.Select(_rarity.Of).DefaultIfEmpty(0).Max();

    private double MassA(WordPair p) => _a.Words.Skip(p.A).Take(p.WidthA).Sum(_rarity.Of);

    private double MassB(WordPair p) => _b.Words.Skip(p.B).Take(p.WidthB).Sum(_rarity.Of);

    private bool AnswersA(int i) => _pairs.Exists(p => p.A <= i && i < p.A + p.WidthA);

    private bool AnswersB(int i) => _pairs.Exists(p => p.B <= i && i < p.B + p.WidthB);

    private static List<string> Rest(IReadOnlyList<string> words, Func<int, bool> answers) =>
        [.. words.Where((_, i) => !answers(i))];

    private static bool IsMore(int word, Func<int, bool> answers, List<string> restOfOther) =>
        restOfOther.Count == 0 && !answers(word);

    /// <summary>"AAE" beside "Association of Analytical Engines".</summary>
    public static bool AreInitials(NameWords a, NameWords b) =>
        a.Words.Count == 1 && Acronyms.Abbreviates(a.Words[0], string.Join(' ', b.Words))
        || b.Words.Count == 1 && Acronyms.Abbreviates(b.Words[0], string.Join(' ', a.Words));

    private bool IsTurned()
    {
        var inOrder = _pairs.OrderBy(p => p.A).ToList();
        for (var i = 1; i < inOrder.Count; i++)
            if (inOrder[i].B < inOrder[i - 1].B)
                return true;
        return false;
    }

    /// <summary>How alike all letters are, as written and with the words in alphabetical order.</summary>
    private double Letters()
    {
        var (keysA, keysB) = (_a.Words.Select(Spelling.Key).ToList(), _b.Words.Select(Spelling.Key).ToList());
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
