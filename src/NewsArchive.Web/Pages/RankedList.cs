using NewsArchive.Searching;

namespace NewsArchive.Web.Pages;

/// <summary>A short list of people or organizations with a count.</summary>
/// <param name="When">The time that the counts cover: "in June 2020".</param>
/// <param name="Unit">The singular of what is counted.</param>
/// <param name="Counted">The address of what is counted; null for no link.</param>
public sealed record RankedList(
    string Id, string Title, string When, string Unit, IReadOnlyList<RankedEntity> Rows,
    Func<Entity, string>? Counted);
