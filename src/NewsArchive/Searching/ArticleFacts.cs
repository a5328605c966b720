using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// What a search asks of every article it finds: when it was published and whom it names. Kept in memory, about two
/// hundred bytes an article, because the commonest words are in half of all articles; brought up to date after each
/// commit.
/// </summary>
public sealed class ArticleFacts(SqliteVersion version) : IDisposable
{
    private static readonly Known Nothing = new([], [], []);

    private readonly SemaphoreSlim gate = new(1);
    private long? read;
    private Known known = Nothing;

    /// <summary>
    /// Reads what is not known yet. In a large archive that takes seconds after a start; without it the first reader
    /// who searches would wait for it.
    /// </summary>
    public async Task PrepareAsync(ArchiveContext db, CancellationToken cancellation) =>
        await ReadAsync(db, cancellation);

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
                var before = known.Last;
                if (await db.Articles.CountAsync(article => article.Id <= before, cancellation) != known.ArticleCount)
                    known = Nothing; // some were taken out
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
    /// <param name="Standing">For each id of an entity, the one it was merged into, or itself.</param>
    internal sealed record Known(IReadOnlyList<Chunk> Chunks, int[] Standing, IReadOnlyList<byte[]> Kinds)
    {
        /// <summary>The last article that is known, with all before it.</summary>
        public int Last => Chunks.LastOrDefault()?.Last ?? 0;

        public int ArticleCount => Chunks.Sum(chunk => chunk.Count);

        public async Task<Known> WithNextAsync(ArchiveContext db, int last, CancellationToken cancellation)
        {
            // The last chunk may have room for more.
            var (from, place) = (Last + 1, (Last + 1) / Chunk.Size);
            var to = Math.Min(last, place * Chunk.Size + Chunk.Size - 1);
            var begun = place < Chunks.Count ? Chunks[place] : null;
            return this with
            {
                Chunks = [.. Chunks.Take(place), await Chunk.ReadAsync(db, begun, from, to, cancellation)],
            };
        }

        public async Task<Known> WithEntitiesAsync(ArchiveContext db, CancellationToken cancellation)
        {
            var kinds = Kinds.SkipLast(1).ToList();
            var all = db.Entities.IgnoreQueryFilters();
            var entities = await all.MaxAsync(entity => (int?)entity.Id, cancellation) ?? 0;
            for (var first = kinds.Count * Chunk.Size; first <= entities; first += Chunk.Size)
                kinds.Add(await KindsAsync(db, first, cancellation));
            var standing = new int[entities + 1];
            for (var id = 0; id <= entities; id++)
                standing[id] = id;
            foreach (var gone in await all.Where(entity => entity.MergedIntoId != null)
                .Select(entity => new { entity.Id, entity.MergedIntoId }).ToListAsync(cancellation))
                standing[gone.Id] = gone.MergedIntoId!.Value;
            return this with { Standing = standing, Kinds = kinds };
        }

        /// <summary>The articles with the newest first; those without a date last.</summary>
        public int[] NewestFirst(IReadOnlyList<int> articles)
        {
            var keys = new long[articles.Count];
            for (var at = 0; at < keys.Length; at++)
                keys[at] = -(((long)Chunks[articles[at] / Chunk.Size].DayOf(articles[at]) << 32) | (uint)articles[at]);
            Array.Sort(keys);
            return Array.ConvertAll(keys, key => (int)(-key & uint.MaxValue));
        }

        /// <summary>All articles, in the order of their ids.</summary>
        public IEnumerable<ArticleFact> Articles() => Chunks.SelectMany(chunk => chunk.Articles());

        /// <summary>The speaker of each of an article's quotes that has a known one.</summary>
        public IEnumerable<int> SpeakersOf(int article) =>
            Chunks[article / Chunk.Size].SpeakersOf(article).Select(entity => Standing[entity]);

        /// <summary>Whom the articles name, and how many of them.</summary>
        public IReadOnlyList<(int Entity, PartyKind Kind, int Count)> Count(IReadOnlyList<int> articles)
        {
            var (counts, lastIn) = (new int[Standing.Length], new int[Standing.Length]);
            var found = new List<int>();
            foreach (var article in articles)
            {
                foreach (var named in Chunks[article / Chunk.Size].EntitiesOf(article))
                {
                    // Two that became one later may stand in one article.
                    var entity = Standing[named];
                    if (lastIn[entity] == article)
                        continue;
                    lastIn[entity] = article;
                    if (counts[entity]++ == 0)
                        found.Add(entity);
                }
            }

            return [.. found.Select(entity =>
                (entity, (PartyKind)Kinds[entity / Chunk.Size][entity % Chunk.Size], counts[entity]))];
        }

        private static async Task<byte[]> KindsAsync(ArchiveContext db, int from, CancellationToken cancellation)
        {
            var kinds = new byte[Chunk.Size];
            foreach (var entity in await db.Entities.IgnoreQueryFilters()
                .Where(entity => entity.Id >= from && entity.Id < from + Chunk.Size)
                .Select(entity => new { entity.Id, entity.Kind }).ToListAsync(cancellation))
                kinds[entity.Id - from] = (byte)entity.Kind;
            return kinds;
        }
    }

    /// <summary>The facts of the articles of some thousand ids that follow each other.</summary>
    internal sealed class Chunk
    {
        public const int Size = 4096;

        private readonly ArticleFact?[] articles = new ArticleFact?[Size];
        private readonly int[]?[] entities = new int[]?[Size];
        private readonly int[]?[] speakers = new int[]?[Size];

        /// <summary>The highest id it may hold an article of.</summary>
        public int Last { get; private set; }

        public int Count { get; private set; }

        /// <param name="begun">The chunk with the articles before; null for none.</param>
        public static async Task<Chunk> ReadAsync(
            ArchiveContext db, Chunk? begun, int from, int to, CancellationToken cancellation)
        {
            var chunk = new Chunk { Last = to };
            begun?.articles.CopyTo(chunk.articles, 0);
            begun?.entities.CopyTo(chunk.entities, 0);
            begun?.speakers.CopyTo(chunk.speakers, 0);
            var read = await db.Quotes.Where(quote => quote.ArticleId >= from && quote.ArticleId <= to)
                .Select(quote => new
                {
                    quote.Id,
                    quote.ArticleId,
                    Speaker = (int?)quote.SpeakerParty!.EntityId,
                })
                .ToListAsync(cancellation);
            var (first, last) = read.Count == 0 ? (0, -1) : (read.Min(quote => quote.Id), read.Max(quote => quote.Id));
            // All hops of these quotes, which lie side by side: asked for the unnamed ones, SQLite would go through
            // those of the whole archive for each quote.
            var unnamed = (await db.Hops.Where(hop => hop.QuoteId >= first && hop.QuoteId <= last)
                .Select(hop => new { hop.QuoteId, hop.Kind }).ToListAsync(cancellation))
                .Where(hop => hop.Kind == SourceKind.Unnamed).Select(hop => hop.QuoteId).ToHashSet();
            var quotes = read.ToLookup(quote => quote.ArticleId);
            var parties = (await db.Parties.Where(party => party.ArticleId >= from && party.ArticleId <= to)
                .Select(party => new { party.ArticleId, party.EntityId }).ToListAsync(cancellation))
                .ToLookup(party => party.ArticleId, party => party.EntityId);
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
                    quotes[article.Id].Count(quote => unnamed.Contains(quote.Id)));
                chunk.entities[place] = [.. parties[article.Id].Distinct()];
                chunk.speakers[place] = [.. quotes[article.Id].Select(quote => quote.Speaker).OfType<int>()];
            }

            chunk.Count = chunk.Articles().Count();
            return chunk;
        }

        public IEnumerable<ArticleFact> Articles() => articles.OfType<ArticleFact>();

        /// <summary>0 for an article without a date.</summary>
        public int DayOf(int article) => articles[article % Size]?.Day ?? 0;

        public int[] EntitiesOf(int article) => entities[article % Size] ?? [];

        public int[] SpeakersOf(int article) => speakers[article % Size] ?? [];
    }
}

/// <param name="Day">When it was published, counted from 1; 0 for unknown.</param>
/// <param name="IsYear">True when only the year is known.</param>
/// <param name="Unnamed">Those of its quotes with an unnamed source in their chain.</param>
internal readonly record struct ArticleFact(int Id, int Day, bool IsYear, int Quotes, int Unnamed)
{
    /// <summary>The first day of its month; null where that is unknown.</summary>
    public DateOnly? Month =>
        Day > 0 && !IsYear && DateOnly.FromDayNumber(Day - 1) is var day ? new DateOnly(day.Year, day.Month, 1) : null;
}
