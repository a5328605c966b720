using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>The article page, with an article whose quotes and names are set by hand.</summary>
[Collection<ReadSite>]
public sealed class ArticlePageTests(SharedApp shared)
{
    [Fact]
    public async Task WithoutItsTagsAndNotesThePageHoldsTheTextCharacterByCharacter()
    {
        var page = await shared.BridgeAsync();
        Assert.Equal(HandMade.Bridge().Text, page.TextOfArticle());
    }

    [Theory]
    [InlineData("\"The bridge is safe,\"", "Source: Ada Quill, via → Harbour Courier.")]
    [InlineData("the inspectors had warned her twice", "Source, paraphrased, probable: one clerk.")]
    [InlineData("\"a matter of weeks.\"", "unattributed.")]
    [InlineData("“Nobody looked [at the piers] for years,”",
        "Source, uncertain: a retired engineer, via → Harbour Courier.")]
    [InlineData("Closed again.", "Source: Ode Marsh.")]
    public async Task RightAfterAQuoteStandsItsSourceChain(string words, string chain)
    {
        var page = await shared.BridgeAsync();
        var quote = page.QuerySelectorAll(".quote").Last(quote => quote.TextContent.StartsWith(words,
            StringComparison.Ordinal));
        var last = quote.TextContent.Contains("safe", StringComparison.Ordinal)
            ? page.QuerySelectorAll(".quote").First(q => q.TextContent.Contains("stays open", StringComparison.Ordinal))
            : quote;
        Assert.Equal(chain, last.NextElementSibling!.QuerySelector(".path")!.Words());
    }

    [Fact]
    public async Task EachHopIsALinkAndUnnamedSourcesLookDifferent()
    {
        var page = await shared.BridgeAsync();
        var hops = page.QuerySelectorAll(".note").First(note => note.Words().Contains("retired",
            StringComparison.Ordinal))
            .QuerySelectorAll(".path a");
        Assert.Equal(["unnamed", "named"], hops.Select(hop => hop.ClassName));
        Assert.StartsWith("/search?q=%22a%20retired", hops[0].GetAttribute("href"));
        Assert.Equal("/organizations/harbour-courier", hops[1].GetAttribute("href"));
    }

    [Fact]
    public async Task ABlockQuoteIsOneBlockWithItsSourceOnce()
    {
        var page = await shared.BridgeAsync();
        var block = page.QuerySelector("blockquote.taken")!;
        Assert.Equal("Source: Harbour Courier.", block.QuerySelector(".note .path")!.Words());
        Assert.Equal(3, block.QuerySelectorAll("p").Length);
        Assert.Equal("[at the piers]", block.QuerySelector(".editorial")!.TextContent);
    }

    [Fact]
    public async Task TheLedgerCountsEveryMarkedPassageAndLeadsToEach()
    {
        var page = await shared.BridgeAsync();
        var ledger = page.QuerySelector("section:has(> #quotation-marks)")!;
        Assert.StartsWith("Quotation marks in this article 6 passages in quotation marks: 4 quotes, 1 scare quote, "
            + "1 title. "
            + "Plus 1 unmatched mark.", ledger.Words(), StringComparison.Ordinal);
        foreach (var entry in ledger.QuerySelectorAll("li a"))
        {
            var place = page.GetElementById(entry.GetAttribute("href")![1..])!;
            Assert.NotNull(place.Closest(".text"));
            Assert.Contains(place.Words(), entry.Words(), StringComparison.Ordinal);
        }

        Assert.Equal(["scare", "title", "stray"],
            page.QuerySelectorAll(".text .mark").Select(mark => mark.ClassList[1]));
        Assert.Contains("after a distancing word such as “so-called”; confident", ledger.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EachTurnOfATranscriptHasItsOwnSpeakerBesideIt()
    {
        var turns = new HandMade("Ferry talk").Add(BlockKind.Paragraph, "The two met.")
            .Add(BlockKind.Quotation, "QUILL: Is it safe to sail?\nMARSH: It never was, and it never will be.")
            .Quote(QuotationKind.Block, ["Is it safe to sail?"], "Ada Quill", SourceKind.Person)
            .Quote(QuotationKind.Block, ["It never was, and it never will be."], "Ode Marsh", SourceKind.Person)
            .Document();
        var page = await shared.App.PageAsync("/articles/" + (await shared.App.StoreAsync(turns))[0].Slug);
        Assert.Equal(["Source: Ada Quill.", "Source: Ode Marsh."],
            page.QuerySelectorAll(".text .note .path").Select(path => path.Words()));
        Assert.All(page.QuerySelectorAll(".note"), note =>
            Assert.NotNull(page.GetElementById(note.GetAttribute("data-quote")!)));
    }

    [Theory]
    [InlineData("p.metadata", "date 2024-03-09")]
    [InlineData("p.byline", "By Tamsin Orley")]
    [InlineData("p.caption", "Mayor Ada Quill at the bridge, via Norrland Press.")]
    [InlineData("h2", "What the paper wrote")]
    [InlineData("p.intro", "The Harbour Courier has written:")]
    [InlineData("p.related", "Watch: the bridge in a storm")]
    [InlineData("ul.lines li", "- Ferry at six")]
    public async Task EachKindOfBlockIsSetAsWhatItIs(string element, string words)
    {
        var page = await shared.BridgeAsync();
        Assert.Equal(words, page.QuerySelector($".text {element}")!.TextContent);
    }

    [Fact]
    public async Task TheHeadingThatIsTheTitleIsNotShownTwice()
    {
        var page = await shared.BridgeAsync();
        Assert.True(page.QuerySelector(".text [hidden]")!.TextContent == page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task LinksLeadOutWithoutATraceAndADomainThatIsANameLeadsToItsPage()
    {
        var page = await shared.BridgeAsync();
        var outside = page.QuerySelectorAll(".text a.out");
        Assert.Equal(["https://example.org/ferries", "mailto:news@harbourcourier.example"],
            outside.Select(a => a.GetAttribute("href")));
        Assert.All(outside, link => Assert.Equal("noopener noreferrer nofollow", link.GetAttribute("rel")));
        var domain = page.QuerySelectorAll(".text a").Single(a => a.TextContent == "HarbourCourier.example");
        Assert.Equal("/organizations/harbour-courier", domain.GetAttribute("href"));
    }

    [Fact]
    public async Task TheSourcesAreCountedAndWordsInsideNestedQuotesOnlyOnce()
    {
        var page = await shared.BridgeAsync();
        var section = page.QuerySelector("section:has(> #sources)")!;
        Assert.Contains("5 quotes and 1 paraphrase, from 5 sources.", section.Words(),
            StringComparison.Ordinal);
        var lines = section.QuerySelectorAll("li").Select(line => line.Words()).ToList();
        Assert.Equal("Ada Quill 1 quote", lines[0]);
        Assert.Contains("one clerk 1 paraphrase", lines);
        Assert.Contains("Unattributed 1 quote", lines);
    }

    [Fact]
    public async Task TheGuideLeadsToEachQuoteNameAndLinkAndSaysHowNamesAreSpelled()
    {
        var page = await shared.BridgeAsync();
        var guide = page.QuerySelector(".guide")!;
        foreach (var jump in guide.QuerySelectorAll(".jumps a"))
            Assert.NotNull(page.GetElementById(jump.GetAttribute("href")![1..])!.Closest(".text"));
        Assert.Equal(6, guide.QuerySelectorAll("ol.jumps li").Length);
        var courier = guide.QuerySelectorAll("ul.jumps li").Single(party =>
            party.Words().StartsWith("Harbour Courier", StringComparison.Ordinal));
        Assert.EndsWith("also appears as HarbourCourier.example", courier.Words(), StringComparison.Ordinal);
        Assert.Equal(["Harbour Courier"], page.QuerySelectorAll(".text a[data-name]")
            .Select(name => name.GetAttribute("data-name")));
        Assert.NotNull(guide.QuerySelector("input#lens"));
    }

    [Fact]
    public async Task AllThatBelongsToASourceHasItsNumber()
    {
        var page = await shared.BridgeAsync();
        var number = page.QuerySelectorAll(".legend li").First(entry =>
            entry.Words().StartsWith("Harbour Courier", StringComparison.Ordinal)).GetAttribute("data-source");
        var same = page.QuerySelectorAll($"[data-source='{number}']");
        Assert.Single(same, element => element.Matches("blockquote.taken"));
        Assert.Single(same, element => element.Matches("p.note"));
        Assert.Single(same, element => element.Matches(".jumps > li"));
        Assert.Single(same, element => element.Matches(".names > li"));
        Assert.Equal(2, same.Count(element => element.Matches(".strip > a"))); // on both sides of the engineer
    }

    [Fact]
    public async Task ANoteWaitsForTheFullStopBehindItsQuote()
    {
        var page = await shared.BridgeAsync();
        var note = page.QuerySelectorAll(".note").First(note => note.Words().Contains("one clerk", StringComparison.Ordinal));
        Assert.Equal(".", note.PreviousSibling!.TextContent);
        Assert.StartsWith(" The council", note.NextSibling!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheTimeItTakesToReadIsSaid()
    {
        var page = await shared.BridgeAsync();
        Assert.Contains("1-minute read", page.QuerySelector(".standfirst")!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheOriginalFileIsADownloadThatNoBrowserOpens()
    {
        using var client = shared.App.Stranger();
        using var answer = await client.GetAsync($"/articles/{shared.BridgeSlug}/original",
            TestContext.Current.CancellationToken);
        Assert.Equal("application/octet-stream", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal(HandMade.Bridge().Text,
            await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
