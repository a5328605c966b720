namespace NewsArchive.Searching;

/// <summary>The few best of many, found without sorting them all.</summary>
internal static class BestFew
{
    /// <summary>Takes one more in, and lets the worst go when there are more than <paramref name="most"/>.</summary>
    public static void Offer<T, TWorth>(this PriorityQueue<T, TWorth> best, T one, TWorth worth, int most)
    {
        if (best.Count < most)
            best.Enqueue(one, worth);
        else
            best.EnqueueDequeue(one, worth);
    }

    /// <summary>All of them, the best first; the queue is empty afterwards.</summary>
    public static IReadOnlyList<T> Descending<T, TWorth>(this PriorityQueue<T, TWorth> best)
    {
        var all = new List<T>(best.Count);
        while (best.TryDequeue(out var one, out _))
            all.Add(one);
        all.Reverse();
        return all;
    }
}
