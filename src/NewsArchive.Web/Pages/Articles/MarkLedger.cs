using NewsArchive.Text;
using NewsArchive.Web.Reasons;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// Every passage between quotation marks, and what it is. Speech counts once a passage: a quote that its cue splits is
/// two of them. A stray is a mark without its partner, or with nothing in between, and no passage.
/// </summary>
/// <param name="Groups">Speech first; a kind that does not occur is missing.</param>
public sealed record MarkLedger(IReadOnlyList<MarkGroup> Groups)
{
    /// <summary>Passages, strays left out.</summary>
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
                passage.Quote.Speaker ?? "no source given"))
            .ToList();
        var shown = TextLayers.Shown(article.Marks).ToHashSet();
        var others = article.Marks.GroupBy(mark => mark.Kind).OrderBy(group => group.Key)
            .Select(group => new MarkGroup(group.Key, group.Count(), [.. group
                .Where(shown.Contains).OrderBy(mark => mark.Span)
                .Select(mark => new MarkEntry(
                    AnnotatedText.IsTitle(article, mark.Span) ? "title" : TextLayers.IdOf(mark),
                    Words(article, mark.Span),
                    $"{RuleMeanings.Of(mark.Rule) ?? mark.Rule}; {ConfidenceWords.Of(mark.Confidence)}"))]));
        return new MarkLedger(
        [
            .. speech.Count > 0 ? [new MarkGroup(null, speech.Count, [.. speech.Take(MarkGroup.MaxListed)])] : Array.Empty<MarkGroup>(),
            .. others,
        ]);
    }

    // Posts and reported speech are quotes without marks; block quotations as a rule too.
    private static bool IsMarked(string text, Quote quote, TextSpan span) => quote.Kind switch
    {
        QuotationKind.Direct or QuotationKind.Mixed => true,
        QuotationKind.Block => "\"“„«‘'".Contains(text[span.Start], StringComparison.Ordinal),
        _ => false,
    };

    /// <summary>A lone mark says nothing: a few words around it are shown.</summary>
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

/// <param name="Kind">Null for speech.</param>
public sealed record MarkGroup(MarkKind? Kind, int Count, IReadOnlyList<MarkEntry> Entries)
{
    public const int MaxListed = 500;

    /// <summary>"22 speech", "1 scare mark".</summary>
    public string InWords => Kind switch
    {
        null => $"{PageText.Number(Count)} speech",
        MarkKind.Scare => PageText.Count(Count, "scare mark"),
        MarkKind.Title => PageText.Count(Count, "title"),
        MarkKind.Nickname => PageText.Count(Count, "nickname"),
        MarkKind.Term => PageText.Count(Count, "term"),
        _ => PageText.Count(Count, "stray mark"),
    };
}

/// <param name="Id">Of its place in the text.</param>
/// <param name="Note">Who speaks, or why it is no speech.</param>
public sealed record MarkEntry(string Id, string Words, string Note);
