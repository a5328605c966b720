namespace NewsArchive.Text.Tests.Properties;

/// <summary>What is true of every document, whatever was read.</summary>
public static class Invariants
{
    private const string DoubleMarks = "\"“”„‟«»";

    public static void Check(Document document)
    {
        Blocks(document);
        Sentences(document);
        Names(document);
        foreach (var (quote, index) in document.Quotations.Select((quote, index) => (quote, index)))
            Quote(document, quote, index);
        // Sorted, because a post may stand between two paragraphs of one quote.
        Apart(document, "outer quotes", document.Quotations.Where(x => x.Parent is null)
            .Where(x => x.Kind != QuotationKind.Indirect).SelectMany(x => x.Contents).Order());
        Marks(document);
        Links(document);
        Require(document.Title.Text.Length > 0 && !document.Title.Text.Contains('\n'), "the title is one line of text");
        Require(document.Published is null || document.Published.Date.Year > 1400, "the day is one of print");
    }

    private static void Blocks(Document document)
    {
        Apart(document, "blocks", document.Blocks.Select(x => x.Span));
        Rules(document.Blocks.Select(x => (x.Rule, x.Confidence)));
        var held = new bool[document.Text.Length];
        foreach (var block in document.Blocks)
            held.AsSpan(block.Span.Start, block.Span.Length).Fill(true);
        for (var i = 0; i < held.Length; i++)
            Require(held[i] || char.IsWhiteSpace(document.Text[i]), $"the character at {i} lies in no block");
    }

    private static void Sentences(Document document) => Apart(document, "sentences", document.Sentences);

    private static void Names(Document document)
    {
        Apart(document, "mentions", document.Mentions.Select(x => x.Span));
        Rules(document.Mentions.Select(x => (x.Rule, x.Confidence)));
        foreach (var mention in document.Mentions)
        {
            Require(mention.Chain >= 0 && mention.Chain < document.Chains.Count, $"{mention} has no chain");
            Require(document.Chains[mention.Chain].Kind == mention.Kind, $"{mention}: its chain is of another kind");
        }
        var named = document.Mentions.Select(x => x.Chain).ToHashSet();
        Require(Enumerable.Range(0, document.Chains.Count).All(named.Contains), "a chain has no mention");
        Require(document.Chains.All(x => x.Name.Length > 0), "a chain has no name");
    }

    private static void Quote(Document document, Quotation quote, int index)
    {
        var what = $"the quote {quote.Span} by {quote.Rule}";
        Require(quote.Contents.Count > 0, $"{what} has no content");
        Apart(document, "contents of " + what, quote.Contents);
        Require(quote.Span == quote.Contents[0].Cover(quote.Contents[^1]), $"{what} is not the cover of its contents");
        Rules([(quote.Rule, quote.Confidence)]);
        foreach (var span in new[] { quote.Cue, quote.Source }.OfType<TextSpan>())
            Inside(document, "cue or source of " + what, span);
        Require(quote.Editorial.All(x => quote.Contents.Any(content => content.Contains(x))),
            $"{what} has editorial words outside its contents");
        Require((quote.Speaker is null) == (quote.SpeakerKind == SourceKind.None), $"{what}: speaker or kind");
        Require(quote.Speaker == quote.SourceChain.FirstOrDefault()?.Name,
            $"{what}: the chain does not begin with the speaker");
        foreach (var hop in quote.SourceChain)
        {
            Require(hop.Chain is null || (hop.Chain >= 0 && hop.Chain < document.Chains.Count),
                $"{what}: {hop} has no chain");
            if (hop.Evidence is { } evidence)
                Inside(document, "evidence of " + hop, evidence);
        }
        if (index > 0)
            Require(document.Quotations[index - 1].Span.CompareTo(quote.Span) <= 0, $"{what} is out of order");
        if (quote.Parent is not { } parent)
            return;
        Require(parent >= 0 && parent < index, $"{what}: its outer quote does not come before it");
        Require(quote.Contents.All(x => document.Quotations[parent].Contents.Any(outer => outer.Contains(x))),
            $"{what} does not lie in its outer quote {document.Quotations[parent].Span}");
    }

    private static void Marks(Document document)
    {
        Apart(document, "marks", document.Marks.Select(x => x.Span));
        Rules(document.Marks.Select(x => (x.Rule, x.Confidence)));
        var explained = new bool[document.Text.Length];
        foreach (var span in document.Marks.Select(x => x.Span).Concat(
            document.Quotations.Where(x => x.Kind != QuotationKind.Indirect).SelectMany(x => x.Contents)))
        {
            explained.AsSpan(span.Start, span.Length).Fill(true);
        }
        for (var i = 0; i < explained.Length; i++)
            Require(explained[i] || !DoubleMarks.Contains(document.Text[i]), $"the mark at {i} is not accounted for");
    }

    private static void Links(Document document)
    {
        Apart(document, "links", document.Hyperlinks.Select(x => x.Span));
        foreach (var link in document.Hyperlinks)
        {
            Require(
                Uri.TryCreate(link.Url, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" or "mailto",
                $"{link} leads nowhere");
        }
    }

    /// <summary>In the order of the text, none empty, without overlaps.</summary>
    private static void Apart(Document document, string what, IEnumerable<TextSpan> spans)
    {
        TextSpan? last = null;
        foreach (var span in spans)
        {
            Inside(document, what, span);
            Require(last is null || last.Value.End <= span.Start,
                $"{what}: {last} and {span} overlap or are out of order");
            last = span;
        }
    }

    private static void Inside(Document document, string what, TextSpan span) =>
        Require(span.Length > 0 && span.End <= document.Text.Length, $"{what}: {span} slices nothing of the text");

    private static void Rules(IEnumerable<(string Rule, double Confidence)> facts)
    {
        foreach (var (rule, confidence) in facts)
            Require(rule.Length > 0 && confidence is >= 0 and <= 1, $"the rule \"{rule}\" is {confidence} sure");
    }

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
