namespace NewsArchive.Data;

/// <summary>Excerpts in which the matches stand between the two given markers.</summary>
public sealed class TextSnippet
{
    public int ArticleId { get; init; }

    public required string Title { get; init; }

    public required string Text { get; init; }
}
