using Microsoft.Data.Sqlite;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Tells whether anybody changed the database: this program or another. SQLite counts changes for each connection on
/// its own, and leaves that connection's out; so one that never writes is kept open to ask.
/// </summary>
public sealed class SqliteVersion(DataFolder folder) : IDisposable
{
    private readonly Lock gate = new();
    private SqliteConnection? connection;

    /// <summary>
    /// Another number than before when something was committed in between; nothing else follows from it.
    /// </summary>
    public long Read()
    {
        lock (gate)
        {
            connection ??= Open();
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA data_version";
            return (long)command.ExecuteScalar()!;
        }
    }

    public void Dispose()
    {
        lock (gate)
            connection?.Dispose();
    }

    private SqliteConnection Open()
    {
        // Not pooled: another user of the same connection would change its count.
        var opened = new SqliteConnection(
            new SqliteConnectionStringBuilder { DataSource = folder.Database, Pooling = false }.ToString());
        opened.Open();
        return opened;
    }
}
