namespace NewsArchive.Text.Tests.Gold;

/// <summary>
/// Scores on annotated real news, which is no part of this repository: the folder is named by NEWSARCHIVE_GOLD and
/// holds <c>chains/*.jsonl</c>. Where it is not named these tests do not run.
/// </summary>
[Trait("gold", "measured")]
public sealed class MeasuredTests(ITestOutputHelper output)
{
    /// <summary>Floors in percent of F1: raised when rules get better, never lowered.</summary>
    private static readonly Dictionary<string, double> Floors = new()
    {
        ["spans"] = 97,
        ["whole quotes"] = 95.2,
        ["source"] = 91.9,
        ["speaker"] = 90.8,
        ["sure speaker"] = 98.2,
        ["first hop"] = 90.8,
        ["chain"] = 86.7,
        ["posts"] = 99.5,
        ["posts: first hop"] = 99.5,
        ["blocks"] = 59,
        ["blocks: first hop"] = 99,
        ["accounted"] = 99.5,
        ["speech"] = 96.5,
        ["not speech"] = 84.1,
        ["pairs: person"] = 97,
        ["pairs: organization"] = 82,
        ["pairs: all"] = 94.5,
        ["found: person"] = 97,
        ["found: organization"] = 94,
        ["block kinds"] = 87.5,
        ["paragraphs"] = 99.5,
        ["links"] = 96,
        ["indirect"] = 86.9,
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
