using System.Globalization;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Names;

/// <summary>
/// Small trees of yes-or-no questions over <see cref="NameLikeness"/>, one set for each kind of party. Their answers
/// add up to how likely two names belong to one party. Made by <see cref="SameNameTrainer"/>.
/// </summary>
internal sealed class SameNameModel(
    IReadOnlyDictionary<PartyKind, NameRarity> rarities,
    IReadOnlyDictionary<PartyKind, List<NameTree>> trees
)
{
    private static readonly Lazy<SameNameModel> Shipped = new(() => Read(WordList.Lines("same-name.txt")));

    public static SameNameModel Embedded => Shipped.Value;

    /// <summary>How likely both names belong to one party, from 0 to 1.</summary>
    public double Probability(string a, string b, PartyKind kind)
    {
        var (wordsA, wordsB) = (NameWords.Of(a, kind), NameWords.Of(b, kind));
        if (wordsA.Words.Count == 0 || wordsB.Words.Count == 0)
            return a == b ? 1 : 0;
        if (NameLikeness.SpeaksAgainst(wordsA, wordsB, kind))
            return 0;
        if (kind == PartyKind.Person && (wordsA.Words.Count == 1 || wordsB.Words.Count == 1))
            return LoneName(wordsA.Words, wordsB.Words);
        if (kind == PartyKind.Organization && NameLikeness.AreInitials(wordsA, wordsB))
            return 0.9;
        var features = NameLikeness.Of(wordsA, wordsB, kind, rarities[kind]);
        return 1 / (1 + Math.Exp(-trees[kind].Sum(tree => tree.Answer(features))));
    }

    /// <summary>
    /// A single name can only be the first or last name of the other; it is too short to be judged by similarity.
    /// </summary>
    private static double LoneName(IReadOnlyList<string> a, IReadOnlyList<string> b)
    {
        var (lone, full) = a.Count == 1 ? (a[0], b) : (b[0], a);
        return Math.Max(Alike(lone, full[^1]), Alike(lone, full[0]));

        static double Alike(string a, string b) =>
            a == b ? 0.95
            : Math.Min(a.Length, b.Length) > 3
            && (Spelling.Key(a) == Spelling.Key(b) || a.Length > 5 && Spelling.IsSlip(a, b))
                ? 0.9
            : 0.1;
    }

    /// <summary>The lines of same-name.txt: first words found in many names, then the trees.</summary>
    public IEnumerable<string> Lines()
    {
        foreach (var (kind, rarity) in rarities.OrderBy(r => r.Key))
        {
            yield return $"names\t{kind}\t{rarity.Names.ToString(CultureInfo.InvariantCulture)}";
            var counts = rarity.Counts.OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal);
            foreach (var (word, count) in counts)
                yield return $"word\t{kind}\t{count.ToString(CultureInfo.InvariantCulture)}\t{word}";
            foreach (var tree in trees[kind])
                yield return $"tree\t{kind}\t{tree}";
        }
    }

    public static SameNameModel Read(IEnumerable<string> lines)
    {
        var rows = lines.Select(l => l.Split('\t')).ToLookup(r => (What: r[0], Kind: Enum.Parse<PartyKind>(r[1])));
        var kinds = rows.Select(r => r.Key.Kind).Distinct().ToList();
        return new SameNameModel(
            kinds.ToDictionary(
                k => k,
                k => new NameRarity(
                    rows[("word", k)].ToDictionary(w => w[3], w => int.Parse(w[2], CultureInfo.InvariantCulture)),
                    int.Parse(rows[("names", k)].Single()[2], CultureInfo.InvariantCulture)
                )
            ),
            kinds.ToDictionary(k => k, k => rows[("tree", k)].Select(t => NameTree.Parse(t[2])).ToList())
        );
    }
}

/// <summary>How much a word identifies its owner: "company" and "muhammad" little, a rare surname fully.</summary>
internal sealed record NameRarity(IReadOnlyDictionary<string, int> Counts, int Names)
{
    private const double OfLetter = 0.15;

    public double Of(string word) =>
        word.Length == 1 ? OfLetter
        : Counts.TryGetValue(Spelling.Key(word), out var count)
            ? Math.Max(0.1, 1 - Math.Log(1 + count) / Math.Log(Math.Max(2, Names)))
        : 1;
}
