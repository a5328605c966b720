using System.Buffers;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// What a search asks of every article it finds: when it was published, whom it names and who speaks in it. Kept in
/// memory, about four hundred bytes an article, because the commonest words are in half of all articles; brought up to
/// date after each commit.
/// </summary>
public sealed class ArticleFacts(SqliteVersion version) : IDisposable
{
    private static readonly Known Nothing = new([], [], [], new Roles());

    // Whom so many name is found sooner in the newest articles than all of them in the database.
    private const int ManyArticles = 1000;

    private readonly SemaphoreSlim gate = new(1);
    private long? read;
    private Known known = Nothing;

    /// <summary>
    /// Reads what is not known yet. In a large archive that takes seconds after a start; without it the first reader
    /// who searches would wait for it.
    /// </summary>
    public async Task PrepareAsync(ArchiveContext db, CancellationToken cancellation) =>
        await ReadAsync(db, cancellation);

    /// <summary>
    /// How many articles there are, and their ids, newest first by date of publication; those without a date last.
    /// </summary>
    public async Task<(int Count, IEnumerable<int> Ids)> NewestAsync(
        ArchiveContext db, CancellationToken cancellation) =>
        await ReadAsync(db, cancellation) is var known ? (known.ArticleCount, known.Newest()) : default;

    /// <summary>The ids of the articles that name an entity, in the same order.</summary>
    public async Task<IEnumerable<int>> NewestNamingAsync(
        ArchiveContext db, Entity entity, CancellationToken cancellation)
    {
        if (entity.Articles > ManyArticles)
            return (await ReadAsync(db, cancellation)).NewestNaming(entity.Id);
        var naming = await db.NamingAsync([entity.Id], cancellation);
        return (await ReadAsync(db, cancellation)).NewestFirst(naming);
    }

    /// <summary>The facts as of the last commit that was over when this was called, or of a later one.</summary>
    internal async Task<Known> ReadAsync(ArchiveContext db, CancellationToken cancellation)
    {
        await gate.WaitAsync(cancellation);
        try
        {
            // Read before the rows: a commit meanwhile makes the result count as old, never the other way round.
            var now = version.Read();
            if (read != now)
            {
                // Kept piece by piece: whoever runs out of time here leaves less to the next.
                var last = await db.Articles.MaxAsync(article => (int?)article.Id, cancellation) ?? 0;
                if (!await known.StillHoldsAsync(db, cancellation))
                    known = Nothing;
                while (known.Last < last)
                    known = await known.WithNextAsync(db, last, cancellation);
                known = await known.WithEntitiesAsync(db, cancellation);
                read = now;
            }

            return known;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    /// <summary>
    /// Articles are added in the order of their ids, and a party only changes its entity when that is merged into
    /// another. So what is known stays true, and the merged entities are looked up when parties are counted. When
    /// articles were taken out, all is read anew.
    /// </summary>
    internal sealed class Known
    {
        private static readonly ArrayPool<int> Borrowed = ArrayPool<int>.Create(1 << 24, 8);

        private readonly IReadOnlyList<Chunk> chunks;
        private readonly int[] standing;
        private readonly IReadOnlyList<byte[]> kinds;

        /// <param name="standing">For each id of an entity, the one it was merged into, or itself.</param>
        public Known(IReadOnlyList<Chunk> chunks, int[] standing, IReadOnlyList<byte[]> kinds, Roles roles) =>
            (this.chunks, this.standing, this.kinds, Roles) = (chunks, standing, kinds, roles);

        /// <summary>The last article that is known, with all before it.</summary>
        public int Last => chunks.LastOrDefault()?.Last ?? 0;

        public int ArticleCount => chunks.Sum(chunk => chunk.Count);

        /// <summary>The roles of unnamed sources.</summary>
        public Roles Roles { get; }

        /// <summary>What the articles of each month have together; null for those whose month is not known.</summary>
        public IReadOnlyList<MonthFact> Months() =>
            [.. chunks.SelectMany(chunk => chunk.Months).GroupBy(month => month.Month).Select(MonthFact.Sum)];

        /// <summary>The ids of the articles of a month; of all where none is given.</summary>
        public IEnumerable<int> In(DateOnly? month) => chunks
            .Where(chunk => month is null || chunk.Months.Any(one => one.Month == month))
            .SelectMany(chunk => chunk.Articles())
            .Where(article => month is null || article.Month == month)
            .Select(article => article.Id);

        /// <summary>The ids of all articles with the newest first, sorted as far as they are read.</summary>
        public IEnumerable<int> Newest()
        {
            var next = new PriorityQueue<(Chunk Chunk, int At), long>();
            foreach (var chunk in chunks.Where(chunk => chunk.Count > 0))
                next.Enqueue((chunk, 0), SortKey(chunk.Newest[0]));
            while (next.TryDequeue(out var first, out _))
            {
                yield return first.Chunk.Newest[first.At];
                if (first.At + 1 < first.Chunk.Newest.Count)
                    next.Enqueue((first.Chunk, first.At + 1), SortKey(first.Chunk.Newest[first.At + 1]));
            }
        }

        /// <summary>Those that name an entity.</summary>
        public IEnumerable<int> NewestNaming(int entity)
        {
            var merged = Enumerable.Range(0, standing.Length).Where(id => standing[id] == entity).ToArray();
            return Newest().Where(article =>
                chunks[article / Chunk.Size].EntitiesOf(article).AsSpan().ContainsAny(merged));
        }

        /// <summary>False when articles were taken out, or quotes added to articles that were known.</summary>
        public async Task<bool> StillHoldsAsync(ArchiveContext db, CancellationToken cancellation)
        {
            var (articles, quotes) = (Last, chunks.Count == 0 ? 0 : chunks.Max(chunk => chunk.LastQuote));
            // "+ 0" leaves SQLite's planner only one choice: the small index of the articles, the last of the quotes.
            return await db.Articles.CountAsync(article => article.Id + 0 <= articles, cancellation) == ArticleCount
                && !await db.Quotes.AnyAsync(
                    quote => quote.Id > quotes && quote.ArticleId + 0 <= articles, cancellation);
        }

        public async Task<Known> WithNextAsync(ArchiveContext db, int last, CancellationToken cancellation)
        {
            // The last chunk may have room for more.
            var (from, place) = (Last + 1, (Last + 1) / Chunk.Size);
            var to = Math.Min(last, place * Chunk.Size + Chunk.Size - 1);
            var begun = place < chunks.Count ? chunks[place] : null;
            return new Known(
                [.. chunks.Take(place), await Chunk.ReadAsync(db, begun, from, to, Roles, cancellation)],
                standing, kinds, Roles);
        }

        public async Task<Known> WithEntitiesAsync(ArchiveContext db, CancellationToken cancellation)
        {
            var known = kinds.SkipLast(1).ToList();
            var all = db.Entities.IgnoreQueryFilters();
            var entities = await all.MaxAsync(entity => (int?)entity.Id, cancellation) ?? 0;
            for (var first = known.Count * Chunk.Size; first <= entities; first += Chunk.Size)
                known.Add(await db.KindsAsync(first, Chunk.Size, cancellation));
            var now = new int[entities + 1];
            for (var id = 0; id <= entities; id++)
                now[id] = id;
            foreach (var gone in await all.Where(entity => entity.MergedIntoId != null)
                .Select(entity => new { entity.Id, entity.MergedIntoId }).ToListAsync(cancellation))
                now[gone.Id] = gone.MergedIntoId!.Value;
            return new Known(chunks, now, known, Roles);
        }

        /// <summary>Those of these articles that are known, with the newest first; those without a date last.</summary>
        public int[] NewestFirst(IReadOnlyList<int> articles)
        {
            var keys = new long[articles.Count];
            for (var at = 0; at < keys.Length; at++)
                keys[at] = SortKey(articles[at]);
            Array.Sort(keys);
            return Array.ConvertAll(keys, key => (int)(-key & uint.MaxValue));
        }

        /// <summary>All articles, in the order of their ids.</summary>
        public IEnumerable<ArticleFact> Articles() => chunks.SelectMany(chunk => chunk.Articles());

        /// <summary>What is known of one article; nothing for one that is not known yet.</summary>
        public ArticleFact FactOf(int article) =>
            article / Chunk.Size < chunks.Count ? chunks[article / Chunk.Size].FactOf(article) : default;

        public QuoteFacts QuotesOf(int article) =>
            article / Chunk.Size < chunks.Count ? chunks[article / Chunk.Size].QuotesOf(article) : default;

        /// <summary>The speaker of each of an article's quotes that has a known one.</summary>
        public IEnumerable<int> SpeakersOf(int article)
        {
            var speakers = new List<int>();
            foreach (var quote in QuotesOf(article))
            {
                if (quote.Speaker > 0)
                    speakers.Add(Standing(quote.Speaker));
            }

            return speakers;
        }

        /// <summary>Higher than the id of every entity.</summary>
        public int Entities => standing.Length;

        /// <summary>The entity that this one was merged into, or itself.</summary>
        public int Standing(int entity) => entity < standing.Length ? standing[entity] : entity;

        /// <summary>Whom the articles name, and how many of them.</summary>
        public IReadOnlyList<(int Entity, PartyKind Kind, int Count)> Count(IReadOnlyList<int> articles)
        {
            // Two numbers for each entity of the archive, of which a search touches few: borrowed, and wiped after use.
            var (counts, lastIn) = (Borrowed.Rent(standing.Length), Borrowed.Rent(standing.Length));
            var found = new List<int>();
            foreach (var article in articles)
            {
                foreach (var named in chunks[article / Chunk.Size].EntitiesOf(article))
                {
                    // Two that became one later may stand in one article.
                    var entity = standing[named];
                    if (lastIn[entity] == article)
                        continue;
                    lastIn[entity] = article;
                    if (counts[entity]++ == 0)
                        found.Add(entity);
                }
            }

            var result = new List<(int, PartyKind, int)>(found.Count);
            foreach (var entity in found)
            {
                result.Add((entity, (PartyKind)kinds[entity / Chunk.Size][entity % Chunk.Size], counts[entity]));
                counts[entity] = lastIn[entity] = 0;
            }

            Borrowed.Return(counts);
            Borrowed.Return(lastIn);
            return result;
        }

        private long SortKey(int article) => FactOf(article).SortKey(article);
    }

    /// <summary>The facts of the articles of some thousand ids that follow each other.</summary>
    internal sealed class Chunk
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
        public static async Task<Chunk> ReadAsync(
            ArchiveContext db, Chunk? begun, int from, int to, Roles roles, CancellationToken cancellation)
        {
            var chunk = new Chunk { Last = to };
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
}

/// <param name="Day">When it was published, counted from 1; 0 for unknown.</param>
/// <param name="IsYear">True when only the year is known.</param>
/// <param name="Unnamed">Those of its quotes with an unnamed source in their chain.</param>
internal readonly record struct ArticleFact(int Id, int Day, bool IsYear, int Quotes, int Unnamed)
{
    /// <summary>Ascending from the newest; of one day, from the one added last. Those without a date come last.</summary>
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
