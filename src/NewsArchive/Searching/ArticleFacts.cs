using System.Buffers;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Resolving;
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
    private int decided; // how often who is who was decided anew
    private Known known = Nothing;

    /// <summary>False until everything was read once: after a start, in a large archive, for some seconds.</summary>
    public bool AreKnown { get; private set; }

    /// <summary>
    /// Reads what is not known yet. In a large archive that takes seconds after a start; without it the first reader
    /// who searches would wait for it.
    /// </summary>
    /// <returns>The number of articles.</returns>
    public async Task<int> PrepareAsync(ArchiveContext db, CancellationToken cancellation) =>
        (await ReadAsync(db, cancellation)).ArticleCount;

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
                var decisions = await db.Progress.Where(progress => progress.Work == WhoIsWho.Work)
                    .Select(progress => progress.ArticleId).SingleOrDefaultAsync(cancellation);
                if (decisions != decided || !await known.StillHoldsAsync(db, cancellation))
                    (known, decided) = (Nothing, decisions);
                while (known.Last < last)
                    known = await known.WithNextAsync(db, last, cancellation);
                known = await known.WithEntitiesAsync(db, cancellation);
                read = now;
                AreKnown = true;
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

        private readonly IReadOnlyList<ArticleChunk> chunks;
        private readonly int[] standing;
        private readonly IReadOnlyList<byte[]> kinds;

        /// <param name="standing">For each id of an entity, the one it was merged into, or itself.</param>
        public Known(IReadOnlyList<ArticleChunk> chunks, int[] standing, IReadOnlyList<byte[]> kinds, Roles roles) =>
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
        public IEnumerable<int> In(DateOnly? month)
        {
            // Compared as numbers: to make a date of the day of each article of a large archive takes longer.
            var first = month?.DayNumber + 1 ?? 0;
            var end = month?.AddMonths(1).DayNumber + 1 ?? 0;
            return chunks.Where(chunk => month is null || chunk.Months.Any(one => one.Month == month))
                .SelectMany(chunk => chunk.Articles())
                .Where(article => month is null || (article.Day >= first && article.Day < end && !article.IsYear))
                .Select(article => article.Id);
        }

        /// <summary>The ids of all articles with the newest first, sorted as far as they are read.</summary>
        public IEnumerable<int> Newest()
        {
            var next = new PriorityQueue<(ArticleChunk Chunk, int At), long>();
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
                ChunkOf(article)!.EntitiesOf(article).AsSpan().ContainsAny(merged));
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
            var (from, place) = (Last + 1, (Last + 1) / ArticleChunk.Size);
            var to = Math.Min(last, place * ArticleChunk.Size + ArticleChunk.Size - 1);
            var begun = place < chunks.Count ? chunks[place] : null;
            return new Known(
                [.. chunks.Take(place), await ArticleChunk.ReadAsync(db, begun, from, to, Roles, cancellation)],
                standing, kinds, Roles);
        }

        public async Task<Known> WithEntitiesAsync(ArchiveContext db, CancellationToken cancellation)
        {
            var known = kinds.SkipLast(1).ToList();
            var all = db.Entities.IgnoreQueryFilters();
            var entities = await all.MaxAsync(entity => (int?)entity.Id, cancellation) ?? 0;
            for (var first = known.Count * ArticleChunk.Size; first <= entities; first += ArticleChunk.Size)
                known.Add(await db.KindsAsync(first, ArticleChunk.Size, cancellation));
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
            ChunkOf(article)?.FactOf(article) ?? default;

        public QuoteFacts QuotesOf(int article) =>
            ChunkOf(article)?.QuotesOf(article) ?? default;

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
            // A number for each entity of the archive, of which a search touches few: borrowed, and wiped after use.
            var counts = Borrowed.Rent(standing.Length);
            var found = new List<int>();
            foreach (var article in articles)
            {
                var named = ChunkOf(article)?.EntitiesOf(article) ?? [];
                for (var at = 0; at < named.Length; at++)
                {
                    var entity = standing[named[at]];
                    if (entity != named[at] && IsNamedBesides(named, at))
                        continue;
                    if (counts[entity]++ == 0)
                        found.Add(entity);
                }
            }

            var result = new List<(int, PartyKind, int)>(found.Count);
            foreach (var entity in found)
            {
                var kind = (PartyKind)kinds[entity / ArticleChunk.Size][entity % ArticleChunk.Size];
                result.Add((entity, kind, counts[entity]));
                counts[entity] = 0;
            }

            Borrowed.Return(counts);
            return result;
        }

        // Two that became one later may stand in one article.
        private bool IsNamedBesides(int[] named, int merged)
        {
            var entity = standing[named[merged]];
            return named.AsSpan().Contains(entity)
                || named.AsSpan(0, merged).ToArray().Any(earlier => standing[earlier] == entity);
        }

        private ArticleChunk? ChunkOf(int article) =>
            article / ArticleChunk.Size is var place && place < chunks.Count ? chunks[place] : null;

        private long SortKey(int article) => FactOf(article).SortKey(article);
    }
}
