using System.Net;
using System.Text;
using AngleSharp.Html.Dom;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>What happens to files that are chosen, dropped or pasted.</summary>
public sealed class ImportPageTests(EditedApp shared) : IClassFixture<EditedApp>
{
    private const int Megabyte = 1024 * 1024;

    private readonly Visitor editor = shared.Editor;

    [Fact]
    public async Task SeveralFilesAtOnceEachGetALineWithALink()
    {
        var page = await editor.ImportAsync(
            null, ("ferry.txt", Article("The ferry to Skerry is late")), ("light.txt",
                Article("The light at Skerry is out")));
        Assert.Equal(
            ["Imported The ferry to Skerry is late", "Imported The light at Skerry is out"],
            Lines(page).Select(line => line.Split(" ferry.txt")[0].Split(" light.txt")[0]));
        foreach (var link in page.QuerySelectorAll(".outcomes a"))
            Assert.NotNull((await editor.GetAsync(link.GetAttribute("href")!)).QuerySelector("article"));
    }

    [Fact]
    public async Task TheSameBytesAgainAreADuplicateOfTheFirst()
    {
        await editor.ImportAsync(null, ("tide.txt", Article("The tide at Skerry is high")));
        var page = await editor.ImportAsync(null, ("tide again.txt", Article("The tide at Skerry is high")));
        Assert.StartsWith("Already in the archive: The tide at Skerry is high", Assert.Single(Lines(page)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeReadIsListedFirstHoweverManyFilesGoIn()
    {
        const string Line = """{"title":"The kelp at Skerry","text":"The kelp at Skerry is late this year."}""";
        var lines = Enumerable.Repeat(Line, 520).Append("{");
        var page = await editor.ImportAsync(null, ("kelp.jsonl", Encoding.UTF8.GetBytes(string.Join('\n', lines))));
        Assert.EndsWith("1 unreadable", page.QuerySelector("#results")!.Words(), StringComparison.Ordinal);
        Assert.StartsWith("Unreadable", Lines(page)[0], StringComparison.Ordinal);
        Assert.Contains("The first 500 are listed.", page.QuerySelector("main")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task PastedTextIsAnArticle()
    {
        var page = await editor.ImportAsync("The moon over Skerry\n\nIt rose at nine.");
        Assert.StartsWith("Imported The moon over Skerry", Assert.Single(Lines(page)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatCannotBeReadIsALineEachAndTheOthersGoIn()
    {
        var random = new byte[20_000];
        new Random(7).NextBytes(random);
        var before = await CountAsync();
        var page = await editor.ImportAsync(
            null,
            ("empty.txt", []),
            ("random.txt", random),
            ("really a pdf.txt", [.. "%PDF-1.7\n%\u00e2\u00e3\n1 0 obj"u8, 0, 1, 2]),
            ("huge.txt", Encoding.UTF8.GetBytes(new string('x', 50 * Megabyte))),
            ("good.txt", Article("The storm over Skerry is over")));
        var lines = Lines(page);
        Assert.Equal(5, lines.Count);
        Assert.All(lines.Take(4), line => Assert.StartsWith("Unreadable", line, StringComparison.Ordinal));
        Assert.All(lines.Take(4), line => Assert.EndsWith(".", line, StringComparison.Ordinal));
        Assert.Contains("larger than 10 MB", lines[3], StringComparison.Ordinal);
        Assert.StartsWith("Imported The storm", lines[4], StringComparison.Ordinal);
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task AnUploadAboveItsLimitIsReadToItsEndAndSaysWhatWasLeftOut()
    {
        var before = await CountAsync();
        var nine = new byte[9 * Megabyte];
        var files = Enumerable.Range(0, 30).Select(number => ($"nine {number}.txt", nine))
            .Prepend(("first.txt", Article("The wind over Skerry turns"))).ToArray();
        var page = await editor.ImportAsync(null, files);
        Assert.Contains("256 MB", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Imported The wind", Lines(page)[^1], StringComparison.Ordinal);
        Assert.Equal(before + 1, await CountAsync());
    }

    [Fact]
    public async Task NothingSentIsSaidPlainly()
    {
        var page = await editor.ImportAsync("  \n ");
        Assert.Contains("Choose a file or paste some text", page.QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData(@"C:\Users\me\story.txt", "story.txt")]
    public async Task OfAPathOnlyTheFileNameIsKept(string sent, string kept)
    {
        var page = await editor.ImportAsync(null, (sent, Article("A path to " + kept)));
        Assert.Equal(kept, page.QuerySelector(".outcomes .quiet")!.TextContent);
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\nNo token\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x",
        "--x\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\nforged\r\n--x--\r\n")]
    [InlineData("multipart/form-data; boundary=x", "nonsense")]
    [InlineData("multipart/form-data", "nonsense")]
    [InlineData("text/plain", "nonsense")]
    public async Task AnUploadWithoutTheFormsTokenChangesNothing(string type, string body)
    {
        var before = await CountAsync();
        var page = await editor.PostAsync("/admin/import", type, body);
        Assert.Equal(HttpStatusCode.BadRequest, page);
        Assert.Equal(before, await CountAsync());
    }

    [Fact]
    public async Task AMissingPageIsLoggedWithoutAWarning()
    {
        await editor.GetAsync("/not/here");
        await shared.App.PrintsAsync("GET (no page) 404");
        Assert.DoesNotContain("Cache-Control", shared.App.Console, StringComparison.Ordinal);
    }

    private async Task<int> CountAsync() =>
        int.Parse((await editor.GetAsync("/articles")).QuerySelector(".lede")!.Words().Split(' ')[0]);

    private static List<string> Lines(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".outcomes > li").Select(line => line.Words())];

    private static byte[] Article(string title) =>
        Encoding.UTF8.GetBytes($"{title}\n\n\"We saw it from the pier,\" harbour master Olga Finch said on Monday.\n");
}
