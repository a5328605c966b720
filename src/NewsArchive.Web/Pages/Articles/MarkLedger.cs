using NewsArchive.Text;
using NewsArchive.Web.Reasons;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// Every passage between quotation marks, and what it is. A quote that is split, as by "he said", counts as two
/// passages. An unmatched mark, one without its partner or with nothing in between, is no passage.
/// </summary>
/// <param name="Groups">Quotes first; kinds that do not occur are left out.</param>
public sealed record MarkLedger(IReadOnlyList<MarkGroup> Groups)
{
    /// <summary>Passages, without the unmatched marks.</summary>
    public int Passages => Groups.Where(group => group.Kind != MarkKind.Stray).Sum(group => group.Count);

    public int Strays => Groups.Where(group => group.Kind == MarkKind.Stray).Sum(group => group.Count);

    public static MarkLedger Of(Article article)
    {
        var speech = article.Quotes.OrderBy(quote => quote.Ordinal)
            .SelectMany(quote => quote.Contents.Select((span, index) => (Span: span, Quote: quote, Index: index)))
            .Where(passage => IsMarked(article.Text, passage.Quote, passage.Span))
            .DistinctBy(passage => passage.Span).OrderBy(passage => passage.Span)
            .Select(passage => new MarkEntry(
                TextLayers.IdOf(passage.Quote, passage.Index),
                Words(article, passage.Span),
                passage.Quote.Speaker ?? "unattributed"))
            .ToList();
        var shown = TextLayers.Shown(article.Marks).ToHashSet();
        var others = article.Marks.GroupBy(mark => mark.Kind).OrderBy(group => group.Key)
            .Select(group => new MarkGroup(group.Key, group.Count(), [.. group
                .Where(shown.Contains).OrderBy(mark => mark.Span)
                .Select(mark => new MarkEntry(
                    AnnotatedText.IsTitle(article, mark.Span) ? "title" : TextLayers.IdOf(mark),
                    Words(article, mark.Span),
                    Note(mark)))]));
        return new MarkLedger(
        [
            .. speech.Count > 0 ? [new MarkGroup(null, speech.Count, [.. speech.Take(MarkGroup.MaxListed)])] : Array.Empty<MarkGroup>(),
            .. others,
        ]);
    }

    private static string Note(MarkedPhrase mark) =>
        (RuleMeanings.Of(mark.Rule) is { } meaning ? meaning + "; " : "") + ConfidenceWords.Of(mark.Confidence);

    // Posts and paraphrases are quotes without marks, and most block quotes are too.
    private static bool IsMarked(string text, Quote quote, TextSpan span) => quote.Kind switch
    {
        QuotationKind.Direct or QuotationKind.Mixed => true,
        QuotationKind.Block => "\"“„«‘'".Contains(text[span.Start], StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>An unmatched mark alone would say nothing, so a few words around it are shown.</summary>
    private static string Words(Article article, TextSpan span)
    {
        const int Around = 20;
        var shown = span.Length > 2
            ? span
            : new TextSpan(Math.Max(0, span.Start - Around), Math.Min(article.Text.Length, span.End + Around));
        return (shown.Start < span.Start ? "…" : "")
            + PageText.Shorten(PageText.OneLine(shown.Slice(article.Text)), 90)
            + (shown.End > span.End ? "…" : "");
    }
}

/// <param name="Kind">Null for quotes.</param>
public sealed record MarkGroup(MarkKind? Kind, int Count, IReadOnlyList<MarkEntry> Entries)
{
    public const int MaxListed = 500;

    /// <summary>"22 quotes", "1 scare quote".</summary>
    public string InWords => Kind switch
    {
        null => PageText.Count(Count, "quote"),
        MarkKind.Scare => PageText.Count(Count, "scare quote"),
        MarkKind.Title => PageText.Count(Count, "title"),
        MarkKind.Nickname => PageText.Count(Count, "nickname"),
        MarkKind.Term => PageText.Count(Count, "term"),
        _ => PageText.Count(Count, "unmatched mark"),
    };
}

/// <param name="Id">The id of its place in the text.</param>
/// <param name="Note">Who speaks, or why it is not a quote.</param>
public sealed record MarkEntry(string Id, string Words, string Note);
