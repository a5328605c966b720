using NewsArchive.Text;

namespace NewsArchive;

/// <summary>One article with everything found in it.</summary>
public sealed class Article
{
    public int Id { get; set; }

    /// <summary>ASCII, at most 80 characters, unique; made once and kept even if the title changes.</summary>
    public required string Slug { get; set; }

    public required string Title { get; set; }

    /// <summary>True when the text has no title and this one is the beginning of its first sentence.</summary>
    public bool TitleMade { get; set; }

    /// <summary>
    /// With <see cref="PublishedPrecision"/>: the first day of the month or year where only that is known.
    /// </summary>
    public DateOnly? Published { get; set; }

    public DatePrecision? PublishedPrecision { get; set; }

    public string? Publication { get; set; }

    public string? Byline { get; set; }

    public string? Url { get; set; }

    public DateTime ImportedAt { get; set; }

    /// <summary>The <see cref="Analyzer.Version"/> that analyzed this article.</summary>
    public int AnalyzerVersion { get; set; }

    public int SourceFileId { get; set; }

    public SourceFile SourceFile { get; set; } = null!;

    // The long columns come last: SQLite reads a row from its start, and lists need only the columns above.
    /// <summary>Stored as <see cref="Data.PackedText"/>: a query cannot look into it.</summary>
    public required string Text { get; set; }

    public required IReadOnlyList<Block> Blocks { get; set; }

    public required IReadOnlyList<MarkedPhrase> Marks { get; set; }

    public required IReadOnlyList<string> Warnings { get; set; }

    public List<Quote> Quotes { get; } = [];

    public List<Link> Links { get; } = [];

    /// <summary>In the order of the text, without overlaps.</summary>
    public IReadOnlyList<Mention> Mentions { get; set; } = [];

    public List<Party> Parties { get; } = [];

    /// <summary>The entity that a mention of this article means. Its parties must have been read, in their
    /// order.</summary>
    public Entity EntityOf(Mention mention) => Parties[mention.Party].Entity;
}
