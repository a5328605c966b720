using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Data.Sqlite;

/// <summary>Creates the database or brings it up to date, even if an earlier attempt was killed halfway.</summary>
internal static class SqlitePreparation
{
    // The first of the migrations that were joined into one while nothing was released.
    private const string BeforeRelease = "20261123061557_Create";

    // Another program may be bringing a large archive up to date.
    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(SqliteArchiveContext db, CancellationToken cancellation)
    {
        var database =
            Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
        try
        {
            await using var held = await HoldAsync(Path.GetDirectoryName(database)!, cancellation);
            if (!Exists(database))
                await CreateAsync(database, cancellation);
            await UpdateAsync(db, database, cancellation);
            await SqliteCheck.TryAsync(db, cancellation);
        }
        catch (Exception error) when (SqliteTrouble.Explain(error, database) is { } trouble)
        {
            throw trouble;
        }
    }

    // The operating system releases this lock when a process dies; a row in the database would stay.
    private static async Task<FileStream> HoldAsync(string folder, CancellationToken cancellation)
    {
        var path = Path.Combine(folder, "archive.lock");
        for (var deadline = DateTime.UtcNow + LockPatience; ;)
        {
            try
            {
                PrivateFiles.CreateFolder(folder);
                return PrivateFiles.Open(path, FileShare.None);
            }
            catch (IOException error) when (IsHeld(error) && DateTime.UtcNow < deadline)
            {
                await Task.Delay(100, cancellation);
            }
            catch (IOException error) when (IsHeld(error))
            {
                throw new ArchiveException(
                    $"Another program has been opening the archive in {folder} for two minutes. Wait until it is done "
                    + "or stop it, then try again.",
                    error);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw SqliteTrouble.Explain(error, folder) ?? new ArchiveException(
                    $"An archive cannot be created in {folder}: {error.Message} Choose another data folder.", error);
            }
        }
    }

    // Nothing else is worth waiting for: EWOULDBLOCK on Linux and macOS, a sharing violation on Windows.
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);

    /// <summary>False where a new archive may be created.</summary>
    /// <exception cref="ArchiveException">There was an archive, and what is left of it may still be
    /// recovered.</exception>
    private static bool Exists(string database)
    {
        if (Directory.Exists(database))
            throw new ArchiveException(
                $"{database} is a folder, but the archive is a file of that name. Move the folder away, or name another "
                + "data folder.");
        var file = new FileInfo(database);
        if (file is { Exists: true, Length: 0 })
            throw new ArchiveException(
                $"{database} is empty: what was in it is gone. Put the file back from your backup; to begin a new "
                + "archive, delete it and start again.");
        var log = new FileInfo(database + "-wal");
        if (!file.Exists && log is { Exists: true, Length: > 0 })
            throw new ArchiveException(
                $"{database} is missing, but what was last written to it lies in {log.Name} beside it. Put the file "
                + $"back; to begin a new archive, delete {log.Name} and start again.");
        return file.Exists;
    }

    // Written under another name until it is complete: if this is killed at any point, archive.db is complete or
    // absent.
    private static async Task CreateAsync(string database, CancellationToken cancellation)
    {
        var made = database + ".new";
        foreach (var ending in new[] { "", "-journal", "-wal", "-shm" })
            File.Delete(made + ending);
        PrivateFiles.CreateFile(made);
        var options = new DbContextOptionsBuilder<SqliteArchiveContext>();
        SqliteArchiveContext.ConfigureNew(options, made);
        await using (var db = new SqliteArchiveContext(options.Options))
        {
            await db.Database.MigrateAsync(cancellation);
        }

        File.Move(made, database);
    }

    private static async Task UpdateAsync(
        SqliteArchiveContext db, string database, CancellationToken cancellation)
    {
        await RefuseForeignAsync(db, database, cancellation);
        await RefuseNewerAsync(db, cancellation);
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
        {
            await ForgetKilledMigrationAsync(db, cancellation);
            await CopyAsync(db, database, cancellation);
            await db.Database.MigrateAsync(cancellation);
        }

        // This has an effect only on a copy that was put back. Without it, readers and a writer block each other.
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
    }

    private static async Task RefuseForeignAsync(
        SqliteArchiveContext db, string database, CancellationToken cancellation)
    {
        var tables = await db.Database.SqlQuery<string>(
            $"SELECT name AS Value FROM sqlite_master WHERE type = 'table' AND name <> '__EFMigrationsLock'")
            .ToListAsync(cancellation);
        if (tables.Count > 0 && !tables.Contains("__EFMigrationsHistory"))
            throw new ArchiveException(
                $"{database} is a database, but not one of NewsArchive. Move it away, or name another data folder.");
    }

    private static async Task RefuseNewerAsync(SqliteArchiveContext db, CancellationToken cancellation)
    {
        var unknown =
            (await db.Database.GetAppliedMigrationsAsync(cancellation)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Contains(BeforeRelease))
            throw new ArchiveException(
                $"{db.Database.GetDbConnection().DataSource} was written by a version of NewsArchive from before the "
                + "first release, which cannot be brought up to date. Move it away, or name another data folder, and "
                + "import its files anew.");
        if (unknown.Count > 0)
            throw new ArchiveException(
                $"This archive was written by a newer version of NewsArchive "
                + $"(it holds {unknown[^1]}): use that version.");
    }

    // EF keeps a row in this table while it migrates, and would wait forever for a row left by a killed process. This
    // process holds the folder's lock, so the one that wrote the row is gone.
    private static async Task ForgetKilledMigrationAsync(SqliteArchiveContext db, CancellationToken cancellation)
    {
        if (await HasTableAsync(db, "__EFMigrationsLock", cancellation))
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
    }

    private static async Task CopyAsync(SqliteArchiveContext db, string database, CancellationToken cancellation)
    {
        if (!await HasTableAsync(db, "SourceFiles", cancellation) || !await db.SourceFiles.AnyAsync(cancellation))
            return;
        var now = DateTime.UtcNow.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);
        var copy = Path.ChangeExtension(database, $"before-update-{now}.db");
        PrivateFiles.CreateFile(copy);
        try
        {
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancellation);
        }
        catch
        {
            File.Delete(copy); // half a copy is none, and takes up the space that was missing
            throw;
        }
    }

    private static async Task<bool> HasTableAsync(SqliteArchiveContext db, string name,
        CancellationToken cancellation) =>
        await db.Database
            .SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = {name}")
            .SingleAsync(cancellation) > 0;
}
