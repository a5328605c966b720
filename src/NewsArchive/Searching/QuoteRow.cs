using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>A quote in a list, with what the list shows of its article.</summary>
/// <param name="Quote">With its hops and their entities.</param>
/// <param name="OtherArticles">The number of other articles with the same words.</param>
public sealed record QuoteRow(
    Quote Quote, string Slug, string Title, DateOnly? Published, DatePrecision? Precision, int OtherArticles)
{
    /// <summary>The quotes with these ids, in the same order; one that is gone is left out.</summary>
    internal static async Task<IReadOnlyList<QuoteRow>> ReadAsync(
        ArchiveContext db, IReadOnlyCollection<int> quotes, CancellationToken cancellation)
    {
        var rows = await db.Quotes.AsNoTracking().Where(quote => quotes.Contains(quote.Id))
            .Select(quote => new QuoteRow(
                quote, quote.Article.Slug, quote.Article.Title, quote.Article.Published,
                quote.Article.PublishedPrecision,
                db.SharedQuoteVersions.Where(version => version.QuoteId == quote.Id)
                    .Select(version => version.SharedQuote.Articles - 1).FirstOrDefault()))
            .ToDictionaryAsync(row => row.Quote.Id, cancellation);
        // By themselves: joined with the quotes, SQLite would read the hops of the whole archive.
        foreach (var hop in await db.Hops.AsNoTracking().Where(hop => quotes.Contains(hop.QuoteId))
            .Include(hop => hop.Party).ThenInclude(party => party!.Entity)
            .OrderBy(hop => hop.QuoteId).ThenBy(hop => hop.Ordinal).ToListAsync(cancellation))
        {
            if (rows.TryGetValue(hop.QuoteId, out var row))
                row.Quote.Hops.Add(hop);
        }

        return [.. quotes.Where(rows.ContainsKey).Select(quote => rows[quote])];
    }
}
