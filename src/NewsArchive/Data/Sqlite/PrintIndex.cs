using System.Runtime.InteropServices;
using System.Text;

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
    private readonly Dictionary<int, (int Article, int Length)> known = [];

    /// <summary>
    /// Stores the prints of quotes, in the caller's transaction, and returns the earlier quotes in other articles that
    /// share some of them, in the order of the ids of both; for each print only the first quotes that have it.
    /// </summary>
    /// <param name="quotes">Each with its prints.</param>
    public IReadOnlyList<SharingPrints> AddAndFind(IReadOnlyList<(Quote Quote, int[] Prints)> quotes)
    {
        var prints = new List<(int Hash, int Quote)>(quotes.Sum(quote => quote.Prints.Length));
        foreach (var (quote, own) in quotes)
        {
            known[quote.Id] = (quote.ArticleId, Encoding.UTF8.GetByteCount(quote.Words));
            foreach (var print in own)
                prints.Add((print, quote.Id));
        }

        // In the order of the table: each of its pages is read and written once.
        prints.Sort();
        var shared = new Dictionary<(int Quote, int Earlier), int>();
        var first = new List<int>(MaxBearers);
        for (var at = 0; at < prints.Count;)
        {
            var hash = prints[at].Hash;
            bearers.Bind(1, hash);
            first.Clear();
            while (bearers.Read())
                first.Add(bearers.Int(0));
            for (; at < prints.Count && prints[at].Hash == hash; at++)
            {
                var own = prints[at].Quote;
                foreach (var earlier in first)
                {
                    if (earlier < own)
                        CollectionsMarshal.GetValueRefOrAddDefault(shared, (own, earlier), out _)++;
                }

                Add(hash, own);
                if (first.Count < MaxBearers && !first.Contains(own))
                    first.Add(own);
            }
        }

        return
        [
            .. shared.OrderBy(pair => pair.Key)
                .Select(pair => (pair.Key.Quote, pair.Key.Earlier, Of: Quote(pair.Key.Earlier), Prints: pair.Value))
                .Where(pair => pair.Of.Article != known[pair.Quote].Article)
                .Select(pair => new SharingPrints(
                    pair.Quote, known[pair.Quote].Length, pair.Earlier, pair.Of.Length, pair.Prints)),
        ];
    }

    private void Add(int hash, int quoteId)
    {
        add.Bind(1, hash);
        add.Bind(2, quoteId);
        add.Run();
    }

    private (int Article, int Length) Quote(int id)
    {
        ref var found = ref CollectionsMarshal.GetValueRefOrAddDefault(known, id, out var exists);
        if (exists)
            return found;
        quote.Bind(1, id);
        while (quote.Read())
            found = (quote.Int(0), quote.Int(1));
        return found;
    }

    public void Dispose()
    {
        add.Dispose();
        bearers.Dispose();
        quote.Dispose();
    }
}

/// <param name="Length">Of its words, in bytes of UTF-8.</param>
/// <param name="EarlierId">A quote in another article.</param>
/// <param name="EarlierLength">Of the words of that one.</param>
/// <param name="Shared">The number of prints they have in common.</param>
internal sealed record SharingPrints(int QuoteId, int Length, int EarlierId, int EarlierLength, int Shared);
