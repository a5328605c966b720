using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace NewsArchive.Data.Sqlite;

/// <summary>Checks whether the database can be read and written now, and whether it is damaged.</summary>
internal static class SqliteCheck
{
    private static readonly TimeSpan PatienceForWhole = TimeSpan.FromHours(12);

    /// <summary>
    /// Reads a row, writes one and rolls it back. Does not wait: if someone else is writing at this moment, the database
    /// can be written. A full disk passes, because readers need nothing from it.
    /// </summary>
    /// <exception cref="SqliteException">The reason why that is not possible.</exception>
    public static async Task TryAsync(SqliteArchiveContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle!;
            SqliteException.ThrowExceptionForRC(raw.sqlite3_exec(handle, "SELECT 1 FROM Articles LIMIT 1"), handle);
            var began = raw.sqlite3_exec(handle, "BEGIN IMMEDIATE");
            if (began == raw.SQLITE_BUSY)
                return;
            SqliteException.ThrowExceptionForRC(began, handle);
            // A number in the header of the database that nothing uses.
            var written = raw.sqlite3_exec(handle, "PRAGMA user_version = 0");
            var ended = raw.sqlite3_exec(handle, "ROLLBACK");
            SqliteException.ThrowExceptionForRC(written, handle);
            SqliteException.ThrowExceptionForRC(ended, handle);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <summary>Writes a file beside the database: a write that is rolled back never reaches the disk.</summary>
    public static void TryDisk(string database)
    {
        var probe = database + ".probe";
        try
        {
            using var file = PrivateFiles.Open(probe, FileShare.ReadWrite | FileShare.Delete);
            file.Write(new byte[4096]);
        }
        finally
        {
            File.Delete(probe);
        }
    }

    /// <summary>Null when SQLite finds no damage in the whole database, otherwise the first problem it found.</summary>
    public static Task<string?> FindDamageAsync(SqliteArchiveContext db, CancellationToken cancellation) =>
        db.WithinAsync(
            PatienceForWhole,
            async () =>
            {
                await using var command = db.Database.GetDbConnection().CreateCommand();
                command.CommandText = "PRAGMA quick_check(1)";
                command.CommandTimeout = 0;
                var found = (string?)await command.ExecuteScalarAsync(cancellation);
                return found == "ok" ? null : found;
            },
            cancellation);
}
