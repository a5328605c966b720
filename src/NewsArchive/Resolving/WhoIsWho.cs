using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Drift;
using NewsArchive.Text;

namespace NewsArchive.Resolving;

/// <summary>
/// Decides anew which parties of all articles are the same person or organization, by the rules of this version. No
/// article is read again.
/// </summary>
public sealed class WhoIsWho(IDbContextFactory<ArchiveContext> contexts, DataFolder folder)
{
    /// <summary>The <see cref="Progress.Work"/> that counts how often it was done.</summary>
    internal const string Work = "who is who";

    private const int ArticlesAtOnce = 400;

    /// <summary>
    /// All in one transaction. An entity that is still somebody keeps its page; the page of one that is not leads to
    /// the entity that its first party is now.
    /// </summary>
    /// <exception cref="ArchiveException">The disk is full, the database is locked or something similar: all is as it
    /// was.</exception>
    public async Task<WhoIsWhoChanges> DecideAnewAsync(CancellationToken cancellation = default)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await db.WithLargeCacheAsync(async () =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
                var changes = await new Decisions(db).MakeAsync(cancellation);
                await transaction.CommitAsync(cancellation);
                return changes;
            });
        }
        catch (Exception error) when (SqliteTrouble.Explain(error, folder.Database) is { } trouble)
        {
            throw trouble;
        }
    }

    private sealed class Decisions(ArchiveContext db)
    {
        // The entities that are somebody by now. Of the others only the row is left, for its address.
        private readonly HashSet<int> standing = [];

        // For each entity of before, the one that its first party is now.
        private readonly Dictionary<int, int> successors = [];

        // The parties that are another one than before, unless a later article joins the two after all.
        private readonly List<(int Before, int Now)> moved = [];

        public async Task<WhoIsWhoChanges> MakeAsync(CancellationToken cancellation)
        {
            await db.Aliases.ExecuteDeleteAsync(cancellation);
            var numbers = await NumbersAsync(cancellation);
            await db.SlugNumbers.Where(number => number.Area != SlugArea.Articles).ExecuteDeleteAsync(cancellation);
            var last = await db.Articles.MaxAsync(article => (int?)article.Id, cancellation) ?? 0;
            for (var from = 0; from < last; from += ArticlesAtOnce)
                await DecideAsync(from, from + ArticlesAtOnce, cancellation);
            var changed = await LeadOnAsync(cancellation);
            await KeepNumbersAsync(numbers, cancellation);
            await db.CountEntitiesAsync(cancellation);
            if (await db.Progress.Where(progress => progress.Work == Work).ExecuteUpdateAsync(
                set => set.SetProperty(progress => progress.ArticleId, progress => progress.ArticleId + 1),
                cancellation) == 0)
            {
                db.Progress.Add(new Progress { Work = Work, ArticleId = 1 });
                await db.SaveChangesAsync(cancellation);
            }

            return new WhoIsWhoChanges(changed, await db.Entities.CountAsync(cancellation));
        }

        private Task<List<SlugNumber>> NumbersAsync(CancellationToken cancellation) => db.SlugNumbers.AsNoTracking()
            .Where(number => number.Area != SlugArea.Articles).ToListAsync(cancellation);

        // A later import must not give out an address that leads to somebody.
        private async Task KeepNumbersAsync(List<SlugNumber> before, CancellationToken cancellation)
        {
            var now = (await NumbersAsync(cancellation)).ToDictionary(number => (number.Area, number.Slug));
            using var insert = RowStatement<SlugNumber>.Insert(db);
            using var update = RowStatement<SlugNumber>.Update(db);
            foreach (var number in before)
            {
                if (!now.TryGetValue((number.Area, number.Slug), out var made))
                    insert.Run(number);
                else if (made.Next < number.Next)
                    update.Run(number);
            }
        }

        private async Task DecideAsync(int after, int to, CancellationToken cancellation)
        {
            var articles = await db.Articles.AsNoTracking().Where(article => article.Id > after && article.Id <= to)
                .OrderBy(article => article.Id)
                .Select(article => new Article
                {
                    Id = article.Id,
                    Slug = "",
                    Title = "",
                    Text = article.Text,
                    Mentions = article.Mentions,
                    Blocks = Array.Empty<Block>(),
                    Marks = Array.Empty<MarkedPhrase>(),
                    Warnings = Array.Empty<string>(),
                })
                .ToListAsync(cancellation);
            var parties = (await db.Parties.AsNoTracking()
                .Where(party => party.ArticleId > after && party.ArticleId <= to).OrderBy(party => party.Id)
                .ToListAsync(cancellation)).ToLookup(party => party.ArticleId);
            using var lookups = new Lookups(db);
            var known = new KnownEntities(lookups);
            var slugs = new SlugBook(
                lookups, (area, slug) => lookups.WithSlug(area, slug) is { } id && standing.Contains(id));
            using var writer = new EntityWriter(db, known, slugs);
            using var update = RowStatement<Party>.Update(db, nameof(Party.EntityId), nameof(Party.Resolution));
            foreach (var article in articles)
            {
                var before = parties[article.Id].ToList();
                var resolver = new EntityResolver(
                    db, known, (number, names) => Make(before[number], names, lookups, known, slugs));
                var own = await resolver.ResolveAsync(
                    [.. before.Select(party =>
                        new PartyNames(new MentionChain(party.Name, party.Kind, party.OtherNames)))],
                    article.Id,
                    cancellation);
                writer.CountSpellings(article, own);
                writer.Write();
                foreach (var (was, now) in before.Zip(own))
                    Write(was, now, update);
            }

            writer.Finish();
        }

        private void Write(Party was, Party now, RowStatement<Party> update)
        {
            successors.TryAdd(was.EntityId, now.EntityId);
            if (was.EntityId == now.EntityId && was.Resolution == now.Resolution)
                return;
            moved.Add((was.EntityId, now.EntityId));
            now.Id = was.Id;
            update.Run(now);
        }

        // The party's entity of before, if no other party has become it; else as an import makes one.
        private Entity Make(Party party, PartyNames names, Lookups lookups, KnownEntities known, SlugBook slugs)
        {
            if (!standing.Contains(party.EntityId) && lookups.Address(party.EntityId) is { } address
                && address.Kind == names.Kind)
                return Stand(known.Make(names.Kind, names.Name, address.Slug, party.EntityId));
            var area = EntityResolver.Area(names.Kind);
            var slug = slugs.Take(area, EntityResolver.Slug(names.Kind, names.Name));
            return Stand(known.Make(names.Kind, names.Name, slug, lookups.WithSlug(area, slug)));
        }

        private Entity Stand(Entity entity)
        {
            standing.Add(entity.Id);
            return entity;
        }

        /// <returns>The number of parties that are another one than before.</returns>
        private async Task<int> LeadOnAsync(CancellationToken cancellation)
        {
            var merged = await db.Entities.IgnoreQueryFilters().AsNoTracking()
                .Where(entity => entity.MergedIntoId != null)
                .ToDictionaryAsync(entity => entity.Id, entity => entity.MergedIntoId!.Value, cancellation);
            foreach (var id in await db.Entities.IgnoreQueryFilters().OrderByDescending(entity => entity.Id)
                .Select(entity => entity.Id).ToListAsync(cancellation))
            {
                if (standing.Contains(id))
                    continue;
                // Nobody at all where its articles were taken out.
                if (Heir(id) is not { } heir)
                    await db.Entities.IgnoreQueryFilters().Where(entity => entity.Id == id)
                        .ExecuteDeleteAsync(cancellation);
                else if (merged.GetValueOrDefault(id) != heir)
                    await db.Entities.IgnoreQueryFilters().Where(entity => entity.Id == id)
                        .ExecuteUpdateAsync(
                            set => set.SetProperty(entity => entity.MergedIntoId, heir), cancellation);
            }

            return moved.Count(pair => Heir(pair.Now) != pair.Before);

            int? Heir(int id)
            {
                for (var steps = 0; steps <= merged.Count + successors.Count; steps++)
                {
                    if (standing.Contains(id) && !merged.ContainsKey(id))
                        return id;
                    if (!merged.TryGetValue(id, out var next) && !successors.TryGetValue(id, out next))
                        return null;
                    id = next;
                }

                return null;
            }
        }
    }
}

/// <param name="Parties">How many are somebody else than before.</param>
/// <param name="Entities">How many people and organizations there are now.</param>
public sealed record WhoIsWhoChanges(int Parties, int Entities);
