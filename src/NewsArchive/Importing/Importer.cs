using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Drift;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>Imports files: analyzes them in parallel and stores them one after another, in the order given.</summary>
public sealed class Importer(
    IDbContextFactory<ArchiveContext> contexts, DataFolder folder, TimeProvider clock, ILogger<Importer> log)
{
    // The first batches are small, so that the first results come soon; in larger ones an article costs less.
    private const int FirstBatch = 100, LargestBatch = 400;

    // While one batch is stored, the second after it may be read: storing and reading take turns in being the slower.
    private const int Ahead = 2;

    // Of the largest texts each is a batch of its own: the rows of one take a hundred megabytes until they are stored.
    private const int BatchBytes = 8 * 1024 * 1024;

    // One writer per process; SQLite's own lock makes processes wait for each other.
    private readonly SemaphoreSlim writer = new(1);
    private readonly FileReading reading = new(contexts, folder, clock, log);

    // From its reading until it is stored, a text takes many times its own memory.
    private readonly BytesAtOnce room = new(DocumentReader.MaxBytes);

    /// <summary>
    /// Stores the files in one transaction: a bad one leaves no trace and does not affect the others. The results are
    /// in the order of the files. If cancelled, nothing is stored.
    /// </summary>
    public async Task<IReadOnlyList<ImportResult>> ImportAsync(
        IReadOnlyList<ImportFile> files, CancellationToken cancellation = default)
    {
        var bytes = Length(files);
        room.Enter(bytes, cancellation);
        try
        {
            return await StoreAsync(await reading.ReadAsync(files, cancellation), cancellation);
        }
        finally
        {
            room.Leave(bytes);
        }
    }

    /// <summary>
    /// Imports any number of files, and each line of JSON lines, in batches of one transaction each; the next batch is
    /// read and analyzed while one is stored. A result is returned once its article is safe on disk.
    /// </summary>
    /// <exception cref="ArchiveException">The disk is full, the database is locked or something similar: earlier
    /// batches are stored, the rest is not.</exception>
    public async IAsyncEnumerable<ImportResult> ImportAllAsync(
        IEnumerable<ImportFile> files, [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var batches = Batches(files.SelectMany(ImportFiles.Articles)).GetEnumerator();
        var ahead = new Queue<Task<(IReadOnlyList<ReadFile> Files, long Bytes)?>>();
        var (stored, imported) = (0, 0);
        try
        {
            for (var batch = 0; batch < Ahead; batch++)
                ahead.Enqueue(NextAsync(ahead.LastOrDefault()));
            while (await ahead.Dequeue() is var (batch, bytes))
            {
                ahead.Enqueue(NextAsync(ahead.Last()));
                stored++;
                IReadOnlyList<ImportResult> results;
                try
                {
                    results = await StoreAsync(batch, cancellation);
                }
                finally
                {
                    room.Leave(bytes);
                }

                foreach (var result in results)
                {
                    imported += result.Outcome == ImportOutcome.Imported ? 1 : 0;
                    yield return result;
                }
            }
        }
        finally
        {
            foreach (var batch in ahead)
                await ForgetAsync(batch);
        }

        if (stored > 1)
            await TidyAsync(imported, cancellation);

        // One after another, and not before there is room for it.
        Task<(IReadOnlyList<ReadFile> Files, long Bytes)?> NextAsync(
            Task<(IReadOnlyList<ReadFile> Files, long Bytes)?>? before) =>
            Task.Run<(IReadOnlyList<ReadFile>, long)?>(
                async () =>
                {
                    if ((before is not null && await before is null) || !batches.MoveNext())
                        return null;
                    var bytes = Length(batches.Current);
                    room.Enter(bytes, cancellation);
                    try
                    {
                        return (await reading.ReadAsync(batches.Current, cancellation), bytes);
                    }
                    catch
                    {
                        room.Leave(bytes);
                        throw;
                    }
                },
                cancellation);
    }

    /// <summary>A batch that was read ahead and will not be stored, because the import has ended early.</summary>
    private async Task ForgetAsync(Task<(IReadOnlyList<ReadFile> Files, long Bytes)?> batch)
    {
        try
        {
            if (await batch is var (_, bytes))
                room.Leave(bytes);
        }
        catch (Exception error)
        {
            // Whoever waited for it has been told; nobody did if the import ended before.
            log.LogDebug(error, "A batch that was read ahead could not be read");
        }
    }

    private static long Length(IReadOnlyList<ImportFile> files) => files.Sum(file => (long)file.Bytes.Length);

    // Takes time in proportion to the whole archive, so it is done only when a fair share of it is new.
    private async Task TidyAsync(int imported, CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            if (imported * 10L >= await db.Articles.CountAsync(cancellation))
                await db.OptimizeIndexAsync(cancellation);
        }
        catch (Exception error) when (SqliteTrouble.Explain(error, "the database") is { } trouble)
        {
            // All is stored; a later import tidies.
            log.LogWarning("The full-text index was not tidied: {Reason}", trouble.Message);
        }
        finally
        {
            writer.Release();
        }
    }

    private static IEnumerable<IReadOnlyList<ImportFile>> Batches(IEnumerable<ImportFile> files)
    {
        var (batch, bytes, size) = (new List<ImportFile>(), 0L, FirstBatch);
        foreach (var file in files)
        {
            if (batch.Count == size || (batch.Count > 0 && bytes + file.Bytes.Length > BatchBytes))
            {
                yield return batch;
                (batch, bytes, size) = (new List<ImportFile>(), 0L, Math.Min(2 * size, LargestBatch));
            }

            batch.Add(file);
            bytes += file.Bytes.Length;
        }

        if (batch.Count > 0)
            yield return batch;
    }

    /// <summary>
    /// Compares the quotes of articles stored by an older version. Each batch has its own transaction, so that imports
    /// can run in between and stopping loses nothing.
    /// </summary>
    /// <returns>False when all are compared.</returns>
    public async Task<bool> CatchUpAsync(CancellationToken cancellation = default)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var more = await new SharedQuoteFinder(db).CompareNextAsync(FirstBatch, cancellation);
            await transaction.CommitAsync(cancellation);
            return more;
        }
        catch (Exception error) when (SqliteTrouble.Explain(error, folder.Database) is { } trouble)
        {
            throw trouble;
        }
        finally
        {
            writer.Release();
        }
    }

    internal async Task<IReadOnlyList<ImportResult>> StoreAsync(
        IReadOnlyList<ReadFile> files, CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await db.WithLargeCacheAsync(() => StoreAsync(db, files, cancellation));
        }
        catch (Exception error) when (SqliteTrouble.Explain(error, folder.Database) is { } trouble)
        {
            throw trouble;
        }
        finally
        {
            writer.Release();
        }
    }

    private async Task<IReadOnlyList<ImportResult>> StoreAsync(
        ArchiveContext db, IReadOnlyList<ReadFile> files, CancellationToken cancellation)
    {
        db.Database.AutoSavepointsEnabled = false; // this transaction is a whole of its own
        for (var refused = new Dictionary<ReadFile, ImportResult>(ReferenceEqualityComparer.Instance); ;)
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
            var (results, bad) = await TryStoreAsync(db, files, refused, cancellation);
            if (bad is { } problem)
            {
                // Without it, all others once more, as if it had never been there.
                refused.Add(problem.File, problem.Result);
                await transaction.RollbackAsync(cancellation);
                continue;
            }

            await transaction.CommitAsync(cancellation);
            return results;
        }
    }

    private async Task<(IReadOnlyList<ImportResult> Results, (ReadFile File, ImportResult Result)? Bad)> TryStoreAsync(
        ArchiveContext db, IReadOnlyList<ReadFile> files, Dictionary<ReadFile, ImportResult> refused,
        CancellationToken cancellation)
    {
        var last = await db.Articles.MaxAsync(article => (int?)article.Id, cancellation) ?? 0;
        var stored = await StoredArticle.FindAsync(db, files.Select(file => file.Sha256), cancellation);
        using var articles = new ArticleWriter(db);
        var results = new List<ImportResult>();
        foreach (var file in files)
        {
            try
            {
                results.Add(refused.GetValueOrDefault(file)
                    ?? await StoreAsync(articles, stored, file, cancellation));
            }
            // A problem with the database or its disk is not the file's fault.
            catch (Exception error) when (error is not OperationCanceledException
                && SqliteTrouble.Explain(error, folder.Database) is null)
            {
                return (results, (file, new ImportResult(file.Name, ImportOutcome.Unreadable, null, null,
                    $"The file was read but could not be stored ({error.GetBaseException().Message}); "
                    + "none of it was kept.", [])));
            }
        }

        articles.Finish();
        await db.IndexFromAsync(last + 1, cancellation);
        // Articles stored by an older version are compared elsewhere, in their order.
        var shared = new SharedQuoteFinder(db);
        if (articles.Written.Count > 0 && await shared.DoneToAsync(cancellation) >= last)
            await shared.CompareAsync(
                articles.Written.SelectMany(rows => rows.Quotes).Select(quote => (quote.Quote, quote.Prints)),
                articles.Written[^1].Article.Id,
                cancellation);
        return (results, null);
    }

    private static async Task<ImportResult> StoreAsync(
        ArticleWriter articles, Dictionary<string, StoredArticle> stored, ReadFile file,
        CancellationToken cancellation)
    {
        var name = file.Name;
        if (file.Unreadable is { } reason)
            return new ImportResult(name, ImportOutcome.Unreadable, null, null, reason, []);
        if (stored.TryGetValue(StoredArticle.Key(file.Sha256), out var same))
            return new ImportResult(name, ImportOutcome.Duplicate, same.Slug, same.Title, null, []);
        if (file.Rows is not { } rows)
            return new ImportResult(name, ImportOutcome.Unreadable, null, null,
                "The archive had this article when the import began, and no longer has it. Import the file again.", []);
        var article = await articles.WriteAsync(rows, cancellation);
        stored.Add(StoredArticle.Key(file.Sha256), new StoredArticle(article.Slug, article.Title));
        return new ImportResult(name, ImportOutcome.Imported, article.Slug, article.Title, null, article.Warnings);
    }
}
