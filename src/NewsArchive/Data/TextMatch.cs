namespace NewsArchive.Data;

/// <summary>An article that the full-text index found.</summary>
public sealed class TextMatch
{
    public int ArticleId { get; init; }

    /// <summary>Lower is better.</summary>
    public double Rank { get; init; }
}

/// <summary>Excerpts in which the matches stand between the two given markers.</summary>
public sealed class TextSnippet
{
    public int ArticleId { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }
}
