namespace NewsArchive.Searching;

/// <summary>What the quotes of a chunk add up to in a list that no filter narrows down.</summary>
internal sealed class QuoteCounts
{
    // Numbers and how many quotes of each, ascending: how much higher each is than the one before, and the count.
    private readonly byte[] roles;
    private readonly byte[] speakers;
    private readonly byte[] relayers;
    private IReadOnlyList<(int Entity, int Into)> merged;

    /// <param name="entities">As of whom the quotes are by and through were counted.</param>
    public QuoteCounts(
        EntityFacts entities, int check, IReadOnlyList<int> kinds, IEnumerable<(int Number, int Count)> roles,
        IEnumerable<(int Number, int Count)> speakers, IEnumerable<(int Number, int Count)> relayers)
    {
        (merged, Check, Kinds) = (entities.Merged, check, kinds);
        (this.roles, this.speakers, this.relayers) = (Pack(roles), Pack(speakers), Pack(relayers));
    }

    /// <summary>Those that need review.</summary>
    public int Check { get; }

    /// <summary>By the numbers of the kinds.</summary>
    public IReadOnlyList<int> Kinds { get; }

    public void ForEachRole(Action<int, int> add) => ForEach(roles, add);

    public void ForEachSpeaker(Action<int, int> add) => ForEach(speakers, add);

    public void ForEachRelayer(Action<int, int> add) => ForEach(relayers, add);

    /// <summary>False when one of the people and organizations was merged into another since.</summary>
    public bool StillHolds(EntityFacts entities)
    {
        if (ReferenceEquals(merged, entities.Merged))
            return true;
        var gone = entities.Merged.Except(merged).Select(one => one.Entity).ToHashSet();
        var holds = !merged.Except(entities.Merged).Any(one => !gone.Contains(one.Entity));
        Action<int, int> look = (entity, _) => holds &= !gone.Contains(entity);
        ForEachSpeaker(look);
        ForEachRelayer(look);
        if (holds)
            merged = entities.Merged;
        return holds;
    }

    private static byte[] Pack(IEnumerable<(int Number, int Count)> counts)
    {
        var packed = new List<byte>();
        var before = 0;
        foreach (var (number, count) in counts.OrderBy(one => one.Number))
        {
            PackedNumbers.Add(packed, number - before);
            PackedNumbers.Add(packed, count);
            before = number;
        }

        return [.. packed];
    }

    private static void ForEach(byte[] packed, Action<int, int> add)
    {
        var left = new PackedNumbers(packed);
        for (var number = 0; !left.IsEmpty;)
        {
            number += left.Next();
            add(number, left.Next());
        }
    }
}
