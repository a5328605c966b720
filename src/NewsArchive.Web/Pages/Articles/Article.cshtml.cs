using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Data;
using NewsArchive.Searching;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>One article with every quoted passage attributed.</summary>
public sealed class ArticleModel(ArchiveContext archive, ArticleBodies bodies) : PageModel
{
    private string? tag;

    /// <summary>Kept from an earlier request; null when it has to be made from the properties below.</summary>
    public ArticleBody? Body { get; private set; }

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
        Body = bodies.Find(slug);
        if (Body is not null)
            return Page();
        tag = bodies.Tag();
        if (await ArticleReader.ReadAsync(archive, slug, cancellation) is not { } article)
            return NotFound();
        Article = article;
        Text = new AnnotatedText(article);
        Summary = SourceSummary.Of(article);
        Bar = SourceBar.Of(Summary);
        Guide = ArticleGuide.Of(article, Text.Layers);
        Marks = MarkLedger.Of(article);
        Elsewhere = await ArticleReader.OtherArticlesAsync(archive, article, cancellation);
        Source = await ArticleReader.OriginalAsync(archive, article, cancellation);
        return Page();
    }

    /// <summary>Keeps what was made, for the next reader.</summary>
    public ArticleBody Keep(IHtmlContent content, HtmlEncoder encoder) => bodies.Keep(
        Article.Slug, tag, Article.Title, PageText.Beginning(Article.Text, 200), content, encoder);
}
