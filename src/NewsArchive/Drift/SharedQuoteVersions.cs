using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Drift;

/// <summary>A shared quote as it stands in its articles.</summary>
/// <param name="Versions">One of each article, first published first.</param>
/// <param name="Fullest">The one with the most words, which the others are held against.</param>
/// <param name="Wordings">
/// The versions that do not differ from each other together, in the order of their first.
/// </param>
public sealed record SharedQuoteVersions(
    SharedQuote Shared, IReadOnlyList<QuoteVersion> Versions, QuoteVersion Fullest, IReadOnlyList<Wording> Wordings)
{
    /// <param name="rows">In the order in which they were published.</param>
    internal static SharedQuoteVersions Of(SharedQuote shared, IReadOnlyList<QuoteVersion> rows)
    {
        // A block quotation or a post holds more than what was said: it is the measure only where nothing else is.
        var fullest = rows
            .OrderBy(one => one.Row.Quote.Kind is QuotationKind.Block or QuotationKind.Post)
            .ThenByDescending(one => one.Words.Spoken)
            .First();
        // An article may quote the words twice, inside a block quotation for one.
        var versions = rows.GroupBy(one => one.Row.Quote.ArticleId)
            .Select(article => article.OrderByDescending(one => one == fullest)
                .ThenByDescending(one => WordDiff.CommonWords(fullest.Words, one.Words)).First())
            .ToList();
        return new SharedQuoteVersions(shared, versions, fullest, [.. versions
            .Select(version => (
                Version: version,
                OtherSpeaker: SourceDifference.OfSpeakers(fullest.Row.Quote, version.Row.Quote),
                OtherChain: SourceDifference.OfChains(fullest.Row.Quote, version.Row.Quote)))
            .GroupBy(one => (
                one.Version.Words.Wording,
                Speaker: one.OtherSpeaker ? one.Version.Row.Quote.Speaker : null,
                Chain: one.OtherChain ? string.Join('→', one.Version.Row.Quote.Hops.Select(hop => hop.Name)) : null))
            .Select(group => new Wording(
                WordDiff.Of(fullest.Words, group.First().Version.Words),
                group.Key.Speaker is not null,
                group.Key.Chain is not null,
                [.. group.Select(one => one.Version)]))]);
    }
}

/// <summary>A quote of one article among the others.</summary>
public sealed record QuoteVersion(QuoteRow Row, string? Publication)
{
    internal QuoteWords Words { get; } = QuoteWords.Read(Row.Quote.Words);
}

/// <param name="Diff">From the fullest version to these.</param>
/// <param name="OtherSpeaker">They name another speaker than the fullest.</param>
/// <param name="OtherChain">They came through others than the fullest.</param>
/// <param name="Versions">One at least, first published first.</param>
public sealed record Wording(
    WordDiff Diff, bool OtherSpeaker, bool OtherChain, IReadOnlyList<QuoteVersion> Versions)
{
    public bool Differs => OtherSpeaker || OtherChain || Diff.Differences != WordDifferences.None;
}
