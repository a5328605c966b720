using Microsoft.Data.Sqlite;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Tells whether anyone has changed the database, this program or another. SQLite counts the changes made by other
/// connections only, so this class keeps one open that never writes.
/// </summary>
public sealed class SqliteVersion(DataFolder folder) : IDisposable
{
    private readonly Lock gate = new();
    private SqliteConnection? connection;
    private SqliteCommand? command;

    /// <summary>A number that changes whenever something is committed; it has no other meaning.</summary>
    public long Read()
    {
        lock (gate)
        {
            if (command is null)
            {
                // Kept, because every page asks.
                command = (connection ??= Open()).CreateCommand();
                command.CommandText = "PRAGMA data_version";
            }

            return (long)command.ExecuteScalar()!;
        }
    }

    public void Dispose()
    {
        lock (gate)
        {
            command?.Dispose();
            connection?.Dispose();
        }
    }

    private SqliteConnection Open()
    {
        // Not pooled: other uses of the same connection would change its count.
        var opened = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = folder.Database,
            Mode = SqliteOpenMode.ReadWrite,
            Pooling = false,
        }.ToString());
        opened.Open();
        return opened;
    }
}
