namespace NewsArchive.Text.Names;

/// <summary>
/// Trains <see cref="SameNameModel"/> on pairs judged by people, with gradient boosting: each small tree corrects the
/// errors of those before it.
/// </summary>
internal static class SameNameTrainer
{
    private const int Trees = 120;

    private const int Depth = 4;

    private const double Step = 0.12;

    /// <summary>
    /// The least weight of the pairs in a leaf, as the sum of their uncertainty: less would prove nothing.
    /// </summary>
    private const double LeastDoubt = 4;

    /// <summary>Pulls the answers of leaves with few pairs toward zero.</summary>
    private const double Caution = 4;

    /// <summary>How many limits are tried for each feature, at equal shares of the pairs.</summary>
    private const int Limits = 40;

    /// <summary>A word found in fewer names than this is rare.</summary>
    private const int FewestNames = 5;

    private readonly record struct Example(double[] Features, double Same);

    public static SameNameModel Train(IReadOnlyList<NamePair> pairs)
    {
        var kinds = pairs.GroupBy(p => p.Kind).ToList();
        var rarities = kinds.ToDictionary(g => g.Key, g => Count([.. g], g.Key));
        return new SameNameModel(rarities, kinds.ToDictionary(g => g.Key, g => Grow([.. g], g.Key, rarities[g.Key])));
    }

    private static NameRarity Count(List<NamePair> pairs, PartyKind kind)
    {
        var names = pairs.SelectMany(p => new[] { p.A, p.B }).Distinct().ToList();
        var counts = names
            .SelectMany(n => NameWords.Of(n, kind).Words.Select(Spelling.Key).Distinct())
            .GroupBy(w => w)
            .Where(g => g.Count() >= FewestNames)
            .ToDictionary(g => g.Key, g => g.Count());
        return new NameRarity(counts, names.Count);
    }

    private static List<NameTree> Grow(List<NamePair> pairs, PartyKind kind, NameRarity rarity)
    {
        var examples = pairs
            .Select(p => (A: NameWords.Of(p.A, kind), B: NameWords.Of(p.B, kind), p.Same))
            .Where(p => p.A.Words.Count > 0 && p.B.Words.Count > 0)
            .Select(p => new Example(NameLikeness.Of(p.A, p.B, kind, rarity), p.Same ? 1 : 0))
            .ToList();
        var limits = Enumerable.Range(0, NameLikeness.Features.Length).Select(f => LimitsOf(examples, f)).ToArray();
        var sums = new double[examples.Count];
        var trees = new List<NameTree>();
        for (var t = 0; t < Trees; t++)
        {
            var found = sums.Select(s => 1 / (1 + Math.Exp(-s))).ToArray();
            var tree = Grow(examples, [.. Enumerable.Range(0, examples.Count)], found, limits, Depth);
            trees.Add(tree);
            for (var e = 0; e < sums.Length; e++)
                sums[e] += tree.Answer(examples[e].Features);
        }
        return trees;
    }

    private static NameTree Grow(List<Example> examples, List<int> here, double[] found, double[][] limits, int depth)
    {
        var (error, doubt) = (here.Sum(e => examples[e].Same - found[e]), here.Sum(e => found[e] * (1 - found[e])));
        var best = (Gain: Gain(error, doubt) + 0.5, Feature: -1, Limit: 0.0);
        for (var f = 0; depth > 0 && f < limits.Length; f++)
        {
            // The sums below each limit, in one pass over the pairs.
            var (errors, doubts) = (new double[limits[f].Length + 1], new double[limits[f].Length + 1]);
            foreach (var e in here)
            {
                var at = Array.BinarySearch(limits[f], examples[e].Features[f]);
                at = at >= 0 ? at + 1 : ~at;
                errors[at] += examples[e].Same - found[e];
                doubts[at] += found[e] * (1 - found[e]);
            }
            var (errorBelow, doubtBelow) = (0.0, 0.0);
            for (var l = 0; l < limits[f].Length; l++)
            {
                errorBelow += errors[l];
                doubtBelow += doubts[l];
                if (doubtBelow < LeastDoubt || doubt - doubtBelow < LeastDoubt)
                    continue;
                var gain = Gain(errorBelow, doubtBelow) + Gain(error - errorBelow, doubt - doubtBelow);
                if (gain > best.Gain + 1e-9)
                    best = (gain, f, limits[f][l]);
            }
        }
        if (best.Feature < 0)
            return NameTree.Leaf(Math.Round(Step * error / (doubt + Caution), 4));
        var sides = here.ToLookup(e => examples[e].Features[best.Feature] < best.Limit);
        return new NameTree(
            best.Feature,
            best.Limit,
            Grow(examples, [.. sides[true]], found, limits, depth - 1),
            Grow(examples, [.. sides[false]], found, limits, depth - 1)
        );
    }

    private static double Gain(double error, double doubt) => error * error / (doubt + Caution);

    private static double[] LimitsOf(List<Example> examples, int feature)
    {
        var values = examples.Select(e => e.Features[feature]).Order().ToList();
        return
        [
            .. Enumerable
                .Range(1, Limits - 1)
                .Select(i => Math.Round(values[i * values.Count / Limits], 4))
                .Distinct()
                .Order(),
        ];
    }
}
