using System.Globalization;
using System.Text;
using System.Text.Json;
using NewsArchive.Importing;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests.Kills;

public sealed class ImportKillTests(ITestOutputHelper output) : IDisposable
{
    // More than a batch: the first is safe before the rest.
    private const int Articles = 120;

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

        var (undisturbed, killed) = (Path.Combine(folder, "undisturbed"), Path.Combine(folder, "killed"));
        var (promised, length) = await KillAsync(undisturbed, input, TimeSpan.MaxValue);
        Assert.Equal(names, promised);
        Assert.Equal(names, Killing.Check(undisturbed));
        var rows = Killing.Rows(undisturbed);

        var moments = Killing.Moments(Killing.Times(500), length);
        var (empty, partly) = (0, 0);
        foreach (var moment in moments)
        {
            (promised, _) = await KillAsync(killed, input, moment);
            var stored = Killing.Check(killed);
            Assert.Equal(names.Take(stored.Count), stored);
            Assert.Subset(stored.ToHashSet(), promised.ToHashSet());
            empty += stored.Count == 0 ? 1 : 0;
            partly += stored.Count is > 0 and < Articles ? 1 : 0;

            await using var archive = TestArchive.Unopened(killed); // the folder goes with it
            await CompleteAsync(archive, input, stored.Count);
            Assert.Equal(names, Killing.Check(killed));
            Assert.Equal(rows, Killing.Rows(killed));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{moments.Count} kills of an import that takes {length.TotalSeconds:F1} s of the processor: {empty} before "
            + $"anything was stored, {partly} when a part was, {moments.Count - empty - partly} when all was; 0 lost, 0 doubled"));
    }

    /// <summary>
    /// Starts an import and kills it when it has worked so long; the names of those it said were stored.
    /// </summary>
    private static async Task<(IReadOnlyList<string> Promised, TimeSpan Worked)> KillAsync(
        string data, string input, TimeSpan moment)
    {
        Directory.CreateDirectory(data);
        using var import = Tool.Start(data, "import", input);
        var (printed, errors) = (import.StandardOutput.ReadToEndAsync(), import.StandardError.ReadToEndAsync());
        var worked = await Killing.WorkAsync(import, import.WaitForExitAsync(), moment);
        import.Kill();
        await import.WaitForExitAsync();
        Assert.Equal("", await errors);
        // The last piece may be half a line.
        var lines = (await printed).Split('\n')[..^1];
        return ([.. lines.Where(line => line.StartsWith("imported ", StringComparison.Ordinal))
            .Select(line => line["imported".Length..line.IndexOf('→')].Trim())], worked);
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
