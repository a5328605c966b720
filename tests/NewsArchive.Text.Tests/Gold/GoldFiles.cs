namespace NewsArchive.Text.Tests.Gold;

/// <summary>The annotated articles: our own made-up ones, and real news where an environment variable says it lies.</summary>
public static class GoldFiles
{
    /// <summary>Articles of many shapes, every name in them made up.</summary>
    public static IReadOnlyList<GoldArticle> Fictional { get; } = Own("fictional.jsonl");

    /// <summary>The article of <c>seeds/</c> three times over, with other names, other marks and another order.</summary>
    public static IReadOnlyList<GoldArticle> Twins { get; } = Own("twins.jsonl");

    private static IReadOnlyList<GoldArticle> Own(string name) =>
        GoldArticle.ReadFile(Path.Combine(AppContext.BaseDirectory, "Gold", name));
}
