namespace NewsArchive;

/// <summary>
/// For a slug that is taken, the number with which to look for the next free one: all lower numbers are taken. Without
/// it, each further "obama" would have to count through those before it.
/// </summary>
internal sealed class SlugNumber
{
    public SlugArea Area { get; set; }

    public required string Slug { get; set; }

    public int Next { get; set; }
}

/// <summary>Within one area, slugs are unique.</summary>
internal enum SlugArea
{
    People,
    Organizations,
    Articles,
}
