using NewsArchive.Data.Sqlite;
using NewsArchive.Importing;

namespace NewsArchive.Resolving;

/// <summary>
/// Gives new articles and entities their slugs: the one asked for, or with the lowest number that is free.
/// </summary>
/// <param name="isTaken">True when an article or entity has the slug.</param>
internal sealed class SlugBook(Lookups archive, Func<SlugArea, string, bool> isTaken)
{
    // Those given out since: their rows may not be written yet.
    private readonly HashSet<(SlugArea, string)> taken = [];
    private readonly Dictionary<(SlugArea, string), SlugNumber> numbers = [];

    /// <summary>Numbers that have no row yet.</summary>
    public List<SlugNumber> New { get; } = [];

    public HashSet<SlugNumber> Changed { get; } = [];

    public string Take(SlugArea area, string slug)
    {
        if (IsFree(area, slug))
            return slug;
        var number = Number(area, slug);
        Changed.Add(number);
        string numbered;
        do
            numbered = Slugs.Numbered(slug, number.Next++);
        while (!IsFree(area, numbered)); // a title or name may end in a number itself
        return numbered;
    }

    private bool IsFree(SlugArea area, string slug) => taken.Add((area, slug)) && !isTaken(area, slug);

    private SlugNumber Number(SlugArea area, string slug)
    {
        if (numbers.TryGetValue((area, slug), out var number))
            return number;
        var next = archive.NextNumber(area, slug);
        numbers.Add((area, slug), number = new SlugNumber { Area = area, Slug = slug, Next = next ?? 2 });
        if (next is null)
            New.Add(number);
        return number;
    }
}
