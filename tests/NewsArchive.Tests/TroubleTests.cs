using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data.Sqlite;
using NewsArchive.Importing;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>What becomes of an archive when its disk or its file is in trouble, and what the operator is told.</summary>
public sealed class TroubleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AFullDiskKeepsWhatWasStoredAndTheSameImportGoesOnFromThere()
    {
        var hindrance = new Hindrance();
        await using var archive = await TestArchive.OpenAsync(interceptor: hindrance);
        var files = Filling(hindrance, archive);
        var stored = new List<ImportResult>();
        var error = await Assert.ThrowsAsync<ArchiveException>(async () =>
        {
            await foreach (var result in archive.Importer.ImportAllAsync(files, Cancellation))
                stored.Add(result);
        });
        Assert.StartsWith($"The disk that holds {archive.Database} is full.", error.Message, StringComparison.Ordinal);
        Assert.Equal(100, stored.Count(result => result.Outcome == ImportOutcome.Imported));
        Assert.Equal(100, await CountAsync(archive));
        await archive.CheckIndexAsync();

        hindrance.Lift();
        var again = await archive.Importer.ImportAsync(files, Cancellation);
        Assert.Equal(100, again.Count(result => result.Outcome == ImportOutcome.Duplicate));
        Assert.Equal(files.Count - 100, again.Count(result => result.Outcome == ImportOutcome.Imported));
        await archive.CheckIndexAsync();
    }

    [Fact]
    public async Task AReadOnlyDatabaseIsSaidAndIsNoFaultOfTheFile()
    {
        var hindrance = new Hindrance();
        await using var archive = await TestArchive.OpenAsync(interceptor: hindrance);
        hindrance.ReadOnly = true;
        var error = await Assert.ThrowsAsync<ArchiveException>(() => archive.Importer.ImportAsync([File(1)], Cancellation));
        Assert.Contains("may not be written", error.Message, StringComparison.Ordinal);
        error = await Assert.ThrowsAsync<ArchiveException>(() => archive.Services.OpenArchiveAsync(Cancellation));
        Assert.Contains("may not be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADatabaseThatStaysLockedIsGivenUpWithASentence()
    {
        await using var archive = await TestArchive.OpenAsync(interceptor: new Hindrance { Patience = 1 });
        await using var other = new SqliteConnection($"Data Source={archive.Database}");
        other.Open();
        await using var held = other.BeginTransaction(); // takes the lock for writing
        var error = await Assert.ThrowsAsync<ArchiveException>(() => archive.Importer.ImportAsync([File(1)], Cancellation));
        Assert.Contains("locked for more than 30 seconds", error.Message, StringComparison.Ordinal);
        await archive.Services.OpenArchiveAsync(Cancellation); // a start waits for no other program's import
    }

    [Theory]
    [InlineData("empty", "is empty")]
    [InlineData("noise", "is not a database")]
    [InlineData("folder", "is a folder")]
    [InlineData("another program's", "not one of NewsArchive")]
    [InlineData("gone, but its log is there", "is missing, but what was last written")]
    [InlineData("damaged", "is damaged")]
    [InlineData("behind a lock that cannot be opened", "An archive cannot be created")]
    public async Task WhatStandsInTheDatabasesPlaceIsLeftAloneAndSaidAtOnce(string what, string sentence)
    {
        await using var archive = TestArchive.Unopened();
        await PutAsync(what, archive);
        var before = Contents(archive);
        var error = await Assert.ThrowsAsync<ArchiveException>(
            () => archive.Services.OpenArchiveAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
        Assert.Contains(sentence, error.Message, StringComparison.Ordinal);
        Assert.EndsWith(".", error.Message, StringComparison.Ordinal);
        SqliteConnection.ClearAllPools();
        Assert.Equal(before, Contents(archive));
    }

    [Fact]
    public async Task AFolderWhereNobodyMayWriteIsSaidAtOnce()
    {
        Assert.SkipUnless(Directory.Exists("/sys/kernel"), "There is no folder here that is closed to everybody");
        await using var archive = TestArchive.Unopened("/sys/newsarchive");
        var error = await Assert.ThrowsAsync<ArchiveException>(
            () => archive.Services.OpenArchiveAsync(Cancellation).WaitAsync(TimeSpan.FromSeconds(60), Cancellation));
        Assert.Contains("/sys/newsarchive may not be written", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFirstStartThatWasKilledLeavesNothingThatStopsTheNext()
    {
        await using var archive = TestArchive.Unopened();
        foreach (var ending in new[] { ".new", ".new-wal", ".new-journal" })
            await System.IO.File.WriteAllTextAsync(archive.Database + ending, "half", Cancellation);
        await archive.Services.OpenArchiveAsync(Cancellation);
        await archive.StoreAsync(new Draft("It works."));
        Assert.Empty(Directory.GetFiles(archive.Folder, "*.new*"));
    }

    [Fact]
    public async Task ADatabaseThatVanishesIsMissedAndNoEmptyOneTakesItsPlace()
    {
        await using var archive = await TestArchive.OpenAsync();
        SqliteConnection.ClearAllPools();
        System.IO.File.Delete(archive.Database);
        var error = await Assert.ThrowsAsync<ArchiveException>(() => archive.Importer.ImportAsync([File(1)], Cancellation));
        Assert.Contains("cannot be opened", error.Message, StringComparison.Ordinal);
        Assert.False(System.IO.File.Exists(archive.Database));
    }

    [Fact]
    public async Task TheCommandLineSaysItInOneLineAndEndsWithOne()
    {
        await using var archive = TestArchive.Unopened();
        await PutAsync("damaged", archive);
        var file = Path.Combine(archive.Folder, "a.txt");
        await System.IO.File.WriteAllTextAsync(file, "It rained.", Cancellation);
        var (code, output, errors) = await Tool.RunAsync(archive.Folder, "import", file);
        Assert.Equal((1, ""), (code, output));
        Assert.Contains("is damaged", Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void EachTroubleIsASentenceAndAMistakeOfTheProgramIsNone()
    {
        foreach (var code in new[] { 3, 5, 6, 7, 8, 10, 11, 13, 14, 15, 23, 26 })
        {
            var wrapped = new DbUpdateException("", new SqliteException("SQLite said so", code));
            var trouble = SqliteTrouble.Explain(wrapped, "archive.db");
            Assert.Contains("archive.db", trouble!.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", trouble.Message, StringComparison.Ordinal);
            Assert.DoesNotContain("SQLite said so", trouble.Message, StringComparison.Ordinal);
        }

        foreach (var code in new[] { 1, 9, 19, 25 })
            Assert.Null(SqliteTrouble.Explain(new SqliteException("", code), "archive.db"));
        Assert.Null(SqliteTrouble.Explain(new InvalidOperationException("a bug"), "archive.db"));
        Assert.Null(SqliteTrouble.Explain(new IOException("the reader left"), "archive.db"));
        Assert.Contains("full", SqliteTrouble.Explain(FullFile(), "archive.db")!.Message, StringComparison.Ordinal);
    }

    /// <summary>Files of which the first hundred fit and those behind them do not.</summary>
    internal static IReadOnlyList<ImportFile> Filling(Hindrance hindrance, TestArchive archive)
    {
        // As many pages as there are now and 400: the first hundred files take about 100.
        hindrance.MaxPages = new FileInfo(archive.Database).Length / 4096 + 400;
        return [.. Enumerable.Range(1, 100).Select(File), .. Enumerable.Range(1, 2).Select(Large)];
    }

    internal static ImportFile File(int number) =>
        new($"{number}.txt", Encoding.UTF8.GetBytes($"Report {number}\n\nThe river stood at {number} metres."));

    // Made of letters by a fixed seed, so that it packs badly: about 2 MB of database each.
    internal static ImportFile Large(int number)
    {
        var random = new Random(number);
        var words = Enumerable.Range(0, 60_000).Select(_ => Convert.ToHexStringLower(BitConverter.GetBytes(random.Next())));
        return new ImportFile($"large {number}.txt", Encoding.UTF8.GetBytes(string.Join(' ', words)));
    }

    private static IOException FullFile()
    {
        if (!System.IO.File.Exists("/dev/full"))
            return new IOException("full", unchecked((int)0x80070070));
        using var full = new FileStream("/dev/full", FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        return Assert.Throws<IOException>(() => full.Write("x"u8));
    }

    private static async Task PutAsync(string what, TestArchive archive)
    {
        var noise = new byte[20_000];
        new Random(1).NextBytes(noise);
        switch (what)
        {
            case "empty":
                await System.IO.File.WriteAllBytesAsync(archive.Database, []);
                break;
            case "noise":
                await System.IO.File.WriteAllBytesAsync(archive.Database, noise);
                break;
            case "folder":
                Directory.CreateDirectory(archive.Database);
                break;
            case "another program's":
                await using (var other = new SqliteConnection($"Data Source={archive.Database}"))
                {
                    other.Open();
                    using var command = other.CreateCommand();
                    command.CommandText = "CREATE TABLE Recipes(Name)";
                    command.ExecuteNonQuery();
                }

                break;
            case "gone, but its log is there":
                await System.IO.File.WriteAllBytesAsync(archive.Database + "-wal", noise);
                break;
            case "damaged":
                await archive.Services.OpenArchiveAsync();
                SqliteConnection.ClearAllPools();
                await using (var file = System.IO.File.OpenWrite(archive.Database))
                {
                    file.Position = 4096; // behind the page that says it is a database
                    file.Write(Enumerable.Repeat((byte)0xff, (int)file.Length - 4096).ToArray());
                }

                break;
            default:
                System.IO.File.CreateSymbolicLink(
                    Path.Combine(archive.Folder, "archive.lock"), Path.Combine(archive.Folder, "archive.lock"));
                break;
        }
    }

    private static async Task<int> CountAsync(TestArchive archive)
    {
        await using var db = archive.Context();
        return await db.Articles.CountAsync(Cancellation);
    }

    /// <summary>The files of an archive and what is in them, but for the lock, which a start makes.</summary>
    private static List<string> Contents(TestArchive archive) =>
    [
        .. Directory.EnumerateFiles(archive.Folder)
            .Where(path => !path.EndsWith(".lock", StringComparison.Ordinal))
            .Select(path => $"{Path.GetFileName(path)} {Convert.ToBase64String(System.IO.File.ReadAllBytes(path))}")
            .Order(StringComparer.Ordinal),
    ];
}
