using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Text;

namespace NewsArchive.Web.Reasons;

/// <summary>
/// Why a quote is given to its source, in one line: <em>told The Post</em>: the outlet it was said to; rule
/// quote-name-verb; likely. The words in italics are the article's.
/// </summary>
public sealed class QuoteReason(Article article, Quote quote) : IHtmlContent
{
    private const int MaxWords = 80;

    // Between "told" and the name of the outlet: "the", "reporters at the".
    private const int MaxGap = 24;

    public void WriteTo(TextWriter html, HtmlEncoder encoder)
    {
        var meaning = RuleMeanings.Of(quote.Rule);
        if (quote.Cue is { } cue)
            WriteEvidence(html, cue, meaning ?? "the words that give it to its source");
        else if (meaning is not null)
            html.WriteText($"{char.ToUpperInvariant(meaning[0])}{meaning.AsSpan(1)}; ");
        foreach (var hop in quote.Hops.OrderBy(hop => hop.Ordinal).Skip(1))
        {
            if (hop.Evidence is not { } evidence)
                continue;
            if (quote.Cue is { } verb && SaidTo(verb, evidence) is { } told)
                WriteEvidence(html, told, "the outlet it was said to");
            else
                WriteEvidence(html, evidence, "through whom it came");
        }

        html.Write("rule ");
        html.WriteOpen("code");
        html.WriteText(quote.Rule);
        html.WriteClose("code");
        html.Write("; ");
        html.WriteText(ConfidenceWords.Of(quote.Confidence));
    }

    private void WriteEvidence(TextWriter html, TextSpan words, string meaning)
    {
        html.WriteOpen("em");
        html.WriteText(PageText.Shorten(PageText.OneLine(words.Slice(article.Text)), MaxWords));
        html.WriteClose("em");
        html.WriteText($": {meaning}; ");
    }

    /// <summary>The verb with whom it was said to, where nothing else stands between them.</summary>
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
