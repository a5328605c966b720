using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Drift;
using NewsArchive.Searching;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>One article with every quoted passage attributed.</summary>
public sealed class ArticleModel(ArchiveContext archive, DriftSearch drift) : PageModel
{
    public Article Article { get; private set; } = null!;

    public SourceSummary Summary { get; private set; } = null!;

    public AnnotatedText Text { get; private set; } = null!;

    public SourceBar Bar { get; private set; } = null!;

    public ArticleGuide Guide { get; private set; } = null!;

    public MarkLedger Marks { get; private set; } = null!;

    /// <summary>
    /// The number of other articles with the same quote, by the quote's id; quotes in no other article are left out.
    /// </summary>
    public IReadOnlyDictionary<int, int> Elsewhere { get; private set; } = new Dictionary<int, int>();

    public OriginalFile Source { get; private set; } = null!;

    public DateTime ImportedAt => Article.ImportedAt;

    public async Task<IActionResult> OnGetAsync(string slug, CancellationToken cancellation)
    {
        if (await ArticleReader.ReadAsync(archive, slug, cancellation) is not { } article)
            return NotFound();
        Article = article;
        Text = new AnnotatedText(article);
        Summary = SourceSummary.Of(article);
        Bar = SourceBar.Of(article, Summary);
        Guide = ArticleGuide.Of(article, Text.Layers);
        Marks = MarkLedger.Of(article);
        Elsewhere = await drift.OtherArticlesAsync([.. article.Quotes.Select(quote => quote.Id)], cancellation);
        Source = await archive.SourceFiles
            .Where(file => file.Id == article.SourceFileId)
            .Select(file => new OriginalFile(file.Name, file.Length, file.Encoding, Convert.ToHexStringLower(file.Sha256)))
            .FirstAsync(cancellation);
        return Page();
    }
}

/// <param name="Length">In bytes.</param>
public sealed record OriginalFile(string Name, int Length, string Encoding, string Sha256);
