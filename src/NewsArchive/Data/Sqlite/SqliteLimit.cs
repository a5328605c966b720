using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SQLitePCL;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Stops a statement that takes too long or that nobody waits for any more. SQLite runs on the caller's thread and
/// ignores cancellation tokens; the way to stop it is <c>sqlite3_interrupt</c> from another thread.
/// </summary>
internal static class SqliteLimit
{
    private const int Interrupted = 9; // SQLITE_INTERRUPT

    public static async Task<T> RunAsync<T>(
        SqliteArchiveContext db, TimeSpan limit, Func<Task<T>> work, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        using var expiry = new CancellationTokenSource(limit);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(expiry.Token, cancellation);
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle;
        try
        {
            // The registration ends before the connection returns to its pool, so that the next user is not
            // interrupted.
            using (either.Token.Register(() => raw.sqlite3_interrupt(handle)))
                return await work();
        }
        catch (SqliteException error) when (error.SqliteErrorCode == Interrupted)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new TimeoutException("The archive took too long to answer.", error);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }
}
