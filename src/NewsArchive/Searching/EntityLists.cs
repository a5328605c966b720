using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Which people and organizations a list shows. Wherever one of these lists is counted, the number comes from here.
/// </summary>
public static class EntityLists
{
    public static IQueryable<Entity> Organizations(this ArchiveContext archive) =>
        archive.Entities.Where(entity => entity.Kind == PartyKind.Organization);

    /// <summary>
    /// People with a full name. A lone surname is never joined across articles, so those have a list of their own.
    /// </summary>
    public static IQueryable<Entity> People(this ArchiveContext archive) => archive.Named(single: false);

    /// <summary>Organizations that relayed a quote by somebody else.</summary>
    public static IQueryable<Entity> Outlets(this ArchiveContext archive) =>
        archive.Entities.Where(entity => entity.Kind == PartyKind.Organization && entity.QuotesThrough > 0);

    public static IQueryable<Entity> SingleNames(this ArchiveContext archive) => archive.Named(single: true);

    /// <summary>The list of people that is shown first: an archive that has only single names is not empty.</summary>
    public static async Task<bool> HasOnlySingleNamesAsync(
        this ArchiveContext archive, CancellationToken cancellation) =>
        !await archive.People().AnyAsync(cancellation);

    // Compared with a value: of "is not a single name" SQLite does not see that it is a place in an index.
    private static IQueryable<Entity> Named(this ArchiveContext archive, bool single) =>
        archive.Entities.Where(entity => entity.Kind == PartyKind.Person && entity.IsSingleName == single);
}
