namespace NewsArchive.Text.Tests.Gold;

/// <summary>The scorer, given correct predictions and predictions with one known error.</summary>
public sealed class GoldScorerTests
{
    private static readonly GoldArticle Gold = GoldFiles.Twins[0];

    private static readonly Document Perfect = GoldDocument.Of(Gold);

    private static GoldScores Score(Document document) => GoldScorer.Score([(Gold, document)]);

    private static Document WithQuote(Func<Quotation, bool> which, Func<Quotation, Quotation> change) => Perfect with
    {
        Quotations = [.. Perfect.Quotations.Select(x => which(x) ? change(x) : x)],
    };

    private static bool IsFirstDirect(Quotation quote) =>
        quote == Perfect.Quotations.First(x => x.Kind == QuotationKind.Direct);

    [Fact]
    public void APredictionThatSaysWhatGoldSaysScoresHundredInEveryRow()
    {
        var articles = GoldFiles.Twins.Concat(GoldFiles.Fictional).ToList();
        var scores = GoldScorer.Score(articles.Select(x => (x, GoldDocument.Of(x))));
        Assert.Empty(scores.Errors);
        Assert.All(GoldScores.Rows.Append("indirect"), row =>
        {
            Assert.Equal(1, scores[row].F1);
            Assert.True(scores[row].Wanted > 0, row);
        });
    }

    [Fact]
    public void FindingNothingScoresNothing()
    {
        var scores = Score(Perfect with
        {
            Quotations = [],
            Marks = [],
            Mentions = [],
            Blocks = [],
            Hyperlinks = [],
        });
        Assert.All(GoldScores.Rows.Except(["source", "speaker", "sure speaker", "first hop", "chain",
            "posts: first hop", "blocks: first hop", "paragraphs"]), row => Assert.Equal(0, scores[row].F1));
    }

    [Fact]
    public void AWrongSpeakerCostsSpeakerHopAndChainButNoSpan()
    {
        var scores = Score(WithQuote(IsFirstDirect, x => x with
        {
            Speaker = "Bo Peep",
            SourceChain = [new Hop("Bo Peep", SourceKind.Person, null, null)],
        }));
        Assert.Equal(0.8, scores["speaker"].F1, 9);
        Assert.Equal(0.8, scores["first hop"].F1, 9);
        Assert.Equal(0.8, scores["chain"].F1, 9);
        Assert.Equal(1, scores["spans"].F1);
        Assert.Equal(0.8, scores["sure speaker"].F1, 9);
    }

    [Fact]
    public void AnotherFormOfTheSpeakerIsRight() =>
        Assert.Equal(1, Score(WithQuote(IsFirstDirect, x => x with { Speaker = "the TRIBUNE" }))["speaker"].F1);

    [Fact]
    public void AMissingHopCostsTheChainAlone()
    {
        var scores = Score(WithQuote(
            x => x.Parent is not null, x => x with { SourceChain = [.. x.SourceChain.Take(2)] }));
        Assert.Equal(0.8, scores["chain"].F1, 9);
        Assert.Equal(1, scores["first hop"].F1);
    }

    [Fact]
    public void MarksAndPunctuationAtTheEndsDoNotMatterButAWordDoes()
    {
        static Quotation Moved(Quotation quote, int by) => quote with
        {
            Contents = [.. quote.Contents.Select(x => new TextSpan(x.Start + by, x.End - 1))],
        };
        Assert.Equal(1, Score(WithQuote(IsFirstDirect, x => Moved(x, 1)))["spans"].F1);
        Assert.Equal(0.8, Score(WithQuote(IsFirstDirect, x => Moved(x, 6)))["spans"].F1, 9);
    }

    [Fact]
    public void AScareMarkTakenForSpeechCostsBothClasses()
    {
        var scare = Perfect.Marks[0].Span;
        var taken = Perfect.Quotations[0] with { Kind = QuotationKind.Direct, Span = scare, Contents = [scare] };
        var scores = Score(Perfect with { Quotations = [.. Perfect.Quotations, taken], Marks = [] });
        Assert.Equal(0, scores["not speech"].Recall);
        Assert.True(scores["speech"].Precision < 1);
        Assert.Equal(1, scores["spans"].False, 9);
        Assert.Equal(1, scores["spans"].Recall);
    }

    [Fact]
    public void AMarkThatNothingExplainsIsCounted()
    {
        var scores = Score(Perfect with { Quotations = [.. Perfect.Quotations.Where(x => !IsFirstDirect(x))] });
        Assert.True(scores["accounted"].F1 < 1);
        Assert.True(scores["spans"].Recall < 1);
    }

    [Fact]
    public void APostOfAnotherKindIsMissedAndFalseElsewhere()
    {
        var scores = Score(WithQuote(x => x.Kind == QuotationKind.Post, x => x with { Kind = QuotationKind.Direct }));
        Assert.Equal(0, scores["posts"].F1);
        Assert.True(scores["spans"].Precision < 1);
    }

    [Fact]
    public void ASplitPartyCostsRecallAndAJoinedOnePrecision()
    {
        var split = Score(Perfect with
        {
            Mentions = [.. Perfect.Mentions.Select(x => x.Span.Slice(Gold.Text) == "CalTrib"
                ? x with { Chain = 99 } : x)],
        });
        Assert.True(split["pairs: organization"].Recall < 1);
        Assert.Equal(1, split["pairs: organization"].Precision);

        var joined = Score(Perfect with { Mentions = [.. Perfect.Mentions.Select(x => x with { Chain = 0 })] });
        Assert.Equal(1, joined["pairs: all"].Recall);
        Assert.True(joined["pairs: all"].Precision < 0.5);
    }

    [Fact]
    public void AWrongBlockKindIsCounted()
    {
        var scores = Score(Perfect with
        {
            Blocks = [.. Perfect.Blocks
                .Select(x => x.Kind == BlockKind.Caption ? x with { Kind = BlockKind.Heading } : x)],
        });
        Assert.True(scores["block kinds"].F1 < 1);
        Assert.Equal(1, scores["paragraphs"].F1);
    }

    [Fact]
    public void GoldOffsetsAreCodePointsOfTheRawText()
    {
        var gold = GoldArticle.Parse("""
            {"id":"x","text":"😀\r\n“Go”","title":null,"published":null,"blocks":[{"start":3,"end":7,"kind":"paragraph"}],
             "quotes":[],"marks":[],"entities":[],"links":[]}
            """);
        Assert.Equal("“Go”", Assert.Single(gold.Blocks).Span.Slice(gold.Text));
    }
}
