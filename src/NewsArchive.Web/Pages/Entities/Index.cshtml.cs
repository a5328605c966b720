using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Web.Pages.Entities;

/// <summary>
/// All people or all organizations, ordered by how many articles mention them or by name. A lone surname is never
/// joined across articles, so each article that gives only a surname adds a person: these have a list of their own.
/// </summary>
public sealed class IndexModel(ArchiveContext archive) : PageModel
{
    private const int PageSize = 100;

    public PartyKind Kind { get; private set; }

    public string Area => Kind == PartyKind.Person ? "/people" : "/organizations";

    public string AreaName => Kind == PartyKind.Person ? "People" : "Organizations";

    public bool ByName { get; private set; }

    /// <summary>True for the list of people of whom only one name is known.</summary>
    public bool LoneNames { get; private set; }

    /// <summary>The number of people on the other list.</summary>
    public int Others { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<EntityRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(
        string kind, string? by, string? names, [FromQuery(Name = "page")] string? page,
        CancellationToken cancellation)
    {
        Kind = kind == "people" ? PartyKind.Person : PartyKind.Organization;
        ByName = by == "name";
        IQueryable<Entity> entities;
        if (Kind == PartyKind.Person)
        {
            LoneNames = names == "single" || await archive.HasOnlySingleNamesAsync(cancellation);
            (entities, var others) = LoneNames
                ? (archive.SingleNames(), archive.People())
                : (archive.People(), archive.SingleNames());
            Others = await others.CountAsync(cancellation);
        }
        else
        {
            entities = archive.Organizations();
        }

        Total = await entities.CountAsync(cancellation);
        Pager = Pager.Of(Pager.Read(page), Total, PageSize, number => Address(ByName, LoneNames, number));
        Rows = await (ByName
                ? entities.OrderBy(entity => entity.Slug)
                : entities.OrderByDescending(entity => entity.Articles).ThenBy(entity => entity.Id))
            .Skip(Pager.Skip(PageSize)).Take(PageSize)
            .Select(entity => new EntityRow(
                entity.Slug, entity.Name, entity.Articles,
                LoneNames
                    ? archive.Articles.Where(article => article.Id == archive.Parties
                            .Where(party => party.EntityId == entity.Id).Min(party => party.ArticleId))
                        .Select(article => article.Title).FirstOrDefault()
                    : null))
            .ToListAsync(cancellation);
    }

    public string Address(bool byName, bool loneNames, int page = 1)
    {
        string[] query =
        [
            .. byName ? ["by=name"] : Array.Empty<string>(),
            .. loneNames && Kind == PartyKind.Person ? ["names=single"] : Array.Empty<string>(),
            .. page > 1 ? [string.Create(null, $"page={page}")] : Array.Empty<string>(),
        ];
        return query.Length == 0 ? Area : $"{Area}?{string.Join('&', query)}";
    }
}

/// <param name="Article">On the list of single names, the title of the person's article; otherwise null.</param>
public sealed record EntityRow(string Slug, string Name, int Articles, string? Article);
