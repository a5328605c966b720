using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data.Sqlite;
using NewsArchive.Searching;
using NewsArchive.Tests.Pages;
using NewsArchive.Tests.Support;
using NewsArchive.Web.Hosting;
using NewsArchive.Web.Pages.Articles;
using NewsArchive.Web.Pages.Quotes;
using SQLitePCL;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>
/// No statement reads a whole table to answer for a few rows. SQLite says beforehand how it will go about a statement;
/// on a small archive such a plan costs nothing, on a large one minutes.
/// </summary>
public sealed class QueryPlanTests
{
    // Statements that go through a whole table, and why they may.
    private static readonly (string Part, string Reason)[] Allowed =
    [
        ("COUNT(*)", "a number of all rows is counted in the smallest index"),
        ("max(", "the end of an index"),
        ("WHERE 0", "nothing is asked for, and SQLite does not begin"),
        ("\"MergedIntoId\" IS NOT NULL", "the merged entities, which are few"),
        ("\"Progress\"", "a table of one row"),
        ("sqlite_sequence", "a table of one row for each table"),
        ("sqlite_master", "the tables and indexes, which are few"),
        ("__EFMigrationsHistory", "the versions of the schema, which are few"),
        ("ArticleIndex_config", "the settings of the full-text index"),
        ("\"AspNet", "the accounts, which are few"),
    ];

    [Fact]
    public async Task NoPageAndNoImportGoesThroughAWholeTable()
    {
        var plans = new Plans();
        await using var archive = await TestArchive.OpenAsync(interceptor: plans);
        await archive.StoreAsync(
            Town("The bridge is safe and it stays open until we know more", new DateOnly(2024, 3, 9)),
            Town("The bridge is sound and it stays open until we know more", new DateOnly(2024, 4, 2)));
        await archive.Importer.StoreAsync([Draft.Analyzed(HandMade.Bridge(), "bridge.txt", [1])], default);
        await archive.StoreAsync(
            Town("The bridge is quite safe and it stays open until we know more", new DateOnly(2024, 5, 2)));

        await using var scope = archive.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<Data.ArchiveContext>();
        plans.Listens = false;
        var quote = await db.SharedQuoteVersions.Select(version => version.Quote).FirstAsync();
        var slug = await db.Articles.OrderByDescending(article => article.Quotes.Count).Select(article => article.Slug)
            .FirstAsync();
        plans.Listens = true;
        await scope.ServiceProvider.GetRequiredService<FrontPageReader>().ReadAsync();
        await ReadAsync<Web.Pages.IndexModel>(scope);
        await ReadAsync<Web.Pages.Articles.IndexModel>(scope);
        using var version = new SqliteVersion(scope.ServiceProvider.GetRequiredService<DataFolder>());
        using var bodies = new ArticleBodies(new ArchiveTag(version, TimeProvider.System));
        await ReadAsync(new ArticleModel(db, bodies), ("slug", slug));
        await ReadAsync<QuotesModel>(scope, ("slug", slug));
        await ReadAsync<QuoteModel>(scope, ("slug", slug), ("permalink", quote.Permalink));
        await ReadAsync<VersionsModel>(scope, ("permalink", quote.Permalink));
        await ReadAsync<DriftModel>(scope);
        await ReadAsync<Web.Pages.Entities.IndexModel>(scope, ("kind", "people"));
        await ReadAsync<Web.Pages.Entities.EntityModel>(scope, ("kind", "people"), ("slug", "ada-quill"));
        await ReadAsync<Web.Pages.Entities.EntityModel>(scope, ("kind", "organizations"), ("slug", "harbour-courier"));
        foreach (var query in new[] { "?q=bridge", "?q=\"Ada Quill\"", "?q=Quill -ferry&people=ada-quill" })
            await archive.SearchAsync(SearchQuery.Parse(query));
        foreach (var query in new[]
        {
            "", "?unnamed=1", "?speaker=people/ada-quill&month=2024-03", "?about=people/ada-quill",
            "?via=organizations/harbour-courier",
        })
            await archive.QuotesAsync(QuoteQuery.Parse(query));

        var (seen, whole) = plans.Read(archive.Database);
        Assert.True(seen > 100, $"Only {seen} statements were seen.");
        Assert.True(whole.Count == 0, string.Join("\n", whole));
    }

    private static Draft Town(string words, DateOnly day) =>
        new Draft($"“{words},” Ada Quill told the Harbour Courier. “Ada Quill is late,” one official said.")
        {
            Published = day,
        }
        .Person("Ada Quill").Organization("Harbour Courier")
        .Quote($"“{words},”", "Ada Quill", "Harbour Courier").Quote("“Ada Quill is late,”", "one official");

    private static Task ReadAsync<TPage>(AsyncServiceScope scope, params (string Name, string Value)[] route)
        where TPage : PageModel =>
        ReadAsync(ActivatorUtilities.CreateInstance<TPage>(scope.ServiceProvider), route);

    private static async Task ReadAsync<TPage>(TPage page, params (string Name, string Value)[] route)
        where TPage : PageModel
    {
        page.PageContext = new PageContext { HttpContext = new DefaultHttpContext() };
        var get = typeof(TPage).GetMethod("OnGetAsync")!;
        await (Task)get.Invoke(page, [.. get.GetParameters().Select(parameter =>
            parameter.ParameterType == typeof(CancellationToken) ? CancellationToken.None
            : (object?)route.FirstOrDefault(value => value.Name == parameter.Name).Value)])!;
    }

    /// <summary>Hears every statement that SQLite runs for an archive, and asks for its plan afterwards.</summary>
    private sealed class Plans : DbConnectionInterceptor
    {
        private static readonly string[] Verbs = ["SELECT", "INSERT", "UPDATE", "DELETE", "WITH"];

        private readonly HashSet<sqlite3> heard = [];
        private readonly ConcurrentDictionary<string, bool> statements = [];

        /// <summary>False while the test asks for something itself.</summary>
        public bool Listens { get; set; } = true;

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Hear(((SqliteConnection)connection).Handle!);

        public override Task ConnectionOpenedAsync(
            DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Hear(((SqliteConnection)connection).Handle!);
            return Task.CompletedTask;
        }

        /// <summary>The number of statements, and those that go through a whole table, with their plans.</summary>
        public (int Seen, IReadOnlyList<string> Whole) Read(string database)
        {
            using var connection = new SqliteConnection($"Data Source={database}");
            connection.Open();
            var asked = statements.Keys.Where(sql => Verbs.Any(verb => sql.StartsWith(verb, StringComparison.Ordinal))
                && !Allowed.Any(one => sql.Contains(one.Part, StringComparison.Ordinal))).ToList();
            return (asked.Count, [.. asked.Select(sql => Whole(sql, Explain(connection, sql))).OfType<string>()]);
        }

        private void Hear(sqlite3 handle)
        {
            lock (heard)
            {
                if (heard.Add(handle))
                    raw.sqlite3_trace(handle, (_, sql) => Hear(sql.TrimStart()), null);
            }
        }

        private void Hear(string sql)
        {
            if (Listens)
                statements.TryAdd(sql, true);
        }

        private static string? Whole(string sql, List<string> plan)
        {
            // A page of a list may go through an index in its order, and stops when the page is full.
            var isPage = sql.Contains("LIMIT", StringComparison.Ordinal)
                && !plan.Exists(step => step.Contains("TEMP B-TREE", StringComparison.Ordinal));
            // What a statement has selected before may be gone through.
            var selected = plan.Where(step => step.StartsWith("CO-ROUTINE", StringComparison.Ordinal))
                .Select(step => "SCAN" + step["CO-ROUTINE".Length..]).ToList();
            return plan.Exists(step => IsWhole(step)
                && !selected.Contains(step)
                && !(isPage && step.Contains(" INDEX ", StringComparison.Ordinal)))
                ? $"{sql}\n  {string.Join("\n  ", plan)}\n"
                : null;
        }

        private static bool IsWhole(string step) => step.Contains("AUTOMATIC", StringComparison.Ordinal)
            || (step.StartsWith("SCAN ", StringComparison.Ordinal)
                && !step.Contains("VIRTUAL TABLE", StringComparison.Ordinal)
                && step != "SCAN CONSTANT ROW");

        private static List<string> Explain(SqliteConnection connection, string sql)
        {
            using var explain = connection.CreateCommand();
            explain.CommandText = "EXPLAIN QUERY PLAN " + sql;
            var plan = new List<string>();
            using var reader = explain.ExecuteReader();
            while (reader.Read())
                plan.Add(reader.GetString(3));
            return plan;
        }
    }
}
