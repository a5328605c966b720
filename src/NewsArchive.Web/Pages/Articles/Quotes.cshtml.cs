using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>Every quote of one article, in the order of its text.</summary>
public sealed class QuotesModel(ArchiveContext archive) : PageModel
{
    private const int PageSize = 50;

    /// <summary>Without its text.</summary>
    public string Slug { get; private set; } = "";

    public string Heading { get; private set; } = "";

    public IReadOnlyList<Quote> Quotes { get; private set; } = [];

    public int Total { get; private set; }

    public Pager Pager { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        var article = await archive.Articles.Where(a => a.Slug == slug).Select(a => new { a.Id, a.Title })
            .FirstOrDefaultAsync(cancellation);
        if (article is null)
            return NotFound();
        (Slug, Heading) = (slug, article.Title);
        var quotes = archive.Quotes.AsNoTracking().Where(quote => quote.ArticleId == article.Id);
        Total = await quotes.CountAsync(cancellation);
        Pager = Pager.Of(Pager.Read(Request.Query["page"]), Total, PageSize, page => $"/articles/{slug}/quotes?page={page}");
        Quotes = await quotes.AsSplitQuery()
            .Include(quote => quote.Hops).ThenInclude(hop => hop.Party).ThenInclude(party => party!.Entity)
            .OrderBy(quote => quote.Ordinal).Skip(Pager.Skip(PageSize)).Take(PageSize).ToListAsync(cancellation);
        return Page();
    }
}
