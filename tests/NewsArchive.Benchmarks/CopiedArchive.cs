using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace NewsArchive.Benchmarks;

/// <summary>
/// A very large archive from a large one: the rows of all articles are copied under new ids, as often as needed. The
/// people and organizations stay the same ones, and are named in more articles.
/// </summary>
internal static class CopiedArchive
{
    /// <summary>The tables whose rows are copied, with what is different in a copy.</summary>
    private static readonly (string Table, (string Column, string Value)[] Changes)[] Tables =
    [
        ("SourceFiles",
        [
            ("Id", Own("SourceFiles")), ("Sha256", "unhex(printf('%08X', $copy) || substr(hex(Sha256), 9))"),
        ]),
        ("Articles",
        [
            ("Id", Own("Articles")), ("Slug", "Slug || '-copy-' || $copy"),
            ("SourceFileId", Of("SourceFiles", "SourceFileId")),
        ]),
        ("Parties", [("Id", Own("Parties")), ("ArticleId", Of("Articles", "ArticleId"))]),
        ("Links", [("Id", Own("Links")), ("ArticleId", Of("Articles", "ArticleId"))]),
        ("Quotes",
        [
            ("Id", Own("Quotes")), ("ArticleId", Of("Articles", "ArticleId")),
            ("Permalink", "Permalink || '-' || $copy"), ("SpeakerPartyId", Of("Parties", "SpeakerPartyId")),
        ]),
        ("QuoteHops", [("QuoteId", Of("Quotes", "QuoteId")), ("PartyId", Of("Parties", "PartyId"))]),
        ("QuoteSubjects", [("QuoteId", Of("Quotes", "QuoteId")), ("PartyId", Of("Parties", "PartyId"))]),
        ("SharedQuotes", [("Id", Own("SharedQuotes"))]),
        ("SharedQuoteVersions",
        [
            ("QuoteId", Of("Quotes", "QuoteId")), ("SharedQuoteId", Of("SharedQuotes", "SharedQuoteId")),
        ]),
        ("QuotePrints", [("QuoteId", Of("Quotes", "QuoteId"))]),
    ];

    /// <param name="from">The database of the archive that is copied.</param>
    /// <param name="data">The folder for the new one.</param>
    public static void Make(string from, string data, int articles)
    {
        var database = Path.Combine(data, "archive.db");
        File.Copy(from, database, overwrite: true);
        var copies = (int)Math.Round(articles / (double)Sql.Number(from, "SELECT count(*) FROM Articles"));
        using (var connection = Sql.Open(database))
        {
            // Nothing is lost by a crash: then it is made anew.
            Sql.Run(connection, "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000");
            Sql.Run(connection, $"ATTACH '{from}' AS one");
            var indexes = Indexes(connection);
            foreach (var (name, _) in indexes)
                Sql.Run(connection, $"DROP INDEX \"{name}\"");
            foreach (var (table, changes) in Tables)
                Step(table, () => Copy(connection, table, changes, copies));
            Step("index", () => Sql.Run(connection, $"""
                INSERT INTO ArticleIndex(rowid, Title, Text)
                SELECT Id, Title, Text FROM ArticleTexts WHERE Id > (SELECT max(Id) FROM one.Articles) ORDER BY Id
                """));
            Step("index as one piece",
                () => Sql.Run(connection, "INSERT INTO ArticleIndex(ArticleIndex) VALUES ('optimize')"));
            foreach (var (name, sql) in indexes)
                Step(name, () => Sql.Run(connection, sql));
            Sql.Run(connection, $"""
                UPDATE Entities SET Articles = Articles * {copies}, QuotesBy = QuotesBy * {copies},
                    QuotesThrough = QuotesThrough * {copies}, QuotesAbout = QuotesAbout * {copies};
                UPDATE Aliases SET Uses = Uses * {copies};
                UPDATE Progress SET ArticleId = (SELECT max(Id) FROM Articles)
                """);
            Sql.Run(connection, "DETACH one");
            Sql.Run(connection, "PRAGMA journal_mode = WAL");
        }

        SqliteConnection.ClearAllPools();
    }

    private static string Own(string table) => Of(table, "Id");

    /// <summary>The id of a copy: those of the first archive, then those of the first copy, and so on.</summary>
    private static string Of(string table, string column) =>
        $"{column} + $copy * (SELECT max(Id) FROM one.{table})";

    private static void Copy(
        SqliteConnection connection, string table, (string Column, string Value)[] changes, int copies)
    {
        var columns = Read(connection, $"SELECT name, type FROM pragma_table_info('{table}')")
            .Select(row => row.First).ToList();
        var values = columns.Select(column =>
            changes.FirstOrDefault(change => change.Column == column).Value ?? $"\"{column}\"");
        // In the order of the table's key: all first rows, or each row with all its copies.
        var rows = table == "QuotePrints" ? $"one.{table} CROSS JOIN copies" : $"copies CROSS JOIN one.{table}";
        Sql.Run(connection, $"""
            WITH RECURSIVE copies(copy) AS (SELECT 1 UNION ALL SELECT copy + 1 FROM copies WHERE copy < {copies - 1})
            INSERT INTO main.{table}("{string.Join("\", \"", columns)}")
            SELECT {string.Join(", ", values)} FROM {rows}
            """.Replace("$copy", "copy", StringComparison.Ordinal));
    }

    private static List<(string First, string Second)> Indexes(SqliteConnection connection) => Read(connection,
        "SELECT name, sql FROM main.sqlite_schema WHERE type = 'index' AND sql IS NOT NULL");

    private static List<(string First, string Second)> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<(string, string)>();
        while (reader.Read())
            rows.Add((reader.GetString(0), reader.GetString(1)));
        return rows;
    }

    private static void Step(string what, Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        Console.WriteLine($"copied: {what}, {watch.Elapsed:mm\\:ss}");
    }
}
