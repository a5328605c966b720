using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data;
using NewsArchive.Tests.Support;
using NewsArchive.Web.Hosting;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>What a monitor is told, and what a reader is when the archive is in trouble.</summary>
public sealed class HealthTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnArchiveThatIsBeingWrittenIsHealthyAndAReadOnlyOneIsNot()
    {
        var hindrance = new Hindrance();
        await using var archive = await TestArchive.OpenAsync(interceptor: hindrance);
        var clock = new Clock();
        var health = Of(archive, clock);
        await using (var other = new SqliteConnection($"Data Source={archive.Database}"))
        {
            other.Open();
            await using var import = other.BeginTransaction();
            Assert.Empty(await health.ProblemsAsync());
        }

        hindrance.ReadOnly = true;
        Assert.Empty(await health.ProblemsAsync()); // asked again at once it does not look again
        clock.Now += TimeSpan.FromSeconds(6);
        Assert.StartsWith("archive.db may not be written", Assert.Single(await health.ProblemsAsync()),
            StringComparison.Ordinal);
        hindrance.Lift();
        clock.Now += TimeSpan.FromSeconds(6);
        Assert.Empty(await health.ProblemsAsync());
    }

    [Fact]
    public async Task APageThatFailedCountsForAMinuteAndDamageUntilACheckFindsNone()
    {
        await using var archive = await TestArchive.OpenAsync();
        var clock = new Clock();
        var health = Of(archive, clock);
        health.PageFailed();
        clock.Now += TimeSpan.FromSeconds(59);
        Assert.StartsWith("A page failed", Assert.Single(await health.ProblemsAsync()), StringComparison.Ordinal);
        clock.Now += TimeSpan.FromSeconds(2);
        Assert.Empty(await health.ProblemsAsync());
        health.Checked("The database is damaged.");
        clock.Now += TimeSpan.FromHours(1);
        Assert.Equal("The database is damaged.", Assert.Single(await health.ProblemsAsync()));
        health.Checked(null);
        Assert.Empty(await health.ProblemsAsync());
    }

    [Fact]
    public async Task ADiskThatIsNearlyFullIsSaidBeforeItIsFull()
    {
        await using var archive = await TestArchive.OpenAsync();
        var health = new Health(
            archive.Services.GetRequiredService<IDbContextFactory<ArchiveContext>>(), new DataFolder(archive.Folder),
            new Clock())
        {
            MinFreeBytes = long.MaxValue,
        };
        Assert.Contains("free some space", Assert.Single(await health.ProblemsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADamagedDatabaseIsFoundByTheCheckAndSaidOnItsPagesWithoutAStack()
    {
        var folder = Directory.CreateTempSubdirectory("newsarchive-pages-").FullName;
        var slug = await DamagedAsync(folder);
        await using var app = await RunningApp.StartAsync(folder);
        await app.PrintsAsync("is damaged. The check found");
        using var stranger = app.Stranger();
        Assert.Equal((503, "The database is damaged: stop NewsArchive and put the data folder back from your newest backup."),
            await AnswerAsync(stranger, "/health"));
        Assert.Equal(200, (await AnswerAsync(stranger, "/keys")).Status);

        var (status, html) = await AnswerAsync(stranger, $"/articles/{slug}");
        Assert.Equal(503, status);
        var page = Reading.Parse(html);
        Assert.Equal("The archive cannot be used right now", page.QuerySelector("h1")!.TextContent);
        Assert.StartsWith("archive.db is damaged.", page.QuerySelector(".lede")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(folder, html, StringComparison.Ordinal);
        await app.PrintsAsync($"{Path.Combine(folder, "archive.db")} is damaged. Stop NewsArchive");
        Assert.DoesNotContain("   at ", app.Console, StringComparison.Ordinal);
        Assert.DoesNotContain("SqliteException", app.Console, StringComparison.Ordinal);
        Assert.Contains("A page failed within the last minute", (await AnswerAsync(stranger, "/health")).Text,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASiteThatCannotStartSaysWhyInOneLine()
    {
        var folder = Directory.CreateTempSubdirectory("newsarchive-pages-").FullName;
        await File.WriteAllBytesAsync(Path.Combine(folder, "archive.db"), [], Cancellation);
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningApp.StartAsync(folder));
        Assert.Contains($"NewsArchive cannot start: {Path.Combine(folder, "archive.db")} is empty", ended.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("--urls=rain", "it cannot listen on rain (")]
    [InlineData("--urls=http://127.0.0.1:99999", "it cannot listen on http://127.0.0.1:99999 (")]
    [InlineData("--urls=http://192.0.2.1:5080", "it cannot listen on http://192.0.2.1:5080 (")] // no machine has this address
    [InlineData("--Archive:Proxies:0=rain", "Archive:Proxies holds \"rain\"")]
    public async Task AStartWithAWrongAddressSaysWhyInOneLine(string argument, string reason)
    {
        var folder = Directory.CreateTempSubdirectory("newsarchive-pages-").FullName;
        var ended = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningApp.StartAsync(folder, argument));
        Assert.Contains($"NewsArchive cannot start: {reason}", ended.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", ended.Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Stores an article, then spoils the place where the links of all articles stand.</summary>
    private static async Task<string> DamagedAsync(string folder)
    {
        var services = TestArchive.Unopened(folder).Services;
        await services.OpenArchiveAsync(Cancellation);
        var importer = services.GetRequiredService<Importing.Importer>();
        var text = "The weir is open\n\n“It holds,” Zara Holm said. More at https://example.org/weir."u8.ToArray();
        var slug = (await importer.ImportAsync([new Importing.ImportFile("weir.txt", text)], Cancellation))[0].Slug!;
        SqliteConnection.ClearAllPools();
        await using var file = new SqliteConnection($"Data Source={Path.Combine(folder, "archive.db")};Pooling=False");
        file.Open();
        await using var command = file.CreateCommand();
        command.CommandText =
            "SELECT rootpage FROM sqlite_master WHERE tbl_name = 'Links' AND type IN ('table', 'index')";
        var pages = new List<long>();
        using (var row = command.ExecuteReader())
        {
            while (row.Read())
                pages.Add(row.GetInt64(0));
        }

        file.Close();
        await using var bytes = File.OpenWrite(Path.Combine(folder, "archive.db"));
        foreach (var page in pages)
        {
            bytes.Position = (page - 1) * 4096;
            bytes.Write(Enumerable.Repeat((byte)0xff, 4096).ToArray());
        }

        return slug;
    }

    private static Health Of(TestArchive archive, TimeProvider clock) => new(
        archive.Services.GetRequiredService<IDbContextFactory<ArchiveContext>>(), new DataFolder(archive.Folder), clock)
    { MinFreeBytes = 1 };

    private static async Task<(int Status, string Text)> AnswerAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path, Cancellation);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(Cancellation));
    }

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2025, 3, 1, 12, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
