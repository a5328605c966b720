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
    public static IQueryable<Entity> People(this ArchiveContext archive) =>
        archive.Entities.Where(entity => entity.Kind == PartyKind.Person && !entity.IsSingleName);

    /// <summary>Organizations that relayed a quote by somebody else.</summary>
    public static IQueryable<Entity> Outlets(this ArchiveContext archive) =>
        archive.Entities.Where(entity => entity.Kind == PartyKind.Organization && entity.QuotesThrough > 0);

    public static IQueryable<Entity> SingleNames(this ArchiveContext archive) =>
        archive.Entities.Where(entity => entity.Kind == PartyKind.Person && entity.IsSingleName);

    /// <summary>The list of people that is shown first: an archive that has only single names is not empty.</summary>
    public static async Task<bool> HasOnlySingleNamesAsync(
        this ArchiveContext archive, CancellationToken cancellation) =>
        !await archive.People().AnyAsync(cancellation);
}
