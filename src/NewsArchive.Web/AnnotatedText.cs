using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Text;

namespace NewsArchive.Web;

/// <summary>
/// An article's text as HTML, block by block. Without its tags and notes, the HTML is the text, character by character.
/// </summary>
public sealed class AnnotatedText(Article article) : IHtmlContent
{
    private readonly TextLayers layers = new(article);

    public TextLayers Layers => layers;

    private readonly Quote[] takenOver =
        [.. article.Quotes.Where(quote => TextLayers.IsTakenOver(article, quote)).OrderBy(quote => quote.Ordinal)];

    public void WriteTo(TextWriter html, HtmlEncoder encoder)
    {
        var position = 0;
        Quote? taken = null;
        var inBlockquote = false;
        var named = new HashSet<Quote>();
        foreach (var block in article.Blocks)
        {
            var span = new TextSpan(Math.Max(position, block.Span.Start), Math.Max(position, block.Span.End));
            if (span.Length == 0)
                continue;
            var quote = block.Kind == BlockKind.Quotation ? Array.Find(takenOver, q => Span(q).Overlaps(span)) : null;
            if (inBlockquote && (block.Kind != BlockKind.Quotation || quote != taken))
            {
                html.WriteClose("blockquote");
                inBlockquote = false;
            }

            WriteBetweenBlocks(html, new TextSpan(position, span.Start));
            if (!inBlockquote && block.Kind == BlockKind.Quotation)
            {
                // A block quote that another block interrupts shows its source only at its beginning.
                OpenBlockquote(html, quote is not null && named.Add(quote) ? quote : null);
                (inBlockquote, taken) = (true, quote);
            }

            WriteBlock(html, block.Kind, span);
            position = span.End;
        }

        if (inBlockquote)
            html.WriteClose("blockquote");
        WriteBetweenBlocks(html, new TextSpan(position, article.Text.Length));
    }

    private void OpenBlockquote(TextWriter html, Quote? quote)
    {
        if (quote is null)
        {
            html.WriteOpen("blockquote");
            return;
        }

        html.WriteOpen(
            "blockquote", ("class", "taken"), ("id", quote.Permalink), ("data-source", layers.Number(quote)));
        layers.WriteNote(html, "p", quote);
    }

    private void WriteBlock(TextWriter html, BlockKind kind, TextSpan span)
    {
        switch (kind)
        {
            case BlockKind.List:
                html.WriteOpen("ul", ("class", "lines"));
                WriteLines(html, span);
                html.WriteClose("ul");
                break;
            case BlockKind.Post:
                html.WriteOpen("blockquote", ("class", "post"));
                WriteElement(html, "p", null, span);
                html.WriteClose("blockquote");
                break;
            case BlockKind.Heading when RepeatsTitle(article, span):
                // The page's heading already has these words.
                html.Write("<p hidden>");
                html.WriteText(span.Slice(article.Text));
                html.WriteClose("p");
                break;
            case BlockKind.Heading:
                WriteElement(html, "h2", null, span);
                break;
            case BlockKind.Paragraph or BlockKind.Quotation:
                WriteElement(html, "p", null, span);
                break;
            default:
                WriteElement(html, "p", kind.ToString().ToLowerInvariant(), span);
                break;
        }
    }

    /// <summary>A list's own marks ("- ", "1. ") stay in its lines; the line breaks go between the items.</summary>
    private void WriteLines(TextWriter html, TextSpan span)
    {
        var start = span.Start;
        while (start < span.End)
        {
            var newline = article.Text.IndexOf('\n', start, span.End - start);
            var end = newline < 0 ? span.End : newline;
            if (end > start)
                WriteElement(html, "li", null, new TextSpan(start, end));
            if (newline >= 0)
                html.Write('\n');
            start = end + 1;
        }
    }

    private void WriteElement(TextWriter html, string element, string? classes, TextSpan span)
    {
        html.WriteOpen(element, ("class", classes));
        layers.Write(html, span);
        html.WriteClose(element);
    }

    /// <summary>White space, unless a block is missing: then its text is still shown.</summary>
    private void WriteBetweenBlocks(TextWriter html, TextSpan span)
    {
        var between = span.Slice(article.Text);
        if (string.IsNullOrWhiteSpace(between))
            html.WriteText(between);
        else
            WriteElement(html, "p", null, span);
    }

    /// <summary>True for a place that the page shows only as its heading.</summary>
    public static bool IsTitle(Article article, TextSpan place) => article.Blocks.Any(block =>
        block.Kind == BlockKind.Heading && block.Span.Contains(place) && RepeatsTitle(article, block.Span));

    private static bool RepeatsTitle(Article article, TextSpan span) =>
        !article.TitleMade
        && span.Slice(article.Text).AsSpan().Trim().SequenceEqual(article.Title.AsSpan().Trim())
        && !article.Quotes.Exists(quote => Span(quote).Overlaps(span));

    private static TextSpan Span(Quote quote) => new(quote.Start, quote.End);
}
