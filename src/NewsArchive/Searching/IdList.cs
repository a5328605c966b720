namespace NewsArchive.Searching;

/// <summary>Sets of ids as ascending lists: as they come from an index, and walked through once.</summary>
internal static class IdList
{
    public static IReadOnlyList<int> Both(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        Merge(one, other, inOne: false, inBoth: true, inOther: false);

    public static IReadOnlyList<int> Either(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        Merge(one, other, inOne: true, inBoth: true, inOther: true);

    public static IReadOnlyList<int> Without(IReadOnlyList<int> one, IReadOnlyList<int> other) =>
        Merge(one, other, inOne: true, inBoth: false, inOther: false);

    private static List<int> Merge(
        IReadOnlyList<int> one, IReadOnlyList<int> other, bool inOne, bool inBoth, bool inOther)
    {
        var merged = new List<int>();
        for (var (left, right) = (0, 0); left < one.Count || right < other.Count;)
        {
            var order = left == one.Count ? 1 : right == other.Count ? -1 : one[left].CompareTo(other[right]);
            if (order < 0 ? inOne : order == 0 ? inBoth : inOther)
                merged.Add(order > 0 ? other[right] : one[left]);
            left += order <= 0 ? 1 : 0;
            right += order >= 0 ? 1 : 0;
        }

        return merged;
    }
}
