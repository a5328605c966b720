using NewsArchive.Text;

namespace NewsArchive;

/// <summary>A passage of an article that is attributed to a source.</summary>
public sealed class Quote
{
    public int Id { get; set; }

    public int ArticleId { get; set; }

    public Article Article { get; set; } = null!;

    /// <summary>Its position among the article's quotes, from 0; an outer quote comes before those inside it.</summary>
    public int Ordinal { get; set; }

    public int Start { get; set; }

    public int End { get; set; }

    /// <summary>What was said, marks included: one span or several.</summary>
    public required IReadOnlyList<TextSpan> Contents { get; set; }

    /// <summary>The contents as one line, for lists of quotes.</summary>
    public required string Words { get; set; }

    /// <summary>
    /// Stays the same when the article is analyzed again: made from the article, the exact words and their count so far
    /// in the article. It is the fragment of the quote's address.
    /// </summary>
    public required string Permalink { get; set; }

    public QuotationKind Kind { get; set; }

    public TextSpan? Cue { get; set; }

    public TextSpan? Source { get; set; }

    /// <summary>The name to show, or an unnamed source as written; null where the text names none.</summary>
    public string? Speaker { get; set; }

    public SourceKind SpeakerKind { get; set; }

    public int? SpeakerPartyId { get; set; }

    /// <summary>The party of the article that speaks; null for unnamed sources.</summary>
    public Party? SpeakerParty { get; set; }

    /// <summary>The entity of <see cref="SpeakerParty"/>, where that has been read.</summary>
    public Entity? SpeakerEntity => SpeakerParty?.Entity;

    /// <summary>The <see cref="Ordinal"/> of the quote that contains this one.</summary>
    public int? ParentOrdinal { get; set; }

    /// <summary>Spans of the contents that nobody spoke: "[sic]".</summary>
    public required IReadOnlyList<TextSpan> Editorial { get; set; }

    public required string Rule { get; set; }

    public double Confidence { get; set; }

    /// <summary>The source chain, nearest to the speaker first.</summary>
    public List<QuoteHop> Hops { get; } = [];
}

/// <summary>One hop of a quote's source chain.</summary>
public sealed class QuoteHop
{
    public int QuoteId { get; set; }

    public int Ordinal { get; set; }

    public required string Name { get; set; }

    public SourceKind Kind { get; set; }

    public int? PartyId { get; set; }

    /// <summary>The party of the article that this hop is; null for unnamed sources.</summary>
    public Party? Party { get; set; }

    /// <summary>The entity of <see cref="Party"/>, where that has been read.</summary>
    public Entity? Entity => Party?.Entity;

    /// <summary>The words of the article that name this hop.</summary>
    public TextSpan? Evidence { get; set; }

    // What the words say about an unnamed hop; null for named ones and for what the words do not say.

    /// <summary>The noun in the singular: "official", "spokesman".</summary>
    public string? Role { get; set; }

    /// <summary>The number of speakers.</summary>
    public int? Number { get; set; }

    public string? Nationality { get; set; }

    /// <summary>The body they work for or represent: "the ministry of water".</summary>
    public string? Affiliation { get; set; }
}

/// <summary>
/// A party mentioned in a quote: what the quote is about. Of nested quotes, only the innermost counts.
/// </summary>
public sealed class QuoteSubject
{
    public int QuoteId { get; set; }

    public int PartyId { get; set; }

    public Party Party { get; set; } = null!;
}
