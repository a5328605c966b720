using AngleSharp.Dom;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>The front page: what an archive of any size tells first.</summary>
public sealed class FrontPageTests
{
    [Fact]
    public async Task WithTheFirstArticleAloneItSaysOfWhichMonthItTells()
    {
        await using var app = await RunningApp.StartAsync();
        var page = await app.PageAsync("/");
        Assert.Single(page.QuerySelectorAll(".front .stories > li"));
        Assert.Equal("in January 2025", Section(page, "most-quoted").QuerySelector(".quiet")!.Words());
        Assert.Equal("first mentioned in January 2025", Section(page, "new-names").QuerySelector(".quiet")!.Words());
        Assert.NotEmpty(Section(page, "outlets").QuerySelectorAll("li"));
        // A single month makes no chart: it shows no change over time.
        Assert.Null(page.QuerySelector(".chart"));
        Assert.Contains("come from an unnamed source", Section(page, "sourcing").Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ItTellsOfTheLatestMonthWhichNamesAreNewAndHowSourcingWent()
    {
        await using var app = await RunningApp.StartAsync();
        await app.ImportAsync(
            File("February 2, 2025", "“It is late,” Ada Quill said. “It is cold,” one official said."),
            File("March 3, 2025",
                "“It is open,” Ada Quill said. “It is shut,” said Olga Finch. “Yes,” Olga Finch said."));
        var page = await app.PageAsync("/");
        Assert.Equal("in March 2025", Section(page, "most-quoted").QuerySelector(".quiet")!.Words());
        Assert.Equal("Olga Finch 2 quotes", Section(page, "most-quoted").QuerySelector("li")!.Words());
        Assert.Equal(["Olga Finch"], Section(page, "new-names").QuerySelectorAll("li a").Select(name => name.Words()));
        var table = page.QuerySelector("#sourcing ~ details table")!;
        Assert.Equal(["January 2025", "February 2025", "March 2025"],
            table.QuerySelectorAll("tbody th").Select(month => month.Words()));
        Assert.Equal("February 2025 2 1 50%", Cells(table.QuerySelectorAll("tbody tr")[1]));
        Assert.Equal("March 2025 3 0 0%", Cells(table.QuerySelectorAll("tbody tr")[2]));
        Assert.Equal(3, page.QuerySelectorAll(".chart rect").Length);
        Assert.DoesNotContain("style=", page.DocumentElement.OuterHtml, StringComparison.Ordinal);

        // The stored figures are replaced after an import.
        await app.ImportAsync(File("April 1, 2025", "“It is spring,” Bo Larch said."));
        Assert.Equal("in April 2025",
            Section(await app.PageAsync("/"), "most-quoted").QuerySelector(".quiet")!.Words());
    }

    private static string Cells(IElement row) => string.Join(' ', row.Children.Select(cell => cell.Words()));

    private static IElement Section(IDocument page, string id) =>
        page.QuerySelector($"section[aria-labelledby='{id}']")!;

    private static (string, byte[]) File(string date, string text) =>
        ($"{date}.txt", System.Text.Encoding.UTF8.GetBytes($"The harbour on {date}\n\n{date}\n\n{text}\n"));
}
