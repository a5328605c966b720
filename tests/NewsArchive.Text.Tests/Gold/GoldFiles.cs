namespace NewsArchive.Text.Tests.Gold;

/// <summary>The annotated articles: made up, every name in them.</summary>
public static class GoldFiles
{
    /// <summary>Articles of many shapes.</summary>
    public static IReadOnlyList<GoldArticle> Fictional { get; } = Own("fictional.jsonl");

    /// <summary>
    /// Articles in styles that no rule was written with: tabloid, interview, court, digest, English of four continents.
    /// They judge the rules; whoever changes a rule because of one of them writes an example of its own first.
    /// </summary>
    public static IReadOnlyList<GoldArticle> Fresh { get; } = Own("fresh.jsonl");

    /// <summary>
    /// Eighteen articles as the press writes them (wire, profile, court, match, science, council, ministry, interview,
    /// column, live blog, earnings, obituary, aggregator, report on a report, state agency, posts, translation,
    /// broadcast). Written and scored before any rule was changed for them: speaker 65.6 % (80 of 122), chain 57.4 %,
    /// 26 % wrong among the sure. Since then they are read like any other example, and say no more of unknown styles.
    /// </summary>
    public static IReadOnlyList<GoldArticle> Unseen { get; } = Own("unseen.jsonl");

    /// <summary>
    /// Seven more, nearer to the daily news of one country, written after the rules were mended for
    /// <see cref="Unseen"/> and scored without a look at what was wrong: speaker 90.5 % (57 of 63; the rules before the
    /// mending 87.1 %), chain 90.5 % (before 83.9 %), 6 % wrong among the sure.
    /// </summary>
    public static IReadOnlyList<GoldArticle> Later { get; } = Own("later.jsonl");

    /// <summary>The article of <c>seeds/</c> three times over, in other names, marks and order.</summary>
    public static IReadOnlyList<GoldArticle> Twins { get; } = Own("twins.jsonl");

    /// <summary>What a theory is given instead of the articles, which are long.</summary>
    public static IEnumerable<string> Names(IEnumerable<GoldArticle> articles) => articles.Select(article => article.Id);

    public static GoldArticle Named(string id) => Fictional.Concat(Twins).Single(article => article.Id == id);

    private static IReadOnlyList<GoldArticle> Own(string name) =>
        GoldArticle.ReadFile(Path.Combine(AppContext.BaseDirectory, "Gold", name));
}
