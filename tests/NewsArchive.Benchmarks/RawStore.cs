using Microsoft.Data.Sqlite;
using NewsArchive.Importing;

namespace NewsArchive.Benchmarks;

/// <summary>
/// The least it costs SQLite to store and find these texts: a plain table and its FTS5 index, without any analysis.
/// </summary>
internal sealed class RawStore : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand search;

    private RawStore(string database)
    {
        connection = Sql.Open(database);
        Sql.Run(connection, "PRAGMA journal_mode = WAL");
        Sql.Run(connection, "CREATE TABLE IF NOT EXISTS Articles(Id INTEGER PRIMARY KEY, Title TEXT, Text TEXT)");
        Sql.Run(connection, """
            CREATE VIRTUAL TABLE IF NOT EXISTS ArticleIndex USING fts5(Title, Text, content='Articles',
                content_rowid='Id', tokenize='porter unicode61 remove_diacritics 2')
            """);
        search = connection.CreateCommand();
        search.CommandText = """
            SELECT rowid, snippet(ArticleIndex, 1, '[', ']', '…', 40) FROM ArticleIndex
            WHERE ArticleIndex MATCH $query ORDER BY rank LIMIT 20
            """;
        search.Parameters.Add("$query", SqliteType.Text);
    }

    public static RawStore New(string database) => new(database);

    /// <summary>With the articles of an archive; made when it is missing.</summary>
    public static RawStore Beside(string archive)
    {
        var database = archive + ".raw";
        if (!File.Exists(database))
        {
            using (var part = new RawStore(database + ".part"))
            {
                Sql.Run(part.connection, $"ATTACH '{archive}' AS archive");
                Sql.Run(part.connection, "INSERT INTO Articles SELECT Id, Title, Text FROM archive.ArticleTexts");
                Sql.Run(part.connection, "INSERT INTO ArticleIndex(ArticleIndex) VALUES ('rebuild')");
                Sql.Run(part.connection, "INSERT INTO ArticleIndex(ArticleIndex) VALUES ('optimize')");
                Sql.Run(part.connection, "DETACH archive");
                Sql.Run(part.connection, "PRAGMA wal_checkpoint(TRUNCATE)");
            }

            SqliteConnection.ClearAllPools();
            File.Move(database + ".part", database);
        }

        return new RawStore(database);
    }

    /// <summary>Stores and indexes the articles in one transaction.</summary>
    public void Add(IEnumerable<ImportFile> files)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = """
            INSERT INTO Articles(Title, Text) VALUES ($title, $text);
            INSERT INTO ArticleIndex(rowid, Title, Text) VALUES (last_insert_rowid(), $title, $text)
            """;
        var title = insert.Parameters.Add("$title", SqliteType.Text);
        var text = insert.Parameters.Add("$text", SqliteType.Text);
        foreach (var file in files)
        {
            title.Value = file.Known?.Title ?? file.Name;
            text.Value = file.Text ?? "";
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    /// <summary>The best twenty, each with an excerpt.</summary>
    /// <param name="query">As it is typed into the archive.</param>
    public int Search(string query)
    {
        search.Parameters[0].Value = query.Contains('"') || query.EndsWith('*')
            ? query
            : string.Join(' ', query.Split(' ').Select(word => $"\"{word}\""));
        using var reader = search.ExecuteReader();
        var found = 0;
        for (; reader.Read(); found++)
            reader.GetString(1);
        return found;
    }

    public void Dispose()
    {
        search.Dispose();
        connection.Dispose();
    }
}
