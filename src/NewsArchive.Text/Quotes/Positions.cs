namespace NewsArchive.Text.Quotes;

/// <summary>Looking back from a place in the text, in lists ordered by position.</summary>
internal static class Positions
{
    /// <summary>The index of the last item before a position; -1 where there is none.</summary>
    public static int LastBefore<T>(IReadOnlyList<T> items, int position, Func<T, int> at)
    {
        int low = 0, high = items.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (at(items[middle]) < position)
                low = middle + 1;
            else
                high = middle - 1;
        }
        return high;
    }
}
