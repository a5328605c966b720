using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Web.Pages.Entities;

/// <summary>All people, or all organizations, by how many articles name them or by name.</summary>
public sealed class IndexModel(ArchiveContext archive) : PageModel
{
    private const int PageSize = 100;

    public PartyKind Kind { get; private set; }

    public string Area => Kind == PartyKind.Person ? "/people" : "/organizations";

    public string AreaName => Kind == PartyKind.Person ? "People" : "Organizations";

    public bool ByName { get; private set; }

    public int Total { get; private set; }

    public IReadOnlyList<EntityRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(
        string kind, string? by, [FromQuery(Name = "page")] string? page, CancellationToken cancellation)
    {
        Kind = kind == "people" ? PartyKind.Person : PartyKind.Organization;
        ByName = by == "name";
        var entities = archive.Entities.Where(entity => entity.Kind == Kind);
        Total = await entities.CountAsync(cancellation);
        Pager = Pager.Of(
            Pager.Read(page), Total, PageSize, number => $"{Area}?{(ByName ? "by=name&" : "")}page={number}");
        var counted = entities.Select(entity => new
        {
            entity.Slug,
            entity.Name,
            Articles = archive.Mentions.Where(mention => mention.EntityId == entity.Id)
                .Select(mention => mention.ArticleId).Distinct().Count(),
        });
        Rows = await (ByName
                ? counted.OrderBy(row => row.Slug)
                : counted.OrderByDescending(row => row.Articles).ThenBy(row => row.Slug))
            .Skip(Pager.Skip(PageSize)).Take(PageSize)
            .Select(row => new EntityRow(row.Slug, row.Name, row.Articles))
            .ToListAsync(cancellation);
    }
}

public sealed record EntityRow(string Slug, string Name, int Articles);
