using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Web.Pages;

/// <summary>The front page: what the archive holds, newest articles first.</summary>
public sealed class IndexModel(ArchiveContext archive) : PageModel
{
    private const int Shown = 20;

    public IReadOnlyList<ArticleRow> Newest { get; private set; } = [];

    public ArchiveCounts Counts { get; private set; } = new(0, 0, 0, 0, 0);

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Newest = await ArticleRow.ListAsync(archive, archive.Articles, 0, Shown, cancellation);
        Counts = new ArchiveCounts(
            await archive.Articles.CountAsync(cancellation),
            await archive.Quotes.CountAsync(cancellation),
            await archive.Entities.CountAsync(entity => entity.Kind == PartyKind.Person, cancellation),
            await archive.Entities.CountAsync(entity => entity.Kind == PartyKind.Organization, cancellation),
            await archive.Quotes.SelectMany(quote => quote.Hops)
                .Where(hop => hop.Kind == SourceKind.Organization && hop.EntityId != null)
                .Select(hop => hop.EntityId).Distinct().CountAsync(cancellation));
    }
}

/// <param name="Outlets">Organizations through which a quote came.</param>
public sealed record ArchiveCounts(int Articles, int Quotes, int People, int Organizations, int Outlets);
