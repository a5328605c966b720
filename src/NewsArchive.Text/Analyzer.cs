using NewsArchive.Text.Formats;
using NewsArchive.Text.Language;
using NewsArchive.Text.Names;
using NewsArchive.Text.Quotes;

namespace NewsArchive.Text;

/// <summary>The whole pipeline on one screen. Pure: the same text gives the same answer everywhere.</summary>
public static class Analyzer
{
    /// <summary>
    /// Increased whenever a rule changes what is found. Stored with each article, so that older ones can be analyzed
    /// again.
    /// </summary>
    public const int Version = 3;

    private const int LongestMadeTitle = 100;

    /// <param name="given">Names to use instead of looking for them.</param>
    /// <param name="budget">The limit on the cost of reading; by default it follows from the length of the
    /// text.</param>
    public static Document Analyze(
        ParsedArticle article, IReadOnlyList<FoundName>? given = null, ReadingBudget? budget = null)
    {
        var text = article.Text;
        budget ??= new ReadingBudget(text.Length);
        var sentences = article.Blocks.SelectMany(block => SentenceSplitter.Split(text, block.Span)).ToList();
        var links = LinkFinder.Find(text);
        var names = given is null
            ? MentionFinder.Find(text, article.Blocks, sentences, links, budget)
            : MentionFinder.Fitting(given, text);
        var (mentions, chains) = Coreference.Join(text, names, budget);
        var (quotations, marks) = QuotationFinder.Find(text, article.Blocks, sentences, mentions, chains, budget);
        return new Document
        {
            Text = text,
            Title = article.Title is { } title
                ? new Headline(title, Made: false)
                : new Headline(MadeTitle(article), Made: true),
            Published = article.Published,
            Publication = article.Publication,
            Byline = article.Byline,
            Url = article.Url,
            Blocks = article.Blocks,
            Sentences = sentences,
            Mentions = mentions,
            Chains = chains,
            Quotations = quotations,
            Marks = marks,
            Hyperlinks = links,
            Warnings = article.Warnings,
        };
    }

    // The beginning of the first sentence of the first paragraph, cut between words.
    private static string MadeTitle(ParsedArticle article)
    {
        var block = article.Blocks.FirstOrDefault(b => b.Kind == BlockKind.Paragraph)
            ?? article.Blocks.FirstOrDefault(b => b.Kind != BlockKind.Metadata) ?? article.Blocks.FirstOrDefault();
        if (block is null)
            return "Untitled";
        var sentence =
            PlainTextFormat.OneLine(SentenceSplitter.Split(article.Text, block.Span).First().Slice(article.Text));
        if (sentence.Length <= LongestMadeTitle)
            return sentence.EndsWith("..", StringComparison.Ordinal) || sentence.Length < 3
                ? sentence
                : sentence.TrimEnd('.');
        var cut = sentence.LastIndexOf(' ', LongestMadeTitle);
        if (cut < LongestMadeTitle / 2)
            cut = char.IsHighSurrogate(sentence[LongestMadeTitle - 1]) ? LongestMadeTitle - 1 : LongestMadeTitle;
        return sentence[..cut].TrimEnd(',', ';', ':', ' ') + " …";
    }
}
