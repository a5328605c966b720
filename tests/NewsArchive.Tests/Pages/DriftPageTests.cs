using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>The page on how quotes change, and the links that lead to it.</summary>
public sealed class DriftPageTests(DriftApp shared) : IClassFixture<DriftApp>
{
    [Fact]
    public async Task EachWordingShowsWhatItLeavesOutAndPutsInWithoutRestingOnColour()
    {
        var page = await shared.App.PageAsync("/quotes/drift");
        Assert.Equal("1 quote", page.QuerySelector(".results h2")!.Words());
        var wordings = page.QuerySelectorAll(".wordings > li");
        Assert.Equal(3, wordings.Length);
        Assert.Contains("First seen", wordings[0].Words(), StringComparison.Ordinal);
        Assert.Contains("words changed", wordings[1].Words(), StringComparison.Ordinal);
        Assert.Equal("(removed: safe)", wordings[1].QuerySelector("del")!.Words());
        Assert.Equal("(added: sound)", wordings[1].QuerySelector("ins")!.Words());
        Assert.Contains("different speaker", wordings[2].Words(), StringComparison.Ordinal);
        Assert.Equal(["different speakers", "words changed"],
            page.QuerySelectorAll(".flags .flag").Select(flag => flag.Words()));
    }

    [Fact]
    public async Task EachQuoteLeadsToItsOtherArticles()
    {
        var page = await shared.App.PageAsync("/quotes?speaker=olga-finch");
        var link = page.QuerySelector(".quotes .elsewhere")!;
        Assert.Equal("also in 2 other articles", link.Words());
        var versions = await shared.App.PageAsync(link.GetAttribute("href")!);
        Assert.Equal("How this quote changes across 3 articles", versions.QuerySelector("h1")!.Words());
        Assert.Equal(["Quotes", "How quotes change"],
            versions.QuerySelectorAll(".crumbs a").Select(crumb => crumb.Words()));
    }

    [Fact]
    public async Task AnAddressOfAQuoteThatStandsNowhereElseLeadsToItsArticle()
    {
        var quote = (await shared.App.PageAsync("/quotes?speaker=bo-larch")).QuerySelector(".quotes a.here")!
            .GetAttribute("href")!;
        using var stranger = shared.App.Stranger();
        using var answer = await stranger.GetAsync("/quotes/drift/" + quote.Split('#')[1],
            TestContext.Current.CancellationToken);
        Assert.Equal(quote, answer.Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("differ=speakers", 1)]
    [InlineData("differ=words&order=articles", 1)]
    [InlineData("differ=chains", 0)]
    [InlineData("differ=nothing&page=99", 1)]
    public async Task FiltersStandInTheAddress(string address, int found)
    {
        var page = await shared.App.PageAsync("/quotes/drift?" + address);
        Assert.Equal(found, page.QuerySelectorAll(".shared").Length);
        Assert.Equal(found == 0, page.QuerySelector(".empty") is not null);
    }
}

/// <summary>
/// An archive with one quote in three articles: the original, one with a changed word, and one with another speaker.
/// </summary>
public sealed class DriftApp : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync();
        await App.ImportAsync(
            File(1, "Mayor Ada Quill said.", "The bridge is safe and it stays open until autumn"),
            File(2, "Mayor Ada Quill said.", "The bridge is sound and it stays open until autumn"),
            File(3, "Olga Finch said.", "The bridge is safe and it stays open until autumn"),
            File(4, "Bo Larch said.", "Nobody in this town has ever asked for another ferry"));
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();

    private static (string, byte[]) File(int day, string says, string words) => ($"{day}.txt",
        System.Text.Encoding.UTF8.GetBytes($"The bridge, day {day}\n\nMarch {day}, 2024\n\n“{words},” {says}\n"));
}
