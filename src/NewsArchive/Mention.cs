namespace NewsArchive;

/// <summary>One place where an article names an entity.</summary>
public sealed class Mention
{
    public int ArticleId { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    public int EntityId { get; set; }

    public Entity Entity { get; set; } = null!;

    /// <summary>The name as written there.</summary>
    public required string Form { get; set; }

    public required string Rule { get; set; }

    public double Confidence { get; set; }
}
