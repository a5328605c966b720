using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Drift;

/// <summary>
/// Maintains the shared quotes: when two quotes are versions of one, their groups are joined. Each group stores what
/// lists need to know about it.
/// </summary>
internal sealed class SharedQuoteGroups(ArchiveContext db)
{
    // Beyond so many versions, further ones hardly change the summary of a group.
    private const int MaxSummarized = 300;

    private readonly Dictionary<int, int> groupOf = [];

    /// <summary>Joins the quotes of each pair, together with the quotes each is already joined with.</summary>
    public async Task JoinAsync(IReadOnlyList<(int Earlier, int Later)> pairs, CancellationToken cancellation)
    {
        var quotes = pairs.SelectMany(pair => new[] { pair.Earlier, pair.Later }).Distinct().ToList();
        foreach (var version in await db.SharedQuoteVersions.Where(version => quotes.Contains(version.QuoteId))
            .AsNoTracking().ToListAsync(cancellation))
            groupOf[version.QuoteId] = version.SharedQuoteId;

        foreach (var (earlier, later) in pairs)
            await JoinAsync(earlier, later, cancellation);
        foreach (var group in quotes.Select(quote => groupOf[quote]).Distinct())
            await SummarizeAsync(group, cancellation);
    }

    private async Task JoinAsync(int earlier, int later, CancellationToken cancellation)
    {
        var (one, other) = (groupOf.GetValueOrDefault(earlier), groupOf.GetValueOrDefault(later));
        if (one == 0 && other == 0)
        {
            var group = new SharedQuote();
            db.SharedQuotes.Add(group);
            await db.SaveChangesAsync(cancellation);
            await AddAsync(earlier, group.Id, cancellation);
            await AddAsync(later, group.Id, cancellation);
        }
        else if (one == 0 || other == 0)
        {
            await AddAsync(one == 0 ? earlier : later, Math.Max(one, other), cancellation);
        }
        else if (one != other)
        {
            var (kept, gone) = (Math.Min(one, other), Math.Max(one, other));
            await db.SharedQuoteVersions.Where(version => version.SharedQuoteId == gone).ExecuteUpdateAsync(
                version => version.SetProperty(v => v.SharedQuoteId, kept), cancellation);
            await db.SharedQuotes.Where(group => group.Id == gone).ExecuteDeleteAsync(cancellation);
            foreach (var quote in groupOf.Where(pair => pair.Value == gone).Select(pair => pair.Key).ToList())
                groupOf[quote] = kept;
        }
    }

    private async Task AddAsync(int quote, int group, CancellationToken cancellation)
    {
        db.SharedQuoteVersions.Add(new SharedQuoteVersion { QuoteId = quote, SharedQuoteId = group });
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        groupOf[quote] = group;
    }

    private async Task SummarizeAsync(int group, CancellationToken cancellation)
    {
        var versions = db.SharedQuoteVersions.Where(version => version.SharedQuoteId == group);
        var sample = await db.Quotes.AsNoTracking()
            .Where(quote => versions.Select(version => version.QuoteId).Contains(quote.Id))
            .OrderBy(quote => quote.Id).Take(MaxSummarized)
            .Include(quote => quote.Hops)
            .ToListAsync(cancellation);
        var articles = await versions.Select(version => version.Quote.ArticleId).Distinct().CountAsync(cancellation);
        var newest = await versions.MaxAsync(version => version.Quote.Article.Published, cancellation);
        var different = await SourceDifference.ReadAsync(db, sample, cancellation);
        var (measure, shown) = SharedQuoteVersions.Choose([.. sample.Select(quote => new WordedQuote(quote))]);
        var speakers = shown.Select(version => version.Quote)
            .DistinctBy(quote => (quote.Speaker, quote.SpeakerKind, quote.SpeakerEntityId)).ToList();
        var (wordsDiffer, speakersDiffer, chainsDiffer) = (
            shown.Any(version => version.Words.Wording != measure.Words.Wording),
            speakers.Exists(one => speakers.Exists(other => different.OfSpeakers(one, other))),
            shown.Any(version => different.OfChains(measure.Quote, version.Quote)));
        await db.SharedQuotes.Where(shared => shared.Id == group).ExecuteUpdateAsync(
            shared => shared
                .SetProperty(s => s.Articles, articles)
                .SetProperty(s => s.Newest, newest)
                .SetProperty(s => s.WordsDiffer, wordsDiffer)
                .SetProperty(s => s.SpeakersDiffer, speakersDiffer)
                .SetProperty(s => s.ChainsDiffer, chainsDiffer),
            cancellation);
    }
}
