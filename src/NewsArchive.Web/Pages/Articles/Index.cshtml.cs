using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Data;
using NewsArchive.Searching;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>All articles, newest first.</summary>
public sealed class IndexModel(ArchiveContext archive, ArticleFacts facts) : PageModel
{
    private const int PageSize = 50;

    public int Total { get; private set; }

    public IReadOnlyList<ArticleRow> Rows { get; private set; } = [];

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync([FromQuery(Name = "page")] string? page, CancellationToken cancellation)
    {
        (Total, var articles) = await facts.NewestAsync(archive, cancellation);
        Pager = Pager.Of(Pager.Read(page), Total, PageSize, number => $"/articles?page={number}");
        Rows = await ArticleRow.ReadAsync(archive, articles.Skip(Pager.Skip(PageSize)).Take(PageSize), cancellation);
    }
}
