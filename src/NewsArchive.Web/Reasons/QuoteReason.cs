using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Text;

namespace NewsArchive.Web.Reasons;

/// <summary>
/// The evidence for a quote's source, in two sentences: <em>Evidence: followed by the speaker and “told”; via The Post:
/// “told The Post”. Attribution: probable.</em> The words in quotation marks are the article's.
/// </summary>
public sealed class QuoteReason(Article article, Quote quote) : IHtmlContent
{
    private const int MaxWords = 80;

    // Between "told" and the name of the outlet: "the", "reporters at the".
    private const int MaxGap = 24;

    public void WriteTo(TextWriter html, HtmlEncoder encoder)
    {
        var cue = quote.Cue is { } words ? Words(words) : null;
        string?[] evidence =
        [
            RuleMeanings.Of(quote.Rule, cue) ?? (cue is null ? null : $"“{cue}”"),
            .. quote.Hops.OrderBy(hop => hop.Ordinal).Skip(1).Select(Relayed),
        ];
        if (evidence.OfType<string>().ToList() is { Count: > 0 } found)
            html.WriteText($"Evidence: {string.Join("; ", found)}. ");
        html.WriteText($"Attribution: {ConfidenceWords.Of(quote.Confidence)}.");
    }

    private string? Relayed(QuoteHop hop)
    {
        if (hop.Evidence is not { } evidence)
            return null;
        var told = quote.Cue is { } verb ? SaidTo(verb, evidence) : null;
        return $"via {hop.Name}: “{Words(told ?? evidence)}”";
    }

    private string Words(TextSpan span) => PageText.Shorten(PageText.OneLine(span.Slice(article.Text)), MaxWords);

    /// <summary>"told the Post": the verb and the outlet, where nothing else comes between them.</summary>
    private TextSpan? SaidTo(TextSpan verb, TextSpan outlet)
    {
        var gap = outlet.Start - verb.End;
        return gap is > 0 and <= MaxGap
            && verb.Slice(article.Text) is "told" or "tells" or "telling"
            && article.Text.AsSpan(verb.End, gap).IndexOfAny(".,;:\"“”") < 0
            ? verb.Cover(outlet)
            : null;
    }
}
