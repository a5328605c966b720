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
    // From so many quotes on, going through the articles from the newest is faster than sorting all quotes.
    private const int Many = 1000;

    /// <summary>The newest quotes of a query; those of one article in the order of its text.</summary>
    /// <param name="total">The number of quotes the query has in all.</param>
    public static async Task<IReadOnlyList<QuoteRow>> ListAsync(
        ArchiveContext db, IQueryable<Quote> quotes, int total, int skip, int take, CancellationToken cancellation)
    {
        // Split queries: in a single one, SQLite would join all hops with their entities before selecting the wanted
        // ones.
        var full = quotes.AsNoTracking().AsSplitQuery()
            .Include(quote => quote.Hops).ThenInclude(hop => hop.Party).ThenInclude(party => party!.Entity);
        // "+ 0" leaves SQLite's planner only one choice: the articles in the outer loop, in the order of their index.
        var pairs = total < Many
            ? full.Select(quote => new { Quote = quote, quote.Article })
            : db.Articles.Join(full, article => article.Id + 0, quote => quote.ArticleId,
                (article, quote) => new { Quote = quote, Article = article });
        return await pairs
            .OrderByDescending(pair => pair.Article.Published).ThenByDescending(pair => pair.Article.Id)
            .ThenBy(pair => pair.Quote.Ordinal)
            .Skip(skip).Take(take)
            .Select(pair => new QuoteRow(
                pair.Quote, pair.Article.Slug, pair.Article.Title, pair.Article.Published,
                pair.Article.PublishedPrecision,
                db.SharedQuoteVersions.Where(version => version.QuoteId == pair.Quote.Id)
                    .Select(version => version.SharedQuote.Articles - 1).FirstOrDefault()))
            .ToListAsync(cancellation);
    }
}
