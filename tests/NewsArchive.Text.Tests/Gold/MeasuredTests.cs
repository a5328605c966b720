namespace NewsArchive.Text.Tests.Gold;

/// <summary>
/// Scores on annotated real news, which is no part of this repository: the folder is named by NEWSARCHIVE_GOLD and holds
/// <c>chains/*.jsonl</c>. Where it is not named these tests do not run.
/// </summary>
[Trait("gold", "measured")]
public sealed class MeasuredTests(ITestOutputHelper output)
{
    /// <summary>Floors in percent of F1: raised when rules get better, never lowered.</summary>
    private static readonly Dictionary<string, double> Floors = new()
    {
        ["spans"] = 96.5,
        ["whole quotes"] = 92.5,
        ["source"] = 89,
        ["speaker"] = 85.5,
        ["sure speaker"] = 90.5,
        ["first hop"] = 85.5,
        ["chain"] = 74.5,
        ["posts"] = 100,
        ["posts: first hop"] = 100,
        ["blocks"] = 44,
        ["blocks: first hop"] = 50,
        ["accounted"] = 100,
        ["speech"] = 96,
        ["not speech"] = 78.5,
        ["pairs: person"] = 96.5,
        ["pairs: organization"] = 82,
        ["pairs: all"] = 94,
        ["found: person"] = 97,
        ["found: organization"] = 93,
        ["block kinds"] = 82,
        ["paragraphs"] = 100,
        ["links"] = 96,
        ["indirect"] = 69.5,
    };

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
        Assert.True(scores["indirect"].F1 >= 0.5, "indirect: " + scores["indirect"]);
    }

    [Fact]
    public void OnRealNewsNoScoreFallsBelowItsFloor()
    {
        var scores = Score("dev.jsonl");
        output.WriteLine(scores.Report());
        Assert.Empty(scores.Below(Floors));
    }
}
