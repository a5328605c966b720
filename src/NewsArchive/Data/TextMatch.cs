namespace NewsArchive.Data;

/// <summary>An article that the full-text index found.</summary>
public sealed class TextMatch
{
    public int ArticleId { get; init; }

    /// <summary>Lower is better.</summary>
    public double Rank { get; init; }
}

/// <summary>The places where the index found it, each between the two sentinels that were asked for.</summary>
public sealed class TextSnippet
{
    public int ArticleId { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }
}
