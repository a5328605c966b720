using System.Data.Common;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Data.Sqlite;

/// <summary>The archive in one SQLite file, with its full-text index in the FTS5 table <c>ArticleIndex</c>.</summary>
public sealed class SqliteArchiveContext(DbContextOptions<SqliteArchiveContext> options) : ArchiveContext(options)
{
    /// <summary>For a database that exists. If its file has vanished that is an error: no empty one is made.</summary>
    public static void Configure(DbContextOptionsBuilder options, string databasePath) =>
        Configure(options, new SqliteConnectionStringBuilder
        {
            DataSource = databasePath,
            Mode = SqliteOpenMode.ReadWrite,
            ForeignKeys = true,
            DefaultTimeout = 30, // also how long a statement waits for another program's write
        });

    /// <summary>For a database that is about to be made. Not pooled, so that it can be renamed afterwards.</summary>
    internal static void ConfigureNew(DbContextOptionsBuilder options, string databasePath) =>
        Configure(options, new SqliteConnectionStringBuilder { DataSource = databasePath, Pooling = false });

    private static void Configure(DbContextOptionsBuilder options, SqliteConnectionStringBuilder connection) => options
        // A list of values is one parameter, so that a query is one statement whatever the length of its list.
        .UseSqlite(
            connection.ToString(),
            sqlite => sqlite.UseParameterizedCollectionMode(ParameterTranslationMode.Parameter))
        // A merged entity has no mentions, quotes or aliases left, so the filter hides none of them.
        .ConfigureWarnings(warnings => warnings.Ignore(
            CoreEventId.PossibleIncorrectRequiredNavigationWithQueryFilterInteractionWarning));

    public override Task PrepareAsync(CancellationToken cancellation) => SqlitePreparation.RunAsync(this, cancellation);

    public override async Task TryAsync(CancellationToken cancellation)
    {
        await SqliteCheck.TryAsync(this, cancellation);
        SqliteCheck.TryDisk(Database.GetDbConnection().DataSource);
    }

    public override Task<string?> FindDamageAsync(CancellationToken cancellation) =>
        SqliteCheck.FindDamageAsync(this, cancellation);

    // Done explicitly, once per transaction, and not by a trigger: FTS5 writes its buffer at every savepoint, and each
    // trigger and each imported file opens one.
    public override Task IndexFromAsync(int firstId, CancellationToken cancellation) => Database.ExecuteSqlAsync(
        $"""
        INSERT INTO ArticleIndex(rowid, Title, Text)
        SELECT Id, Title, Text FROM ArticleTexts WHERE Id >= {firstId} ORDER BY Id
        """,
        cancellation);

    internal override Task OptimizeIndexAsync(CancellationToken cancellation) => Database.ExecuteSqlRawAsync(
        "INSERT INTO ArticleIndex(ArticleIndex) VALUES ('optimize')", cancellation);

    internal override string AskedFor(IEnumerable<Clause> clauses) => Fts5Expression.Print(clauses);

    internal override Task<Matches> MatchAsync(
        IEnumerable<Clause> clauses, int from, int most, CancellationToken cancellation) =>
        IndexSearch.MatchAsync(this, clauses, from, most, cancellation);

    internal override async Task<IReadOnlyList<int>> NamingAsync(
        IReadOnlyCollection<int> entities, CancellationToken cancellation)
    {
        IReadOnlyList<int> ids = [];
        await Database.OpenConnectionAsync(cancellation);
        try
        {
            // One by one, each in the order of an index: all together would have to be sorted.
            using var naming = new Statement(
                this, "SELECT DISTINCT ArticleId FROM Parties WHERE EntityId = ?1 ORDER BY ArticleId");
            foreach (var entity in entities)
            {
                var some = new List<int>();
                naming.Bind(1, entity);
                while (naming.Read())
                    some.Add(naming.Int(0));
                ids = IdList.Either(ids, some);
            }
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }

        return ids;
    }

    internal override async Task<IReadOnlyList<(int Article, int Id, int Entity)>> NamedAsync(
        int from, int to, CancellationToken cancellation)
    {
        var named = new List<(int, int, int)>();
        await ReadAsync(
            "SELECT ArticleId, Id, EntityId FROM Parties WHERE ArticleId BETWEEN $from AND $to",
            [new SqliteParameter("$from", from), new SqliteParameter("$to", to)],
            row => named.Add((row.GetInt32(0), row.GetInt32(1), row.GetInt32(2))),
            cancellation);
        return named;
    }

    internal override async Task<int> CountToAsync(int last, CancellationToken cancellation)
    {
        var count = 0;
        // All together are counted by the pages of an index, and not one by one as those up to an id would be.
        await ReadAsync(
            "SELECT (SELECT COUNT(*) FROM Articles) - (SELECT COUNT(*) FROM Articles WHERE Id > $last)",
            [new SqliteParameter("$last", last)],
            row => count = row.GetInt32(0),
            cancellation);
        return count;
    }

    internal override async Task<IReadOnlyList<(int Entity, byte Kind)>> KindsAsync(
        int from, CancellationToken cancellation)
    {
        var kinds = new List<(int, byte)>();
        await ReadAsync(
            "SELECT Id, Kind FROM Entities WHERE Id >= $from ORDER BY Id",
            [new SqliteParameter("$from", from)],
            row => kinds.Add((row.GetInt32(0), row.GetByte(1))),
            cancellation);
        return kinds;
    }

    internal override async Task<IReadOnlyList<(int Entity, int Into)>> MergedAsync(CancellationToken cancellation)
    {
        var merged = new List<(int, int)>();
        await ReadAsync(
            """
            SELECT Id, MergedIntoId FROM Entities WHERE MergedIntoId IS NOT NULL ORDER BY MergedIntoId, Id
            """,
            [],
            row => merged.Add((row.GetInt32(0), row.GetInt32(1))),
            cancellation);
        return merged;
    }

    internal override async Task<IReadOnlyList<StoredQuoteFact>> QuoteFactsAsync(
        int from, int to, Func<int, int> entityOfParty, Func<string, int> numberOfRole, CancellationToken cancellation)
    {
        var quotes = new List<StoredQuoteFact>();
        await ReadAsync(
            """
            SELECT ArticleId, Id, Kind, Confidence < $probable, coalesce(SpeakerPartyId, 0)
            FROM Quotes WHERE ArticleId BETWEEN $from AND $to ORDER BY ArticleId, Ordinal
            """,
            [
                new SqliteParameter("$from", from), new SqliteParameter("$to", to),
                new SqliteParameter("$probable", ConfidenceWords.Probable),
            ],
            row => quotes.Add(new StoredQuoteFact(
                row.GetInt32(0), row.GetInt32(1), (QuotationKind)row.GetInt32(2), row.GetBoolean(3),
                entityOfParty(row.GetInt32(4)))),
            cancellation);
        if (quotes.Count == 0)
            return quotes;
        var byId = quotes.ToDictionary(quote => quote.Id);
        // All hops of these quotes, which lie side by side: asked for the unnamed ones, SQLite would go through those
        // of the whole archive for each quote.
        await ReadAsync(
            """
            SELECT QuoteId, coalesce(PartyId, 0), Kind, Role FROM QuoteHops
            WHERE QuoteId BETWEEN $first AND $last ORDER BY QuoteId, Ordinal
            """,
            [new SqliteParameter("$first", byId.Keys.Min()), new SqliteParameter("$last", byId.Keys.Max())],
            row =>
            {
                if (!byId.TryGetValue(row.GetInt32(0), out var quote))
                    return;
                if (entityOfParty(row.GetInt32(1)) is > 0 and var entity)
                    quote.Hops.Add(entity);
                if (row.GetInt32(2) != (int)SourceKind.Unnamed)
                    return;
                quote.IsUnnamed = true;
                if (!row.IsDBNull(3))
                    quote.Roles.Add(numberOfRole(row.GetString(3)));
            },
            cancellation);
        return quotes;
    }

    // As plain rows: there may be millions, and EF Core takes a multiple of the time.
    internal async Task ReadAsync(
        string sql, SqliteParameter[] parameters, Action<DbDataReader> each, CancellationToken cancellation)
    {
        await Database.OpenConnectionAsync(cancellation);
        try
        {
            using var command = Database.GetDbConnection().CreateCommand();
            command.CommandText = sql;
            command.Parameters.AddRange(parameters);
            using var reader = await command.ExecuteReaderAsync(cancellation);
            while (reader.Read())
                each(reader);
        }
        finally
        {
            await Database.CloseConnectionAsync();
        }
    }

    internal override async Task<IReadOnlyDictionary<int, string>> BeginningsAsync(
        IReadOnlyList<int> articles, int length, CancellationToken cancellation)
    {
        var beginnings = new Dictionary<int, string>();
        await ReadAsync(
            """
            SELECT Id, substr(Text, 1, $length) FROM ArticleTexts
            WHERE Id IN (SELECT value FROM json_each($articles))
            """,
            [
                new SqliteParameter("$length", length),
                new SqliteParameter("$articles", JsonSerializer.Serialize(articles)),
            ],
            row => beginnings.Add(row.GetInt32(0), row.GetString(1)),
            cancellation);
        return beginnings;
    }

    internal override Task<IReadOnlyDictionary<int, FoundText>> FoundTextsAsync(
        IReadOnlyList<int> articles, IReadOnlyList<Clause> clauses, IReadOnlyDictionary<int, byte[]> places,
        CancellationToken cancellation) =>
        IndexSearch.FoundTextsAsync(this, articles, clauses, places, cancellation);

    public override Task<T> WithinAsync<T>(TimeSpan limit, Func<Task<T>> work, CancellationToken cancellation) =>
        SqliteLimit.RunAsync(this, limit, work, cancellation);

    // As EntityQuotes counts them.
    internal override Task CountEntitiesAsync(CancellationToken cancellation) => Database.ExecuteSqlRawAsync(
        """
        UPDATE Entities SET
            Articles = (SELECT count(DISTINCT ArticleId) FROM Parties WHERE EntityId = Entities.Id),
            QuotesBy = (SELECT count(*) FROM Parties p JOIN Quotes q ON q.SpeakerPartyId = p.Id
                WHERE p.EntityId = Entities.Id),
            QuotesThrough = (SELECT count(DISTINCT q.Id) FROM Parties p JOIN QuoteHops h ON h.PartyId = p.Id
                JOIN Quotes q ON q.Id = h.QuoteId LEFT JOIN Parties by ON by.Id = q.SpeakerPartyId
                WHERE p.EntityId = Entities.Id AND by.EntityId IS NOT Entities.Id),
            QuotesAbout = (SELECT count(DISTINCT q.Id) FROM Parties p JOIN QuoteSubjects s ON s.PartyId = p.Id
                JOIN Quotes q ON q.Id = s.QuoteId LEFT JOIN Parties by ON by.Id = q.SpeakerPartyId
                WHERE p.EntityId = Entities.Id AND by.EntityId IS NOT Entities.Id)
        """,
        cancellation);

    internal override Task<T> WithLargeCacheAsync<T>(Func<Task<T>> work) => LargeCache.DuringAsync(this, work);

    /// <summary>For <c>dotnet ef migrations add</c>.</summary>
    public sealed class DesignTimeFactory : IDesignTimeDbContextFactory<SqliteArchiveContext>
    {
        public SqliteArchiveContext CreateDbContext(string[] args)
        {
            var options = new DbContextOptionsBuilder<SqliteArchiveContext>();
            Configure(options, "design-time.db");
            return new SqliteArchiveContext(options.Options);
        }
    }
}
