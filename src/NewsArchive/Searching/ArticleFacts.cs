using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Resolving;

namespace NewsArchive.Searching;

/// <summary>
/// What a search asks of every article it finds: when it was published, whom it names and who speaks in it. Kept in
/// memory, some hundred and twenty bytes an article, because the commonest words are in half of all articles; brought
/// up to date after each commit.
/// </summary>
public sealed class ArticleFacts(SqliteVersion version) : IDisposable
{
    // Whom so many name is found sooner in the newest articles than all of them in the database.
    private const int ManyArticles = 1000;

    private readonly SemaphoreSlim gate = new(1);
    private long? read;
    private int decided; // how often who is who was decided anew
    private KnownArticles known = KnownArticles.None();

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
    internal async Task<KnownArticles> ReadAsync(ArchiveContext db, CancellationToken cancellation)
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
                    (known, decided) = (KnownArticles.None(), decisions);
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
}
