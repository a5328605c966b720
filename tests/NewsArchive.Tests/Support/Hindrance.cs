using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace NewsArchive.Tests.Support;

/// <summary>
/// Lets SQLite itself refuse what a full disk or a read-only one would: whoever runs the tests, and on any machine.
/// </summary>
public sealed class Hindrance : DbConnectionInterceptor
{
    private const long NoLimit = 4_294_967_294;

    /// <summary>The database may have no more pages than this.</summary>
    public long MaxPages { get; set; } = NoLimit;

    public bool ReadOnly { get; set; }

    /// <summary>How many seconds it waits for another program's lock.</summary>
    public int Patience { get; set; } = 30;

    public void Lift() => (MaxPages, ReadOnly) = (NoLimit, false);

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
        Set((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Set(SqliteConnection connection)
    {
        connection.DefaultTimeout = Patience;
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA max_page_count = {MaxPages}; PRAGMA query_only = {(ReadOnly ? 1 : 0)}";
        command.ExecuteNonQuery();
    }
}
