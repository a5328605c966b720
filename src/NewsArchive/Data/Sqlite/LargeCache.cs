using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Importing;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Many pages of the database in memory and in its log while much is written. Only as long as it is needed: the
/// connection goes back to the pool, and a quiet site should take little memory.
/// </summary>
internal static class LargeCache
{
    // In KiB, and in pages of the log that grow before they go into the database. A batch changes the same pages as the
    // one before: moved after each, they would be written several times, while the import waits for the disk. The small
    // numbers are SQLite's own choice, and the next commit moves what is left.
    private const string Large = "PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 32768";
    private const string Small = "PRAGMA cache_size = -2000; PRAGMA wal_autocheckpoint = 1000";

    public static async Task<T> DuringAsync<T>(ArchiveContext db, Func<Task<T>> work)
    {
        await db.Database.OpenConnectionAsync();
        try
        {
            await db.Database.ExecuteSqlRawAsync(Large);
            return await work();
        }
        finally
        {
            await ShrinkAsync(db);
            await db.Database.CloseConnectionAsync();
            Memory.GiveBackUnmanaged();
        }
    }

    // Never throws: what the work has done is done, and if it failed, that is the error its caller must hear of.
    private static async Task ShrinkAsync(ArchiveContext db)
    {
        try
        {
            await db.Database.ExecuteSqlRawAsync(Small);
        }
        catch (DbException)
        {
            // On a failing disk. No connection with a large cache may go on in the pool.
            SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());
        }
    }
}
