using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Drift;

/// <summary>A shared quote as it stands in its articles.</summary>
/// <param name="Versions">One of each article, first published first.</param>
/// <param name="Measure">
/// Which the others are held against: of the wording that most articles have, or where none is commoner the fullest.
/// </param>
/// <param name="Wordings">
/// The versions that do not differ from each other together, in the order of their first.
/// </param>
public sealed record SharedQuoteVersions(
    SharedQuote Shared, IReadOnlyList<QuoteVersion> Versions, QuoteVersion Measure, IReadOnlyList<Wording> Wordings)
{
    /// <param name="rows">In the order in which they were published.</param>
    internal static SharedQuoteVersions Of(SharedQuote shared, IReadOnlyList<QuoteVersion> rows)
    {
        // A block quotation or a post holds more than what was said: it is the measure only where nothing else is.
        var measure = rows.GroupBy(one => one.Words.Wording)
            .OrderBy(wording => wording.First().Row.Quote.Kind is QuotationKind.Block or QuotationKind.Post)
            .ThenByDescending(wording => wording.DistinctBy(one => one.Row.Quote.ArticleId).Count())
            .ThenByDescending(wording => wording.First().Words.Spoken)
            .First().First();
        // An article may quote the words twice, inside a block quotation for one.
        var versions = rows.GroupBy(one => one.Row.Quote.ArticleId)
            .Select(article => article.OrderByDescending(one => one == measure)
                .ThenByDescending(one => WordDiff.CommonWords(measure.Words, one.Words)).First())
            .ToList();
        return new SharedQuoteVersions(shared, versions, measure, [.. versions
            .Select(version => (
                Version: version,
                OtherSpeaker: SourceDifference.OfSpeakers(measure.Row.Quote, version.Row.Quote),
                OtherChain: SourceDifference.OfChains(measure.Row.Quote, version.Row.Quote)))
            .GroupBy(one => (
                one.Version.Words.Wording,
                Speaker: one.OtherSpeaker ? one.Version.Row.Quote.Speaker : null,
                Chain: one.OtherChain ? string.Join('→', one.Version.Row.Quote.Hops.Select(hop => hop.Name)) : null))
            .Select(group => new Wording(
                WordDiff.Of(measure.Words, group.First().Version.Words),
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

/// <param name="Diff">From the measure to these.</param>
/// <param name="OtherSpeaker">They name another speaker than the measure.</param>
/// <param name="OtherChain">They came through others than the measure.</param>
/// <param name="Versions">One at least, first published first.</param>
public sealed record Wording(
    WordDiff Diff, bool OtherSpeaker, bool OtherChain, IReadOnlyList<QuoteVersion> Versions)
{
    public bool Differs => OtherSpeaker || OtherChain || Diff.Differences != WordDifferences.None;
}
