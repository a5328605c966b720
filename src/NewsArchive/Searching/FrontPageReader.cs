using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Computes the front page. That reads the whole archive, so the result is kept until the archive changes.
/// </summary>
public sealed class FrontPageReader(
    IDbContextFactory<ArchiveContext> contexts, SqliteVersion version, TimeProvider clock) : IDisposable
{
    private const int Listed = 8;

    /// <summary>With more months than this, years are shown instead.</summary>
    private const int MaxMonths = 24;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // One reader computes it while the others wait for the result.
    private readonly SemaphoreSlim gate = new(1);
    private (long Version, DateOnly Today, FrontPage Page)? kept;

    /// <exception cref="TimeoutException">The archive is too large to be counted in ten seconds.</exception>
    public async Task<FrontPage> ReadAsync(CancellationToken cancellation = default)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            // Read before counting: a change meanwhile makes the result count as old, never the other way round.
            var (now, today) = (version.Read(), DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
            if (kept is not { } page || page.Version != now || page.Today != today)
            {
                await using var db = await contexts.CreateDbContextAsync(cancellation);
                kept = page = (
                    now, today, await db.WithinAsync(Limit, () => AddUpAsync(db, today, cancellation), cancellation));
            }

            return page.Page;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private static async Task<FrontPage> AddUpAsync(ArchiveContext db, DateOnly today, CancellationToken cancellation)
    {
        // A date with only a year would count as January.
        var dated = db.Articles.Where(article => article.PublishedPrecision != DatePrecision.Year);
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var latest = await dated.Where(article => article.Published < thisMonth.AddMonths(1))
            .MaxAsync(article => article.Published, cancellation);
        var month = latest is { } day ? new DateOnly(day.Year, day.Month, 1) : (DateOnly?)null;
        var inMonth = month is { } first ? QuoteSearch.In(first, db.Articles) : db.Articles;
        return new FrontPage(
            await CountsAsync(db, cancellation),
            month,
            month == thisMonth,
            await MostQuotedAsync(db, month, cancellation),
            await NewNamesAsync(db, inMonth, cancellation),
            await OutletsAsync(db, cancellation),
            await SourcingAsync(db, dated, cancellation));
    }

    private static async Task<ArchiveCounts> CountsAsync(ArchiveContext db, CancellationToken cancellation) => new(
        await db.Articles.CountAsync(cancellation),
        await db.Quotes.CountAsync(cancellation),
        await (await db.HasOnlySingleNamesAsync(cancellation) ? db.SingleNames() : db.People())
            .CountAsync(cancellation),
        await db.Organizations().CountAsync(cancellation),
        await db.Hops.Where(hop => hop.Kind == SourceKind.Organization && hop.PartyId != null)
            .Select(hop => hop.Party!.EntityId).Distinct().CountAsync(cancellation),
        await db.SharedQuotes.CountAsync(cancellation));

    private static Task<IReadOnlyList<RankedEntity>> MostQuotedAsync(
        ArchiveContext db, DateOnly? month, CancellationToken cancellation)
    {
        var search = new QuoteSearch(db);
        return RankAsync(db, QuoteSearch.Speakers(month is { } first ? search.In(first) : db.Quotes), cancellation);
    }

    // New are those whom the month's articles mention as often as all articles do.
    private static async Task<IReadOnlyList<RankedEntity>> NewNamesAsync(
        ArchiveContext db, IQueryable<Article> articles, CancellationToken cancellation)
    {
        var ids = await articles.Select(article => article.Id).ToListAsync(cancellation);
        return await db.Parties
            .Where(party => EF.Parameter(ids).Contains(party.ArticleId))
            .Select(party => new { party.EntityId, party.ArticleId }).Distinct()
            .GroupBy(party => party.EntityId)
            .Select(named => new { Id = named.Key, Count = named.Count() })
            .Join(db.Entities.AsNoTracking(), named => named.Id, entity => entity.Id,
                (named, entity) => new { Entity = entity, named.Count })
            .Where(named => named.Entity.Articles == named.Count
                && named.Entity.Kind == PartyKind.Person && named.Entity.Name.Contains(' '))
            .OrderByDescending(named => named.Count).ThenBy(named => named.Entity.Id)
            .Take(Listed)
            .Select(named => new RankedEntity(named.Entity, named.Count))
            .ToListAsync(cancellation);
    }

    private static Task<IReadOnlyList<RankedEntity>> OutletsAsync(ArchiveContext db, CancellationToken cancellation) =>
        RankAsync(db, new QuoteSearch(db).Relayers(db.Quotes, SourceKind.Organization), cancellation);

    private static async Task<IReadOnlyList<RankedEntity>> RankAsync(
        ArchiveContext db, IQueryable<int> entities, CancellationToken cancellation) =>
        await entities.GroupBy(id => id)
            .Select(group => new { Id = group.Key, Count = group.Count() })
            .OrderByDescending(group => group.Count).ThenBy(group => group.Id)
            .Take(Listed)
            .Join(db.Entities.AsNoTracking(), group => group.Id, entity => entity.Id,
                (group, entity) => new RankedEntity(entity, group.Count))
            .ToListAsync(cancellation) is var ranked
            ? [.. ranked.OrderByDescending(row => row.Count).ThenBy(row => row.Entity.Id)]
            : [];

    // Counted by article and combined here: SQLite can answer each of the three from an index, but not all together.
    private static async Task<IReadOnlyList<SourcingPeriod>> SourcingAsync(
        ArchiveContext db, IQueryable<Article> dated, CancellationToken cancellation)
    {
        var unnamedQuotes = db.Hops.Where(hop => hop.Kind == SourceKind.Unnamed).Select(hop => hop.QuoteId);
        var quotes = await ByArticleAsync(db.Quotes, cancellation);
        var unnamed = await ByArticleAsync(
            db.Quotes.Where(quote => unnamedQuotes.Contains(quote.Id)), cancellation);
        var articles = await dated.Where(article => article.Published != null)
            .Select(article => new { article.Id, Published = article.Published!.Value })
            .ToListAsync(cancellation);
        var byYear = articles.DistinctBy(article => (article.Published.Year, article.Published.Month)).Skip(MaxMonths)
            .Any();
        return
        [
            .. articles
                .GroupBy(article => new DateOnly(article.Published.Year, byYear ? 1 : article.Published.Month, 1))
                .OrderBy(period => period.Key)
                .Select(period => new SourcingPeriod(
                    period.Key,
                    byYear,
                    period.Sum(article => quotes.GetValueOrDefault(article.Id)),
                    period.Sum(article => unnamed.GetValueOrDefault(article.Id))))
                .Where(period => period.Quotes > 0),
        ];
    }

    private static Task<Dictionary<int, int>> ByArticleAsync(
        IQueryable<Quote> quotes, CancellationToken cancellation) => quotes
            .GroupBy(quote => quote.ArticleId)
            .Select(article => new { article.Key, Count = article.Count() })
            .ToDictionaryAsync(article => article.Key, article => article.Count, cancellation);
}
