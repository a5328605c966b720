using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>The page of all quotes, with an article whose quotes are set by hand.</summary>
[Collection<ReadSite>]
public sealed class QuotesPageTests(SharedApp shared)
{
    [Fact]
    public async Task EachQuoteStandsWithItsChainAndItsArticle()
    {
        var page = await shared.App.PageAsync("/quotes?speaker=ada-quill");
        Assert.Equal("1 quote, newest first", page.QuerySelector("#found")!.Words());
        var quote = page.QuerySelector(".quotes li")!;
        Assert.Equal("\"The bridge is safe,\" … \"and it stays open.\"", quote.QuerySelector("blockquote")!.Words());
        Assert.Equal("Source: Ada Quill, via → Harbour Courier, in → The bridge at Quillhaven is closed. March 9, 2024",
            quote.QuerySelector(".chain")!.Words());
        Assert.StartsWith($"/articles/{shared.BridgeSlug}#q", quote.QuerySelector("a.here")!.GetAttribute("href"));
    }

    [Fact]
    public async Task UnnamedSourcesAreCountedByWhatTheyAreAndEachIsALink()
    {
        var page = await shared.App.PageAsync("/quotes?unnamed=1&about=&kind=");
        var engineers = page.QuerySelectorAll(".filters a").First(link => link.Words() == "engineer");
        page = await shared.App.PageAsync(engineers.GetAttribute("href")!);
        Assert.Equal("1 quote, newest first", page.QuerySelector("#found")!.Words());
        Assert.Equal("a retired engineer", page.QuerySelector(".quotes .unnamed")!.Words());
        Assert.Equal("Evidence for this source: followed by the speaker and a verb such as “said”",
            page.QuerySelector(".basis")!.Words());
    }

    [Fact]
    public async Task AFilterThatIsSetIsNamedAndRemovedByALink()
    {
        var page = await shared.App.PageAsync("/quotes?via=harbour-courier&kind=direct");
        var chosen = page.QuerySelectorAll(".chosen li");
        Assert.Equal(["via Harbour Courier Remove this filter", "direct quotes Remove this filter"],
            chosen.Select(filter => filter.Words()));
        Assert.Equal("/quotes?kind=direct", chosen[0].QuerySelectorAll("a")[1].GetAttribute("href"));
    }

    [Fact]
    public async Task WhereNothingFitsThePageSaysWhatToDo()
    {
        var page = await shared.App.PageAsync("/quotes?speaker=nobody-at-all&check=1");
        Assert.Equal("No quotes", page.QuerySelector("#found")!.Words());
        Assert.Contains("Remove one, or see all quotes.", page.QuerySelector(".lede")!.Words(),
            StringComparison.Ordinal);
        Assert.Contains("under the address “nobody-at-all”", page.QuerySelector(".notice")!.Words(),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageOfAnEntityLeadsToExactlyItsQuotes()
    {
        var entity = await shared.App.PageAsync("/organizations/harbour-courier");
        var sections = entity.QuerySelectorAll("section:has(.quotes)");
        Assert.NotEmpty(sections);
        foreach (var section in sections)
        {
            var all = await shared.App.PageAsync(section.QuerySelectorAll("a").Last().GetAttribute("href")!);
            Assert.Equal(section.QuerySelectorAll(".quotes li").Select(quote => quote.Words()),
                all.QuerySelectorAll(".quotes li").Select(quote => quote.Words()));
        }
    }

    [Fact]
    public async Task TheFrontPageAndTheMenuLeadHere()
    {
        var page = await shared.App.PageAsync("/");
        Assert.Equal(2, page.QuerySelectorAll("a[href='/quotes']").Length);
    }
}
