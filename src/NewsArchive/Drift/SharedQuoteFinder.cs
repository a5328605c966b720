using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Drift;

/// <summary>
/// Finds quotes that earlier articles have too. Articles are taken in the order of their ids, and each is compared with
/// those before it: every pair is compared once, and stopping at any point loses nothing.
/// </summary>
internal sealed class SharedQuoteFinder(ArchiveContext db)
{
    private const string Work = "shared quotes";

    // Those that share the most prints. A common phrase is in many quotes, and comparing words is the expensive part.
    private const int MaxCandidates = 24;

    // In bytes of UTF-8, with room for long words and other scripts.
    private const int LongQuote = 110;
    private const int BytesOfTenWords = 64;
    private const int HundredWords = 1200;

    // More than a batch of ordinary articles has. One long text can have a hundred thousand.
    private const int QuotesAtOnce = 10_000;

    /// <summary>The last article compared so far; 0 for none.</summary>
    public Task<int> DoneToAsync(CancellationToken cancellation) => db.Progress
        .Where(progress => progress.Work == Work).Select(progress => progress.ArticleId)
        .SingleOrDefaultAsync(cancellation);

    /// <summary>
    /// Compares the next articles that are stored, up to <paramref name="most"/>, in the caller's transaction.
    /// </summary>
    /// <returns>False when none are left.</returns>
    public async Task<bool> CompareNextAsync(int most, CancellationToken cancellation)
    {
        var done = await DoneToAsync(cancellation);
        var next = await db.Articles.Where(article => article.Id > done).OrderBy(article => article.Id)
            .Select(article => article.Id).Take(most).ToListAsync(cancellation);
        if (next.Count == 0)
            return false;
        var (from, to) = (next[0], next[^1]);
        var quotes = await db.Quotes.AsNoTracking()
            .Where(quote => quote.ArticleId >= from && quote.ArticleId <= to)
            .OrderBy(quote => quote.Id).ToListAsync(cancellation);
        await CompareAsync(quotes.Select(quote => (quote, WordPrints.Of(quote))), to, cancellation);
        return true;
    }

    /// <summary>
    /// Compares the quotes of the articles up to <paramref name="last"/>, in the caller's transaction. All earlier
    /// articles must have been compared.
    /// </summary>
    /// <param name="quotes">In the order of their ids.</param>
    public async Task CompareAsync(
        IEnumerable<(Quote Quote, int[] Prints)> quotes, int last, CancellationToken cancellation)
    {
        var groups = new SharedQuoteGroups(db);
        using var index = new PrintIndex(db);
        foreach (var some in quotes.Where(quote => quote.Prints.Length > 0).Chunk(QuotesAtOnce))
            await CompareAsync(some, index, groups, cancellation);
        await groups.SummarizeAsync(cancellation);
        if (await db.Progress.Where(progress => progress.Work == Work).ExecuteUpdateAsync(
            progress => progress.SetProperty(p => p.ArticleId, last), cancellation) == 0)
        {
            db.Progress.Add(new Progress { Work = Work, ArticleId = last });
            await db.SaveChangesAsync(cancellation);
        }

        db.ChangeTracker.Clear();
    }

    private async Task CompareAsync(
        (Quote Quote, int[] Prints)[] quotes, PrintIndex index, SharedQuoteGroups groups,
        CancellationToken cancellation)
    {
        var candidates = index.AddAndFind(quotes)
            .GroupBy(pair => pair.QuoteId)
            .SelectMany(pairs => pairs.OrderByDescending(pair => pair.Shared).ThenBy(pair => pair.EarlierId)
                .Take(MaxCandidates))
            .Where(MayBeOne)
            .ToList();
        var later = candidates.Select(pair => pair.QuoteId).ToHashSet();
        var words = quotes.Where(quote => later.Contains(quote.Quote.Id))
            .ToDictionary(quote => quote.Quote.Id, quote => QuoteWords.Read(quote.Quote.Words));
        await ReadAsync(words, candidates.Select(pair => pair.EarlierId), cancellation);
        await groups.JoinAsync(
            await NearestAsync(
                [.. candidates.Where(pair => WordDiff.AreOne(words[pair.EarlierId], words[pair.QuoteId]))
                    .Select(pair => (pair.EarlierId, pair.QuoteId))],
                words,
                cancellation),
            cancellation);
    }

    /// <summary>
    /// False for most of those that share a common phrase and nothing else, before their words are read. Versions of
    /// one quote have four fifths of the words in common, and a longer quote has a print for every two or three words:
    /// they share far more than one for every ten. Nor is one of them three times as long as the other when that is
    /// longer than a hundred words.
    /// </summary>
    private static bool MayBeOne(SharingPrints pair)
    {
        var (shorter, longer) = (Math.Min(pair.EarlierLength, pair.Length), Math.Max(pair.EarlierLength, pair.Length));
        return (shorter < LongQuote || pair.Shared * BytesOfTenWords >= shorter)
            && (longer < HundredWords || shorter * 3 >= longer);
    }

    /// <summary>
    /// The pairs, with each quote replaced by the one inside or around it that is most like the other.
    /// </summary>
    private async Task<IReadOnlyList<(int Earlier, int Later)>> NearestAsync(
        IReadOnlyList<(int Earlier, int Later)> pairs, Dictionary<int, QuoteWords> words,
        CancellationToken cancellation)
    {
        var ids = pairs.SelectMany(pair => new[] { pair.Earlier, pair.Later }).Distinct().ToList();
        var articles = await db.Quotes.Where(quote => EF.Parameter(ids).Contains(quote.Id))
            .Select(quote => quote.ArticleId).Distinct().ToListAsync(cancellation);
        var nested = await NestedQuotes.ReadAsync(db, articles, cancellation);
        await ReadAsync(words, ids.SelectMany(nested.Family), cancellation);
        return
        [
            .. pairs
                .Select(pair => (Earlier: Nearest(pair.Earlier, pair.Later), pair.Later))
                .Select(pair => (pair.Earlier, Later: Nearest(pair.Later, pair.Earlier)))
                .Distinct(),
        ];

        // Of several equally near, the innermost: MaxBy takes the first.
        int Nearest(int quote, int other) =>
            nested.Family(quote).Where(one => one == quote || MayShare(words[one], words[other])).ToList()
                is [_, _, ..] family
                ? family.MaxBy(one => WordDiff.CommonWords(words[one], words[other]))
                : quote;
    }

    // Prints first: comparing words is the expensive part.
    private static bool MayShare(QuoteWords one, QuoteWords other) =>
        WordPrints.Of(one).Overlaps(WordPrints.Of(other)) && WordDiff.AreOne(one, other);

    private async Task ReadAsync(
        Dictionary<int, QuoteWords> words, IEnumerable<int> quotes, CancellationToken cancellation)
    {
        var unread = quotes.Where(quote => !words.ContainsKey(quote)).Distinct().ToList();
        foreach (var quote in await db.Quotes.Where(quote => EF.Parameter(unread).Contains(quote.Id))
            .Select(quote => new { quote.Id, quote.Words }).ToListAsync(cancellation))
            words[quote.Id] = QuoteWords.Read(quote.Words);
    }
}
