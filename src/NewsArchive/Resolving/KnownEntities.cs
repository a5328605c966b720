using NewsArchive.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Resolving;

/// <summary>
/// The entities that the parties of some texts may be, with all their names, as they are in the archive and as these
/// texts change them. Each is read when a text names it for the first time.
/// </summary>
internal sealed class KnownEntities(Lookups archive)
{
    private readonly Dictionary<int, Entity> entities = [];
    private readonly Dictionary<(int Entity, string Name), Alias> aliases = [];
    private readonly Dictionary<(PartyKind, string Key), List<Entity>> bearers = [];
    private readonly HashSet<string> read = [];
    private int nextEntity = archive.NextId<Entity>();
    private int nextAlias = archive.NextId<Alias>();

    /// <summary>Made since they were last written, in the order of their ids.</summary>
    public List<Entity> NewEntities { get; } = [];

    /// <inheritdoc cref="NewEntities"/>
    public List<Alias> NewAliases { get; } = [];

    /// <summary>Changed since they were read or written.</summary>
    public HashSet<Entity> ChangedEntities { get; } = [];

    /// <inheritdoc cref="ChangedEntities"/>
    public HashSet<Alias> ChangedAliases { get; } = [];

    /// <summary>Those of which the counts alone may have changed: most are only named once more.</summary>
    public HashSet<Entity> CountedEntities { get; } = [];

    /// <inheritdoc cref="CountedEntities"/>
    public HashSet<Alias> CountedAliases { get; } = [];

    /// <param name="row">The id of a row that it takes over; none by default.</param>
    public Entity Make(PartyKind kind, string name, string slug, int? row = null)
    {
        var entity = new Entity { Id = row ?? nextEntity++, Kind = kind, Name = name, Slug = slug };
        entities.Add(entity.Id, entity);
        if (row is null)
            NewEntities.Add(entity);
        else
            ChangedEntities.Add(entity);
        return entity;
    }

    public Alias? Find(Entity entity, string name) => aliases.GetValueOrDefault((entity.Id, name));

    /// <summary>Gives an entity a name that it does not have.</summary>
    public Alias Learn(Entity entity, string name, string key, string rule, bool joins, int? articleId)
    {
        var alias = new Alias
        {
            Id = nextAlias++,
            EntityId = entity.Id,
            Name = name,
            Key = key,
            Rule = rule,
            Joins = joins,
            ArticleId = articleId,
        };
        NewAliases.Add(alias);
        if (entity.Aliases is [var first, ..])
        {
            alias.HasOthers = first.HasOthers || first.Key != key;
            if (alias.HasOthers && !first.HasOthers)
            {
                entity.Aliases.ForEach(other => other.HasOthers = true);
                ChangedAliases.UnionWith(entity.Aliases);
            }
        }

        Add(entity, alias);
        return alias;
    }

    /// <summary>Takes a name away from an entity; its row is deleted together with all other names of it.</summary>
    public void Forget(Entity entity, Alias alias)
    {
        entity.Aliases.Remove(alias);
        aliases.Remove((entity.Id, alias.Name));
        NewAliases.Remove(alias);
        ChangedAliases.Remove(alias);
        CountedAliases.Remove(alias);
    }

    /// <summary>Call it for a name that joins articles from now on.</summary>
    public void Note(Entity entity, Alias alias)
    {
        if (!alias.Joins)
            return;
        if (!bearers.TryGetValue((entity.Kind, alias.Key), out var same))
            bearers[(entity.Kind, alias.Key)] = same = [];
        if (same.Contains(entity))
            return;
        var at = same.FindIndex(other => other.Id > entity.Id);
        same.Insert(at < 0 ? same.Count : at, entity);
    }

    /// <summary>The entities with this name, the oldest first.</summary>
    public IEnumerable<Entity> Bearers(PartyKind kind, string key)
    {
        if (read.Add(key))
        {
            foreach (var id in archive.Bearers(key))
                Read(id);
        }

        return bearers.GetValueOrDefault((kind, key), []).Where(entity => entity.MergedIntoId is null);
    }

    private void Read(int id)
    {
        if (entities.ContainsKey(id) || archive.Entity(id) is not { } entity)
            return;
        entities.Add(id, entity);
        foreach (var alias in archive.Aliases(id))
            Add(entity, alias);
    }

    /// <summary>A later party of a text may have caused the entity of an earlier one to be merged.</summary>
    public Entity Standing(Entity entity)
    {
        while (entity.MergedIntoId is { } into)
            entity = entities[into];
        return entity;
    }

    private void Add(Entity entity, Alias alias)
    {
        entity.Aliases.Add(alias);
        aliases.Add((entity.Id, alias.Name), alias);
        Note(entity, alias);
    }
}
