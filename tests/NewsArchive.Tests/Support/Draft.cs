using System.Security.Cryptography;
using System.Text;
using NewsArchive.Importing;
using NewsArchive.Text;

namespace NewsArchive.Tests.Support;

/// <summary>
/// A hand-written document: it states what an analyzer might find, so that storing is tested separately.
/// </summary>
public sealed class Draft(string text)
{
    private readonly List<NameMention> mentions = [];
    private readonly List<MentionChain> chains = [];
    private readonly List<Quotation> quotations = [];

    public string? Title { get; init; }

    public DateOnly? Published { get; init; }

    public Draft Person(string name, params string[] forms) => Party(PartyKind.Person, name, forms, stated: false);

    public Draft Organization(string name, params string[] forms) =>
        Party(PartyKind.Organization, name, forms, stated: false);

    /// <summary>The text says that all these names mean one party.</summary>
    public Draft Stated(PartyKind kind, string name, params string[] forms) => Party(kind, name, forms, stated: true);

    public Draft Quote(string words, string? speaker = null, params string[] through)
    {
        var start = text.IndexOf(words, quotations.Count > 0 ? quotations[^1].Span.End : 0, StringComparison.Ordinal);
        var span = new TextSpan(start, start + words.Length);
        quotations.Add(new Quotation
        {
            Span = span,
            Contents = [span],
            Kind = QuotationKind.Direct,
            Speaker = speaker,
            SpeakerKind = speaker is null ? SourceKind.None : Kind(speaker),
            SourceChain = [.. through.Prepend(speaker).OfType<string>().Select(name =>
                new Hop(name, Kind(name), Chain(name) is var at and >= 0 ? at : null, null))],
            Editorial = [],
            Rule = "by-hand",
            Confidence = 1,
        });
        return this;
    }

    /// <summary>Sets the kind and the confidence of the last quote.</summary>
    public Draft As(QuotationKind kind, double confidence = 1)
    {
        quotations[^1] = quotations[^1] with { Kind = kind, Confidence = confidence };
        return this;
    }

    /// <summary>A quote inside the last one.</summary>
    public Draft Inside(string words, string speaker)
    {
        var outer = quotations[^1].Span;
        var start = text.IndexOf(words, outer.Start, StringComparison.Ordinal);
        var span = new TextSpan(start, start + words.Length);
        quotations.Add(quotations[^1] with
        {
            Span = span,
            Contents = [span],
            Speaker = speaker,
            SpeakerKind = Kind(speaker),
            SourceChain = [new Hop(speaker, Kind(speaker), Chain(speaker) is var at and >= 0 ? at : null, null)],
            Parent = quotations.Count - 1,
        });
        return this;
    }

    public Document Document() => new()
    {
        Text = text,
        Title = Title is null ? new Headline(text.Split('\n')[0], true) : new Headline(Title, false),
        Published = Published is { } day ? new PublicationDate(day, DatePrecision.Day) : null,
        Blocks = [new Block(new TextSpan(0, text.Length), BlockKind.Paragraph, "by hand", 1)],
        Sentences = [new TextSpan(0, text.Length)],
        Mentions = [.. mentions.OrderBy(mention => mention.Span)],
        Chains = chains,
        Quotations = quotations,
        Marks = [],
        Hyperlinks = [],
        Warnings = [],
    };

    internal ReadFile Analyzed()
    {
        return Analyzed(Document());
    }

    /// <param name="hash">Another than that of the text, where a text is stored more than once.</param>
    internal static ReadFile Analyzed(Document document, string name = "draft.txt", byte[]? hash = null)
    {
        var bytes = Encoding.UTF8.GetBytes(document.Text);
        var sha256 = hash ?? SHA256.HashData(bytes);
        return new ReadFile(
            name,
            sha256,
            ArticleRows.Of(document, new SourceFile
            {
                Name = name,
                Sha256 = sha256,
                Length = bytes.Length,
                Compressed = SourceFile.Compress(bytes, document.Text),
                Encoding = "UTF-8",
                ImportedAt = DateTime.UtcNow,
            }),
            null);
    }

    private int Chain(string name) => chains.FindIndex(chain => chain.Name == name);

    private SourceKind Kind(string name) => Chain(name) is var at and >= 0
        ? chains[at].Kind == PartyKind.Person ? SourceKind.Person : SourceKind.Organization
        : SourceKind.Unnamed;

    private Draft Party(PartyKind kind, string name, string[] forms, bool stated)
    {
        foreach (var form in forms.Prepend(name))
        {
            var start = text.IndexOf(form, StringComparison.Ordinal);
            while (start >= 0 && mentions.Any(other => other.Span.Overlaps(new TextSpan(start, start + form.Length))))
                start = text.IndexOf(form, start + 1, StringComparison.Ordinal);
            if (start >= 0)
                mentions.Add(new NameMention(new TextSpan(start, start + form.Length), kind, chains.Count, "by hand",
                    1));
        }

        chains.Add(new MentionChain(name, kind, [.. forms.Select(form => new ChainAlias(form, "by hand", stated))]));
        return this;
    }
}
