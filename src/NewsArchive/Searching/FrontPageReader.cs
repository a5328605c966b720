using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Adds up a front page. That reads the whole archive, so the answer is kept until the archive has changed.
/// </summary>
public sealed class FrontPageReader(
    IDbContextFactory<ArchiveContext> contexts, SqliteVersion version, TimeProvider clock) : IDisposable
{
    private const int Listed = 8;

    /// <summary>With more months than this the years are shown instead.</summary>
    private const int MaxMonths = 24;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    // One reader adds up, the others wait for the answer.
    private readonly SemaphoreSlim gate = new(1);
    private (long Version, DateOnly Today, FrontPage Page)? kept;

    /// <exception cref="TimeoutException">The archive is too large to be added up in ten seconds.</exception>
    public async Task<FrontPage> ReadAsync(CancellationToken cancellation = default)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            // Asked first: what changes meanwhile makes the answer old, never an old answer new.
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
        // A date that says only the year would make January the month of everything.
        var dated = db.Articles.Where(article => article.PublishedPrecision != DatePrecision.Year);
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var latest = await dated.Where(article => article.Published < thisMonth.AddMonths(1))
            .MaxAsync(article => article.Published, cancellation);
        var month = latest is { } day ? new DateOnly(day.Year, day.Month, 1) : (DateOnly?)null;
        var inMonth = month is { } first
            ? dated.Where(article => article.Published >= first && article.Published < first.AddMonths(1))
            : db.Articles.Where(article => article.Published == null);
        return new FrontPage(
            await CountsAsync(db, cancellation),
            month,
            month == thisMonth,
            await MostQuotedAsync(db, inMonth, cancellation),
            await NewNamesAsync(db, inMonth, month, cancellation),
            await OutletsAsync(db, cancellation),
            await SourcingAsync(db, dated, cancellation));
    }

    private static async Task<ArchiveCounts> CountsAsync(ArchiveContext db, CancellationToken cancellation) => new(
        await db.Articles.CountAsync(cancellation),
        await db.Quotes.CountAsync(cancellation),
        await db.Entities.CountAsync(entity => entity.Kind == PartyKind.Person, cancellation),
        await db.Entities.CountAsync(entity => entity.Kind == PartyKind.Organization, cancellation),
        await db.Hops.Where(hop => hop.Kind == SourceKind.Organization && hop.EntityId != null)
            .Select(hop => hop.EntityId).Distinct().CountAsync(cancellation),
        await db.SharedQuotes.CountAsync(cancellation));

    private static Task<IReadOnlyList<RankedEntity>> MostQuotedAsync(
        ArchiveContext db, IQueryable<Article> articles, CancellationToken cancellation) => RankAsync(
            db,
            articles.SelectMany(article => article.Quotes)
                .Where(quote => quote.SpeakerEntityId != null)
                .Select(quote => quote.SpeakerEntityId!.Value),
            cancellation);

    private static Task<IReadOnlyList<RankedEntity>> NewNamesAsync(
        ArchiveContext db, IQueryable<Article> articles, DateOnly? month, CancellationToken cancellation)
    {
        var earlier = db.Articles.Where(article => article.Published < month);
        return RankAsync(
            db,
            articles.SelectMany(article => article.Mentions)
                .Where(mention => mention.Entity.Kind == PartyKind.Person && mention.Entity.Name.Contains(' '))
                .Where(mention => !db.Mentions.Any(other => other.EntityId == mention.EntityId
                    && earlier.Any(article => article.Id == other.ArticleId)))
                .Select(mention => new { mention.EntityId, mention.ArticleId }).Distinct()
                .Select(mention => mention.EntityId),
            cancellation);
    }

    private static Task<IReadOnlyList<RankedEntity>> OutletsAsync(ArchiveContext db, CancellationToken cancellation) =>
        RankAsync(
            db,
            db.Hops.Where(hop => hop.Kind == SourceKind.Organization && hop.EntityId != null)
                .Select(hop => hop.EntityId!.Value),
            cancellation);

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

    private static async Task<IReadOnlyList<SourcingPeriod>> SourcingAsync(
        ArchiveContext db, IQueryable<Article> dated, CancellationToken cancellation)
    {
        var months = await dated.Where(article => article.Published != null)
            .SelectMany(article => article.Quotes, (article, quote) => new
            {
                article.Published!.Value.Year,
                article.Published!.Value.Month,
                Sourced = quote.Hops.Any(),
                Unnamed = quote.Hops.Any(hop => hop.Kind == SourceKind.Unnamed),
            })
            .GroupBy(quote => new { quote.Year, quote.Month })
            .Select(month => new
            {
                month.Key.Year,
                month.Key.Month,
                Sourced = month.Count(quote => quote.Sourced),
                Unnamed = month.Count(quote => quote.Unnamed),
            })
            .ToListAsync(cancellation);
        var byYear = months.Count > MaxMonths;
        return
        [
            .. months.Where(month => month.Sourced > 0)
                .GroupBy(month => new DateOnly(month.Year, byYear ? 1 : month.Month, 1))
                .OrderBy(period => period.Key)
                .Select(period => new SourcingPeriod(
                    period.Key, byYear, period.Sum(month => month.Sourced), period.Sum(month => month.Unnamed))),
        ];
    }
}
