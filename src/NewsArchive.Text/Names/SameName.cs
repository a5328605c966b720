namespace NewsArchive.Text.Names;

/// <summary>Two full names and whether they belong to one party.</summary>
public sealed record NamePair(string A, string B, PartyKind Kind, bool Same);

/// <summary>Decides from spelling alone whether two full names belong to one person or one organization.</summary>
public static class SameName
{
    /// <summary>The same for all kinds: a wrong join costs more than a missed one.</summary>
    internal const double Threshold = 0.78;

    public static bool Is(string a, string b, PartyKind kind) => Probability(a, b, kind) >= Threshold;

    /// <summary>How likely it is, from 0 to 1.</summary>
    public static double Probability(string a, string b, PartyKind kind) =>
        SameNameModel.Embedded.Probability(a, b, kind);

    /// <summary>
    /// The trees learned from these pairs, as the lines of same-name.txt. The same pairs give the same lines.
    /// </summary>
    public static IEnumerable<string> Train(IReadOnlyList<NamePair> pairs) => SameNameTrainer.Train(pairs).Lines();

    /// <summary>
    /// The verdicts of weights trained on the other four fifths; pairs with the same first name stay together. Pairs
    /// that <paramref name="teaches"/> excludes are never used for training.
    /// </summary>
    public static IReadOnlyList<NamePair> CrossValidate(IReadOnlyList<NamePair> pairs, Func<int, bool> teaches)
    {
        const int folds = 5;
        var foldOf = pairs
            .Select(p => p.A)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .Select((name, i) => (name, i % folds))
            .ToDictionary(p => p.name, p => p.Item2);
        var models = Enumerable
            .Range(0, folds)
            .Select(fold => SameNameTrainer.Train([.. pairs.Where((p, i) => teaches(i) && foldOf[p.A] != fold)]))
            .ToList();
        return [.. pairs.Select(p => p with { Same = models[foldOf[p.A]].Probability(p.A, p.B, p.Kind) >= Threshold })];
    }
}
