using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests;

public sealed class CliTests : IDisposable
{
    private readonly string folder = TestArchive.NewFolder();

    private string Data => Path.Combine(folder, "data");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task ImportStoresWhatItIsGivenAndSaysWhatBecameOfEach()
    {
        Write("in/a.txt", "The bridge is closed\n\nZara Holm said: “We stay.”");
        Write("in/b.txt", "");
        Write("lines.jsonl", "{\"id\":\"w-1\",\"title\":\"Rain\",\"text\":\"It rained.\"}\n");
        var (code, output, errors) =
            await Tool.RunAsync(Data, "import", Path.Combine(folder, "in"), Path.Combine(folder, "lines.jsonl"));
        Assert.Equal(
            [
                "imported    a.txt → the-bridge-is-closed",
                "unreadable  b.txt: The file is empty: there is no text in it to import.",
                "imported    w-1 → rain",
                "2 imported, 0 already in the archive, 1 unreadable",
            ],
            output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        Assert.Equal((1, ""), (code, errors));
    }

    [Fact]
    public async Task ADuplicateIsNoFailureAndTheWebSiteSeesTheSameArchive()
    {
        var file = Write("a.txt", "The bridge is closed\n\nNobody knows why.");
        Assert.Equal(0, (await Tool.RunAsync(Data, "import", file)).Code);
        var (code, output, _) = await Tool.RunAsync(Data, "import", file);
        Assert.Equal(0, code);
        Assert.Contains("duplicate   a.txt = the-bridge-is-closed", output);
        await using var archive = TestArchive.Unopened(Data);
        await archive.CheckIndexAsync();
        await using var db = archive.Context();
        Assert.Equal("the-bridge-is-closed", db.Articles.Single().Slug);
    }

    [Fact]
    public async Task ResolveSaysHowManyThereAreAndWhatHasChanged()
    {
        var file = Write("a.txt", "The bridge is closed\n\nZara Holm and Ivo Brandt told The Wend Post: “We stay.”");
        Assert.Equal(0, (await Tool.RunAsync(Data, "import", file)).Code);
        var (code, output, errors) = await Tool.RunAsync(Data, "resolve");
        Assert.Equal(
            (0, "3 people and organizations. In 0 places an article now names another one than before.", ""),
            (code, output.Trim(), errors));
    }

    [Fact]
    public async Task AFileThatIsNotThereIsAFailureWithASentence()
    {
        var (code, output, _) = await Tool.RunAsync(Data, "import", Path.Combine(folder, "no.txt"));
        Assert.Equal(1, code);
        Assert.Contains("There is no file or folder", output);
    }

    [Fact]
    public async Task AFolderThatCannotHoldAnArchiveIsSaidInOneLine()
    {
        var (code, output, errors) = await Tool.RunAsync(Write("a.txt", "x"), "import", folder);
        Assert.Equal((1, ""), (code, output));
        Assert.Single(errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task ThousandsOfLinesAreStoredInBatches()
    {
        var lines = Write("many.jsonl", string.Concat(Enumerable.Range(1, 1500)
            .Select(number => $"{{\"id\":\"n{number}\",\"text\":\"Report number {number} of the river.\"}}\n")));
        var (code, output, _) = await Tool.RunAsync(Data, "import", lines);
        Assert.Equal(0, code);
        Assert.EndsWith("1500 imported, 0 already in the archive, 0 unreadable", output.TrimEnd());
        await using var archive = TestArchive.Unopened(Data);
        await archive.CheckIndexAsync();
        Assert.Equal(1500, (await archive.SearchAsync(new Searching.SearchQuery("river", [], []))).Total);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }
}
