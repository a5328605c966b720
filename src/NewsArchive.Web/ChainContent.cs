using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Text;

namespace NewsArchive.Web;

/// <summary>
/// Who said it and who relayed it, each hop a link: <em>one former US official → The Washington Post</em>. Screen
/// readers hear "Source: one former US official, via The Washington Post."
/// </summary>
/// <param name="address">The address of the article that contains the quote.</param>
/// <param name="here">The words of a last link, to the quote in its article; null beside the quote itself.</param>
public sealed class ChainContent(Quote quote, string address, string? here) : IHtmlContent
{
    public void WriteTo(TextWriter html, HtmlEncoder encoder)
    {
        var paraphrased = quote.Kind == QuotationKind.Indirect ? "paraphrased" : null;
        var doubt = quote.Hops.Count > 0 && quote.Confidence < ConfidenceWords.Confident
            ? ConfidenceWords.Of(quote.Confidence)
            : null;
        var labelled = (paraphrased ?? doubt) is not null;
        if (quote.Hops.Count > 0)
            WriteUnseen(html, labelled ? "Source, " : "Source: ");
        if (labelled)
        {
            var label = string.Join(", ", new[] { paraphrased, doubt }.OfType<string>());
            html.Write($"<span class=\"label\">{label}:</span> ");
        }

        if (quote.Hops.Count == 0)
            html.Write("<span class=\"none\">unattributed</span>");
        foreach (var (at, hop) in quote.Hops.OrderBy(hop => hop.Ordinal).Index())
        {
            if (at > 0)
                WriteArrow(html, ", via");
            WriteHop(html, hop);
        }

        if (here is not null)
        {
            WriteArrow(html, ", in");
            html.WriteOpen("a", ("class", "here"), ("href", $"{address}#{quote.Permalink}"));
            html.WriteText(here);
            html.WriteClose("a");
        }

        WriteUnseen(html, ".");
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

    /// <param name="spoken">What screen readers say for the arrow.</param>
    private static void WriteArrow(TextWriter html, string spoken)
    {
        WriteUnseen(html, spoken);
        html.Write(" <span class=\"arrow\" aria-hidden=\"true\">→</span> ");
    }

    private static void WriteUnseen(TextWriter html, string words) =>
        html.Write($"<span class=\"visually-hidden\">{words}</span>");
}
