using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Creates the database or brings it up to date, whatever was killed in the middle of doing so before.
/// </summary>
internal static class SqlitePreparation
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(2);

    public static async Task RunAsync(SqliteArchiveContext db, CancellationToken cancellation)
    {
        var database =
            Path.GetFullPath(new SqliteConnectionStringBuilder(db.Database.GetConnectionString()).DataSource);
        await using var held = await HoldAsync(Path.GetDirectoryName(database)!, cancellation);

        await RefuseNewerAsync(db, cancellation);
        if (!(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            return;
        PrivateFiles.CreateFile(database);
        await ForgetKilledMigrationAsync(db, cancellation);
        await CopyAsync(db, database, cancellation);
        await db.Database.MigrateAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", cancellation);
    }

    // The operating system lets go of this lock when a process dies, which a row in the database cannot.
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
            catch (IOException) when (File.Exists(path) && DateTime.UtcNow < deadline)
            {
                await Task.Delay(100, cancellation);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new ArchiveException(
                    $"The archive cannot be opened: {path} is held by another program or may not be written.", error);
            }
        }
    }

    private static async Task RefuseNewerAsync(SqliteArchiveContext db, CancellationToken cancellation)
    {
        var unknown =
            (await db.Database.GetAppliedMigrationsAsync(cancellation)).Except(db.Database.GetMigrations()).ToList();
        if (unknown.Count > 0)
            throw new ArchiveException(
                $"This archive was written by a newer version of NewsArchive "
                + $"(it holds {unknown[^1]}): use that version.");
    }

    // EF keeps a row in this table while it migrates, and waits for ever for one that a killed process left.
    // We hold the folder's lock, so whoever wrote the row is gone.
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
        await db.Database.ExecuteSqlAsync($"VACUUM INTO {copy}", cancellation);
    }

    private static async Task<bool> HasTableAsync(SqliteArchiveContext db, string name,
        CancellationToken cancellation) =>
        await db.Database
            .SqlQuery<int>($"SELECT count(*) AS Value FROM sqlite_master WHERE type = 'table' AND name = {name}")
            .SingleAsync(cancellation) > 0;
}
