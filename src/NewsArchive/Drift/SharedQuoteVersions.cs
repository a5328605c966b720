using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Drift;

/// <summary>A shared quote with its versions in all articles.</summary>
/// <param name="Versions">One for each article, in the order of publication.</param>
/// <param name="Measure">The version with which the others are compared: it has the most common wording, or else the
/// longest.</param>
/// <param name="Wordings">Groups of versions that do not differ from each other, in the order of their first
/// version.</param>
public sealed record SharedQuoteVersions(
    SharedQuote Shared, IReadOnlyList<QuoteVersion> Versions, QuoteVersion Measure, IReadOnlyList<Wording> Wordings)
{
    /// <param name="rows">In the order of publication.</param>
    internal static SharedQuoteVersions Of(
        SharedQuote shared, IReadOnlyList<QuoteVersion> rows, SourceDifference different)
    {
        var (nearest, chosen) = Choose([.. rows.Select(row => row.Worded)]);
        var versions = rows.Where(row => chosen.Contains(row.Worded)).ToList();
        var measure = versions.Find(version => version.Worded == nearest)!;
        return new SharedQuoteVersions(shared, versions, measure, [.. versions
            .Select(version => (
                Version: version,
                OtherSpeaker: different.OfSpeakers(measure.Row.Quote, version.Row.Quote),
                OtherChain: different.OfChains(measure.Row.Quote, version.Row.Quote)))
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

    /// <summary>The quote that others are compared with, and from each article the one that is most like it.</summary>
    internal static (WordedQuote Measure, IReadOnlyList<WordedQuote> Versions) Choose(IReadOnlyList<WordedQuote> quotes)
    {
        // A block quote or post holds more than the words in question, so others are compared with it only where there
        // is nothing else.
        var measure = quotes.GroupBy(one => one.Words.Wording)
            .OrderBy(wording => wording.First().Quote.Kind is QuotationKind.Block or QuotationKind.Post)
            .ThenByDescending(wording => wording.DistinctBy(one => one.Quote.ArticleId).Count())
            .ThenByDescending(wording => wording.First().Words.Spoken)
            .First().First();
        // An article may quote the same words twice, for example also inside a block quote: the shorter quote is taken.
        return (measure, [.. quotes.GroupBy(one => one.Quote.ArticleId)
            .Select(article => article.OrderByDescending(one => one == measure)
                .ThenByDescending(one => WordDiff.CommonWords(measure.Words, one.Words))
                .ThenBy(one => one.Words.Spoken).First())]);
    }
}

/// <summary>A quote with its words as they are compared.</summary>
internal sealed class WordedQuote(Quote quote)
{
    public Quote Quote => quote;

    public QuoteWords Words { get; } = QuoteWords.Read(quote.Words);
}

/// <summary>One article's version of a shared quote.</summary>
public sealed record QuoteVersion(QuoteRow Row, string? Publication)
{
    internal WordedQuote Worded { get; } = new(Row.Quote);

    internal QuoteWords Words => Worded.Words;
}

/// <param name="Diff">From the version compared with to this wording.</param>
/// <param name="OtherSpeaker">True when it names a different speaker from the version compared with.</param>
/// <param name="OtherChain">True when it was relayed by different parties from the version compared with.</param>
/// <param name="Versions">At least one, in the order of publication.</param>
public sealed record Wording(
    WordDiff Diff, bool OtherSpeaker, bool OtherChain, IReadOnlyList<QuoteVersion> Versions)
{
    public bool Differs => OtherSpeaker || OtherChain || Diff.Differences != WordDifferences.None;
}
