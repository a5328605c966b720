using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Searching;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Web.Pages;

/// <summary>The front page: the latest articles, and figures for their month.</summary>
public sealed class IndexModel(ArchiveContext archive, FrontPageReader frontPage) : PageModel
{
    private const int Shown = 12;

    public IReadOnlyList<ArticleRow> Newest { get; private set; } = [];

    public FrontPage Front { get; private set; } = null!;

    /// <summary>"this month", "in June 2020", or "in all articles" where nothing has a date.</summary>
    public string When => Front switch
    {
        { Month: null } => "in all articles",
        { IsThisMonth: true } => "this month",
        { Month: { } month } => "in " + PageText.Date(month, Text.DatePrecision.Month),
    };

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        var newest = await archive.Articles.OrderByDescending(article => article.Published)
            .ThenByDescending(article => article.Id).Select(article => article.Id).Take(Shown)
            .ToListAsync(cancellation);
        Newest = await ArticleRow.ReadAsync(archive, newest, cancellation);
        Front = await frontPage.ReadAsync(cancellation);
    }
}
