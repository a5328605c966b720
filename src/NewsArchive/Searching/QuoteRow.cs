using Microsoft.EntityFrameworkCore;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>A quote in a list, with what a reader must know of its article.</summary>
/// <param name="Quote">With its hops and their entities.</param>
public sealed record QuoteRow(Quote Quote, string Slug, string Title, DateOnly? Published, DatePrecision? Precision)
{
    /// <summary>The newest quotes of a query, those of one article in the order of its text.</summary>
    public static async Task<IReadOnlyList<QuoteRow>> ListAsync(
        IQueryable<Quote> quotes, int skip, int take, CancellationToken cancellation) =>
        await quotes.AsNoTracking()
            .Include(quote => quote.Hops).ThenInclude(hop => hop.Entity)
            .OrderByDescending(quote => quote.Article.Published).ThenByDescending(quote => quote.ArticleId)
            .ThenBy(quote => quote.Ordinal)
            .Skip(skip).Take(take)
            .Select(quote => new QuoteRow(
                quote,
                quote.Article.Slug,
                quote.Article.Title,
                quote.Article.Published,
                quote.Article.PublishedPrecision))
            .ToListAsync(cancellation);
}
