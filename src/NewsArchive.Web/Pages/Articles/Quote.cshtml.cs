using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Drift;
using NewsArchive.Text;
using NewsArchive.Web.Quoting;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>One quote: its words in context, its source chain, the evidence for it, and forms to copy it in.</summary>
public sealed class QuoteModel(ArchiveContext archive, DriftSearch drift) : PageModel
{
    private const int ContextLength = 240;

    public Article Article { get; private set; } = null!;

    public Quote Quote { get; private set; } = null!;

    public QuoteCopy Copy { get; private set; } = null!;

    public string? Previous { get; private set; }

    public string? Next { get; private set; }

    public int Total { get; private set; }

    /// <summary>How many other articles quote the same words.</summary>
    public int Elsewhere { get; private set; }

    /// <summary>What the article says right before and after, cut between words.</summary>
    public (string Before, string After) Context { get; private set; }

    public string Heading => Quote.SpeakerEntity?.Name ?? Quote.Speaker ?? "Unattributed";

    /// <summary>The address of the quote in its article, with the words to highlight.</summary>
    public string Place => TextLayers.IsMarked(Quote)
        ? PageAddress.Of(Article) + TextFragment.Of(Article, Quote)
        : PageAddress.Of(Article);

    public async Task<IActionResult> OnGetAsync(string slug, string permalink, CancellationToken cancellation)
    {
        var quote = await archive.Quotes.AsNoTracking().AsSplitQuery()
            .Include(q => q.Article)
            .Include(q => q.SpeakerParty).ThenInclude(party => party!.Entity)
            .Include(q => q.Hops).ThenInclude(hop => hop.Party).ThenInclude(party => party!.Entity)
            .FirstOrDefaultAsync(q => q.Permalink == permalink && q.Article.Slug == slug, cancellation);
        if (quote is null)
            return NotFound();
        (Quote, Article) = (quote, quote.Article);
        Context = (Before(quote), After(quote));
        Copy = new QuoteCopy(Article, quote, $"{Request.Scheme}://{Request.Host}{Place}");
        var others = archive.Quotes.Where(q => q.ArticleId == quote.ArticleId);
        Total = await others.CountAsync(cancellation);
        Previous = await others.Where(q => q.Ordinal == quote.Ordinal - 1).Select(q => q.Permalink)
            .FirstOrDefaultAsync(cancellation);
        Next = await others.Where(q => q.Ordinal == quote.Ordinal + 1).Select(q => q.Permalink)
            .FirstOrDefaultAsync(cancellation);
        Elsewhere = (await drift.OtherArticlesAsync([quote.Id], cancellation)).GetValueOrDefault(quote.Id);
        return Page();
    }

    private static string Before(Quote quote)
    {
        var text = new TextSpan(Math.Max(0, quote.Start - ContextLength), quote.Start).Slice(quote.Article.Text);
        var space = quote.Start > ContextLength ? text.IndexOf(' ', StringComparison.Ordinal) + 1 : 0;
        return (space > 0 ? "… " : "") + PageText.OneLine(text[space..])
            + (text.Length > 0 && char.IsWhiteSpace(text[^1]) ? " " : "");
    }

    private static string After(Quote quote)
    {
        var text = quote.Article.Text.AsSpan(quote.End);
        var near = text[..Math.Min(text.Length, 2 * ContextLength)].ToString();
        return (near.Length > 0 && char.IsWhiteSpace(near[0]) ? " " : "")
            + PageText.Shorten(PageText.OneLine(near), ContextLength);
    }
}
