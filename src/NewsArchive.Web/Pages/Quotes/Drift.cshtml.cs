using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Drift;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages.Quotes;

/// <summary>Quotes that appear in more than one article, and how their versions differ.</summary>
[TakesTurns]
public sealed class DriftModel(DriftSearch search) : PageModel
{
    public DriftQuery Query { get; private set; } = new();

    public DriftPage Found { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Query = DriftQuery.Parse(Request.QueryString.Value);
        Found = await search.SearchAsync(Query, cancellation);
        Pager = Pager.Of(Query.Page, Found.Total, DriftQuery.PageSize, page => Address(Query with { Page = page }));
    }

    public static string Address(DriftQuery query) => "/quotes/drift" + query.Print();
}
