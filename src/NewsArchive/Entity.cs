using NewsArchive.Text;

namespace NewsArchive;

/// <summary>A person or organization of the archive.</summary>
public sealed class Entity
{
    public int Id { get; set; }

    public PartyKind Kind { get; set; }

    /// <summary>The canonical name, which pages show.</summary>
    public required string Name { get; set; }

    /// <summary>Unique among the entities of its kind.</summary>
    public required string Slug { get; set; }

    /// <summary>
    /// The entity that this one turned out to be. Such a row only keeps an old address alive: queries leave it out
    /// unless they use <c>IgnoreQueryFilters()</c>, and its page redirects permanently.
    /// </summary>
    public int? MergedIntoId { get; set; }

    public Entity? MergedInto { get; set; }

    // The numbers are kept by whoever writes, because pages show them beside every name and sort by them.

    /// <summary>The number of articles that mention it.</summary>
    public int Articles { get; set; }

    /// <summary>The number of quotes whose speaker it is.</summary>
    public int QuotesBy { get; set; }

    /// <summary>The number of quotes by others that it relayed.</summary>
    public int QuotesThrough { get; set; }

    /// <summary>The number of quotes by others that mention it.</summary>
    public int QuotesAbout { get; set; }

    /// <summary>True for a person of whom only one name is known. Stored, because lists ask for it.</summary>
    public bool IsSingleName
    {
        get => Kind == PartyKind.Person && !Name.Contains(' ');
        private set { } // follows from the name
    }

    public List<Alias> Aliases { get; } = [];
}

/// <summary>A name of an entity, the canonical one included, with the evidence for it.</summary>
public sealed class Alias
{
    public int Id { get; set; }

    public int EntityId { get; set; }

    public Entity Entity { get; set; } = null!;

    public required string Name { get; set; }

    /// <summary>
    /// The name with case, accents, punctuation and apostrophe shapes folded: the form that look-ups compare.
    /// </summary>
    public required string Key { get; set; }

    /// <summary>The rule that joined it.</summary>
    public required string Rule { get; set; }

    /// <summary>
    /// True when a text says that the names mean one party, or when this is a full name: such an alias joins mentions
    /// across articles.
    /// </summary>
    public bool Joins { get; set; }

    /// <summary>
    /// True when its entity has a name with another key: then a search for one of them looks for the others as well. Of
    /// the many who are known by a surname alone it is false.
    /// </summary>
    public bool HasOthers { get; set; }

    /// <summary>The first article that used it.</summary>
    public int? ArticleId { get; set; }

    /// <summary>How often articles write it so.</summary>
    public int Uses { get; set; }
}
