using NewsArchive.Text;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// How much of an article is quoted, and from whom. Each word counts once, for the outermost quote that contains it;
/// paraphrases are counted separately, and only for words outside quotes. Metadata lines do not count as words of the
/// article.
/// </summary>
/// <param name="WordsOf">Words by kind of quote; kinds that do not occur are left out.</param>
/// <param name="Sources">Most quoted first, then in the order of the text.</param>
/// <param name="Speaking">Who speaks where.</param>
public sealed record SourceSummary(
    int Words, IReadOnlyDictionary<QuotationKind, int> WordsOf, IReadOnlyList<QuotedSource> Sources,
    SpokenBy Speaking)
{
    private const int WordsPerMinute = 230;

    /// <summary>Words in quotation marks, posts and block quotes.</summary>
    public int Quoted => WordsOf.Where(pair => pair.Key != QuotationKind.Indirect).Sum(pair => pair.Value);

    public int Reported => WordsOf.GetValueOrDefault(QuotationKind.Indirect);

    /// <summary>Reading time in minutes, at least one.</summary>
    public int Minutes => Math.Max(1, (Words + (WordsPerMinute / 2)) / WordsPerMinute);

    public static SourceSummary Of(Article article)
    {
        var kindAt = new byte[article.Text.Length]; // from 1; 0 outside quotes
        foreach (var quote in article.Quotes.OrderBy(q => q.Kind == QuotationKind.Indirect).ThenBy(q => q.Ordinal))
        {
            foreach (var content in quote.Contents)
            {
                foreach (ref var kind in kindAt.AsSpan(content.Start, content.Length))
                    kind = kind == 0 ? (byte)(quote.Kind + 1) : kind;
            }
        }

        var speaking = SpokenBy.Of(article);
        var wordsOfQuote = new Dictionary<Quote, int>();
        var words = 0;
        var wordsOf = new Dictionary<QuotationKind, int>();
        foreach (var block in article.Blocks.Where(block => block.Kind != BlockKind.Metadata))
        {
            foreach (var at in WordStarts(article.Text, block.Span))
            {
                words++;
                if (kindAt[at] > 0 && (QuotationKind)(kindAt[at] - 1) is var kind)
                    wordsOf[kind] = wordsOf.GetValueOrDefault(kind) + 1;
                if (speaking[at] is { } quote)
                    wordsOfQuote[quote] = wordsOfQuote.GetValueOrDefault(quote) + 1;
            }
        }

        var wordsOfSource = wordsOfQuote.GroupBy(pair => Source.Of(pair.Key), pair => pair.Value)
            .ToDictionary(source => source.Key, source => source.Sum());
        return new SourceSummary(words, wordsOf, SourcesOf(article, wordsOfSource), speaking);
    }

    private static IReadOnlyList<QuotedSource> SourcesOf(Article article, Dictionary<Source, int> words) =>
        [.. article.Quotes
            .GroupBy(Source.Of)
            .Select(group => new QuotedSource(
                group.Key,
                group.First().SpeakerEntity,
                group.First().SpeakerEntity?.Name ?? group.First().Speaker,
                group.First().SpeakerKind,
                group.Count(quote => quote.Kind != QuotationKind.Indirect),
                group.Count(quote => quote.Kind == QuotationKind.Indirect),
                words.GetValueOrDefault(group.Key),
                group.MinBy(quote => quote.Ordinal)!))
            .OrderByDescending(source => source.Quotes).ThenByDescending(source => source.Reported)];

    /// <summary>The first letter or digit of each stretch between white space, if it has one.</summary>
    private static IEnumerable<int> WordStarts(string text, TextSpan span)
    {
        var inWord = false;
        for (var at = span.Start; at < span.End; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                inWord = false;
            else if (!inWord && char.IsLetterOrDigit(text[at]))
            {
                inWord = true;
                yield return at;
            }
        }
    }
}

/// <summary>
/// Two quotes have the same source when they have the same entity or, without one, the same words for it.
/// </summary>
/// <param name="Words">Null for an entity, and where the article names no source.</param>
public readonly record struct Source(int? EntityId, string? Words)
{
    public static Source Of(Quote quote) =>
        new(quote.SpeakerParty?.EntityId, quote.SpeakerParty is null ? quote.Speaker : null);
}

/// <param name="Name">Null where the article names no source.</param>
/// <param name="Words">The number of words in its quotes, without the words of others quoted inside them.</param>
public sealed record QuotedSource(
    Source Source, Entity? Entity, string? Name, SourceKind Kind, int Quotes, int Reported, int Words, Quote First);
