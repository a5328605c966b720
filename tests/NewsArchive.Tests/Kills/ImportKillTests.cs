using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using NewsArchive.Importing;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests.Kills;

public sealed class ImportKillTests(ITestOutputHelper output) : IDisposable
{
    // A batch and a half: the first is safe before the rest.
    private const int Articles = 150;

    private readonly string folder = TestArchive.NewFolder();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    [Trait("long", "kills")]
    public async Task AnImportThatIsKilledAtAnyMomentLosesNothingAndIsCompletedByAnother()
    {
        var input = Path.Combine(folder, "articles.jsonl");
        var articles = Killing.Articles(Articles, "Wend");
        await File.WriteAllLinesAsync(input, articles.Select(article => JsonSerializer.Serialize(
            new { id = article.Name, text = Encoding.UTF8.GetString(article.Bytes) })));
        var names = articles.Select(article => article.Name).ToList();

        await using var undisturbed = await NewArchiveAsync();
        var (promised, course) = await KillAsync(undisturbed.Folder, input, null);
        Assert.Equal(names, promised);
        Assert.Equal(names, Killing.Check(undisturbed.Folder));
        var rows = Killing.Rows(undisturbed.Folder);

        var moments = Killing.Moments(Killing.Times(500), course);
        var (empty, partly) = (0, 0);
        foreach (var moment in moments)
        {
            await using var archive = await NewArchiveAsync();
            (promised, _) = await KillAsync(archive.Folder, input, moment);
            var stored = Killing.Check(archive.Folder);
            Assert.Equal(names.Take(stored.Count), stored);
            Assert.Subset(stored.ToHashSet(), promised.ToHashSet());
            empty += stored.Count == 0 ? 1 : 0;
            partly += stored.Count is > 0 and < Articles ? 1 : 0;

            await CompleteAsync(archive, input, stored.Count);
            Assert.Equal(names, Killing.Check(archive.Folder));
            Assert.Equal(rows, Killing.Rows(archive.Folder));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{moments.Count} kills of an import that takes {course.Length.TotalSeconds:F1} s of the processor, "
            + $"{course.Writing.TotalSeconds:F1} s from its first write on: {empty} before anything was stored, "
            + $"{partly} when a part was, {moments.Count - empty - partly} when all was; 0 lost, 0 doubled"));
    }

    /// <summary>
    /// One that is made already: a first start that is killed is another test, and to make it takes a new process
    /// a third of its time.
    /// </summary>
    private static async Task<TestArchive> NewArchiveAsync()
    {
        var archive = await TestArchive.OpenAsync();
        // The killed program must be the only one that has it open, so that the next has to recover what it left.
        SqliteConnection.ClearAllPools();
        return archive;
    }

    /// <summary>
    /// Starts an import and kills it at this moment; the names of those it said were stored.
    /// </summary>
    private static async Task<(IReadOnlyList<string> Promised, Killing.Course Course)> KillAsync(
        string data, string input, Killing.Moment? moment)
    {
        using var import = Tool.Start(data, "import", input);
        var (printed, errors) = (import.StandardOutput.ReadToEndAsync(), import.StandardError.ReadToEndAsync());
        var course = await Killing.WorkAsync(import, data, import.WaitForExitAsync(), moment);
        import.Kill();
        await import.WaitForExitAsync();
        Assert.Equal("", await errors);
        // The last piece may be half a line.
        var lines = (await printed).Split('\n')[..^1];
        return ([.. lines.Where(line => line.StartsWith("imported ", StringComparison.Ordinal))
            .Select(line => line["imported".Length..line.IndexOf('→')].Trim())], course);
    }

    private static async Task CompleteAsync(TestArchive archive, string input, int stored)
    {
        await archive.Services.OpenArchiveAsync();
        var outcomes = new List<ImportOutcome>();
        await foreach (var result in archive.Importer.ImportAllAsync(ImportFiles.At(input)))
            outcomes.Add(result.Outcome);
        Assert.Equal(
            Enumerable.Range(0, Articles)
                .Select(number => number < stored ? ImportOutcome.Duplicate : ImportOutcome.Imported),
            outcomes);
    }
}
