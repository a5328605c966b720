using NewsArchive.Text;

namespace NewsArchive;

/// <summary>
/// A party of one article: all the places that mean one person or organization, with the entity it is in the archive
/// and why. Only parties point to entities: mentions, speakers and hops point to the party.
/// </summary>
public sealed class Party
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public Article Article { get; set; } = null!;

    /// <summary>
    /// From 0; <see cref="Mention.Party"/> is this number. The ids of an article's parties follow each other in its
    /// order.
    /// </summary>
    public int Number { get; set; }

    /// <summary>The name to show for it in its own article.</summary>
    public required string Name { get; set; }

    public PartyKind Kind { get; set; }

    /// <summary>
    /// The other names that the article gives it, and how: with them, who it is can be decided anew.
    /// </summary>
    public IReadOnlyList<ChainAlias> OtherNames { get; set; } = [];

    public int EntityId { get; set; }

    public Entity Entity { get; set; } = null!;

    public Resolution Resolution { get; set; }
}

/// <summary>How a party got to its entity.</summary>
public enum Resolution
{
    /// <summary>No entity of the archive had one of its names.</summary>
    New,

    /// <summary>The entity has the same full name.</summary>
    FullName,

    /// <summary>The entity is the only one with a name that its texts explain: an acronym, a stage name.</summary>
    OnlyBearer,

    /// <summary>
    /// The text says that two names mean one party, and the archive knew each as an entity of its own.
    /// </summary>
    Equated,
}
