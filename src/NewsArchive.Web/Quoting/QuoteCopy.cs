using System.Net;
using System.Text.RegularExpressions;
using NewsArchive.Text;

namespace NewsArchive.Web.Quoting;

/// <summary>
/// Text forms in which to copy a quote: its words, its full source chain, its article and its address.
/// </summary>
/// <param name="link">The address of the quote, for use outside the archive.</param>
public sealed partial class QuoteCopy(Article article, Quote quote, string link)
{
    public string Link => link;

    public string Plain => $"{Said}\n{Chain}“{article.Title}”{Imprint}\n{link}";

    public string Markdown
    {
        get
        {
            var title = Escape(article.Title);
            var attribution = $"{Escape(Chain)}[{title}](<{link}>){Escape(Imprint)}";
            return IsParaphrase ? $"{Escape(Said)}\n\n{attribution}" : $"> {Escape(Said)}\n>\n> {attribution}";
        }
    }

    public string Html
    {
        get
        {
            var title = $"<a href=\"{Encode(link)}\">{Encode(article.Title)}</a>";
            var attribution = $"{Encode(Chain)}{title}{Encode(Imprint)}";
            var html = IsParaphrase
                ? $"""
                <p>{Encode(Said)}</p>
                <p>{attribution}</p>
                """
                : $"""
                <blockquote cite="{Encode(link)}">
                  <p>{Encode(Said)}</p>
                  <footer>{attribution}</footer>
                </blockquote>
                """;
            return html.ReplaceLineEndings("\n");
        }
    }

    // The article's own words for what somebody said, not to be taken for a quotation.
    private bool IsParaphrase => quote.Kind == QuotationKind.Indirect;

    /// <summary>The words, and of a paraphrase that it is one: "Paraphrased, probable: the inspectors had …".</summary>
    private string Said => !IsParaphrase ? PageText.Quoted(quote)
        : quote.Hops.Count == 0 ? $"Paraphrased: {PageText.Quoted(quote)}"
        : $"Paraphrased, {ConfidenceWords.Of(quote.Confidence)}: {PageText.Quoted(quote)}";

    /// <summary>"Ada Quill → Harbour Courier → ", up to the article; a weak attribution says so first.</summary>
    private string Chain
    {
        get
        {
            var hops = quote.Hops.OrderBy(hop => hop.Ordinal).Select(hop => hop.Name).DefaultIfEmpty("unattributed");
            var doubt = quote.Hops.Count > 0 && !IsParaphrase && quote.Confidence < ConfidenceWords.Confident
                ? ConfidenceWords.Of(quote.Confidence) + ": "
                : "";
            return doubt + string.Concat(hops.Select(hop => hop + " → "));
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
