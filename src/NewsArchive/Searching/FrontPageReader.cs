using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Computes the front page from the <see cref="ArticleFacts"/>, and keeps it until the archive changes.
/// </summary>
public sealed class FrontPageReader(
    IDbContextFactory<ArchiveContext> contexts, SqliteVersion version, ArticleFacts facts, TimeProvider clock)
    : IDisposable
{
    private const int Listed = 8;
    private const int CandidatesAtOnce = 200;

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

    private async Task<FrontPage> AddUpAsync(ArchiveContext db, DateOnly today, CancellationToken cancellation)
    {
        var known = await facts.ReadAsync(db, cancellation);
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var months = known.Months();
        // What is dated later is a mistake, or not yet news.
        var latest = months.Where(month => month.Month < thisMonth.AddMonths(1)).Max(month => month.Month);
        var inMonth = known.In(latest).ToList();
        return new FrontPage(
            await CountsAsync(db, months, cancellation),
            latest,
            latest == thisMonth,
            await MostQuotedAsync(db, inMonth, known, cancellation),
            await NewNamesAsync(db, known.Count(inMonth), cancellation),
            await OutletsAsync(db, cancellation),
            Sourcing(months));
    }

    private static async Task<ArchiveCounts> CountsAsync(
        ArchiveContext db, IReadOnlyList<MonthFact> months, CancellationToken cancellation) => new(
        months.Sum(month => month.Articles),
        months.Sum(month => month.Quotes),
        await db.People().CountAsync(cancellation) is > 0 and var people
            ? people
            : await db.SingleNames().CountAsync(cancellation),
        await db.Organizations().CountAsync(cancellation),
        // Those that were merged relay nothing. To see that they were, SQLite would read each from the table.
        await db.Outlets().IgnoreQueryFilters().CountAsync(cancellation),
        await db.SharedQuotes.CountAsync(cancellation));

    private static async Task<IReadOnlyList<RankedEntity>> MostQuotedAsync(
        ArchiveContext db, IReadOnlyList<int> articles, KnownArticles known,
        CancellationToken cancellation)
    {
        var ranked = known.CountSpeakers(articles)
            .OrderByDescending(speaker => speaker.Count).ThenBy(speaker => speaker.Entity).Take(Listed).ToList();
        var ids = ranked.Select(speaker => speaker.Entity).ToList();
        var entities = await db.Entities.AsNoTracking().Where(entity => ids.Contains(entity.Id))
            .ToDictionaryAsync(entity => entity.Id, cancellation);
        return [.. ranked.Select(speaker => new RankedEntity(entities[speaker.Entity], speaker.Count))];
    }

    // New are those whom the month's articles mention as often as all articles do.
    private static async Task<IReadOnlyList<RankedEntity>> NewNamesAsync(
        ArchiveContext db, IReadOnlyList<(int Entity, PartyKind Kind, int Count)> named, CancellationToken cancellation)
    {
        var found = new List<RankedEntity>();
        // Not sorted: of hundreds of thousands of names, some hundreds are looked at.
        var left = new PriorityQueue<(int Entity, PartyKind Kind, int Count), (int, int)>(named
            .Where(one => one.Kind == PartyKind.Person).Select(one => (one, (-one.Count, one.Entity))));
        foreach (var some in Dequeued(left).Chunk(CandidatesAtOnce))
        {
            var ids = some.Select(one => one.Entity).ToList();
            // Which of them are in the list of people is looked at here: SQLite would go through that list.
            var people = await db.Entities.AsNoTracking().Where(entity => ids.Contains(entity.Id))
                .ToDictionaryAsync(entity => entity.Id, cancellation);
            found.AddRange(some
                .Where(one => people.TryGetValue(one.Entity, out var person) && !person.IsSingleName
                    && person.Articles == one.Count)
                .Select(one => new RankedEntity(people[one.Entity], one.Count)));
            if (found.Count >= Listed)
                break;
        }

        return [.. found.Take(Listed)];
    }

    private static IEnumerable<T> Dequeued<T>(PriorityQueue<T, (int, int)> queue)
    {
        while (queue.TryDequeue(out var next, out _))
            yield return next;
    }

    private static async Task<IReadOnlyList<RankedEntity>> OutletsAsync(
        ArchiveContext db, CancellationToken cancellation) =>
        await db.Outlets().AsNoTracking().OrderByDescending(entity => entity.QuotesThrough).ThenBy(entity => entity.Id)
            .Take(Listed)
            .Select(entity => new RankedEntity(entity, entity.QuotesThrough))
            .ToListAsync(cancellation);

    private static IReadOnlyList<SourcingPeriod> Sourcing(IReadOnlyList<MonthFact> months)
    {
        var dated = months.Where(month => month.Month is not null).ToList();
        var byYear = dated.Count > MaxMonths;
        return
        [
            .. dated
                .GroupBy(month => byYear ? new DateOnly(month.Month!.Value.Year, 1, 1) : month.Month!.Value)
                .OrderBy(period => period.Key)
                .Select(period => new SourcingPeriod(
                    period.Key,
                    byYear,
                    period.Sum(month => month.Quotes),
                    period.Sum(month => month.Unnamed)))
                .Where(period => period.Quotes > 0),
        ];
    }
}
