using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Importing;

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
internal sealed class EntityResolver(ArchiveContext db)
{
    /// <summary>
    /// The entities in the order of <paramref name="chains"/>. New entities and aliases are added to the context.
    /// </summary>
    public async Task<IReadOnlyList<Entity>> ResolveAsync(
        IReadOnlyList<MentionChain> chains, int articleId, CancellationToken cancellation)
    {
        var parties = chains.Select(chain => new Party(chain)).ToList();
        var known = new KnownEntities(await BearersAsync(parties, cancellation));
        var taken = await TakenAsync(parties, cancellation);
        var resolved = new List<Entity>();
        foreach (var party in parties)
        {
            var entity = await FindAsync(party, known, cancellation);
            if (entity is null)
                known.Add(entity = await MakeAsync(party, taken, cancellation));
            Learn(entity, party, known, articleId);
            resolved.Add(entity);
        }

        return [.. resolved.Select(Standing)];
    }

    private async Task<List<Entity>> BearersAsync(IReadOnlyList<Party> parties, CancellationToken cancellation)
    {
        var keys = parties.SelectMany(party => party.LookUps).Select(name => name.Key).Distinct().ToList();
        // From the keys to the entities: the other way round, SQLite would read every entity in the archive.
        var bearers =
            db.Aliases.Where(alias => alias.Joins && keys.Contains(alias.Key)).Select(alias => alias.EntityId);
        return await db.Entities
            .Include(entity => entity.Aliases)
            .Where(entity => bearers.Contains(entity.Id))
            .OrderBy(entity => entity.Id)
            .AsSplitQuery()
            .ToListAsync(cancellation);
    }

    private async Task<Entity?> FindAsync(Party party, KnownEntities known, CancellationToken cancellation)
    {
        Entity? found = null;
        foreach (var name in party.LookUps)
        {
            if (Bearer(name, party, known) is not { } bearer || bearer == found)
                continue;
            if (found is null)
                found = bearer;
            else if (name.Equates)
                found = await MergeAsync(found, bearer, known, cancellation);
        }

        return found;
    }

    private static Entity? Bearer(PartyName name, Party party, KnownEntities known)
    {
        var bearers = known.Bearers(party.Kind, name.Key);
        if (name.IsLong)
            return bearers.FirstOrDefault();
        return bearers.Take(2).ToList() is [var only] && !(party.HasLongName && HasLongName(only)) ? only : null;
    }

    private static bool HasLongName(Entity entity) =>
        entity.Aliases.Any(alias => alias.Joins && NameKey.WordCount(alias.Key) > 1);

    // One query for all parties of a text, since most of their slugs are free.
    private async Task<HashSet<(PartyKind, string)>> TakenAsync(
        IReadOnlyList<Party> parties, CancellationToken cancellation)
    {
        var slugs = parties.Select(Slug).Distinct().ToList();
        var taken = await db.Entities.IgnoreQueryFilters()
            .Where(entity => slugs.Contains(entity.Slug))
            .Select(entity => new { entity.Kind, entity.Slug })
            .ToListAsync(cancellation);
        return [.. taken.Select(entity => (entity.Kind, entity.Slug))];
    }

    private async Task<Entity> MakeAsync(
        Party party, HashSet<(PartyKind Kind, string Slug)> taken, CancellationToken cancellation)
    {
        var slug = Slug(party);
        if (taken.Contains((party.Kind, slug)))
        {
            var (after, before) = Slugs.Numbered(slug);
            var numbered = await db.Entities.IgnoreQueryFilters()
                .Where(e => e.Kind == party.Kind)
                .Where(e => string.Compare(e.Slug, after) > 0 && string.Compare(e.Slug, before) < 0)
                .Select(e => e.Slug)
                .ToListAsync(cancellation);
            taken.UnionWith(numbered.Select(known => (party.Kind, known)));
            slug = Slugs.Unique(slug, candidate => taken.Contains((party.Kind, candidate)));
        }

        taken.Add((party.Kind, slug));
        var entity = new Entity { Kind = party.Kind, Name = party.Name, Slug = slug };
        db.Entities.Add(entity);
        return entity;
    }

    private static string Slug(Party party) =>
        Slugs.Of(party.Name, party.Kind == PartyKind.Person ? "person" : "organization");

    private static void Learn(Entity entity, Party party, KnownEntities known, int articleId)
    {
        // An entity known only by an acronym or stage name gets its long name once an article gives it.
        if (party.HasLongName && !HasLongName(entity))
            entity.Name = party.Name;
        // Transcripts write speakers' names in capitals; the first text in normal case sets the name to show.
        else if (IsShouted(entity.Name) && !IsShouted(party.Name) && SameKey(entity, party))
            entity.Name = party.Name;
        foreach (var name in party.Names)
        {
            var alias = entity.Aliases.FirstOrDefault(alias => alias.Name == name.Name);
            if (alias is null)
                entity.Aliases.Add(alias = new Alias
                {
                    Name = name.Name,
                    Key = name.Key,
                    Rule = name.Rule,
                    Joins = name.Joins,
                    ArticleId = articleId,
                });
            else if (name.Joins && !alias.Joins)
                (alias.Joins, alias.Rule, alias.ArticleId) = (true, name.Rule, articleId);
            known.Note(entity, alias);
        }
    }

    private static bool IsShouted(string name) => name.Contains(' ') && !name.Any(char.IsLower);

    private static bool SameKey(Entity entity, Party party) =>
        NameKey.Of(entity.Name, entity.Kind) == NameKey.Of(party.Name, party.Kind);

    /// <summary>
    /// A text says that two entities are one: the older one keeps its page, and the other's address redirects to it.
    /// </summary>
    private async Task<Entity> MergeAsync(Entity one, Entity other, KnownEntities known, CancellationToken cancellation)
    {
        var (into, from) = known.IsBefore(one, other) ? (one, other) : (other, one);
        await db.SaveChangesAsync(cancellation);
        await db.Mentions.Where(m => m.EntityId == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(m => m.EntityId, into.Id), cancellation);
        await db.Quotes.Where(q => q.SpeakerEntityId == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(q => q.SpeakerEntityId, into.Id), cancellation);
        await db.Set<QuoteHop>().Where(h => h.EntityId == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(h => h.EntityId, into.Id), cancellation);
        var about = db.QuoteSubjects.Where(subject => subject.EntityId == into.Id).Select(subject => subject.QuoteId);
        await db.QuoteSubjects.Where(s => s.EntityId == from.Id && !about.Contains(s.QuoteId))
            .ExecuteUpdateAsync(set => set.SetProperty(s => s.EntityId, into.Id), cancellation);
        await db.QuoteSubjects.Where(s => s.EntityId == from.Id).ExecuteDeleteAsync(cancellation);
        await db.Entities.IgnoreQueryFilters().Where(e => e.MergedIntoId == from.Id)
            .ExecuteUpdateAsync(set => set.SetProperty(e => e.MergedIntoId, into.Id), cancellation);
        foreach (var alias in from.Aliases.ToList())
        {
            from.Aliases.Remove(alias);
            if (into.Aliases.Any(kept => kept.Name == alias.Name))
                continue;
            var moved = new Alias
            {
                Name = alias.Name,
                Key = alias.Key,
                Rule = alias.Rule,
                Joins = alias.Joins,
                ArticleId = alias.ArticleId,
            };
            into.Aliases.Add(moved);
            known.Note(into, moved);
        }

        from.MergedInto = into;
        await db.SaveChangesAsync(cancellation);
        await db.Entities.IgnoreQueryFilters().Where(e => e.Id == into.Id || e.Id == from.Id).ExecuteUpdateAsync(
            set => set.SetProperty(e => e.Articles, e => db.Mentions.Where(mention => mention.EntityId == e.Id)
                .Select(mention => mention.ArticleId).Distinct().Count()),
            cancellation);
        return into;
    }

    // A later party of the text may have caused the entity of an earlier one to be merged.
    private static Entity Standing(Entity entity)
    {
        while (entity.MergedInto is { } into)
            entity = into;
        return entity;
    }
}
