using Microsoft.EntityFrameworkCore;
using NewsArchive.Text;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// What an import asks of the archive for each name and title, in its transaction: a few microseconds each, whatever
/// the size of the archive.
/// </summary>
internal sealed class Lookups(ArchiveContext db) : IDisposable
{
    private readonly Statement bearers = new(
        db, "SELECT DISTINCT EntityId FROM Aliases WHERE Joins AND Key = ?1 ORDER BY EntityId");

    private readonly Statement entity = new(
        db,
        """
        SELECT Kind, Name, Slug, Articles, QuotesBy, QuotesThrough, QuotesAbout FROM Entities
        WHERE Id = ?1 AND MergedIntoId IS NULL
        """);

    private readonly Statement aliases = new(
        db,
        """
        SELECT Id, Name, Key, Rule, Joins, HasOthers, ArticleId, Uses FROM Aliases WHERE EntityId = ?1 ORDER BY Id
        """);

    private readonly Statement articleSlug = new(db, "SELECT Id FROM Articles WHERE Slug = ?1");
    private readonly Statement entitySlug = new(db, "SELECT Id FROM Entities WHERE Slug = ?1 AND Kind = ?2");
    private readonly Statement address = new(db, "SELECT Kind, Slug FROM Entities WHERE Id = ?1");
    private readonly Statement nextNumber = new(db, "SELECT Next FROM SlugNumbers WHERE Area = ?1 AND Slug = ?2");
    private readonly Statement lastId = new(db, "SELECT seq FROM sqlite_sequence WHERE name = ?1");

    /// <summary>
    /// The id that the next row of a type gets. Ids count up and are never used again, even when the last row is
    /// deleted.
    /// </summary>
    public int NextId<T>()
    {
        lastId.Bind(1, db.Model.FindEntityType(typeof(T))!.GetTableName());
        return (lastId.First(0) ?? 0) + 1;
    }

    /// <summary>
    /// The ids of the entities that a name with this key may mean in every article, the oldest first.
    /// </summary>
    public IReadOnlyList<int> Bearers(string key)
    {
        bearers.Bind(1, key);
        var found = new List<int>();
        while (bearers.Read())
            found.Add(bearers.Int(0));
        return found;
    }

    /// <summary>An entity; null when there is none, or only the address of one that was joined with another.</summary>
    public Entity? Entity(int id)
    {
        entity.Bind(1, id);
        Entity? found = null;
        while (entity.Read())
        {
            found = new Entity
            {
                Id = id,
                Kind = (PartyKind)entity.Int(0),
                Name = entity.Text(1),
                Slug = entity.Text(2),
                Articles = entity.Int(3),
                QuotesBy = entity.Int(4),
                QuotesThrough = entity.Int(5),
                QuotesAbout = entity.Int(6),
            };
        }

        return found;
    }

    /// <summary>All names of an entity, in the order in which it got them.</summary>
    public IReadOnlyList<Alias> Aliases(int entityId)
    {
        aliases.Bind(1, entityId);
        var found = new List<Alias>();
        while (aliases.Read())
        {
            found.Add(new Alias
            {
                Id = aliases.Int(0),
                EntityId = entityId,
                Name = aliases.Text(1),
                Key = aliases.Text(2),
                Rule = aliases.Text(3),
                Joins = aliases.Int(4) != 0,
                HasOthers = aliases.Int(5) != 0,
                ArticleId = aliases.IsNull(6) ? null : aliases.Int(6),
                Uses = aliases.Int(7),
            });
        }

        return found;
    }

    /// <summary>True when an article or entity has this slug.</summary>
    public bool IsTaken(SlugArea area, string slug) => WithSlug(area, slug) is not null;

    /// <summary>The id of the article or entity with this slug, which may be joined with another.</summary>
    public int? WithSlug(SlugArea area, string slug)
    {
        if (area == SlugArea.Articles)
        {
            articleSlug.Bind(1, slug);
            return articleSlug.First(0);
        }

        entitySlug.Bind(1, slug);
        entitySlug.Bind(2, (int)(area == SlugArea.People ? PartyKind.Person : PartyKind.Organization));
        return entitySlug.First(0);
    }

    /// <summary>Where the page of an entity is, joined with another or not.</summary>
    public (PartyKind Kind, string Slug)? Address(int entityId)
    {
        address.Bind(1, entityId);
        (PartyKind, string)? found = null;
        while (address.Read())
            found = ((PartyKind)address.Int(0), address.Text(1));
        return found;
    }

    /// <summary>The number that the next slug with this beginning gets; null when none has one yet.</summary>
    public int? NextNumber(SlugArea area, string slug)
    {
        nextNumber.Bind(1, (int)area);
        nextNumber.Bind(2, slug);
        return nextNumber.First(0);
    }

    public void Dispose()
    {
        bearers.Dispose();
        entity.Dispose();
        aliases.Dispose();
        articleSlug.Dispose();
        entitySlug.Dispose();
        address.Dispose();
        nextNumber.Dispose();
        lastId.Dispose();
    }
}
