using System.Buffers;

namespace NewsArchive.Searching;

/// <summary>
/// Counts numbers below an end, of which an archive has hundreds of thousands and one search touches few: the room for
/// them is borrowed, and wiped after use.
/// </summary>
internal sealed class Counter(int end) : IDisposable
{
    private static readonly ArrayPool<int> Borrowed = ArrayPool<int>.Create(1 << 24, 8);

    private readonly int[] counts = Borrowed.Rent(end);
    private readonly List<int> found = [];

    public int this[int number] => counts[number];

    public void Add(int number) => Add(number, 1);

    public void Add(int number, int times)
    {
        ref var count = ref counts[number];
        if (count == 0)
            found.Add(number);
        count += times;
    }

    /// <summary>Those that were added, in the order in which they first were.</summary>
    public IEnumerable<(int Number, int Count)> All() => found.Select(number => (number, counts[number]));

    public void Dispose()
    {
        foreach (var number in found)
            counts[number] = 0;
        Borrowed.Return(counts);
    }
}
