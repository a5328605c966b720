using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Resolving;

/// <summary>
/// The entities that the parties of some texts may be, with all their names, as they are in the archive and as these
/// texts change them. A text may name tens of thousands, so each is looked up by its key and not compared with all
/// others.
/// </summary>
internal sealed class KnownEntities
{
    private readonly Dictionary<int, Entity> entities = [];
    private readonly Dictionary<(int Entity, string Name), Alias> aliases = [];
    private readonly Dictionary<(PartyKind, string Key), List<Entity>> bearers = [];
    private int nextEntity;
    private int nextAlias;

    private KnownEntities(int nextEntity, int nextAlias) => (this.nextEntity, this.nextAlias) = (nextEntity, nextAlias);

    /// <summary>Made since they were last written, in the order of their ids.</summary>
    public List<Entity> NewEntities { get; } = [];

    /// <inheritdoc cref="NewEntities"/>
    public List<Alias> NewAliases { get; } = [];

    /// <summary>Changed since they were read or written.</summary>
    public HashSet<Entity> ChangedEntities { get; } = [];

    /// <inheritdoc cref="ChangedEntities"/>
    public HashSet<Alias> ChangedAliases { get; } = [];

    /// <summary>Reads everybody whom one of these keys may mean in every article.</summary>
    public static async Task<KnownEntities> ReadAsync(
        ArchiveContext db, IEnumerable<string> keys, CancellationToken cancellation)
    {
        var known = new KnownEntities(
            await db.NextIdAsync<Entity>(cancellation), await db.NextIdAsync<Alias>(cancellation));
        var all = keys.Distinct().ToList();
        // From the keys to the entities: the other way round, SQLite would read every entity in the archive. Each list
        // goes as one value: as thousands of parameters, every batch would be a statement of its own.
        var ids = await db.Aliases.Where(alias => alias.Joins && EF.Parameter(all).Contains(alias.Key))
            .Select(alias => alias.EntityId).Distinct().ToListAsync(cancellation);
        foreach (var entity in await db.Entities.AsNoTracking().Where(entity => EF.Parameter(ids).Contains(entity.Id))
            .OrderBy(entity => entity.Id).ToListAsync(cancellation))
            known.entities.Add(entity.Id, entity);
        foreach (var alias in await db.Aliases.AsNoTracking().Where(alias => EF.Parameter(ids).Contains(alias.EntityId))
            .OrderBy(alias => alias.Id).ToListAsync(cancellation))
        {
            if (known.entities.TryGetValue(alias.EntityId, out var entity))
                known.Add(entity, alias);
        }

        return known;
    }

    public Entity Make(PartyKind kind, string name, string slug)
    {
        var entity = new Entity { Id = nextEntity++, Kind = kind, Name = name, Slug = slug };
        entities.Add(entity.Id, entity);
        NewEntities.Add(entity);
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
    public IEnumerable<Entity> Bearers(PartyKind kind, string key) =>
        bearers.GetValueOrDefault((kind, key), []).Where(entity => entity.MergedIntoId is null);

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
