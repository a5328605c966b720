using NewsArchive.Searching;

namespace NewsArchive.Web.Pages;

/// <summary>A short list of people or organizations with a count.</summary>
/// <param name="When">Which time the counts are of: "in June 2020".</param>
/// <param name="Unit">What is counted, in the singular.</param>
/// <param name="Counted">Where what is counted can be read; null for nowhere.</param>
public sealed record RankedList(
    string Id, string Title, string When, string Unit, IReadOnlyList<RankedEntity> Rows,
    Func<Entity, string>? Counted);
