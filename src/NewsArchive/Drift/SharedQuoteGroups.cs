using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Drift;

/// <summary>
/// Maintains the shared quotes: when two quotes are versions of one, their groups are joined. Each group stores what
/// lists need to know about it.
/// </summary>
internal sealed class SharedQuoteGroups(ArchiveContext db)
{
    // Beyond so many versions, further ones hardly change the summary of a group.
    private const int MaxSummarized = 300;
    private const int GroupsAtOnce = 100;

    private readonly Dictionary<int, int> groupOf = [];
    private readonly Dictionary<int, int> keptFor = [];
    private readonly List<int> added = [];
    private readonly SortedSet<int> changed = [];

    /// <summary>
    /// Joins the quotes of each pair, together with the quotes each is already joined with. What lists need to know
    /// about the groups is brought up to date by <see cref="SummarizeAsync"/>, once for many pairs.
    /// </summary>
    public async Task JoinAsync(IReadOnlyList<(int Earlier, int Later)> pairs, CancellationToken cancellation)
    {
        if (pairs.Count == 0)
            return;
        groupOf.Clear();
        keptFor.Clear();
        added.Clear();
        var quotes = pairs.SelectMany(pair => new[] { pair.Earlier, pair.Later }).Distinct().ToList();
        foreach (var version in await db.SharedQuoteVersions.AsNoTracking()
            .Where(version => EF.Parameter(quotes).Contains(version.QuoteId)).ToListAsync(cancellation))
            groupOf[version.QuoteId] = version.SharedQuoteId;

        using var lookups = new Lookups(db);
        var first = lookups.NextId<SharedQuote>();
        var next = first;
        foreach (var (earlier, later) in pairs)
        {
            var (one, other) = (GroupOf(earlier), GroupOf(later));
            if (one == 0 && other == 0)
                one = other = next++;
            Add(earlier, one == 0 ? other : one);
            Add(later, other == 0 ? one : other);
            if (one != 0 && other != 0 && one != other)
                keptFor[Math.Max(one, other)] = Math.Min(one, other);
        }

        await WriteAsync(Enumerable.Range(first, next - first), cancellation);
        changed.ExceptWith(keptFor.Keys);
        changed.UnionWith(quotes.Select(GroupOf));
    }

    private void Add(int quote, int group)
    {
        if (groupOf.TryAdd(quote, group))
            added.Add(quote);
    }

    /// <summary>The group that the quote is in now; 0 for none.</summary>
    private int GroupOf(int quote)
    {
        var group = groupOf.GetValueOrDefault(quote);
        while (keptFor.TryGetValue(group, out var kept))
            group = kept;
        return group;
    }

    private async Task WriteAsync(IEnumerable<int> made, CancellationToken cancellation)
    {
        using (var insert = RowStatement<SharedQuote>.Insert(db))
        {
            foreach (var group in made)
                insert.Run(new SharedQuote { Id = group });
        }

        using (var insert = RowStatement<SharedQuoteVersion>.Insert(db))
        {
            foreach (var quote in added)
                insert.Run(new SharedQuoteVersion { QuoteId = quote, SharedQuoteId = GroupOf(quote) });
        }

        // The highest first: a group that is kept here may itself go to a lower one.
        foreach (var (gone, kept) in keptFor.OrderByDescending(pair => pair.Key))
        {
            await db.SharedQuoteVersions.Where(version => version.SharedQuoteId == gone).ExecuteUpdateAsync(
                version => version.SetProperty(v => v.SharedQuoteId, kept), cancellation);
            await db.SharedQuotes.Where(group => group.Id == gone).ExecuteDeleteAsync(cancellation);
        }
    }

    /// <summary>Stores the summaries of all groups that were joined since it was called last.</summary>
    public async Task SummarizeAsync(CancellationToken cancellation)
    {
        var groups = changed.ToList();
        changed.Clear();
        if (groups.Count == 0)
            return;
        // Counted by the database: a common quote can have a million versions.
        var counts = await db.SharedQuoteVersions
            .Where(version => EF.Parameter(groups).Contains(version.SharedQuoteId))
            .GroupBy(version => version.SharedQuoteId)
            .Select(group => new
            {
                group.Key,
                Versions = group.Count(),
                Articles = group.Select(version => version.Quote.ArticleId).Distinct().Count(),
                Newest = group.Max(version => version.Quote.Article.Published),
            })
            .ToDictionaryAsync(group => group.Key, cancellation);
        using var update = RowStatement<SharedQuote>.Update(db);
        // A few groups at a time: their versions are read whole.
        foreach (var some in groups.Chunk(GroupsAtOnce))
        {
            var samples = await SamplesAsync(
                some, [.. some.Where(group => counts[group].Versions > MaxSummarized)], cancellation);
            var differences = await SourceDifference.ReadAsync(db, samples, cancellation);
            foreach (var (at, group) in some.Index())
            {
                var summary = Summary(samples[at], differences[at]);
                (summary.Id, summary.Articles, summary.Newest) =
                    (group, counts[group].Articles, counts[group].Newest);
                update.Run(summary);
            }
        }
    }

    /// <summary>The first versions of each of the groups.</summary>
    /// <param name="large">Those of them that have more than are summarized.</param>
    private async Task<IReadOnlyList<IReadOnlyList<Quote>>> SamplesAsync(
        int[] groups, int[] large, CancellationToken cancellation)
    {
        var small = groups.Except(large).ToList();
        var versions = await db.SharedQuoteVersions.AsNoTracking()
            .Where(version => EF.Parameter(small).Contains(version.SharedQuoteId)).ToListAsync(cancellation);
        foreach (var group in large)
            versions.AddRange(await db.SharedQuoteVersions.AsNoTracking()
                .Where(version => version.SharedQuoteId == group)
                .OrderBy(version => version.QuoteId).Take(MaxSummarized).ToListAsync(cancellation));
        var ids = versions.ConvertAll(version => version.QuoteId);
        var quotes = await db.Quotes.AsNoTracking()
            .Where(quote => EF.Parameter(ids).Contains(quote.Id))
            .Include(quote => quote.SpeakerParty)
            .ToDictionaryAsync(quote => quote.Id, cancellation);
        // By themselves: joined with the quotes, SQLite would read the hops of the whole archive.
        foreach (var hop in await db.Hops.AsNoTracking()
            .Where(hop => EF.Parameter(ids).Contains(hop.QuoteId))
            .Include(hop => hop.Party).ToListAsync(cancellation))
            quotes[hop.QuoteId].Hops.Add(hop);
        var byGroup = versions.OrderBy(version => version.QuoteId)
            .ToLookup(version => version.SharedQuoteId, version => quotes[version.QuoteId]);
        return [.. groups.Select(group => (IReadOnlyList<Quote>)[.. byGroup[group]])];
    }

    private static SharedQuote Summary(IReadOnlyList<Quote> sample, SourceDifference different)
    {
        var (measure, shown) = SharedQuoteVersions.Choose([.. sample.Select(quote => new WordedQuote(quote))]);
        var speakers = shown.Select(version => version.Quote)
            .DistinctBy(quote => (quote.Speaker, quote.SpeakerKind, quote.SpeakerParty?.EntityId)).ToList();
        return new SharedQuote
        {
            WordsDiffer = shown.Any(version => version.Words.Wording != measure.Words.Wording),
            SpeakersDiffer = speakers.Exists(one => speakers.Exists(other => different.OfSpeakers(one, other))),
            ChainsDiffer = shown.Any(version => different.OfChains(measure.Quote, version.Quote)),
        };
    }
}
