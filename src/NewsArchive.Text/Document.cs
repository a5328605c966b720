namespace NewsArchive.Text;

/// <summary>
/// A text and everything found in it. Each finding is a span into <see cref="Text"/>, which never changes after its
/// line ends became <c>\n</c>. The README's table of words explains the kinds.
/// </summary>
public sealed record Document
{
    public required string Text { get; init; }

    public required Headline Title { get; init; }

    public PublicationDate? Published { get; init; }

    public string? Publication { get; init; }

    public string? Byline { get; init; }

    public string? Url { get; init; }

    /// <summary>
    /// Blocks in the order of the text. They do not overlap, and together contain every character that is not white
    /// space.
    /// </summary>
    public required IReadOnlyList<Block> Blocks { get; init; }

    public required IReadOnlyList<TextSpan> Sentences { get; init; }

    /// <summary>Names of people and organizations, in the order of the text, without overlaps.</summary>
    public required IReadOnlyList<NameMention> Mentions { get; init; }

    /// <summary>The parties of the text; <see cref="NameMention.Chain"/> is an index into this list.</summary>
    public required IReadOnlyList<MentionChain> Chains { get; init; }

    /// <summary>Quotes in the order of the text, an outer one before those inside it.</summary>
    public required IReadOnlyList<Quotation> Quotations { get; init; }

    /// <summary>Passages in quotation marks that are not quotes.</summary>
    public required IReadOnlyList<MarkedPhrase> Marks { get; init; }

    public required IReadOnlyList<Hyperlink> Hyperlinks { get; init; }

    /// <summary>Messages for whoever imports the text: "the date 03/04/2025 is ambiguous".</summary>
    public required IReadOnlyList<string> Warnings { get; init; }
}

/// <summary>The title: as given (<see cref="Made"/> false), or the beginning of the first sentence.</summary>
public sealed record Headline(string Text, bool Made);

public enum DatePrecision { Year, Month, Day }

/// <summary>A day, or the first day of a month or year when only that is known. Never shifted by a time zone.</summary>
public sealed record PublicationDate(DateOnly Date, DatePrecision Precision);

public enum BlockKind
{
    Paragraph, Heading, Caption, Quotation, Intro, Post, Related, Byline, Dateline, Metadata, List,
}

public sealed record Block(TextSpan Span, BlockKind Kind, string Rule, double Confidence);

public enum PartyKind { Person, Organization }

/// <summary>One place where the text names a person or an organization, without title or possessive.</summary>
public sealed record NameMention(TextSpan Span, PartyKind Kind, int Chain, string Rule, double Confidence);

/// <summary>All mentions of one party in the text.</summary>
/// <param name="Name">The name to show: "X" of "X, also known as Y", else the most common full form.</param>
/// <param name="Aliases">Every other form with the rule that joined it, the most common first.</param>
public sealed record MentionChain(string Name, PartyKind Kind, IReadOnlyList<ChainAlias> Aliases);

/// <param name="Stated">True when the text itself says that the two names mean one party.</param>
public sealed record ChainAlias(string Name, string Rule, bool Stated);

public enum QuotationKind { Direct, Mixed, Indirect, Post, Block }

public enum SourceKind { Person, Organization, Unnamed, None }

/// <summary>A passage whose words, or whose substance, the text attributes to a source.</summary>
public sealed record Quotation
{
    /// <summary>From the start of the first content to the end of the last.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>
    /// What was said, marks included: one span, or several where a reporting verb or a paragraph break splits it.
    /// </summary>
    public required IReadOnlyList<TextSpan> Contents { get; init; }

    public required QuotationKind Kind { get; init; }

    /// <summary>The words that say it was said: "told", "according to".</summary>
    public TextSpan? Cue { get; init; }

    /// <summary>The words that name who says it, with their description.</summary>
    public TextSpan? Source { get; init; }

    /// <summary>The name shown for the party that the source refers to; an unnamed source as written.</summary>
    public string? Speaker { get; init; }

    public required SourceKind SpeakerKind { get; init; }

    /// <summary>From the speaker to this article, nearest first; empty where the text names no source.</summary>
    public required IReadOnlyList<Hop> SourceChain { get; init; }

    /// <summary>The index of the quote that contains this one.</summary>
    public int? Parent { get; init; }

    /// <summary>Spans inside the contents that an editor added and nobody spoke: "[Bashar]", "[sic]".</summary>
    public required IReadOnlyList<TextSpan> Editorial { get; init; }

    /// <summary>The name of the rule that attributed it.</summary>
    public required string Rule { get; init; }

    /// <summary>From 0 to 1; 0.8 and above is shown as confident.</summary>
    public required double Confidence { get; init; }
}

/// <summary>One stage through which the words were relayed.</summary>
/// <param name="Chain">The index into <see cref="Document.Chains"/> where the hop is a named party.</param>
/// <param name="Evidence">The words that name this hop.</param>
public sealed record Hop(string Name, SourceKind Kind, int? Chain, TextSpan? Evidence);

public enum MarkKind { Scare, Title, Nickname, Term, Stray }

/// <summary>A phrase in quotation marks that is not a quote, marks included.</summary>
public sealed record MarkedPhrase(TextSpan Span, MarkKind Kind, string Rule, double Confidence);

public enum LinkKind { Address, Domain, Handle, Email }

public sealed record Hyperlink(TextSpan Span, string Url, LinkKind Kind);
