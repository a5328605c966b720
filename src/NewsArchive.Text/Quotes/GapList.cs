using System.Collections;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// A list for many insertions in its middle, each near the one before: the items after that place are moved once, not
/// each time.
/// </summary>
internal sealed class GapList<T> : IReadOnlyList<T>
{
    private T[] items = new T[16];

    // The items are before and after the gap.
    private int gap, gapEnd = 16;

    public int Count => items.Length - (gapEnd - gap);

    public T this[int index]
    {
        get => items[index < gap ? index : index + gapEnd - gap];
        set => items[index < gap ? index : index + gapEnd - gap] = value;
    }

    public void Add(T item) => Insert(Count, item);

    public void Insert(int index, T item)
    {
        if (gap == gapEnd)
            Grow();
        if (index < gap)
            Array.Copy(items, index, items, gapEnd - (gap - index), gap - index);
        else
            Array.Copy(items, gapEnd, items, gap, index - gap);
        (gap, gapEnd) = (index, index + (gapEnd - gap));
        items[gap++] = item;
    }

    private void Grow()
    {
        var behind = items.Length - gapEnd;
        var more = items.Length;
        Array.Resize(ref items, items.Length + more);
        Array.Copy(items, gapEnd, items, items.Length - behind, behind);
        gapEnd = items.Length - behind;
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
            yield return this[i];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
