using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Web;

/// <summary>The addresses of pages, for links that are not written in a page's own markup.</summary>
public static class PageAddress
{
    public static string Of(Entity entity) =>
        $"{(entity.Kind == PartyKind.Person ? "/people" : "/organizations")}/{entity.Slug}";

    public static string Of(Article article) => $"/articles/{article.Slug}";

    /// <summary>The address of the quote's own page.</summary>
    public static string Of(Article article, Quote quote) => $"/articles/{article.Slug}/quotes/{quote.Permalink}";

    /// <summary>The place of a quote on its article's page, or its own page where the text does not mark it.</summary>
    public static string Place(Article article, Quote quote) =>
        TextLayers.IsMarked(quote) ? "#" + quote.Permalink : Of(article, quote);

    public static string Quotes(QuoteQuery query) => "/quotes" + query.Print();

    /// <summary>The address of a search for exactly these words.</summary>
    public static string Search(string words) =>
        $"/search?q={Uri.EscapeDataString('"' + words.Replace('"', ' ').Trim() + '"')}";

    /// <summary>
    /// The address if a page may link to it; null for schemes that could do more than open a page or an email.
    /// </summary>
    public static string? Outside(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" or "mailto"
            ? url
            : null;
}
