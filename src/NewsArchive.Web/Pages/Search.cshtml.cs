using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Searching;
using NewsArchive.Text;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages;

/// <summary>Search in full text and names; the address is the whole state of the page.</summary>
[TakesTurns]
public sealed class SearchModel(ArticleSearch search) : PageModel
{
    /// <summary>How many other spellings are listed; all are searched.</summary>
    public const int NamesShown = 8;

    public SearchQuery Query { get; private set; } = SearchQuery.Parse(null);

    public SearchPage Found { get; private set; } = SearchPage.Nothing;

    public Pager Pager { get; private set; } = null!;

    public bool IsEmpty => Query.Text.Length + Query.People.Count + Query.Organizations.Count == 0;

    /// <summary>Fields that the search form sends in addition to the words.</summary>
    public IEnumerable<(string Name, string Value)> Kept =>
    [
        .. Query.People.Select(slug => ("person", slug)),
        .. Query.Organizations.Select(slug => ("organization", slug)),
        .. Query.Newest ? [("order", "newest")] : Array.Empty<(string, string)>(),
    ];

    // The query is read from the address itself; model binding would reject input that Parse accepts.
    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Query = SearchQuery.Parse(Request.QueryString.Value);
        if (!IsEmpty)
            Found = await search.SearchAsync(Query, cancellation);
        Pager = Pager.Of(
            Query.Page, Found.Listed, SearchQuery.PageSize, page => Address(Query with { Page = page }));
    }

    public string Address(SearchQuery query) => "/search" + query.Print();

    /// <summary>The query with this filter added, or removed if it was set.</summary>
    public SearchQuery Toggle(PartyKind kind, string slug)
    {
        return kind == PartyKind.Person
            ? Query with { People = Other(Query.People), Page = 1 }
            : Query with { Organizations = Other(Query.Organizations), Page = 1 };

        IReadOnlyList<string> Other(IReadOnlyList<string> slugs) =>
            slugs.Contains(slug) ? [.. slugs.Where(one => one != slug)] : [.. slugs, slug];
    }
}

/// <summary>A list of filters.</summary>
public sealed record FacetList(string Title, IReadOnlyList<FacetLink> Links)
{
    /// <param name="toggle">Returns the address with the filter of this slug added, or removed if it was set.</param>
    public static FacetList Of(string title, IEnumerable<Facet> facets, Func<string, string> toggle) => new(
        title,
        [.. facets.Select(facet =>
            new FacetLink(facet.Entity.Name, facet.Count, facet.Selected, toggle(facet.Entity.Slug)))]);
}

/// <param name="Address">The address with this filter added or, where it is selected, removed.</param>
public sealed record FacetLink(string Name, int Count, bool Selected, string Address);
