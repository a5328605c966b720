using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Drift;

/// <summary>A shared quote as it stands in its articles, each version held against the fullest.</summary>
/// <param name="Versions">One of each article, first published first.</param>
public sealed record SharedQuoteVersions(SharedQuote Shared, IReadOnlyList<QuoteVersion> Versions)
{
    /// <summary>The one with the most words, which the others are held against.</summary>
    public QuoteVersion Fullest => Versions.First(version => version.IsFullest);

    /// <param name="rows">In the order in which they were published.</param>
    internal static SharedQuoteVersions Of(
        SharedQuote shared, IReadOnlyList<(QuoteRow Row, string? Publication)> rows)
    {
        var all = rows.Select(row => (row.Row, row.Publication, Words: QuoteWords.Read(row.Row.Quote.Words))).ToList();
        // A block quotation or a post holds more than what was said: it is the measure only where nothing else is.
        var fullest = all
            .OrderBy(one => one.Row.Quote.Kind is QuotationKind.Block or QuotationKind.Post)
            .ThenByDescending(one => one.Words.Spoken)
            .First();
        return new SharedQuoteVersions(shared,
        [
            .. all
                // An article may quote the words twice, inside a block quotation for one.
                .GroupBy(one => one.Row.Quote.ArticleId)
                .Select(article => article.OrderByDescending(one => one.Row == fullest.Row)
                    .ThenByDescending(one => WordDiff.CommonWords(fullest.Words, one.Words)).First())
                .Select(one => new QuoteVersion(
                    one.Row,
                    one.Publication,
                    WordDiff.Of(fullest.Words, one.Words),
                    one.Row == fullest.Row,
                    SourceDifference.OfSpeakers(fullest.Row.Quote, one.Row.Quote),
                    SourceDifference.OfChains(fullest.Row.Quote, one.Row.Quote))),
        ]);
    }
}

/// <param name="Diff">From the fullest version to this one.</param>
/// <param name="OtherSpeaker">It names another speaker than the fullest.</param>
/// <param name="OtherChain">It came through others than the fullest.</param>
public sealed record QuoteVersion(
    QuoteRow Row, string? Publication, WordDiff Diff, bool IsFullest, bool OtherSpeaker, bool OtherChain);
