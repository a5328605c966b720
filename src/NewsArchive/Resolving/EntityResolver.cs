using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Resolving;

/// <summary>
/// Finds or creates the entity of each party in a text. Across articles, only equal full names of one kind and names
/// that a text itself equates are joined: two pages for one person are better than one page for two people.
/// </summary>
/// <remarks>
/// "Zara Holm" in two articles is one person; a lone "Holm" is only the Holm of its own article. A stage name or
/// acronym that an article explains ("Orla Venn, known as Kestrel", "River Trust (RT)") means that party wherever it
/// appears alone, as a reader of the Trust's page expects, but only while a single party in the archive has it. Two
/// long names are never joined through an acronym; once both use it, the acronym alone means neither.
/// </remarks>
/// <param name="make">Makes the entity of a party that is nobody known, given its number.</param>
internal sealed class EntityResolver(ArchiveContext db, KnownEntities known, Func<int, PartyNames, Entity> make)
{
    /// <summary>
    /// The parties of an article that is about to be stored, in the order of <paramref name="all"/>.
    /// </summary>
    public async Task<IReadOnlyList<Party>> ResolveAsync(
        IReadOnlyList<PartyNames> all, int articleId, CancellationToken cancellation)
    {
        var parties = new List<Party>();
        foreach (var names in all)
        {
            var (entity, resolution) = await FindAsync(names, cancellation);
            entity ??= make(parties.Count, names);
            Learn(entity, names, articleId);
            parties.Add(new Party
            {
                ArticleId = articleId,
                Number = parties.Count,
                Name = names.Name,
                Kind = names.Kind,
                OtherNames = names.Aliases,
                Entity = entity,
                Resolution = resolution,
            });
        }

        foreach (var party in parties)
        {
            party.Entity = known.Standing(party.Entity);
            party.EntityId = party.Entity.Id;
        }

        return parties;
    }

    private async Task<(Entity? Entity, Resolution How)> FindAsync(PartyNames party, CancellationToken cancellation)
    {
        Entity? found = null;
        var how = Resolution.New;
        foreach (var name in party.LookUps)
        {
            if (Bearer(name, party) is not { } bearer || bearer == found)
                continue;
            if (found is null)
                (found, how) = (bearer, name.IsLong ? Resolution.FullName : Resolution.OnlyBearer);
            else if (name.Equates)
                (found, how) = (await MergeAsync(found, bearer, cancellation), Resolution.Equated);
        }

        return (found, how);
    }

    private Entity? Bearer(PartyName name, PartyNames party)
    {
        var bearers = known.Bearers(party.Kind, name.Key);
        if (name.IsLong)
            return bearers.FirstOrDefault();
        return bearers.Take(2).ToList() is [var only] && !(party.HasLongName && HasLongName(only)) ? only : null;
    }

    private static bool HasLongName(Entity entity) =>
        entity.Aliases.Any(alias => alias.Joins && NameKey.WordCount(alias.Key) > 1);

    /// <summary>Where a new entity gets its slug.</summary>
    public static SlugArea Area(PartyKind kind) =>
        kind == PartyKind.Person ? SlugArea.People : SlugArea.Organizations;

    /// <summary>The slug that a new entity should have.</summary>
    public static string Slug(PartyKind kind, string name) =>
        Importing.Slugs.Of(name, kind == PartyKind.Person ? "person" : "organization");

    private void Learn(Entity entity, PartyNames party, int articleId)
    {
        // An entity known only by an acronym or stage name gets its long name once an article gives it.
        if (party.HasLongName && !HasLongName(entity))
            Rename(entity, party.Name);
        // Transcripts write speakers' names in capitals; the first text in normal case sets the name to show.
        else if (IsShouted(entity.Name) && !IsShouted(party.Name) && SameKey(entity, party))
            Rename(entity, party.Name);
        foreach (var name in party.Names)
        {
            var alias = known.Find(entity, name.Name);
            if (alias is null)
                known.Learn(entity, name.Name, name.Key, name.Rule, name.Joins, articleId);
            else if (name.Joins && !alias.Joins)
            {
                (alias.Joins, alias.Rule, alias.ArticleId) = (true, name.Rule, articleId);
                known.ChangedAliases.Add(alias);
                known.Note(entity, alias);
            }
        }
    }

    private void Rename(Entity entity, string name)
    {
        entity.Name = name;
        known.ChangedEntities.Add(entity);
    }

    private static bool IsShouted(string name) => name.Contains(' ') && !name.Any(char.IsLower);

    private static bool SameKey(Entity entity, PartyNames party) =>
        NameKey.Of(entity.Name, entity.Kind) == NameKey.Of(party.Name, party.Kind);

    /// <summary>
    /// A text says that two entities are one: the older one keeps its page, and the other's address redirects to it.
    /// </summary>
    private async Task<Entity> MergeAsync(Entity one, Entity other, CancellationToken cancellation)
    {
        var (into, from) = one.Id < other.Id ? (one, other) : (other, one);
        await db.Parties.Where(party => party.EntityId == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(party => party.EntityId, into.Id), cancellation);
        await db.Entities.IgnoreQueryFilters().Where(e => e.MergedIntoId == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.MergedIntoId, into.Id), cancellation);
        await db.Aliases.Where(alias => alias.EntityId == from.Id).ExecuteDeleteAsync(cancellation);
        foreach (var alias in from.Aliases.ToList())
        {
            known.Forget(from, alias);
            var kept = known.Find(into, alias.Name)
                ?? known.Learn(into, alias.Name, alias.Key, alias.Rule, alias.Joins, alias.ArticleId);
            kept.Uses += alias.Uses;
            known.ChangedAliases.Add(kept);
        }

        foreach (var earlier in known.ChangedEntities.Where(entity => entity.MergedIntoId == from.Id))
            earlier.MergedIntoId = into.Id;
        from.MergedIntoId = into.Id;
        await CountAsync(into, cancellation);
        (from.Articles, from.QuotesBy, from.QuotesThrough, from.QuotesAbout) = (0, 0, 0, 0);
        known.ChangedEntities.UnionWith([into, from]);
        return into;
    }

    // Anew from the parties that were just moved: an article or quote of both counts once.
    private async Task CountAsync(Entity entity, CancellationToken cancellation)
    {
        entity.Articles = await db.Parties.Where(party => party.EntityId == entity.Id)
            .Select(party => party.ArticleId).Distinct().CountAsync(cancellation);
        entity.QuotesBy = await db.QuotesBy(entity.Id).CountAsync(cancellation);
        entity.QuotesThrough = await db.QuotesThrough(entity.Id).CountAsync(cancellation);
        entity.QuotesAbout = await db.QuotesAbout(entity.Id).CountAsync(cancellation);
    }
}
