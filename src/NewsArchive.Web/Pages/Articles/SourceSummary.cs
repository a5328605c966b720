using NewsArchive.Text;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// How much of an article is quoted, and from whom. Each word counts once, for the outermost quote that holds it;
/// reported speech counts apart, and only where no quote holds the word. Metadata lines are no words of the article.
/// </summary>
/// <param name="WordsOf">Words by kind of quote; a kind that does not occur is missing.</param>
/// <param name="Sources">Commonest first, then in order of the text.</param>
public sealed record SourceSummary(
    int Words, IReadOnlyDictionary<QuotationKind, int> WordsOf, IReadOnlyList<QuotedSource> Sources)
{
    private const int WordsPerMinute = 230;

    /// <summary>Words between marks, in posts and in block quotes.</summary>
    public int Quoted => WordsOf.Where(pair => pair.Key != QuotationKind.Indirect).Sum(pair => pair.Value);

    public int Reported => WordsOf.GetValueOrDefault(QuotationKind.Indirect);

    /// <summary>Minutes of reading, one at least.</summary>
    public int Minutes => Math.Max(1, (Words + (WordsPerMinute / 2)) / WordsPerMinute);

    public static SourceSummary Of(Article article)
    {
        var kindAt = new QuotationKind?[article.Text.Length];
        foreach (var quote in article.Quotes.OrderBy(q => q.Kind == QuotationKind.Indirect).ThenBy(q => q.Ordinal))
        {
            foreach (var content in quote.Contents)
            {
                foreach (ref var kind in kindAt.AsSpan(content.Start, content.Length))
                    kind ??= quote.Kind;
            }
        }

        var speaking = SpokenBy.Of(article);
        var wordsOfSource = new Dictionary<Source, int>();
        var words = 0;
        var wordsOf = new Dictionary<QuotationKind, int>();
        foreach (var block in article.Blocks.Where(block => block.Kind != BlockKind.Metadata))
        {
            foreach (var at in WordStarts(article.Text, block.Span))
            {
                words++;
                if (kindAt[at] is { } kind)
                    wordsOf[kind] = wordsOf.GetValueOrDefault(kind) + 1;
                if (speaking[at] is { } quote)
                    wordsOfSource[Source.Of(quote)] = wordsOfSource.GetValueOrDefault(Source.Of(quote)) + 1;
            }
        }

        return new SourceSummary(words, wordsOf, SourcesOf(article, wordsOfSource));
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

    /// <summary>The first letter or digit of each stretch without white space that has one.</summary>
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

/// <summary>What makes two quotes of an article come from one source: its entity, else its words.</summary>
/// <param name="Words">Null for an entity, and where the article gives no source.</param>
public readonly record struct Source(int? EntityId, string? Words)
{
    public static Source Of(Quote quote) =>
        new(quote.SpeakerEntityId, quote.SpeakerEntityId is null ? quote.Speaker : null);
}

/// <param name="Name">Null where the article gives no source.</param>
/// <param name="Words">Those of its quotes, without the words of others quoted inside them.</param>
public sealed record QuotedSource(
    Source Source, Entity? Entity, string? Name, SourceKind Kind, int Quotes, int Reported, int Words, Quote First);
