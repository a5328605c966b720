using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Drift;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages.Quotes;

/// <summary>
/// One quote in all articles that have it; the address contains the permalink of any of its versions.
/// </summary>
[TakesTurns]
public sealed class VersionsModel(DriftSearch search, ArchiveContext archive) : PageModel
{
    public SharedQuoteVersions Shared { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string permalink, CancellationToken cancellation)
    {
        if (await search.FindAsync(permalink, cancellation) is { } shared)
        {
            Shared = shared;
            return Page();
        }

        // No other article has it, or not any more; the quote itself may still exist.
        var slug = await archive.Quotes.Where(quote => quote.Permalink == permalink)
            .Select(quote => quote.Article.Slug).FirstOrDefaultAsync(cancellation);
        return slug is null ? NotFound() : Redirect($"/articles/{slug}#{permalink}");
    }
}
