using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
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
    private const int BatchSize = 100;
    private const int BatchBytes = 16 * 1024 * 1024;

    // One writer per process; SQLite's own lock makes processes wait for each other.
    private readonly SemaphoreSlim writer = new(1);
    private readonly BytesAtOnce reading = new(DocumentReader.MaxBytes);

    /// <summary>
    /// Stores the files in one transaction: a bad one leaves no trace and does not affect the others. The results are in the order of the files. If cancelled, nothing is stored.
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
            if (file.Problem is not null)
                return new Analyzed(file, null, file.Problem);
            var text = file.Text is null ? file.Bytes : Encoding.UTF8.GetBytes(file.Text);
            return Rows(file, Read(text, file, cancellation));
        }
        finally
        {
            Memory.GiveBackAfter(file.Bytes.Length);
            reading.Leave(file.Bytes.Length);
        }
    }

    internal Analyzed Rows(ImportFile file, ReadResult read) => new(
        file,
        read.Document is not { } document ? null : ArticleRows.Of(document, new SourceFile
        {
            Name = file.Name,
            Sha256 = SHA256.HashData(file.Bytes.Span),
            Length = file.Bytes.Length,
            Compressed = SourceFile.Compress(file.Bytes.Span, document.Text),
            Encoding = read.Encoding,
            ImportedAt = clock.GetUtcNow().UtcDateTime,
        }),
        read.Unreadable);

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
        db.Database.AutoSavepointsEnabled = false; // this transaction is a whole of its own
        for (var refused = new Dictionary<Analyzed, ImportResult>(ReferenceEqualityComparer.Instance); ;)
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

    private async Task<(IReadOnlyList<ImportResult> Results, (Analyzed File, ImportResult Result)? Bad)> TryStoreAsync(
        ArchiveContext db, IReadOnlyList<Analyzed> files, Dictionary<Analyzed, ImportResult> refused,
        CancellationToken cancellation)
    {
        var last = await db.Articles.MaxAsync(article => (int?)article.Id, cancellation) ?? 0;
        var stored = await StoredAsync(db, files, cancellation);
        using var articles = await ArticleWriter.OpenAsync(
            db, [.. files.Select(file => file.Rows).OfType<ArticleRows>()], cancellation);
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
                return (results, (file, new ImportResult(file.File.Name, ImportOutcome.Unreadable, null, null,
                    $"The file was read but could not be stored ({error.GetBaseException().Message}); "
                    + "none of it was kept.", [])));
            }
        }

        articles.Finish();
        await db.IndexFromAsync(last + 1, cancellation);
        // Articles stored by an older version are compared elsewhere, in their order.
        var shared = new SharedQuoteFinder(db);
        if (await shared.DoneToAsync(cancellation) >= last)
            await shared.CompareNextAsync(files.Count, cancellation);
        return (results, null);
    }

    /// <summary>The articles of those files that the archive has already, by the hash of the file.</summary>
    private static async Task<Dictionary<string, Known>> StoredAsync(
        ArchiveContext db, IReadOnlyList<Analyzed> files, CancellationToken cancellation)
    {
        var hashes = files.Where(file => file.Rows is not null).Select(file => file.Rows!.File.Sha256).ToList();
        return await db.Articles.Where(article => hashes.Contains(article.SourceFile.Sha256))
            .Select(article => new { article.SourceFile.Sha256, article.Slug, article.Title })
            .ToDictionaryAsync(
                article => Convert.ToHexString(article.Sha256),
                article => new Known(article.Slug, article.Title),
                cancellation);
    }

    private static async Task<ImportResult> StoreAsync(
        ArticleWriter articles, Dictionary<string, Known> stored, Analyzed file, CancellationToken cancellation)
    {
        if (file.Rows is not { } rows)
            return new ImportResult(file.File.Name, ImportOutcome.Unreadable, null, null, file.Unreadable, []);
        var hash = Convert.ToHexString(rows.File.Sha256);
        if (stored.TryGetValue(hash, out var same))
            return new ImportResult(file.File.Name, ImportOutcome.Duplicate, same.Slug, same.Title, null, []);
        var article = await articles.WriteAsync(rows, cancellation);
        stored.Add(hash, new Known(article.Slug, article.Title));
        return new ImportResult(
            file.File.Name, ImportOutcome.Imported, article.Slug, article.Title, null, article.Warnings);
    }

    private sealed record Known(string Slug, string Title);

    /// <param name="Rows">Null when the file is unreadable, for the reason given.</param>
    internal sealed record Analyzed(ImportFile File, ArticleRows? Rows, string? Unreadable);
}
