using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using NewsArchive.Text;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Web;

/// <summary>
/// Everything marked in an article's text (quotes, marks, names, links, editors' words) and the HTML for each.
/// </summary>
public sealed class TextLayers
{
    /// <summary>Only the first quotes are marked in the text: no browser opens a page with tens of thousands.</summary>
    public const int MaxQuotes = 500;

    private const int MaxAnchors = 3000;
    private const int MaxMarks = 500;

    private readonly Article article;
    private readonly List<Overlay<object>> layers = [];
    private readonly Dictionary<int, Mention> firstOf = [];
    private readonly Dictionary<Source, int> numbers = [];
    private int next;

    public TextLayers(Article article)
    {
        this.article = article;
        var boundaries = new SortedSet<int>();
        foreach (var quote in article.Quotes.OrderBy(quote => quote.Ordinal))
            numbers.TryAdd(Source.Of(quote), numbers.Count + 1);
        foreach (var quote in article.Quotes.Where(quote => IsMarked(quote) && !IsTakenOver(article, quote)))
        {
            foreach (var (index, content) in quote.Contents.Index())
            {
                layers.Add(new(content, new Passage(quote, index)));
                boundaries.UnionWith([content.Start, content.End]);
            }

            layers.AddRange(quote.Editorial.Select(span => new Overlay<object>(span, EditorsWords)));
            boundaries.UnionWith(quote.Editorial.SelectMany(span => new[] { span.Start, span.End }));
        }

        layers.AddRange(Shown(article.Marks).Select(mark => new Overlay<object>(mark.Span, mark)));
        var anchors = TextAnchors.Of(article).OrderBy(anchor => anchor.Span).Take(MaxAnchors).ToList();
        Links = [.. anchors.Select(anchor => anchor.Value).OfType<Link>()];
        foreach (var mention in anchors.Select(anchor => anchor.Value).OfType<Mention>())
        {
            // The heading that serves as the page's title is not shown a second time.
            if (!AnnotatedText.IsTitle(article, new(mention.Start, mention.End)))
                firstOf.TryAdd(article.EntityOf(mention).Id, mention);
        }

        layers.AddRange(anchors.SelectMany(anchor => TextAnchors.Cut(anchor, boundaries)));
        layers.Sort((one, other) => one.Span.CompareTo(other.Span) is not 0 and var order
            ? order
            : Rank(one.Value).CompareTo(Rank(other.Value)));
    }

    private static readonly object EditorsWords = new();

    private static readonly SearchValues<char> Stops = SearchValues.Create(".,;:!?)]…");

    /// <summary>The links to other sites, in the order of the text.</summary>
    public IReadOnlyList<Link> Links { get; }

    /// <summary>The id of the first place in the text that links to an entity; null where there is none.</summary>
    public string? PlaceOf(Entity entity) => firstOf.TryGetValue(entity.Id, out var mention) ? IdOf(mention) : null;

    /// <summary>One number for all quotes of a source, from 1: the quotes that are highlighted together.</summary>
    public int NumberOf(Quote quote) => numbers[Source.Of(quote)];

    public static bool IsMarked(Quote quote) => quote.Ordinal < MaxQuotes;

    /// <summary>The marks shown in the text, which are the first ones.</summary>
    public static IEnumerable<MarkedPhrase> Shown(IReadOnlyList<MarkedPhrase> marks) =>
        marks.OrderBy(mark => mark.Span).Take(MaxMarks);

    /// <summary>
    /// True for "Juliani" where the name is Ahmed al-Sharaa; false for "Sharaa", a part of the name, and for "[Ahmed]
    /// al-Sharaa".
    /// </summary>
    public static bool IsOtherSpelling(string form, string name) =>
        !name.Contains(form.Replace("[", "").Replace("]", ""), StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// True for a block quote shown as one block of paragraphs, which needs no marks in its text. The turns of a
    /// transcript share a block too, but each begins after its speaker's name.
    /// </summary>
    public static bool IsTakenOver(Article article, Quote quote) =>
        quote.Kind == QuotationKind.Block
        && article.Blocks.Any(block => block.Kind == BlockKind.Quotation && block.Span.Start == quote.Start);

    /// <summary>The id of one passage of a quote; the first passage has the quote's own id.</summary>
    public static string IdOf(Quote quote, int index) =>
        index == 0 ? quote.Permalink : string.Create(CultureInfo.InvariantCulture, $"{quote.Permalink}-{index + 1}");

    public static string IdOf(MarkedPhrase mark) => string.Create(CultureInfo.InvariantCulture, $"m{mark.Span.Start}");

    private static string IdOf(Mention mention) =>
        string.Create(CultureInfo.InvariantCulture, $"n{mention.Start}");

    public static string IdOf(Link link) => string.Create(CultureInfo.InvariantCulture, $"l{link.Start}");

    /// <summary>The source chain, and a link to the quote's own page, which shows the evidence for it.</summary>
    public void WriteNote(TextWriter html, string element, Quote quote)
    {
        html.WriteOpen(element, ("class", "note"), ("data-source", Number(quote)), ("data-quote", quote.Permalink));
        html.WriteOpen("span", ("class", "path"));
        new ChainContent(quote, "", null).WriteTo(html, HtmlEncoder.Default);
        html.WriteClose("span");
        html.Write(' ');
        html.WriteOpen("a", ("class", "why"), ("href", PageAddress.Of(article, quote)));
        html.Write("evidence<span class=\"visually-hidden\"> for this source</span>");
        html.WriteClose("a");
        html.WriteClose(element);
    }

    /// <summary><see cref="NumberOf"/> as an attribute.</summary>
    public string Number(Quote quote) => NumberOf(quote).ToString(CultureInfo.InvariantCulture);

    /// <summary>
    /// Writes a stretch of the text with everything marked in it; stretches are written in the order of the text. The
    /// note of a quote comes after a full stop or comma right after it, so that it never separates them.
    /// </summary>
    public void Write(TextWriter html, TextSpan stretch)
    {
        while (next < layers.Count && layers[next].Span.End <= stretch.Start)
            next++;
        var here = layers.Skip(next).TakeWhile(layer => layer.Span.Start < stretch.End);
        var waiting = new Queue<Quote>();
        foreach (var piece in SpanOverlay.Lay(stretch, here))
        {
            var words = piece.Kind == PieceKind.Text ? piece.Span.Slice(article.Text).AsSpan() : [];
            if (waiting.Count > 0)
            {
                var stops = words[..(words.IndexOfAnyExcept(Stops) is >= 0 and var end ? end : words.Length)];
                html.WriteText(stops);
                words = words[stops.Length..];
                while (waiting.TryDequeue(out var quote))
                    WriteNote(html, "span", quote);
            }

            switch (piece.Kind)
            {
                case PieceKind.Text:
                    html.WriteText(words);
                    break;
                case PieceKind.Open:
                    Open(html, piece);
                    break;
                default:
                    if (Close(html, piece) is { } ended)
                        waiting.Enqueue(ended);
                    break;
            }
        }

        while (waiting.TryDequeue(out var quote))
            WriteNote(html, "span", quote);
    }

    private void Open(TextWriter html, OverlayPiece<object> piece)
    {
        switch (piece.Value)
        {
            case Passage(var quote, var index):
                html.WriteOpen(
                    ElementOf(quote),
                    ("class", $"quote {quote.Kind.ToString().ToLowerInvariant()}"),
                    ("id", piece.First ? IdOf(quote, index) : null),
                    ("data-source", Number(quote)));
                break;
            case MarkedPhrase mark:
                html.WriteOpen(
                    "span",
                    ("class", $"mark {mark.Kind.ToString().ToLowerInvariant()}"),
                    ("id", piece.First ? IdOf(mark) : null));
                break;
            case Mention mention:
                var named = article.EntityOf(mention);
                var kind = named.Kind == PartyKind.Person ? "person" : "organization";
                // A name cut by the beginning of a quote becomes two links, and the first one has the id.
                var first = piece.Span.Start == mention.Start
                    && firstOf.GetValueOrDefault(named.Id) == mention;
                html.WriteOpen(
                    "a",
                    ("class", kind),
                    ("id", first ? IdOf(mention) : null),
                    ("href", PageAddress.Of(named)),
                    ("data-name", piece.Span.End == mention.End && IsOtherSpelling(mention.Form(article), named.Name)
                        ? named.Name
                        : null));
                break;
            case Link link:
                html.WriteOpen(
                    "a",
                    ("class", "out"),
                    ("id", piece.Span.Start == link.Start ? IdOf(link) : null),
                    ("href", PageAddress.Outside(link.Url)),
                    ("rel", "noopener noreferrer nofollow"));
                break;
            default:
                html.Write("<span class=\"editorial\">");
                break;
        }
    }

    /// <returns>The quote whose last words end here.</returns>
    private static Quote? Close(TextWriter html, OverlayPiece<object> piece)
    {
        if (piece.Value is not Passage(var quote, var index))
        {
            html.WriteClose(piece.Value is Mention or Link ? "a" : "span");
            return null;
        }

        html.WriteClose(ElementOf(quote));
        return piece.Last && index == quote.Contents.Count - 1 ? quote : null;
    }

    /// <summary>Only words in quotation marks become <c>q</c> elements; paraphrases have no marks.</summary>
    private static string ElementOf(Quote quote) =>
        quote.Kind is QuotationKind.Direct or QuotationKind.Mixed ? "q" : "span";

    private sealed record Passage(Quote Quote, int Index);

    private static int Rank(object layer) => layer switch
    {
        Passage passage => passage.Quote.Ordinal,
        Mention or Link => int.MaxValue,
        _ => int.MaxValue - 1,
    };
}
