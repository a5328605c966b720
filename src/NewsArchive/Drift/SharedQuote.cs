namespace NewsArchive.Drift;

/// <summary>
/// The same words in several articles: quotes joined by <see cref="WordDiff.AreOne"/>, directly or over others.
/// </summary>
public sealed class SharedQuote
{
    public int Id { get; set; }

    /// <summary>How many articles have it; two at least.</summary>
    public int Articles { get; set; }

    /// <summary>When the newest of them was published; null where none says.</summary>
    public DateOnly? Newest { get; set; }

    /// <summary>Not all versions have the same words.</summary>
    public bool WordsDiffer { get; set; }

    /// <summary>Two of them name different speakers.</summary>
    public bool SpeakersDiffer { get; set; }

    /// <summary>It did not reach all of them through the same parties.</summary>
    public bool ChainsDiffer { get; set; }
}

/// <summary>A quote that is one version of a shared one.</summary>
public sealed class SharedQuoteVersion
{
    public int QuoteId { get; set; }

    public Quote Quote { get; set; } = null!;

    public int SharedQuoteId { get; set; }

    public SharedQuote SharedQuote { get; set; } = null!;
}

/// <summary>
/// One of a quote's prints. Without a foreign key, which would need an index as large as this table itself: the print
/// of a quote that is gone finds nobody, and its number is never given again.
/// </summary>
internal sealed class QuotePrint
{
    public int Hash { get; set; }

    public int QuoteId { get; set; }
}

/// <summary>How far work has come that goes through all articles in the order of their ids.</summary>
internal sealed class Progress
{
    public required string Work { get; set; }

    /// <summary>Done for this article and all before it.</summary>
    public int ArticleId { get; set; }
}
