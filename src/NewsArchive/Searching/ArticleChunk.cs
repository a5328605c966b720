using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>The facts of the articles of some thousand ids that follow each other.</summary>
internal sealed class ArticleChunk
{
    public const int Size = 4096;

    private readonly ChunkRows rows;
    private readonly int first;
    private readonly ushort[] newest;
    private readonly QuoteCounts?[] counts = new QuoteCounts?[2];

    private ArticleChunk(
        ChunkRows rows, int last, ushort[] newest, IReadOnlyList<MonthFact> months, int lastQuote)
    {
        (this.rows, Last, this.newest, Months, LastQuote) = (rows, last, newest, months, lastQuote);
        first = last - (last % Size);
    }

    /// <summary>The highest id it may hold an article of.</summary>
    public int Last { get; }

    public int Count => newest.Length;

    public IReadOnlyList<MonthFact> Months { get; }

    /// <summary>The highest id of a quote; 0 for none.</summary>
    public int LastQuote { get; }

    /// <param name="begun">The chunk with the articles before; null for none.</param>
    public static async Task<ArticleChunk> ReadAsync(
        ArchiveContext db, ArticleChunk? begun, int from, int to, Roles roles, CancellationToken cancellation)
    {
        var parties = await db.NamedAsync(from, to, cancellation);
        var entities = parties.ToDictionary(party => party.Id, party => party.Entity);
        var quotes = await db.QuoteFactsAsync(
            from, to, party => entities.GetValueOrDefault(party), roles.NumberOf, cancellation);
        var (named, said) = (parties.ToLookup(party => party.Article), quotes.ToLookup(quote => quote.ArticleId));
        var articles = await db.Articles.Where(article => article.Id >= from && article.Id <= to)
            .Select(article => new { article.Id, article.Published, article.PublishedPrecision })
            .ToDictionaryAsync(article => article.Id, cancellation);

        var rows = begun?.rows ?? new ChunkRows();
        var added = new List<ushort>();
        var months = new List<MonthFact>();
        for (var id = from; id <= to; id++)
        {
            var place = id % Size;
            if (!articles.TryGetValue(id, out var article))
            {
                rows.Pass(place);
                continue;
            }

            var (all, unnamed) = (said[id].Count(), said[id].Count(quote => quote.IsUnnamed));
            var fact = new ArticleFact(
                article.Published, article.PublishedPrecision == DatePrecision.Year, hasUnnamed: unnamed > 0);
            rows.Set(place, fact, named[id].Select(party => party.Entity), said[id]);
            added.Add((ushort)place);
            months.Add(new MonthFact(fact.Month, 1, all, unnamed));
        }

        return new ArticleChunk(
            rows,
            to,
            [.. (begun?.newest ?? []).Concat(added).OrderBy(place => rows.Facts[place].SortKey(place))],
            [.. (begun?.Months ?? []).Concat(months).GroupBy(month => month.Month).Select(MonthFact.Sum)],
            quotes.Select(quote => quote.Id).Append(begun?.LastQuote ?? 0).Max());
    }

    /// <summary>The ids of all its articles.</summary>
    public IEnumerable<int> Articles() => In(_ => true);

    /// <summary>The ids of its articles of a month.</summary>
    public IEnumerable<int> In(DateOnly month)
    {
        // Compared as numbers: to make a date of the day of each article of a large archive takes longer.
        var (begin, end) = (month.DayNumber + 1, month.AddMonths(1).DayNumber + 1);
        return Months.Any(one => one.Month == month)
            ? In(article => article.Day >= begin && article.Day < end && !article.IsYear)
            : [];
    }

    /// <summary>The id of an article that has so many newer ones beside it.</summary>
    public int Newest(int at) => first + newest[at];

    public ArticleFact FactOf(int article) => article <= Last ? rows.Facts[article % Size] : default;

    /// <summary>The entities that an article names, in <see cref="ChunkRows">ascending steps</see>.</summary>
    public PackedNumbers EntitiesOf(int article) => article <= Last ? rows.Entities[article % Size] : default;

    public QuoteFacts QuotesOf(int article) => new(article <= Last ? rows.Quotes[article % Size] : default);

    /// <summary>What its quotes add up to, kept for the next who asks.</summary>
    /// <param name="unnamed">Only those with an unnamed source in their chain.</param>
    public QuoteCounts Counts(bool unnamed, EntityFacts entities, Func<QuoteCounts> count)
    {
        ref var kept = ref counts[unnamed ? 1 : 0];
        if (kept is null || !kept.StillHolds(entities))
            kept = count();
        return kept;
    }

    private IEnumerable<int> In(Func<ArticleFact, bool> fits)
    {
        for (var id = first; id <= Last; id++)
        {
            if (rows.Facts[id % Size] is { IsThere: true } article && fits(article))
                yield return id;
        }
    }
}

/// <summary>
/// What is known of the articles of a chunk, by their place in it. Shared by the chunks that were read of the same ids,
/// each of which reads only as far as it goes: a copy after each commit would cost more than reading the commit.
/// </summary>
internal sealed class ChunkRows
{
    public ArticleFact[] Facts { get; } = new ArticleFact[ArticleChunk.Size];

    /// <summary>The entities that each article names: the lowest id, and how much higher the next ones are.</summary>
    public PackedRows Entities { get; } = new(ArticleChunk.Size);

    public PackedRows Quotes { get; } = new(ArticleChunk.Size);

    /// <summary>In the order of the places.</summary>
    public void Set(int place, ArticleFact fact, IEnumerable<int> named, IEnumerable<StoredQuoteFact> quotes)
    {
        var row = new List<byte>();
        var before = 0;
        foreach (var entity in named.Distinct().Order())
        {
            PackedNumbers.Add(row, entity - before);
            before = entity;
        }

        Entities.Set(place, row);
        row.Clear();
        QuoteFacts.Pack(row, quotes);
        Quotes.Set(place, row);
        Facts[place] = fact;
    }

    /// <summary>There is no article at this place.</summary>
    public void Pass(int place)
    {
        Entities.Set(place, []);
        Quotes.Set(place, []);
        Facts[place] = default;
    }
}

internal readonly struct ArticleFact(DateOnly? published, bool isYear, bool hasUnnamed)
{
    private const int There = 1, Year = 2, Unnamed = 4, DayAt = 3;

    private readonly int number = There | (isYear ? Year : 0) | (hasUnnamed ? Unnamed : 0)
        | (published is { } day ? day.DayNumber + 1 : 0) << DayAt;

    /// <summary>False where no article has the id.</summary>
    public bool IsThere => (number & There) != 0;

    /// <summary>True when only the year is known.</summary>
    public bool IsYear => (number & Year) != 0;

    /// <summary>True when one of its quotes has an unnamed source in its chain.</summary>
    public bool HasUnnamed => (number & Unnamed) != 0;

    /// <summary>When it was published, counted from 1; 0 for unknown.</summary>
    public int Day => number >> DayAt;

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
