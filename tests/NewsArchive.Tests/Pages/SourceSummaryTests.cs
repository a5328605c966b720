using NewsArchive.Text;
using NewsArchive.Web.Pages.Articles;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>How much of an article is quoted.</summary>
public sealed class SourceSummaryTests
{
    private const string Text =
        "date 2024-03-09\n\nAnn said “one two ‘three four’ five” and reports that six seven. Eight — nine.";

    [Fact]
    public void EachWordCountsOnceForTheOutermostQuoteThatHoldsIt()
    {
        var summary = Summary(
            (QuotationKind.Direct, "“one two ‘three four’ five”"), (QuotationKind.Mixed, "‘three four’"),
                (QuotationKind.Indirect, "six seven"));
        Assert.Equal(14, summary.Words); // neither the date line nor the dash
        Assert.Equal(5, summary.Quoted);
        Assert.Equal(2, summary.Reported);
        Assert.False(summary.WordsOf.ContainsKey(QuotationKind.Mixed));
    }

    [Fact]
    public void ReportedSpeechAroundAQuoteCountsOnlyItsOtherWords()
    {
        var summary = Summary(
            (QuotationKind.Indirect, "one two ‘three four’ five"), (QuotationKind.Mixed, "‘three four’"));
        Assert.Equal((2, 3), (summary.Quoted, summary.Reported));
    }

    [Fact]
    public void WhereNobodyIsQuotedThereAreNoSources()
    {
        var summary = Summary();
        Assert.Empty(summary.Sources);
        Assert.Equal(0, summary.Quoted + summary.Reported);
    }

    private static SourceSummary Summary(params (QuotationKind Kind, string Words)[] quotes)
    {
        var body = Text.IndexOf('\n');
        var article = new Article
        {
            Slug = "a",
            Title = "T",
            Text = Text,
            Marks = [],
            Warnings = [],
            Blocks =
            [
                new Block(new TextSpan(0, body), BlockKind.Metadata, "r", 1),
                new Block(new TextSpan(body + 2, Text.Length), BlockKind.Paragraph, "r", 1),
            ],
        };
        article.Quotes.AddRange(quotes.Select((quote, ordinal) =>
        {
            var start = Text.IndexOf(quote.Words, StringComparison.Ordinal);
            return new Quote
            {
                Ordinal = ordinal,
                Kind = quote.Kind,
                Words = quote.Words,
                Contents = [new TextSpan(start,
                    start + quote.Words.Length)],
                Permalink = $"q{ordinal}",
                Rule = "r",
                Editorial = [],
                Speaker = "Ann",
            };
        }));
        return SourceSummary.Of(article);
    }
}
