using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>A quote in a list, with what a reader must know of its article.</summary>
/// <param name="Quote">With its hops and their entities.</param>
/// <param name="OtherArticles">In how many other articles the same words stand.</param>
public sealed record QuoteRow(
    Quote Quote, string Slug, string Title, DateOnly? Published, DatePrecision? Precision, int OtherArticles)
{
    // From so many on, walking the articles from the newest finds a page of them sooner than sorting them all.
    private const int Many = 1000;

    /// <summary>The newest quotes of a query, those of one article in the order of its text.</summary>
    /// <param name="total">How many the query has.</param>
    public static async Task<IReadOnlyList<QuoteRow>> ListAsync(
        ArchiveContext db, IQueryable<Quote> quotes, int total, int skip, int take, CancellationToken cancellation)
    {
        // Split: in one query SQLite would join every hop there is with its entity before it looks which are wanted.
        var full = quotes.AsNoTracking().AsSplitQuery().Include(quote => quote.Hops).ThenInclude(hop => hop.Entity);
        // "+ 0" leaves SQLite's planner one way alone: the articles outside, in the order of their index.
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
