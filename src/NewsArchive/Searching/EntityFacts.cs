using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// What counting asks of the entities. Entities are added in the order of their ids, and keep their kind; some are
/// merged into others.
/// </summary>
internal sealed class EntityFacts
{
    // With room at their ends for entities to come, so that they are not copied after each commit; filled in there
    // while others, who do not know of these entities yet, go on reading.
    private readonly int[] standing;
    private readonly byte[] kinds;
    private readonly int last;

    private EntityFacts(int last, int[] standing, byte[] kinds, IReadOnlyList<(int Entity, int Into)> merged) =>
        (this.last, this.standing, this.kinds, Merged) = (last, standing, kinds, merged);

    public static EntityFacts None { get; } = new(0, [0], [0], []);

    /// <summary>Higher than the id of every entity.</summary>
    public int End => last + 1;

    /// <summary>The same list as long as nobody is merged.</summary>
    public IReadOnlyList<(int Entity, int Into)> Merged { get; }

    public PartyKind KindOf(int entity) => (PartyKind)kinds[entity];

    /// <summary>The entity that this one was merged into, or itself.</summary>
    public int Standing(int entity) => entity < standing.Length ? standing[entity] : entity;

    /// <summary>An entity, and those that were merged into it.</summary>
    public IReadOnlyList<int> AllOf(int entity) =>
        [entity, .. Merged.Where(one => one.Into == entity).Select(one => one.Entity)];

    public async Task<EntityFacts> WithNextAsync(ArchiveContext db, CancellationToken cancellation)
    {
        // Before the others: whoever is merged meanwhile is among them.
        var merged = await db.MergedAsync(cancellation);
        var added = await db.KindsAsync(last + 1, cancellation);
        var isSame = merged.SequenceEqual(Merged);
        var to = added.Count > 0 ? added[^1].Entity : last;
        var size = to < standing.Length ? standing.Length : to + 1 + (to / 8);
        var (now, all) = (standing, kinds);
        if (!isSame || size > standing.Length)
        {
            now = new int[size];
            for (var entity = 0; entity < size; entity++)
                now[entity] = entity;
            foreach (var (entity, into) in merged)
                now[entity] = into;
        }

        if (size > kinds.Length)
            Array.Resize(ref all, size);
        foreach (var (entity, kind) in added)
            all[entity] = kind;
        return new EntityFacts(to, now, all, isSame ? Merged : merged);
    }
}
