using AngleSharp.Html.Dom;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>A quote's own page: the evidence for its source, and the forms to copy it in.</summary>
[Collection<ReadSite>]
public sealed class QuotePageTests(SharedApp shared)
{
    [Theory]
    [InlineData("\"The bridge is safe,\"", "Evidence: followed by the speaker and “told”; via Harbour Courier: "
        + "“told the Harbour Courier”. Attribution: confident.")]
    [InlineData("the inspectors had warned her twice", "Evidence: paraphrase, with its source named by "
        + "“According to”. Attribution: probable.")]
    [InlineData("“Nobody looked [at the piers] for years,”",
        "Evidence: followed by the speaker and “told”. Attribution: uncertain.")]
    [InlineData("Closed again.", "Attribution: confident.")]
    public async Task EachQuoteShowsTheEvidenceForItsSourceAndNoRuleName(string words, string why)
    {
        var page = await QuoteAsync(words);
        Assert.Equal(why, page.QuerySelector(".reason")!.Words());
        Assert.NotNull(page.QuerySelector(".card details code"));
    }

    [Fact]
    public async Task TheNoteOfEachQuoteLeadsToItsPage()
    {
        var article = await shared.BridgeAsync();
        foreach (var why in article.QuerySelectorAll(".note a.why"))
        {
            Assert.Equal("evidence for this source", why.Words());
            var page = await shared.App.PageAsync(why.GetAttribute("href")!);
            Assert.NotNull(page.QuerySelector(".card .words"));
        }
    }

    [Fact]
    public async Task TheChainGoesAlongInPlainTextMarkdownAndHtml()
    {
        var page = await QuoteAsync("\"The bridge is safe,\"");
        var link = Copy(page, "Link");
        Assert.Equal(
            "\"The bridge is safe,\" … \"and it stays open.\"\n"
            + "Ada Quill → Harbour Courier → “The bridge at Quillhaven is closed”, The Weekly Ledger, March 9, 2024\n" + link,
            Copy(page, "Plain text"));
        Assert.Equal(
            "> \"The bridge is safe,\" … \"and it stays open.\"\n>\n> Ada Quill → Harbour Courier → "
            + $"[The bridge at Quillhaven is closed](<{link}>), The Weekly Ledger, March 9, 2024",
            Copy(page, "Markdown"));
        var html = Reading.Parse("<!DOCTYPE html><title>t</title>" + Copy(page, "HTML"));
        Assert.Equal(link, html.QuerySelector("blockquote")!.GetAttribute("cite"));
        Assert.Equal("Ada Quill → Harbour Courier → The bridge at Quillhaven is closed, The Weekly Ledger, March 9, 2024",
            html.QuerySelector("footer")!.Words());
    }

    [Fact]
    public async Task AParaphraseIsTakenAlongAsOneAndNotAsAQuotation()
    {
        var page = await QuoteAsync("the inspectors had warned her twice");
        var link = Copy(page, "Link");
        const string Said = "Paraphrased, probable: the inspectors had warned her twice";
        Assert.Equal(
            $"{Said}\none clerk → “The bridge at Quillhaven is closed”, The Weekly Ledger, March 9, 2024\n{link}",
            Copy(page, "Plain text"));
        Assert.Equal(
            $"{Said}\n\none clerk → [The bridge at Quillhaven is closed](<{link}>), The Weekly Ledger, March 9, 2024",
            Copy(page, "Markdown"));
        var html = Reading.Parse("<!DOCTYPE html><title>t</title>" + Copy(page, "HTML"));
        Assert.Null(html.QuerySelector("blockquote, q"));
        Assert.Equal(Said, html.QuerySelector("p")!.Words());
    }

    [Fact]
    public async Task AWeakAttributionIsTakenAlongAsOne()
    {
        var page = await QuoteAsync("“Nobody looked [at the piers] for years,”");
        foreach (var form in new[] { "Plain text", "Markdown", "HTML" })
        {
            Assert.Contains("uncertain: a retired engineer → Harbour Courier → ", Copy(page, form),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task MarkupInTheWordsOfAQuoteIsTakenAlongAsText()
    {
        var page = await QuoteAsync("Closed again.");
        Assert.Contains(@"Ferries \<b\>run\</b\> \& run\.".Replace(@"\.", "."), Copy(page, "Markdown"), StringComparison.Ordinal);
        Assert.Contains("Ferries &lt;b&gt;run&lt;/b&gt; &amp; run.", Copy(page, "HTML"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheLinkHoldsTheIdOfTheQuoteAndItsWords()
    {
        var page = await QuoteAsync("\"The bridge is safe,\"");
        var link = new Uri(Copy(page, "Link"));
        Assert.Equal($"/articles/{shared.BridgeSlug}", link.AbsolutePath);
        Assert.EndsWith(":~:text=The%20bridge%20is%20safe", link.Fragment, StringComparison.Ordinal);
        Assert.NotNull((await shared.BridgeAsync()).GetElementById(link.Fragment[1..].Split(":~:")[0]));
    }

    [Fact]
    public async Task FromAQuoteOneReachesTheNextAndTheListOfAll()
    {
        var list = await shared.App.PageAsync($"/articles/{shared.BridgeSlug}/quotes");
        Assert.Equal("6 quotes, in the order of the text.", list.QuerySelector(".lede")!.Words());
        var seen = new HashSet<string>();
        var next = list.QuerySelector(".quotes li .chain a.quiet")!.GetAttribute("href");
        while (next is not null)
        {
            Assert.True(seen.Add(next));
            next = (await shared.App.PageAsync(next)).QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        Assert.Equal(6, seen.Count);
    }

    [Theory]
    [InlineData("/articles/{0}/quotes/qNobodySaidIt")]
    [InlineData("/articles/nothing-here/quotes")]
    public async Task WhatIsNotThereIsAMissingPage(string path)
    {
        using var stranger = shared.App.Stranger();
        using var answer = await stranger.GetAsync(string.Format(null, path, shared.BridgeSlug), TestContext.Current.CancellationToken);
        Assert.Equal(404, (int)answer.StatusCode);
    }

    private static string Copy(IHtmlDocument page, string form) =>
        page.QuerySelectorAll(".copies details").Single(details => details.QuerySelector("summary")!.Words() == form)
            .QuerySelector("textarea")!.TextContent;

    private async Task<IHtmlDocument> QuoteAsync(string words)
    {
        var quote = (await shared.BridgeAsync()).QuerySelectorAll(".quote[id]").Last(quote =>
            quote.TextContent.StartsWith(words, StringComparison.Ordinal));
        return await shared.App.PageAsync($"/articles/{shared.BridgeSlug}/quotes/{quote.Id}");
    }
}
