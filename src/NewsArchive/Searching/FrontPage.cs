namespace NewsArchive.Searching;

/// <summary>What a front page tells of an archive: its size, and what its latest month is about.</summary>
/// <param name="Month">First day of the month that is told about; null while no article has a date.</param>
/// <param name="IsThisMonth">False where nothing is dated in the present month, so that it is an older one.</param>
/// <param name="MostQuoted">Who speaks in most quotes of that month.</param>
/// <param name="NewNames">People with a full name whom no article of another time names, most named first.</param>
/// <param name="Outlets">Through whom most quotes came, in all the archive.</param>
/// <param name="Sourcing">Oldest first; a period without quotes is missing.</param>
public sealed record FrontPage(
    ArchiveCounts Counts,
    DateOnly? Month,
    bool IsThisMonth,
    IReadOnlyList<RankedEntity> MostQuoted,
    IReadOnlyList<RankedEntity> NewNames,
    IReadOnlyList<RankedEntity> Outlets,
    IReadOnlyList<SourcingPeriod> Sourcing);

/// <param name="Outlets">Organizations through which a quote came.</param>
/// <param name="SharedQuotes">Quotes that stand in several articles.</param>
public sealed record ArchiveCounts(
    int Articles, int Quotes, int People, int Organizations, int Outlets, int SharedQuotes);

/// <param name="Count">Of quotes, or of articles, as the list says.</param>
public sealed record RankedEntity(Entity Entity, int Count);

/// <param name="Start">First day of the month or year.</param>
/// <param name="Unnamed">Those of them with an unnamed source in their chain.</param>
public sealed record SourcingPeriod(DateOnly Start, bool IsYear, int Quotes, int Unnamed)
{
    /// <summary>Of 1.</summary>
    public double Share => Unnamed / (double)Quotes;
}
