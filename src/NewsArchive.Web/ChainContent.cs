using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Text;

namespace NewsArchive.Web;

/// <summary>
/// Who said it and through whom it came: <em>one former US official → The Washington Post → this article</em>,
/// each hop a link.
/// </summary>
/// <param name="address">Of the article the quote stands in.</param>
/// <param name="here">What the last hop is called.</param>
public sealed class ChainContent(Quote quote, string address, string here) : IHtmlContent
{
    public void WriteTo(TextWriter html, HtmlEncoder encoder)
    {
        var reported = quote.Kind == QuotationKind.Indirect ? "reported" : null;
        var doubt = quote.Hops.Count > 0 && quote.Confidence < ConfidenceWords.Clear
            ? ConfidenceWords.Of(quote.Confidence)
            : null;
        if ((reported ?? doubt) is not null)
            html.Write($"<span class=\"label\">{string.Join(", ", new[] { reported, doubt }.OfType<string>())}:</span> ");
        if (quote.Hops.Count == 0)
        {
            html.Write("<span class=\"none\">no source given</span>");
            WriteArrow(html);
        }

        foreach (var hop in quote.Hops.OrderBy(hop => hop.Ordinal))
        {
            WriteHop(html, hop);
            WriteArrow(html);
        }

        html.WriteOpen("a", ("class", "here"), ("href", $"{address}#{quote.Permalink}"));
        html.WriteText(here);
        html.WriteClose("a");
    }

    private static void WriteHop(TextWriter html, QuoteHop hop)
    {
        html.WriteOpen(
            "a",
            ("class", hop.Kind == SourceKind.Unnamed ? "unnamed" : "named"),
            ("href", hop.Entity is { } entity ? PageAddress.Of(entity) : PageAddress.Search(hop.Name)));
        html.WriteText(hop.Name);
        html.WriteClose("a");
    }

    private static void WriteArrow(TextWriter html) =>
        html.Write(" <span class=\"arrow\" aria-hidden=\"true\">→</span> ");
}
