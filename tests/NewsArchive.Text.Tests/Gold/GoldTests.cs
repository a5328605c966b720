using System.Text;

namespace NewsArchive.Text.Tests.Gold;

/// <summary>How much of what a careful reader finds in an article the reader of this project finds too.</summary>
public sealed class GoldTests(ITestOutputHelper output)
{
    public static TheoryData<GoldArticle> Twins => [.. GoldFiles.Twins];

    public static TheoryData<GoldArticle> Fictional => [.. GoldFiles.Fictional];

    /// <summary>Floors in percent of F1 over all made-up articles: raised when rules get better, never lowered.</summary>
    public static TheoryData<string, double> FictionalFloors => new()
    {
        { "spans", 0 },
    };

    internal static GoldScores Score(params IReadOnlyList<GoldArticle> articles) =>
        GoldScorer.Score(articles.Select(x => (x, Read(x))));

    private static Document Read(GoldArticle gold) =>
        DocumentReader.Read(Encoding.UTF8.GetBytes(gold.Raw), gold.Id + ".txt").Document!;

    private static string? Day(Document document) =>
        document.Published?.Date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [MemberData(nameof(Twins))]
    public void ATwinOfTheSeedArticleIsReadWithoutAnError(GoldArticle twin)
    {
        var scores = Score(twin);
        output.WriteLine(scores.Report());
        Assert.Empty(scores.Errors);
        Assert.All(GoldScores.Rows, row => Assert.Equal(1, scores[row].F1));
        Assert.Equal(0, scores.ConfidentAndWrong);
        Assert.True(scores["indirect"].F1 >= 0.5, "indirect: " + scores["indirect"]);
    }

    [Theory]
    [MemberData(nameof(Twins))]
    [MemberData(nameof(Fictional))]
    public void TheTitleAndTheDayAreThoseOfTheArticle(GoldArticle gold)
    {
        var document = Read(gold);
        Assert.Equal(gold.Published, Day(document));
        Assert.Equal(gold.Title is null, document.Title.Made);
        if (gold.Title is not null)
            Assert.Equal(gold.Title, document.Title.Text);
    }

    [Theory]
    [MemberData(nameof(FictionalFloors))]
    public void OnMadeUpArticlesTheScoreStaysAboveItsFloor(string row, double floor)
    {
        var scores = Score(GoldFiles.Fictional);
        output.WriteLine(scores.Report());
        Assert.True(100 * scores[row].F1 >= floor, $"{row}: {scores[row]} is below {floor}");
    }
}
