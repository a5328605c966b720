using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>
/// The entities that the parties of a text may be, by the names that join articles. A text may name tens of thousands,
/// so each is looked up by its key and not compared with all others.
/// </summary>
internal sealed class KnownEntities
{
    private readonly Dictionary<Entity, int> places = [];
    private readonly Dictionary<(PartyKind, string Key), List<Entity>> bearers = [];

    public KnownEntities(IEnumerable<Entity> stored)
    {
        foreach (var entity in stored)
            Add(entity);
    }

    /// <summary>Adds an entity with its present aliases; later ones are added with <see cref="Note"/>.</summary>
    public void Add(Entity entity)
    {
        places.Add(entity, places.Count);
        foreach (var alias in entity.Aliases)
            Note(entity, alias);
    }

    public void Note(Entity entity, Alias alias)
    {
        if (!alias.Joins)
            return;
        if (!bearers.TryGetValue((entity.Kind, alias.Key), out var same))
            bearers[(entity.Kind, alias.Key)] = same = [];
        if (same.Contains(entity))
            return;
        var at = same.FindIndex(other => places[other] > places[entity]);
        same.Insert(at < 0 ? same.Count : at, entity);
    }

    /// <summary>The entities with this name, in the order in which they were added.</summary>
    public IEnumerable<Entity> Bearers(PartyKind kind, string key) =>
        bearers.GetValueOrDefault((kind, key), []).Where(entity => entity.MergedInto is null);

    public bool IsBefore(Entity one, Entity other) => places[one] < places[other];
}
