using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>The facts of the articles of some thousand ids that follow each other.</summary>
internal sealed class ArticleChunk
{
    public const int Size = 4096;

    private readonly ArticleFact[] articles = new ArticleFact[Size];
    private readonly int[]?[] entities = new int[]?[Size];
    private readonly QuoteFacts[] quotes = new QuoteFacts[Size];
    private int[] newest = [];

    /// <summary>The highest id it may hold an article of.</summary>
    public int Last { get; private set; }

    public int Count => newest.Length;

    /// <summary>The ids of its articles with the newest first.</summary>
    public IReadOnlyList<int> Newest => newest;

    public IReadOnlyList<MonthFact> Months { get; private set; } = [];

    /// <summary>The highest id of a quote; 0 for none.</summary>
    public int LastQuote { get; private set; }

    /// <param name="begun">The chunk with the articles before; null for none.</param>
    public static async Task<ArticleChunk> ReadAsync(
        ArchiveContext db, ArticleChunk? begun, int from, int to, Roles roles, CancellationToken cancellation)
    {
        var chunk = new ArticleChunk { Last = to };
        begun?.articles.CopyTo(chunk.articles, 0);
        begun?.entities.CopyTo(chunk.entities, 0);
        begun?.quotes.CopyTo(chunk.quotes, 0);
        var read = await db.QuoteFactsAsync(from, to, roles.NumberOf, cancellation);
        var quotes = read.ToLookup(quote => quote.ArticleId);
        chunk.LastQuote = read.Select(quote => quote.Id).Append(begun?.LastQuote ?? 0).Max();
        var named = (await db.NamedAsync(from, to, cancellation))
            .ToLookup(pair => pair.Article, pair => pair.Entity);
        foreach (var article in await db.Articles.Where(article => article.Id >= from && article.Id <= to)
            .Select(article => new { article.Id, article.Published, article.PublishedPrecision })
            .ToListAsync(cancellation))
        {
            var place = article.Id % Size;
            chunk.articles[place] = new ArticleFact(
                article.Id,
                article.Published is { } day ? day.DayNumber + 1 : 0,
                article.PublishedPrecision == DatePrecision.Year,
                quotes[article.Id].Count(),
                quotes[article.Id].Count(quote => quote.IsUnnamed));
            chunk.entities[place] = [.. named[article.Id].Distinct()];
            chunk.quotes[place] = QuoteFacts.Of(quotes[article.Id]);
        }

        chunk.newest = [.. chunk.Articles().OrderBy(article => article.SortKey(article.Id))
            .Select(article => article.Id)];
        chunk.Months = [.. chunk.Articles()
            .Select(article => new MonthFact(article.Month, 1, article.Quotes, article.Unnamed))
            .GroupBy(article => article.Month).Select(MonthFact.Sum)];
        return chunk;
    }

    public IEnumerable<ArticleFact> Articles() => articles.Where(article => article.Id > 0);

    public ArticleFact FactOf(int article) => articles[article % Size];

    public int[] EntitiesOf(int article) => entities[article % Size] ?? [];

    public QuoteFacts QuotesOf(int article) => quotes[article % Size];
}

/// <param name="Day">When it was published, counted from 1; 0 for unknown.</param>
/// <param name="IsYear">True when only the year is known.</param>
/// <param name="Unnamed">Those of its quotes with an unnamed source in their chain.</param>
internal readonly record struct ArticleFact(int Id, int Day, bool IsYear, int Quotes, int Unnamed)
{
    /// <summary>
    /// Ascending from the newest; of one day, from the one added last. Those without a date come last.
    /// </summary>
    public long SortKey(int article) => -(((long)Day << 32) | (uint)article);

    /// <summary>The first day of its month; null where that is unknown.</summary>
    public DateOnly? Month =>
        Day > 0 && !IsYear && DateOnly.FromDayNumber(Day - 1) is var day ? new DateOnly(day.Year, day.Month, 1) : null;
}

/// <param name="Month">Its first day; null for unknown.</param>
/// <param name="Unnamed">The quotes with an unnamed source in their chain.</param>
internal sealed record MonthFact(DateOnly? Month, int Articles, int Quotes, int Unnamed)
{
    public static MonthFact Sum(IGrouping<DateOnly?, MonthFact> month) => new(
        month.Key, month.Sum(one => one.Articles), month.Sum(one => one.Quotes), month.Sum(one => one.Unnamed));
}
