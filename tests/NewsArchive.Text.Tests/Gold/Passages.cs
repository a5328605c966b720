namespace NewsArchive.Text.Tests.Gold;

/// <summary>A passage of a text by its trimmed pieces and its words, as numbers in the text.</summary>
public sealed record Passage<T>(T Of, IReadOnlyList<TextSpan> Pieces, HashSet<int> Words);

/// <summary>Which expected passages correspond to which found ones.</summary>
public static class Passages
{
    /// <summary>Pairs them one to one, those that share the most words first.</summary>
    public static Dictionary<Passage<A>, Passage<B>> Match<A, B>(
        IReadOnlyList<Passage<A>> wanted, IReadOnlyList<Passage<B>> said, Func<HashSet<int>, HashSet<int>, bool> enough)
    {
        var pairs = new Dictionary<Passage<A>, Passage<B>>(ReferenceEqualityComparer.Instance);
        var used = new HashSet<object>(ReferenceEqualityComparer.Instance);
        var candidates =
            from want in wanted
            from got in said
            let shared = Shared(want.Words, got.Words)
            where shared > 0 && enough(want.Words, got.Words)
            orderby shared descending, Likeness(want.Words, got.Words) descending
            select (want, got);
        foreach (var (want, got) in candidates)
        {
            if (!used.Contains(got) && pairs.TryAdd(want, got))
                used.Add(got);
        }
        return pairs;
    }

    public static double Nearest<A, B>(Passage<A> passage, IEnumerable<Passage<B>> others) =>
        others.Select(x => Likeness(passage.Words, x.Words)).DefaultIfEmpty(0).Max();

    public static bool HalfOfAll(HashSet<int> a, HashSet<int> b) => Likeness(a, b) >= 0.5;

    public static bool HalfOfShorter(HashSet<int> a, HashSet<int> b) => 2 * Shared(a, b) >= Math.Min(a.Count, b.Count);

    public static int Shared(HashSet<int> a, HashSet<int> b) => a.Count(b.Contains);

    private static double Likeness(HashSet<int> a, HashSet<int> b) =>
        Shared(a, b) is var shared and > 0 ? (double)shared / (a.Count + b.Count - shared) : 0;
}
