namespace NewsArchive.Drift;

/// <summary>
/// A quote that appears in several articles: quotes that <see cref="WordDiff.AreOne"/> joins, directly or through
/// others.
/// </summary>
public sealed class SharedQuote
{
    public int Id { get; set; }

    /// <summary>The number of articles that have it; at least two.</summary>
    public int Articles { get; set; }

    /// <summary>When the latest of them was published; null where none gives a date.</summary>
    public DateOnly? Newest { get; set; }

    /// <summary>True when the versions do not all have the same words.</summary>
    public bool WordsDiffer { get; set; }

    /// <summary>True when two versions name different speakers.</summary>
    public bool SpeakersDiffer { get; set; }

    /// <summary>True when the versions were relayed by different parties.</summary>
    public bool ChainsDiffer { get; set; }
}

/// <summary>A quote as one version of a shared quote.</summary>
public sealed class SharedQuoteVersion
{
    public int QuoteId { get; set; }

    public Quote Quote { get; set; } = null!;

    public int SharedQuoteId { get; set; }

    public SharedQuote SharedQuote { get; set; } = null!;
}

/// <summary>
/// One print of a quote. It has no foreign key, whose index would be as large as this table: prints of deleted quotes
/// match nothing, and ids are never used again.
/// </summary>
internal sealed class QuotePrint
{
    public int Hash { get; set; }

    public int QuoteId { get; set; }
}

/// <summary>The progress of work that goes through all articles in the order of their ids.</summary>
internal sealed class Progress
{
    public required string Work { get; set; }

    /// <summary>The last article that is done, with all before it.</summary>
    public int ArticleId { get; set; }
}
