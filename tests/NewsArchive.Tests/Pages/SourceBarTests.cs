using NewsArchive.Text;
using NewsArchive.Web.Pages.Articles;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>The strip that shows who speaks where.</summary>
[Collection<ReadSite>]
public sealed class SourceBarTests(SharedApp shared)
{
    [Fact]
    public void AQuoteTakesUpTheShareOfTheStripThatItTakesUpOfTheText()
    {
        var bar = Bar(1000, (100, 300, "Ann"), (500, 750, "Bob"));
        Assert.Equal([(40, 120, 2), (200, 300, 1)], Shape(bar)); // Bob has more words, so the first pattern is his
    }

    [Fact]
    public void WordsOfOneQuotedInsideAnotherAreHisOwn()
    {
        var bar = Bar(1000, (100, 500, "Ann"), (200, 300, "Bob"));
        Assert.Equal([(40, 80, 1), (80, 120, 2), (120, 200, 1)], Shape(bar));
    }

    [Fact]
    public void ASingleWordInALongArticleIsSeen() =>
        Assert.Equal([(20, 21, 1)], Shape(Bar(100_000, (5_000, 5_003, "Ann"))));

    [Fact]
    public void FromTheSixthSourceOnOnePatternIsShared()
    {
        var bar = Bar(10_000, [.. Enumerable.Range(0, 9).Select(n => (n * 1000, (n * 1000) + 900 - (n * 10), "Source " + n))]);
        Assert.Equal([1, 2, 3, 4, 5, 6, 6, 6, 6], bar.Stretches.Select(stretch => stretch.Pattern));
        Assert.Equal("4 other sources", bar.Legend[^1].Name);
    }

    [Fact]
    public void TensOfThousandsOfQuotesMakeNoMoreStretchesThanTheStripHasCells()
    {
        var bar = Bar(300_000, [.. Enumerable.Range(0, 27_000).Select(n => (n * 11, (n * 11) + 10, n % 2 == 0 ? "Ann" : "Bob"))]);
        Assert.InRange(bar.Stretches.Count, 1, SourceBar.Cells);
    }

    [Fact]
    public void AnArticleWithoutQuotesOrWithoutTextHasAnEmptyStrip()
    {
        Assert.Empty(Bar(1000).Stretches);
        Assert.Empty(Bar(0).Stretches);
    }

    [Fact]
    public async Task TheLegendSaysInWordsWhatTheStripShowsAndEachStretchLeadsToItsPassage()
    {
        var page = await shared.BridgeAsync();
        Assert.Equal("true", page.QuerySelector(".strip")!.GetAttribute("aria-hidden"));
        Assert.All(page.QuerySelectorAll(".strip a"), link =>
        {
            Assert.Equal("-1", link.GetAttribute("tabindex"));
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..]));
        });
        var legend = page.QuerySelectorAll(".legend li").Select(entry => entry.Words()).ToList();
        Assert.Equal(6, legend.Count);
        Assert.Contains(legend, entry => entry.StartsWith("Ada Quill ", StringComparison.Ordinal));
        Assert.StartsWith("Unattributed ", legend[^1], StringComparison.Ordinal);
        Assert.Matches(@"Full height: quoted \(\d+%\)\. Half height: paraphrased \(\d+%\)\.",
            page.QuerySelector("figcaption")!.Words());
        var patterns = page.QuerySelectorAll(".legend svg rect[fill]").Select(rect => rect.GetAttribute("fill")).ToList();
        Assert.Equal(patterns.Count, patterns.Distinct().Count());
    }

    private static IEnumerable<(int, int, int)> Shape(SourceBar bar) =>
        bar.Stretches.Select(stretch => (stretch.Start, stretch.End, stretch.Pattern));

    /// <summary>Text of single letters, so that characters are words.</summary>
    private static SourceBar Bar(int length, params (int Start, int End, string Speaker)[] quotes)
    {
        var text = string.Concat(Enumerable.Repeat("a ", (length + 1) / 2))[..length];
        var article = new Article
        {
            Slug = "a",
            Title = "T",
            Text = text,
            Marks = [],
            Warnings = [],
            Blocks = [new Block(new TextSpan(0, length), BlockKind.Paragraph, "r", 1)],
        };
        article.Quotes.AddRange(quotes.Select((quote, ordinal) => new Quote
        {
            Ordinal = ordinal,
            Start = quote.Start,
            End = quote.End,
            Contents = [new TextSpan(quote.Start, quote.End)],
            Words = "a",
            Permalink = "q" + ordinal,
            Kind = QuotationKind.Direct,
            Speaker = quote.Speaker,
            SpeakerKind = SourceKind.Unnamed,
            Editorial = [],
            Rule = "r",
        }));
        return SourceBar.Of(SourceSummary.Of(article));
    }
}
