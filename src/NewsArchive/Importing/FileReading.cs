using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>Reads files into rows, many at once; nothing is stored.</summary>
internal sealed class FileReading(
    IDbContextFactory<ArchiveContext> contexts, DataFolder folder, TimeProvider clock, ILogger log)
{
    /// <summary>The files in their order. Those that the archive has already are not analyzed again.</summary>
    /// <exception cref="ArchiveException">The database cannot be read.</exception>
    public async Task<IReadOnlyList<ReadFile>> ReadAsync(
        IReadOnlyList<ImportFile> files, CancellationToken cancellation)
    {
        var hashes = files.AsParallel().AsOrdered().WithCancellation(cancellation)
            .Select(file => SHA256.HashData(file.Bytes.Span)).ToList();
        var stored = await StoredAsync(hashes, cancellation);
        return
        [
            .. files.Zip(hashes).AsParallel().AsOrdered().WithCancellation(cancellation)
                .Select(file => file.First.Problem is null && stored.ContainsKey(StoredArticle.Key(file.Second))
                    ? new ReadFile(file.First.Name, file.Second, null, null)
                    : Read(file.First, file.Second, cancellation)),
        ];
    }

    private async Task<Dictionary<string, StoredArticle>> StoredAsync(
        IReadOnlyList<byte[]> hashes, CancellationToken cancellation)
    {
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancellation);
            return await StoredArticle.FindAsync(db, hashes, cancellation);
        }
        catch (Exception error) when (SqliteTrouble.Explain(error, folder.Database) is { } trouble)
        {
            throw trouble;
        }
    }

    private ReadFile Read(ImportFile file, byte[] hash, CancellationToken cancellation)
    {
        try
        {
            if (file.Problem is not null)
                return new ReadFile(file.Name, hash, null, file.Problem);
            var text = file.Text is null ? file.Bytes : Encoding.UTF8.GetBytes(file.Text);
            var read = Read(text, file, cancellation);
            return read.Document is not { } document
                ? new ReadFile(file.Name, hash, null, read.Unreadable)
                : new ReadFile(file.Name, hash, ArticleRows.Of(document, new SourceFile
                {
                    Name = file.Name,
                    Sha256 = hash,
                    Length = file.Bytes.Length,
                    Compressed = SourceFile.Compress(file.Bytes.Span, document.Text),
                    Encoding = read.Encoding,
                    ImportedAt = clock.GetUtcNow().UtcDateTime,
                }), null);
        }
        finally
        {
            Memory.GiveBackAfter(file.Bytes.Length);
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
}

/// <summary>A file as it was read; its bytes are let go.</summary>
/// <param name="Name">Of the file.</param>
/// <param name="Rows">Null when it is unreadable, and when the archive had it before it was read.</param>
/// <param name="Unreadable">Why it is, in a sentence; null when it is not.</param>
internal sealed record ReadFile(string Name, byte[] Sha256, ArticleRows? Rows, string? Unreadable);

/// <summary>An article that the archive has.</summary>
internal sealed record StoredArticle(string Slug, string Title)
{
    /// <summary>The articles made from files with these hashes, by <see cref="Key"/>.</summary>
    public static async Task<Dictionary<string, StoredArticle>> FindAsync(
        ArchiveContext db, IEnumerable<byte[]> hashes, CancellationToken cancellation)
    {
        var all = hashes.ToList();
        return await db.Articles.Where(article => all.Contains(article.SourceFile.Sha256))
            .Select(article => new { article.SourceFile.Sha256, article.Slug, article.Title })
            .ToDictionaryAsync(
                article => Key(article.Sha256), article => new StoredArticle(article.Slug, article.Title), cancellation);
    }

    public static string Key(byte[] hash) => Convert.ToHexString(hash);
}
