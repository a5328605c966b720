namespace NewsArchive.Searching;

/// <summary>The contents of the front page: the archive's size, and figures for its latest month.</summary>
/// <param name="Month">The first day of that month; null while no article has a date.</param>
/// <param name="IsThisMonth">False when nothing is dated in the current month, so that an older one is shown.</param>
/// <param name="MostQuoted">The most frequent speakers of that month.</param>
/// <param name="NewNames">People with a full name whom only articles of that month mention, most mentioned
/// first.</param>
/// <param name="Outlets">The outlets that relayed the most quotes in the whole archive.</param>
/// <param name="Sourcing">Oldest first; periods without quotes are left out.</param>
public sealed record FrontPage(
    ArchiveCounts Counts,
    DateOnly? Month,
    bool IsThisMonth,
    IReadOnlyList<RankedEntity> MostQuoted,
    IReadOnlyList<RankedEntity> NewNames,
    IReadOnlyList<RankedEntity> Outlets,
    IReadOnlyList<SourcingPeriod> Sourcing);

/// <param name="Outlets">Organizations that relayed a quote by somebody else.</param>
/// <param name="SharedQuotes">Quotes in more than one article.</param>
public sealed record ArchiveCounts(
    int Articles, int Quotes, int People, int Organizations, int Outlets, int SharedQuotes);

/// <param name="Count">The number of quotes or articles, depending on the list.</param>
public sealed record RankedEntity(Entity Entity, int Count);

/// <param name="Start">The first day of the month or year.</param>
/// <param name="Unnamed">Those with an unnamed source in their chain.</param>
public sealed record SourcingPeriod(DateOnly Start, bool IsYear, int Quotes, int Unnamed)
{
    /// <summary>From 0 to 1.</summary>
    public double Share => Unnamed / (double)Quotes;
}
