using System.Runtime.InteropServices;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Searching;

namespace NewsArchive.Data.Sqlite;

/// <summary>What a search asks of the full-text index.</summary>
internal static class IndexSearch
{
    /// <inheritdoc cref="ArchiveContext.MatchAsync"/>
    public static async Task<Matches> MatchAsync(
        SqliteArchiveContext db, IEnumerable<Clause> clauses, int from, int most, CancellationToken cancellation)
    {
        // Backwards, so that the last are scored on the way: to find all matches of a common phrase or beginning takes
        // longer than to score some thousands.
        var (ids, scores) = (new List<int>(), new List<(double Score, int Id)>());
        var places = new Dictionary<int, byte[]>();
        var expression = Fts5Expression.Print(clauses, out var likes);
        await db.Database.OpenConnectionAsync(cancellation);
        try
        {
            using var statement = new Statement(
                db,
                $"""
                SELECT rowid, {(most > 0 ? "score(ArticleIndex, ?3, ?4)" : "NULL")} FROM ArticleIndex
                WHERE ArticleIndex MATCH ?1 AND rowid >= ?2 ORDER BY rowid DESC
                """);
            statement.Bind(1, expression);
            statement.Bind(2, from);
            if (most > 0)
            {
                statement.Bind(3, most);
                statement.Bind(4, MemoryMarshal.AsBytes<int>([.. likes]).ToArray());
            }

            while (statement.Read())
            {
                ids.Add(statement.Int(0));
                if (ids.Count > most)
                    continue;
                var bytes = statement.Bytes(1);
                if (bytes.Length > 0)
                    places.Add(ids[^1], bytes[sizeof(double)..].ToArray());
                scores.Add((bytes.Length > 0 ? MemoryMarshal.Read<double>(bytes) : statement.Double(1), ids[^1]));
            }
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        ids.Reverse();
        scores.Sort((one, other) => other.CompareTo(one));
        return new Matches(ids, scores.ConvertAll(one => one.Id), places);
    }

    /// <inheritdoc cref="ArchiveContext.FoundTextsAsync"/>
    public static async Task<IReadOnlyDictionary<int, FoundText>> FoundTextsAsync(
        SqliteArchiveContext db, IReadOnlyList<int> articles, IReadOnlyList<Clause> clauses,
        IReadOnlyDictionary<int, byte[]> places, CancellationToken cancellation)
    {
        var found = new Dictionary<int, FoundText>();
        var known = articles.Where(places.ContainsKey).ToList();
        await db.ReadAsync(
            "SELECT Id, Title, Text FROM Articles WHERE Id IN (SELECT value FROM json_each($ids))",
            [new SqliteParameter("$ids", JsonSerializer.Serialize(known))],
            row => found.Add(row.GetInt32(0), FoundText.Of(
                places[row.GetInt32(0)], row.GetString(1), row.GetFieldValue<byte[]>(2))),
            cancellation);
        articles = [.. articles.Except(known)];
        if (articles.Count > 0)
            await FindTextsAsync(db, found, articles, clauses, cancellation);
        var unclear = found.Where(text => !text.Value.IsClear).Select(text => text.Key).ToList();
        if (unclear.Count > 0)
            await ReadWordsAsync(db, found, unclear, clauses, cancellation);
        var names = new LongerNames(Fts5Expression.LongerNames(clauses));
        return names.IsEmpty ? found : found.ToDictionary(text => text.Key, text => text.Value.With(names));
    }

    private static Task FindTextsAsync(
        SqliteArchiveContext db, Dictionary<int, FoundText> found, IReadOnlyList<int> articles,
        IReadOnlyList<Clause> clauses, CancellationToken cancellation)
    {
        // CROSS JOIN: from each of the few articles to the index, and not through all that match. But for the beginning
        // of a word the index puts the lists of all such words together each time it is asked: it is asked once.
        var from = Fts5Expression.HasBeginning(clauses)
            ? """
                FROM ArticleIndex CROSS JOIN Articles a ON a.Id = ArticleIndex.rowid
                WHERE ArticleIndex MATCH $clauses AND ArticleIndex.rowid BETWEEN $first AND $last
                    AND +ArticleIndex.rowid IN (SELECT value FROM json_each($ids))
                """
            : """
                FROM json_each($ids) id CROSS JOIN ArticleIndex CROSS JOIN Articles a ON a.Id = ArticleIndex.rowid
                WHERE ArticleIndex MATCH $clauses AND ArticleIndex.rowid = id.value
                """;
        return db.ReadAsync(
            $"SELECT a.Id, places(ArticleIndex), a.Title, a.Text {from}",
            [
                new SqliteParameter("$ids", JsonSerializer.Serialize(articles)),
                new SqliteParameter("$clauses", Fts5Expression.Print(clauses)),
                new SqliteParameter("$first", articles.Min()), new SqliteParameter("$last", articles.Max()),
            ],
            row => found.Add(row.GetInt32(0), FoundText.Of(
                row.GetFieldValue<byte[]>(1), row.GetString(2), row.GetFieldValue<byte[]>(3))),
            cancellation);
    }

    private static Task ReadWordsAsync(
        SqliteArchiveContext db, Dictionary<int, FoundText> found, IReadOnlyList<int> articles,
        IReadOnlyList<Clause> clauses, CancellationToken cancellation) => db.ReadAsync(
        """
        SELECT ArticleIndex.rowid, words(ArticleIndex, 0), words(ArticleIndex, 1)
        FROM json_each($ids) id CROSS JOIN ArticleIndex
        WHERE ArticleIndex MATCH $clauses AND ArticleIndex.rowid = id.value
        """,
        [
            new SqliteParameter("$ids", JsonSerializer.Serialize(articles)),
            new SqliteParameter("$clauses", Fts5Expression.Print(clauses)),
        ],
        row => found[row.GetInt32(0)] = found[row.GetInt32(0)].With(
            row.GetFieldValue<byte[]>(1), row.GetFieldValue<byte[]>(2)),
        cancellation);
}
