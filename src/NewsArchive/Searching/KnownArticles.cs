using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// What <see cref="ArticleFacts"/> knows at one time. Articles are added in the order of their ids, and a party only
/// changes its entity when that is merged into another. So what is known stays true, and the merged entities are looked
/// up when parties are counted. When articles were taken out, all is read anew.
/// </summary>
internal sealed class KnownArticles
{
    private readonly IReadOnlyList<ArticleChunk> chunks;
    private readonly EntityFacts entities;

    private KnownArticles(IReadOnlyList<ArticleChunk> chunks, EntityFacts entities, Roles roles) =>
        (this.chunks, this.entities, Roles) = (chunks, entities, roles);

    public static KnownArticles None() => new([], EntityFacts.None, new Roles());

    /// <summary>The last article that is known, with all before it.</summary>
    public int Last => chunks.LastOrDefault()?.Last ?? 0;

    public int ArticleCount => chunks.Sum(chunk => chunk.Count);

    /// <summary>The roles of unnamed sources.</summary>
    public Roles Roles { get; }

    /// <summary>What the articles of each month have together; null for those whose month is not known.</summary>
    public IReadOnlyList<MonthFact> Months() =>
        [.. chunks.SelectMany(chunk => chunk.Months).GroupBy(month => month.Month).Select(MonthFact.Sum)];

    /// <summary>All articles, in the order of their ids.</summary>
    public IEnumerable<int> Articles() => chunks.SelectMany(chunk => chunk.Articles());

    /// <summary>Those of a month; all where none is given.</summary>
    public IEnumerable<int> In(DateOnly? month) =>
        month is { } one ? chunks.SelectMany(chunk => chunk.In(one)) : Articles();

    /// <summary>The ids of all articles with the newest first, sorted as far as they are read.</summary>
    public IEnumerable<int> Newest()
    {
        var next = new PriorityQueue<(ArticleChunk Chunk, int At), long>();
        foreach (var chunk in chunks.Where(chunk => chunk.Count > 0))
            next.Enqueue((chunk, 0), SortKey(chunk.Newest(0)));
        while (next.TryDequeue(out var first, out _))
        {
            yield return first.Chunk.Newest(first.At);
            if (first.At + 1 < first.Chunk.Count)
                next.Enqueue((first.Chunk, first.At + 1), SortKey(first.Chunk.Newest(first.At + 1)));
        }
    }

    /// <summary>Those that name an entity.</summary>
    public IEnumerable<int> NewestNaming(int entity)
    {
        var all = entities.AllOf(entity);
        return Newest().Where(article => Names(article, all));
    }

    /// <summary>Those of these articles that are known, with the newest first; those without a date last.</summary>
    public int[] NewestFirst(IEnumerable<int> articles)
    {
        long[] keys = [.. articles.Select(SortKey)];
        Array.Sort(keys);
        return Array.ConvertAll(keys, key => (int)(-key & uint.MaxValue));
    }

    /// <summary>False when articles were taken out, or quotes added to articles that were known.</summary>
    public async Task<bool> StillHoldsAsync(ArchiveContext db, CancellationToken cancellation)
    {
        var (articles, quotes) = (Last, chunks.Count == 0 ? 0 : chunks.Max(chunk => chunk.LastQuote));
        return await db.CountToAsync(articles, cancellation) == ArticleCount
            // "+ 0" leaves SQLite's planner only one choice: the last of the quotes.
            && !await db.Quotes.AnyAsync(
                quote => quote.Id > quotes && quote.ArticleId + 0 <= articles, cancellation);
    }

    public async Task<KnownArticles> WithNextAsync(ArchiveContext db, int last, CancellationToken cancellation)
    {
        // The last chunk may have room for more.
        var (from, place) = (Last + 1, (Last + 1) / ArticleChunk.Size);
        var to = Math.Min(last, place * ArticleChunk.Size + ArticleChunk.Size - 1);
        var begun = place < chunks.Count ? chunks[place] : null;
        return new KnownArticles(
            [.. chunks.Take(place), await ArticleChunk.ReadAsync(db, begun, from, to, Roles, cancellation)],
            entities, Roles);
    }

    public async Task<KnownArticles> WithEntitiesAsync(ArchiveContext db, CancellationToken cancellation) =>
        new(chunks, await entities.WithNextAsync(db, cancellation), Roles);

    /// <summary>What is known of one article; nothing for one that is not known yet.</summary>
    public ArticleFact FactOf(int article) => ChunkOf(article)?.FactOf(article) ?? default;

    public QuoteFacts QuotesOf(int article) =>
        ChunkOf(article) is { } chunk ? chunk.QuotesOf(article) : default;

    /// <summary>How many quotes of these articles have a known speaker, for each speaker.</summary>
    public IReadOnlyList<(int Entity, int Count)> CountSpeakers(IEnumerable<int> articles)
    {
        using var speakers = EntityCounter();
        foreach (var article in articles)
        {
            foreach (var quote in QuotesOf(article))
            {
                if (quote.Speaker > 0)
                    speakers.Add(Standing(quote.Speaker));
            }
        }

        return [.. speakers.All()];
    }

    /// <summary>The entity that this one was merged into, or itself.</summary>
    public int Standing(int entity) => entities.Standing(entity);

    /// <summary>Counts any of the entities.</summary>
    public Counter EntityCounter() => new(entities.End);

    /// <summary>What the quotes of all articles add up to, some thousand articles each.</summary>
    /// <param name="unnamed">Only those with an unnamed source in their chain.</param>
    /// <param name="count">Adds up the quotes of articles.</param>
    public IEnumerable<QuoteCounts> QuoteCounts(bool unnamed, Func<EntityFacts, IEnumerable<int>, QuoteCounts> count) =>
        chunks.Select(chunk => chunk.Counts(unnamed, entities, () => count(entities, chunk.Articles())));

    /// <summary>Whom the articles name, and how many of them.</summary>
    public IReadOnlyList<(int Entity, PartyKind Kind, int Count)> Count(IEnumerable<int> articles)
    {
        using var counter = EntityCounter();
        foreach (var article in articles)
        {
            var named = EntitiesOf(article);
            for (var entity = 0; !named.IsEmpty;)
            {
                entity += named.Next();
                var standing = Standing(entity);
                if (standing == entity || !IsNamedBesides(article, entity, standing))
                    counter.Add(standing);
            }
        }

        return [.. counter.All().Select(one => (one.Number, entities.KindOf(one.Number), one.Count))];
    }

    // Two that became one later may stand in one article.
    private bool IsNamedBesides(int article, int merged, int standing)
    {
        var named = EntitiesOf(article);
        for (var entity = 0; !named.IsEmpty;)
        {
            entity += named.Next();
            if (entity == standing || (entity < merged && Standing(entity) == standing))
                return true;
        }

        return false;
    }

    private bool Names(int article, IReadOnlyList<int> any)
    {
        var named = EntitiesOf(article);
        for (var entity = 0; !named.IsEmpty;)
        {
            entity += named.Next();
            if (any.Contains(entity))
                return true;
        }

        return false;
    }

    private PackedNumbers EntitiesOf(int article) =>
        ChunkOf(article) is { } chunk ? chunk.EntitiesOf(article) : default;

    private ArticleChunk? ChunkOf(int article) =>
        article / ArticleChunk.Size is var place && place < chunks.Count ? chunks[place] : null;

    private long SortKey(int article) => FactOf(article).SortKey(article);
}
