using Microsoft.Data.Sqlite;
using NewsArchive.Importing;

namespace NewsArchive.Benchmarks;

/// <summary>The least it costs to store and find these texts: two plain tables, without any analysis.</summary>
internal static class PlainStore
{
    public static void Fill(string path, IEnumerable<ImportFile> files)
    {
        using var connection = Open(path);
        Run(connection, "PRAGMA journal_mode = WAL");
        Run(connection, "CREATE TABLE Articles(Id INTEGER PRIMARY KEY, Title TEXT, Text TEXT)");
        Run(connection, """
            CREATE VIRTUAL TABLE ArticleIndex USING fts5(Title, Text, content='Articles', content_rowid='Id',
                tokenize='porter unicode61 remove_diacritics 2')
            """);
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = "INSERT INTO Articles(Title, Text) VALUES ($title, $text)";
        var (title, text) = (insert.Parameters.Add("$title", SqliteType.Text), insert.Parameters.Add("$text", SqliteType.Text));
        foreach (var file in files)
        {
            title.Value = file.Known?.Title ?? file.Name;
            text.Value = file.Text ?? System.Text.Encoding.UTF8.GetString(file.Bytes.Span);
            insert.ExecuteNonQuery();
        }

        Run(connection, "INSERT INTO ArticleIndex(rowid, Title, Text) SELECT Id, Title, Text FROM Articles");
        transaction.Commit();
    }

    public static void Search(string path, string query)
    {
        using var connection = Open(path);
        using var command = connection.CreateCommand();
        command.CommandText = """
            SELECT rowid, snippet(ArticleIndex, 1, '[', ']', '…', 40) FROM ArticleIndex
            WHERE ArticleIndex MATCH $query ORDER BY rank LIMIT 20
            """;
        command.Parameters.AddWithValue("$query", query.Contains('"') || query.EndsWith('*') ? query : string.Join(
            ' ', query.Split(' ').Select(word => $"\"{word}\"")));
        using var reader = command.ExecuteReader();
        while (reader.Read())
            reader.GetString(1);
    }

    private static SqliteConnection Open(string path)
    {
        var connection = new SqliteConnection($"Data Source={path}");
        connection.Open();
        return connection;
    }

    private static void Run(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
