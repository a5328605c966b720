using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NewsArchive.Drift;
using NewsArchive.Resolving;
using NewsArchive.Text;
using NewsArchive.Text.Quotes;

namespace NewsArchive.Importing;

/// <summary>
/// The rows of a document as far as its text alone decides them, which many threads can work out at once: all but ids,
/// slug and entities. Parties stand for themselves by their number.
/// </summary>
internal sealed class ArticleRows
{
    private ArticleRows()
    {
    }

    public required SourceFile File { get; init; }

    /// <summary>The parties of the text, in the order of their numbers.</summary>
    public required IReadOnlyList<PartyNames> Parties { get; init; }

    /// <summary>The slug that the article should have.</summary>
    public required string Slug { get; init; }

    public required Article Article { get; init; }

    /// <summary>Each with its hops, in the order of the text.</summary>
    public required IReadOnlyList<QuoteParties> Quotes { get; init; }

    public required IReadOnlyList<Link> Links { get; init; }

    // The document itself is let go: with its sentences and passages, a long text's takes as much memory as its rows.
    /// <param name="file">With its original, whose article this is.</param>
    public static ArticleRows Of(Document document, SourceFile file)
    {
        var shown = new Dictionary<(PartyKind, string), int>();
        foreach (var (number, chain) in document.Chains.Index())
            shown.TryAdd((chain.Kind, chain.Name), number);
        var about = QuoteSubjects.Of(document);
        var hash = Convert.ToHexStringLower(file.Sha256);
        var occurrences = new Dictionary<string, int>(StringComparer.Ordinal);
        return new ArticleRows
        {
            File = file,
            Parties = [.. document.Chains.Select(chain => new PartyNames(chain))],
            Slug = Slugs.Of(document.Title.Text, "article"),
            Links = [.. document.Hyperlinks.Select(Row)],
            Article = new Article
            {
                Slug = "",
                Title = document.Title.Text,
                TitleMade = document.Title.Made,
                Published = document.Published?.Date,
                PublishedPrecision = document.Published?.Precision,
                Publication = document.Publication,
                Byline = document.Byline,
                Url = document.Url,
                ImportedAt = file.ImportedAt,
                AnalyzerVersion = Analyzer.Version,
                Text = document.Text,
                Blocks = document.Blocks,
                Marks = document.Marks,
                Mentions = [.. document.Mentions.Select(Row)],
                Warnings = document.Warnings,
            },
            Quotes =
            [
                .. document.Quotations.Select((quotation, ordinal) => new QuoteParties(
                    Quoted(quotation, ordinal),
                    Speaker(quotation, shown),
                    [.. quotation.SourceChain.Select((hop, place) => (Row(hop, place), hop.Chain))],
                    about[ordinal])),
            ],
        };

        Quote Quoted(Quotation quotation, int ordinal)
        {
            var words = string.Join('\n', quotation.Contents.Select(content => content.Slice(document.Text)));
            var occurrence = occurrences[words] = occurrences.GetValueOrDefault(words) + 1;
            return new Quote
            {
                Ordinal = ordinal,
                Start = quotation.Span.Start,
                End = quotation.Span.End,
                Contents = quotation.Contents,
                Words = OneLine(words),
                Permalink = Permalink(hash, words, occurrence),
                Kind = quotation.Kind,
                Cue = quotation.Cue,
                Source = quotation.Source,
                Speaker = quotation.Speaker,
                SpeakerKind = quotation.SpeakerKind,
                ParentOrdinal = quotation.Parent,
                Editorial = quotation.Editorial,
                Rule = quotation.Rule,
                Confidence = quotation.Confidence,
            };
        }
    }

    private static Mention Row(NameMention mention) =>
        new(mention.Span.Start, mention.Span.End, mention.Chain, mention.Rule, mention.Confidence);

    private static Link Row(Hyperlink link) =>
        new() { Start = link.Span.Start, End = link.Span.End, Url = link.Url, Kind = link.Kind };

    private static QuoteHop Row(Hop hop, int place)
    {
        var unnamed = hop.Kind == SourceKind.Unnamed ? UnnamedSource.Read(hop.Name) : null;
        return new QuoteHop
        {
            Ordinal = place,
            Name = hop.Name,
            Kind = hop.Kind,
            Evidence = hop.Evidence,
            Role = unnamed?.Role,
            Number = unnamed?.Number,
            Nationality = unnamed?.Nationality,
            Affiliation = unnamed?.Affiliation,
        };
    }

    // The speaker is usually the first hop. Where the words were only relayed by others, the speaker is no hop.
    private static int? Speaker(Quotation quotation, Dictionary<(PartyKind, string), int> shown)
    {
        if (quotation.Speaker is not { } name || quotation.SpeakerKind is SourceKind.Unnamed or SourceKind.None)
            return null;
        if (quotation.SourceChain is [{ Chain: { } first } hop, ..] && hop.Name == name)
            return first;
        var kind = quotation.SpeakerKind == SourceKind.Person ? PartyKind.Person : PartyKind.Organization;
        return shown.TryGetValue((kind, name), out var number) ? number : null;
    }

    private static string OneLine(string words) =>
        string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The file's hash stands for the article: unlike a row's id, it is the same in every archive that has the text.
    private static string Permalink(string fileHash, string words, int occurrence)
    {
        var identity = string.Create(CultureInfo.InvariantCulture, $"{fileHash}\n{occurrence}\n{words}");
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(identity));
        return "q" + Base64Url.EncodeToString(hash.AsSpan(0, 9));
    }
}

/// <summary>A quote with the numbers of the parties it has to do with.</summary>
/// <param name="Subjects">Whom its words mention, each once.</param>
internal sealed record QuoteParties(
    Quote Quote, int? Speaker, IReadOnlyList<(QuoteHop Row, int? Party)> Hops, IReadOnlyList<int> Subjects)
{
    /// <summary>By these it finds its other versions.</summary>
    public int[] Prints { get; } = WordPrints.Of(Quote);
}
