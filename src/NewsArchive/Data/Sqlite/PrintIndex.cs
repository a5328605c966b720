using System.Runtime.InteropServices;
using NewsArchive.Drift;

namespace NewsArchive.Data.Sqlite;

/// <summary>The prints of all quotes, by which those with common words find each other.</summary>
internal sealed class PrintIndex(ArchiveContext db) : IDisposable
{
    // Thousands may share a common phrase: only the first count.
    private const int MaxBearers = 32;

    private readonly Statement add = new(db, "INSERT OR IGNORE INTO QuotePrints(Hash, QuoteId) VALUES (?1, ?2)");
    private readonly Statement bearers = new(
        db, $"SELECT QuoteId FROM QuotePrints WHERE Hash = ?1 ORDER BY QuoteId LIMIT {MaxBearers}");

    private readonly Statement quote = new(db, "SELECT ArticleId, octet_length(Words) FROM Quotes WHERE Id = ?1");
    private readonly Dictionary<int, (int Article, int Length)> quotes = [];

    /// <summary>Stores prints, in the caller's transaction.</summary>
    public void Add(IEnumerable<QuotePrint> prints)
    {
        // In the order of the table: neighbors lie on one page.
        foreach (var print in prints.OrderBy(print => print.Hash).ThenBy(print => print.QuoteId))
        {
            add.Bind(1, print.Hash);
            add.Bind(2, print.QuoteId);
            add.Run();
        }
    }

    /// <summary>
    /// The earlier quotes in other articles that share some of these prints, in the order of the ids of both; for each
    /// print only the first quotes that have it.
    /// </summary>
    public IReadOnlyList<SharingPrints> Sharing(IEnumerable<QuotePrint> prints)
    {
        var sharing = new List<SharingPrints>();
        foreach (var own in prints.GroupBy(print => print.QuoteId).OrderBy(own => own.Key))
        {
            var shared = new SortedDictionary<int, int>();
            foreach (var print in own)
            {
                bearers.Bind(1, print.Hash);
                while (bearers.Read())
                {
                    if (bearers.Int(0) is var earlier && earlier < own.Key)
                        shared[earlier] = shared.GetValueOrDefault(earlier) + 1;
                }
            }

            var article = shared.Count > 0 ? Quote(own.Key).Article : 0;
            sharing.AddRange(shared
                .Select(pair => (Id: pair.Key, Quote: Quote(pair.Key), Prints: pair.Value))
                .Where(earlier => earlier.Quote.Article != article)
                .Select(earlier => new SharingPrints(own.Key, earlier.Id, earlier.Quote.Length, earlier.Prints)));
        }

        return sharing;
    }

    private (int Article, int Length) Quote(int id)
    {
        ref var known = ref CollectionsMarshal.GetValueRefOrAddDefault(quotes, id, out var exists);
        if (exists)
            return known;
        quote.Bind(1, id);
        while (quote.Read())
            known = (quote.Int(0), quote.Int(1));
        return known;
    }

    public void Dispose()
    {
        add.Dispose();
        bearers.Dispose();
        quote.Dispose();
    }
}

/// <param name="EarlierId">A quote in another article.</param>
/// <param name="EarlierLength">Of its words, in bytes of UTF-8.</param>
/// <param name="Shared">The number of prints they have in common.</param>
internal sealed record SharingPrints(int QuoteId, int EarlierId, int EarlierLength, int Shared);
