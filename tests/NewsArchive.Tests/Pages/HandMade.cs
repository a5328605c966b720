using NewsArchive.Text;

namespace NewsArchive.Tests.Pages;

/// <summary>A document built block by block, with its quotes and names given by their words.</summary>
public sealed class HandMade(string title)
{
    private readonly List<Block> blocks = [];
    private readonly List<NameMention> mentions = [];
    private readonly List<MentionChain> chains = [];
    private readonly List<Quotation> quotations = [];
    private readonly List<Hyperlink> links = [];
    private readonly List<MarkedPhrase> marks = [];
    private string text = "";

    /// <summary>An article of an invented town with at least one block and quote of every kind.</summary>
    public static Document Bridge() => new HandMade("The bridge at Quillhaven is closed")
        .Add(BlockKind.Metadata, "date 2024-03-09")
        .Add(BlockKind.Heading, "The bridge at Quillhaven is closed")
        .Add(BlockKind.Byline, "By Tamsin Orley")
        .Add(BlockKind.Paragraph,
            "QUILLHAVEN — \"The bridge is safe,\" Mayor Ada Quill told the Harbour Courier, \"and it stays open.\" "
            + "According to one clerk, the inspectors had warned her twice. The council calls it \"a matter of weeks.\"")
        .Quote(QuotationKind.Direct, ["\"The bridge is safe,\"", "\"and it stays open.\""], "Ada Quill",
            SourceKind.Person, "Harbour Courier")
        .Because("told", "quote-name-verb", 0.9, "Harbour Courier")
        .Quote(QuotationKind.Indirect, ["the inspectors had warned her twice"], "one clerk", SourceKind.Unnamed)
        .Because("According to", "according-to-clause", 0.7)
        .Quote(QuotationKind.Mixed, ["\"a matter of weeks.\""], null, SourceKind.None)
        .Add(BlockKind.Caption, "Mayor Ada Quill at the bridge, via Norrland Press.")
        .Add(BlockKind.Heading, "What the paper wrote")
        .Add(BlockKind.Intro, "The Harbour Courier has written:")
        .Add(BlockKind.Quotation,
            "The bridge was built in 1931. “Nobody looked [at the piers] for years,” a retired engineer told us.")
        .Add(BlockKind.Quotation, "Its paint alone was renewed.")
        .Quote(QuotationKind.Block,
            ["The bridge was built in 1931. “Nobody looked [at the piers] for years,” a retired engineer told us.\n\nIts paint alone was renewed."],
            "Harbour Courier", SourceKind.Organization)
        .Quote(QuotationKind.Direct, ["“Nobody looked [at the piers] for years,”"], "a retired engineer",
            SourceKind.Unnamed, "Harbour Courier")
        .Because("told", "quote-name-verb", 0.55)
        .Add(BlockKind.Post,
            "Closed again. Ferries <b>run</b> & run. https://example.org/ferries — Ode Marsh (@odemarsh) March 8, 2024")
        .Quote(QuotationKind.Post, ["Closed again. Ferries <b>run</b> & run. https://example.org/ferries"], "Ode Marsh",
            SourceKind.Person)
        .Add(BlockKind.List, "- Ferry at six\n- Ferry at nine")
        .Add(BlockKind.Related, "Watch: the bridge in a storm")
        .Add(BlockKind.Paragraph, "The \"express\" ferry is named after “Slow Water,” a film, and is late\" again.")
        .Mark(MarkKind.Scare, "\"express\"", "held-at-arms-length")
        .Mark(MarkKind.Title, "“Slow Water,”", "work-after")
        .Mark(MarkKind.Stray, "\" again"[..1], "no-partner")
        .Add(BlockKind.Paragraph, "More at HarbourCourier.example or from news@harbourcourier.example.")
        .Name(PartyKind.Person, "Ada Quill").Name(PartyKind.Person, "Ode Marsh").Name(PartyKind.Organization,
            "Harbour Courier", "HarbourCourier.example")
        .Link(LinkKind.Address, "https://example.org/ferries", "https://example.org/ferries")
        .Link(LinkKind.Domain, "HarbourCourier.example", "https://harbourcourier.example")
        .Link(LinkKind.Email, "news@harbourcourier.example", "mailto:news@harbourcourier.example")
        .Document() with
    {
        Published = new PublicationDate(new DateOnly(2024, 3, 9), DatePrecision.Day),
        Publication = "The Weekly Ledger"
    };

    public HandMade Add(BlockKind kind, string words)
    {
        if (text.Length > 0)
            text += "\n\n";
        blocks.Add(new Block(new TextSpan(text.Length, text.Length + words.Length), kind, "by hand", 1));
        text += words;
        return this;
    }

    /// <summary>Adds a quote whose contents are the last occurrences of these words.</summary>
    public HandMade Quote(QuotationKind kind, string[] contents, string? speaker, SourceKind speakerKind,
        params string[] through)
    {
        TextSpan[] spans = [.. contents.Select(Last)];
        var span = spans[0].Cover(spans[^1]);
        var bracket = span.Slice(text).IndexOf('[', StringComparison.Ordinal);
        var editorial = bracket < 0 || kind == QuotationKind.Block
            ? (TextSpan?)null
            : new TextSpan(span.Start + bracket, text.IndexOf(']', span.Start + bracket) + 1);
        var parent = quotations.FindIndex(outer => outer.Span.Contains(span));
        quotations.Add(new Quotation
        {
            Span = span,
            Contents = spans,
            Kind = kind,
            Speaker = speaker,
            SpeakerKind = speakerKind,
            SourceChain = [.. through.Select(name => (name, SourceKind.Organization)).Prepend((speaker!, speakerKind))
                .Where(hop => hop.Item1 is not null).Select(hop => new Hop(hop.Item1, hop.Item2, null, null))],
            Parent = parent < 0 ? null : parent,
            Editorial = editorial is { } inserted ? [inserted] : [],
            Rule = "by hand",
            Confidence = 0.9,
        });
        return this;
    }

    /// <summary>
    /// Sets the evidence for the last quote's source, and the last words that name the hop after its speaker.
    /// </summary>
    public HandMade Because(string cue, string rule, double confidence, string? through = null)
    {
        var quotation = quotations[^1];
        quotations[^1] = quotation with
        {
            Cue = Last(cue),
            Rule = rule,
            Confidence = confidence,
            SourceChain = [.. quotation.SourceChain.Select((hop, place) =>
                place == 1 && through is not null ? hop with { Evidence = Last(through) } : hop)],
        };
        return this;
    }

    public HandMade Mark(MarkKind kind, string words, string rule)
    {
        marks.Add(new MarkedPhrase(Last(words), kind, rule, 0.9));
        return this;
    }

    /// <summary>Adds a party and every place where one of its forms occurs; hops of that name lead to it.</summary>
    public HandMade Name(PartyKind kind, string name, params string[] otherForms)
    {
        foreach (var form in otherForms.Prepend(name))
        {
            for (var at = 0; (at = text.IndexOf(form, at, StringComparison.Ordinal)) >= 0; at += form.Length)
                mentions.Add(new NameMention(new TextSpan(at, at + form.Length), kind, chains.Count, "by hand", 1));
        }

        chains.Add(new MentionChain(name, kind, [.. otherForms.Select(form => new ChainAlias(form, "by hand", true))]));
        return this;
    }

    public HandMade Link(LinkKind kind, string words, string url)
    {
        links.Add(new Hyperlink(Last(words), url, kind));
        return this;
    }

    public Document Document() => new()
    {
        Text = text,
        Title = new Headline(title, false),
        Blocks = blocks,
        Sentences = [],
        Mentions = [.. mentions.OrderBy(mention => mention.Span)],
        Chains = chains,
        Quotations = [.. quotations.Select(quotation => quotation with
        {
            SourceChain = [.. quotation.SourceChain.Select(hop =>
                hop with { Chain = chains.FindIndex(chain => chain.Name == hop.Name) is var at and >= 0 ? at : null })],
        })],
        Marks = marks,
        Hyperlinks = links,
        Warnings = ["This article is made by hand."],
    };

    private TextSpan Last(string words)
    {
        var at = text.LastIndexOf(words, StringComparison.Ordinal);
        return new TextSpan(at, at + words.Length);
    }
}
