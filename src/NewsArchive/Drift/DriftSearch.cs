using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Searching;

namespace NewsArchive.Drift;

/// <summary>Reads the quotes that appear in more than one article, and how their versions differ.</summary>
public sealed class DriftSearch(ArchiveContext db)
{
    /// <summary>The most versions that are read of one shared quote, in the order of publication.</summary>
    public const int MaxVersions = 60;

    public async Task<DriftPage> SearchAsync(DriftQuery query, CancellationToken cancellation = default)
    {
        var matches = Matches(query);
        var total = await matches.CountAsync(cancellation);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + DriftQuery.PageSize - 1) / DriftQuery.PageSize));
        var ordered = query.MostArticles
            ? matches.OrderByDescending(shared => shared.Articles).ThenByDescending(shared => shared.Newest)
            : matches.OrderByDescending(shared => shared.Newest).ThenByDescending(shared => shared.Articles);
        var groups = await ordered.ThenByDescending(shared => shared.Id)
            .Skip((page - 1) * DriftQuery.PageSize).Take(DriftQuery.PageSize)
            .AsNoTracking().ToListAsync(cancellation);
        var versions = new List<SharedQuoteVersions>();
        foreach (var group in groups)
            versions.Add(await ReadAsync(group, cancellation));
        return new DriftPage(total, versions, await WaitingAsync(cancellation));
    }

    /// <summary>The shared quote to which the quote with this permalink belongs; null where there is none.</summary>
    public async Task<SharedQuoteVersions?> FindAsync(string permalink, CancellationToken cancellation = default)
    {
        var shared = await db.SharedQuoteVersions.AsNoTracking()
            .Where(version => version.Quote.Permalink == permalink)
            .Select(version => version.SharedQuote)
            .FirstOrDefaultAsync(cancellation);
        return shared is null ? null : await ReadAsync(shared, cancellation);
    }

    /// <summary>
    /// The number of other articles with each of these quotes; quotes in no other article are left out.
    /// </summary>
    public async Task<IReadOnlyDictionary<int, int>> OtherArticlesAsync(
        IReadOnlyCollection<int> quotes, CancellationToken cancellation = default) =>
        await db.SharedQuoteVersions.Where(version => quotes.Contains(version.QuoteId))
            .Select(version => new { version.QuoteId, version.SharedQuote.Articles })
            .ToDictionaryAsync(version => version.QuoteId, version => version.Articles - 1, cancellation);

    /// <summary>The number of articles, stored by an older version, whose quotes have not been compared yet.</summary>
    private async Task<int> WaitingAsync(CancellationToken cancellation)
    {
        var done = await new SharedQuoteFinder(db).DoneToAsync(cancellation);
        return await db.Articles.CountAsync(article => article.Id > done, cancellation);
    }

    private IQueryable<SharedQuote> Matches(DriftQuery query) => query.Differing switch
    {
        Difference.Any => db.SharedQuotes.Where(s => s.WordsDiffer || s.SpeakersDiffer || s.ChainsDiffer),
        Difference.Words => db.SharedQuotes.Where(shared => shared.WordsDiffer),
        Difference.Speakers => db.SharedQuotes.Where(shared => shared.SpeakersDiffer),
        Difference.Chains => db.SharedQuotes.Where(shared => shared.ChainsDiffer),
        _ => db.SharedQuotes,
    };

    private async Task<SharedQuoteVersions> ReadAsync(SharedQuote shared, CancellationToken cancellation)
    {
        // The few ids are read first, so that SQLite has to start from them.
        var ids = await db.SharedQuoteVersions.Where(version => version.SharedQuoteId == shared.Id)
            .OrderBy(version => version.Quote.Article.Published == null)
            .ThenBy(version => version.Quote.Article.Published).ThenBy(version => version.QuoteId)
            .Select(version => version.QuoteId)
            .Take(MaxVersions).ToListAsync(cancellation);
        var rows = await db.Quotes.AsNoTracking().AsSplitQuery().Where(quote => ids.Contains(quote.Id))
            .Include(quote => quote.SpeakerParty)
            .Include(quote => quote.Hops).ThenInclude(hop => hop.Party).ThenInclude(party => party!.Entity)
            .Select(quote => new
            {
                Row = new QuoteRow(quote, quote.Article.Slug, quote.Article.Title, quote.Article.Published,
                    quote.Article.PublishedPrecision, shared.Articles - 1),
                quote.Article.Publication,
            })
            .ToListAsync(cancellation);
        var different = await SourceDifference.ReadAsync(
            db, [[.. rows.Select(row => row.Row.Quote)]], cancellation);
        return SharedQuoteVersions.Of(
            shared,
            [.. rows.OrderBy(row => ids.IndexOf(row.Row.Quote.Id))
                .Select(row => new QuoteVersion(row.Row, row.Publication))],
            different[0]);
    }
}

/// <param name="Total">All that match, not only this page's.</param>
/// <param name="Waiting">The number of articles whose quotes have not been compared yet.</param>
public sealed record DriftPage(int Total, IReadOnlyList<SharedQuoteVersions> Quotes, int Waiting);
