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

    /// <summary>A number that changes whenever something is committed; it has no other meaning.</summary>
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
