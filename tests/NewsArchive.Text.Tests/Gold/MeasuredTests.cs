namespace NewsArchive.Text.Tests.Gold;

/// <summary>
/// Scores on annotated real news, which is no part of this repository: the folder is named by NEWSARCHIVE_GOLD and holds
/// <c>chains/*.jsonl</c>. Where it is not named these tests do not run.
/// </summary>
[Trait("gold", "measured")]
public sealed class MeasuredTests(ITestOutputHelper output)
{
    /// <summary>Floors in percent of F1: raised when rules get better, never lowered.</summary>
    public static TheoryData<string, double> Floors => new()
    {
        { "spans", 0 },
    };

    private static readonly Lazy<GoldScores> Dev = new(() => Score("dev.jsonl"));

    private static GoldScores Score(string file)
    {
        var folder = Environment.GetEnvironmentVariable("NEWSARCHIVE_GOLD");
        Assert.SkipUnless(Directory.Exists(folder), "NEWSARCHIVE_GOLD names no folder with annotated news");
        return GoldTests.Score(GoldArticle.ReadFile(Path.Combine(folder, "chains", file)));
    }

    [Fact]
    public void TheSeedArticleIsReadWithoutAnError()
    {
        var scores = Score("seed.jsonl");
        output.WriteLine(scores.Report());
        Assert.All(GoldScores.Rows, row => Assert.Equal(1, scores[row].F1));
        Assert.Equal(0, scores.ConfidentAndWrong);
        Assert.True(scores["indirect"].F1 >= 0.5, "indirect: " + scores["indirect"]);
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void OnRealNewsTheScoreStaysAboveItsFloor(string row, double floor)
    {
        var scores = Dev.Value;
        output.WriteLine(scores.Report());
        Assert.True(100 * scores[row].F1 >= floor, $"{row}: {scores[row]} is below {floor}");
    }
}
