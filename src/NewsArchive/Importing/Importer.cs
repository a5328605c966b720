using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
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
    private const int BatchSize = 100;
    private const int BatchBytes = 16 * 1024 * 1024;

    // One writer per process; SQLite's own lock makes processes wait for each other.
    private readonly SemaphoreSlim writer = new(1);
    private readonly BytesAtOnce reading = new(DocumentReader.MaxBytes);

    /// <summary>
    /// Stores the files in one transaction, each under its own savepoint: a bad one leaves no trace and does not affect
    /// the others. The results are in the order of the files. If cancelled, nothing is stored.
    /// </summary>
    public async Task<IReadOnlyList<ImportResult>> ImportAsync(
        IReadOnlyList<ImportFile> files, CancellationToken cancellation = default) =>
        await StoreAsync(Analyze(files, cancellation), cancellation);

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
        var next = NextAsync();
        var (stored, imported) = (0, 0);
        while (await next is { } batch)
        {
            next = NextAsync();
            stored++;
            foreach (var result in await StoreAsync(batch, cancellation))
            {
                imported += result.Outcome == ImportOutcome.Imported ? 1 : 0;
                yield return result;
            }
        }

        if (stored > 1)
            await TidyAsync(imported, cancellation);

        Task<IReadOnlyList<Analyzed>?> NextAsync() => Task.Run(
            () => batches.MoveNext() ? Analyze(batches.Current, cancellation) : null, cancellation);
    }

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
        var (batch, bytes) = (new List<ImportFile>(), 0L);
        foreach (var file in files)
        {
            batch.Add(file);
            bytes += file.Bytes.Length;
            if (batch.Count < BatchSize && bytes < BatchBytes)
                continue;
            yield return batch;
            (batch, bytes) = (new List<ImportFile>(), 0L);
        }

        if (batch.Count > 0)
            yield return batch;
    }

    private IReadOnlyList<Analyzed> Analyze(IReadOnlyList<ImportFile> files, CancellationToken cancellation) =>
        [.. files.AsParallel().AsOrdered().WithCancellation(cancellation).Select(file => Analyze(file, cancellation))];

    private Analyzed Analyze(ImportFile file, CancellationToken cancellation)
    {
        reading.Enter(file.Bytes.Length, cancellation);
        try
        {
            var text = file.Text is null ? file.Bytes : Encoding.UTF8.GetBytes(file.Text);
            var read = file.Problem is null ? Read(text, file, cancellation) : new ReadResult(null, file.Problem, "");
            return new Analyzed(file, Convert.ToHexStringLower(SHA256.HashData(file.Bytes.Span)), read);
        }
        finally
        {
            Memory.GiveBackAfter(file.Bytes.Length);
            reading.Leave(file.Bytes.Length);
        }
    }

    // The reader never throws on bad prose. If it does after all, one text must not affect the others.
    private ReadResult Read(ReadOnlyMemory<byte> text, ImportFile file, CancellationToken cancellation)
    {
        try
        {
            return DocumentReader.Read(text, file.Name, file.Known, cancellation);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            log.LogError(error, "The analysis of a file failed");
            return new ReadResult(null,
                "The text could not be analyzed because of an error in NewsArchive, not in the file. "
                + "Please report it, with the details from the log.",
                "");
        }
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
            var more = await new SharedQuoteFinder(db).CompareNextAsync(BatchSize, cancellation);
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
        IReadOnlyList<Analyzed> files, CancellationToken cancellation)
    {
        await writer.WaitAsync(cancellation);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await StoreAsync(db, files, cancellation);
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
        ArchiveContext db, IReadOnlyList<Analyzed> files, CancellationToken cancellation)
    {
        db.Database.AutoSavepointsEnabled = false; // ours are enough, and these would be three a file
        await using var transaction = await db.Database.BeginTransactionAsync(cancellation);
        var last = await db.Articles.MaxAsync(article => (int?)article.Id, cancellation) ?? 0;
        var results = new List<ImportResult>();
        foreach (var file in files)
            results.Add(await StoreAsync(db, transaction, file, cancellation));
        await db.IndexFromAsync(last + 1, cancellation);
        // Articles stored by an older version are compared elsewhere, in their order.
        var shared = new SharedQuoteFinder(db);
        if (await shared.DoneToAsync(cancellation) >= last)
            await shared.CompareNextAsync(files.Count, cancellation);
        await transaction.CommitAsync(cancellation);
        return results;
    }

    private async Task<ImportResult> StoreAsync(
        ArchiveContext db, IDbContextTransaction transaction, Analyzed analyzed, CancellationToken cancellation)
    {
        var (file, hash, read) = analyzed;
        if (read.Document is not { } document)
            return new ImportResult(file.Name, ImportOutcome.Unreadable, null, null, read.Unreadable, []);
        var same = await db.Articles.Where(article => article.SourceFile.Sha256 == hash)
            .Select(article => new { article.Slug, article.Title }).FirstOrDefaultAsync(cancellation);
        if (same is not null)
            return new ImportResult(file.Name, ImportOutcome.Duplicate, same.Slug, same.Title, null, []);

        await transaction.CreateSavepointAsync("file", cancellation);
        try
        {
            var source = new SourceFile
            {
                Name = file.Name,
                Sha256 = hash,
                Length = file.Bytes.Length,
                Deflated = SourceFile.Deflate(file.Bytes.Span),
                Encoding = read.Encoding,
                ImportedAt = clock.GetUtcNow().UtcDateTime,
            };
            var article =
                await new ArticleWriter(db, new EntityResolver(db)).WriteAsync(document, source, cancellation);
            await transaction.ReleaseSavepointAsync("file", cancellation);
            return new ImportResult(
                file.Name, ImportOutcome.Imported, article.Slug, article.Title, null, document.Warnings);
        }
        // A problem with the database or its disk is not the file's fault, and SQLite may have rolled back the whole
        // batch.
        catch (Exception error) when (error is not OperationCanceledException
            && SqliteTrouble.Explain(error, folder.Database) is null)
        {
            await transaction.RollbackToSavepointAsync("file", cancellation);
            return new ImportResult(file.Name, ImportOutcome.Unreadable, null, null,
                $"The file was read but could not be stored ({error.GetBaseException().Message}); "
                + "none of it was kept.", []);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <param name="Hash">Lower-case hex SHA-256 of the original bytes.</param>
    internal sealed record Analyzed(ImportFile File, string Hash, ReadResult Read);
}
