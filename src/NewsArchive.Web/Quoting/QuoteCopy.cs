using System.Net;
using System.Text.RegularExpressions;

namespace NewsArchive.Web.Quoting;

/// <summary>
/// Text forms in which to copy a quote: its words, its full source chain, its article and its address.
/// </summary>
/// <param name="link">The address of the quote, for use outside the archive.</param>
public sealed partial class QuoteCopy(Article article, Quote quote, string link)
{
    public string Link => link;

    public string Plain => $"{PageText.Quoted(quote)}\n{Chain}“{article.Title}”{Imprint}\n{link}";

    public string Markdown
    {
        get
        {
            var title = Escape(article.Title);
            return $"> {Escape(PageText.Quoted(quote))}\n>\n> {Escape(Chain)}[{title}](<{link}>){Escape(Imprint)}";
        }
    }

    public string Html =>
        $"""
        <blockquote cite="{Encode(link)}">
          <p>{Encode(PageText.Quoted(quote))}</p>
          <footer>{Encode(Chain)}<a href="{Encode(link)}">{Encode(article.Title)}</a>{Encode(Imprint)}</footer>
        </blockquote>
        """.ReplaceLineEndings("\n");

    /// <summary>"Ada Quill → Harbour Courier → ": the chain up to the article.</summary>
    private string Chain
    {
        get
        {
            var hops = quote.Hops.OrderBy(hop => hop.Ordinal).Select(hop => hop.Name).DefaultIfEmpty("unattributed");
            return string.Concat(hops.Select(hop => hop + " → "));
        }
    }

    /// <summary>", The Weekly Ledger, March 9, 2024": as far as these are known.</summary>
    private string Imprint => string.Concat(
        new[] { article.Publication, article.Published is { } day ? PageText.Date(day, article.PublishedPrecision) : null }
            .Where(part => part is not null)
            .Select(part => ", " + part));

    private static string Encode(string text) => WebUtility.HtmlEncode(text);

    /// <summary>Escapes everything that Markdown would read as markup, HTML included.</summary>
    private static string Escape(string text) => MarkdownSigns().Replace(PageText.OneLine(text), @"\$0") + Tail(text);

    private static string Tail(string text) => text.EndsWith(' ') ? " " : "";

    [GeneratedRegex(@"[\\`*_{}\[\]<>()#+\-!|~&]")]
    private static partial Regex MarkdownSigns();
}
