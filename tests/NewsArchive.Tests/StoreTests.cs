using System.Diagnostics;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests;

public sealed class StoreTests
{
    [Fact]
    public async Task TheMigrationsSayAllThatTheModelSays()
    {
        await using var archive = await TestArchive.OpenAsync();
        await using var db = archive.Context();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        await archive.CheckIndexAsync();
    }

    [Fact]
    public async Task AMigrationThatWasKilledDoesNotStopTheNextStart()
    {
        await using var archive = TestArchive.Unopened();
        await using (var made = new SqliteConnection($"Data Source={archive.Database}"))
        {
            // What a process of an older version leaves that dies in the middle of its first start.
            made.Open();
            using var command = made.CreateCommand();
            command.CommandText =
                """
                CREATE TABLE "__EFMigrationsLock" ("Id" INTEGER NOT NULL PRIMARY KEY, "Timestamp" TEXT NOT NULL);
                INSERT INTO "__EFMigrationsLock" VALUES (1, '2020-01-01 00:00:00');
                """;
            command.ExecuteNonQuery();
        }

        await archive.Services.OpenArchiveAsync().WaitAsync(TimeSpan.FromSeconds(60));
        await archive.StoreAsync(new Draft("It works."));
    }

    [Fact]
    public async Task ManyProgramsMayOpenANewArchiveAtOnce()
    {
        var folder = TestArchive.NewFolder();
        await using var first = TestArchive.Unopened(folder);
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() => first.Services.OpenArchiveAsync())));
        await first.StoreAsync(new Draft("It works."));
    }

    [Fact]
    public async Task AnArchiveOfANewerVersionIsLeftAloneAndTheReasonSaid()
    {
        await using var archive = await TestArchive.OpenAsync();
        await using var db = archive.Context();
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99991231000000_FromTheFuture', '99.0.0')");
        var error = await Assert.ThrowsAsync<ArchiveException>(() => archive.Services.OpenArchiveAsync());
        Assert.Contains("newer version", error.Message);
    }

    [Fact]
    public async Task AnArchiveFromBeforeTheFirstReleaseIsLeftAloneAndTheReasonSaid()
    {
        await using var archive = await TestArchive.OpenAsync();
        await using var db = archive.Context();
        await db.Database.ExecuteSqlRawAsync(
            "UPDATE \"__EFMigrationsHistory\" SET \"MigrationId\" = '20261123061557_Create'");
        var error = await Assert.ThrowsAsync<ArchiveException>(() => archive.Services.OpenArchiveAsync());
        Assert.Contains("import its files anew", error.Message);
        Assert.Empty(Directory.GetFiles(archive.Folder, "*before-update*"));
    }

    [Fact]
    public async Task ADatabaseIsCopiedBeforeItIsChanged()
    {
        await using var archive = await TestArchive.OpenAsync();
        await archive.StoreAsync(new Draft("It works."));
        await using var db = archive.Context();
        // A migration that fails half-way, because its tables are there already.
        await db.Database.ExecuteSqlRawAsync("DELETE FROM \"__EFMigrationsHistory\"");
        await Assert.ThrowsAnyAsync<Exception>(() => archive.Services.OpenArchiveAsync());

        var copies = TestArchive.NewFolder();
        File.Copy(Assert.Single(Directory.GetFiles(archive.Folder, "*before-update*")), Path.Combine(copies, "archive.db"));
        await using var copy = TestArchive.Unopened(copies);
        await using var kept = copy.Context();
        Assert.Equal("It works.", await kept.Articles.Select(article => article.Text).SingleAsync());
        await copy.CheckIndexAsync();
    }

    [Fact]
    public async Task OpeningTwiceChangesNothing()
    {
        await using var archive = await TestArchive.OpenAsync();
        await archive.Services.OpenArchiveAsync();
        Assert.Equal(["archive.db", "archive.lock"], Directory.GetFiles(archive.Folder)
            .Select(path => Path.GetFileName(path)).Where(name => !name.Contains("db-")).Order());
    }

    [Fact]
    public void ARelativeFolderCountsFromTheSolution()
    {
        var home = new DataFolder("somewhere/else").Path;
        Assert.True(File.Exists(Path.Combine(home, "..", "..", "NewsArchive.sln")));
        Assert.Equal(Path.GetFullPath("/somewhere"), new DataFolder("/somewhere").Path);
    }

    [Fact]
    public async Task WhatIsStoredAsTextComesBackAsItWas()
    {
        await using var archive = await TestArchive.OpenAsync();
        var draft = new Draft("“Yes”, said Zara Holm.").Person("Zara Holm").Quote("“Yes”", "Zara Holm", "The Wend Post");
        await archive.StoreAsync(draft);
        var document = draft.Document();
        await using var db = archive.Context();
        var article = await db.Articles.Include(a => a.Quotes).ThenInclude(q => q.Hops).Include(a => a.SourceFile).SingleAsync();
        Assert.Equal(document.Text, article.Text);
        Assert.Equal(document.Blocks, article.Blocks);
        Assert.Equal(DateTimeKind.Utc, article.ImportedAt.Kind);
        Assert.Equal(document.Text, System.Text.Encoding.UTF8.GetString(article.SourceFile.Original(article.Text)));
        var quote = Assert.Single(article.Quotes);
        Assert.Equal([new TextSpan(0, 5)], quote.Contents);
        Assert.Equal(["Zara Holm", "The Wend Post"], quote.Hops.OrderBy(hop => hop.Ordinal).Select(hop => hop.Name));
        Assert.Equal([SourceKind.Person, SourceKind.Unnamed], quote.Hops.OrderBy(hop => hop.Ordinal).Select(hop => hop.Kind));
    }

    [Fact]
    public async Task AReaderWhoNoLongerWaitsStopsTheDatabase()
    {
        await using var archive = await TestArchive.OpenAsync();
        await using var db = archive.Context();
        var watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<TimeoutException>(() => db.WithinAsync(TimeSpan.FromMilliseconds(200), () => Forever(db), default));
        using var gone = new CancellationTokenSource(200);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => db.WithinAsync(TimeSpan.FromMinutes(5), () => Forever(db), gone.Token));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(20), $"{watch.Elapsed}");
        Assert.Equal(0, await db.Articles.CountAsync()); // the connection is as good as new
    }

    private static Task<int> Forever(ArchiveContext db) => db.Database.SqlQuery<int>(
        $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS Value FROM n").SingleAsync();
}
