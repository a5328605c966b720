using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.Extensions.Caching.Memory;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// Keeps what an article's page shows of the article, which is the same for whoever is signed in. Making it takes most
/// of the time of the page; as <see cref="PageCache"/>, nothing is kept longer than until the next commit.
/// </summary>
public sealed class ArticleBodies(ArchiveTag tags) : IDisposable
{
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly MemoryCache bodies = new(new MemoryCacheOptions { SizeLimit = MaxBytes });

    /// <summary>To be read before the article, so that a commit meanwhile makes the body count as old.</summary>
    public string? Tag() => tags.Read();

    /// <summary>The article as it now is; null when it has to be made.</summary>
    public ArticleBody? Find(string slug) =>
        bodies.TryGetValue(slug, out Kept? kept) && kept!.Tag == Tag() ? kept.Body : null;

    /// <param name="tag">Null keeps nothing.</param>
    public ArticleBody Keep(
        string slug, string? tag, string title, string description, IHtmlContent content, HtmlEncoder encoder)
    {
        using var html = new StringWriter(CultureInfo.InvariantCulture);
        content.WriteTo(html, encoder);
        var body = new ArticleBody(title, description, html.ToString());
        if (tag is not null)
        {
            var size = sizeof(char) * body.Html.Length;
            bodies.Set(slug, new Kept(tag, body), new MemoryCacheEntryOptions { Size = size });
        }

        return body;
    }

    public void Dispose() => bodies.Dispose();

    private sealed record Kept(string Tag, ArticleBody Body);
}

/// <param name="Html">All of the article's page below its breadcrumbs.</param>
public sealed record ArticleBody(string Title, string Description, string Html);
