using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Drift;

/// <summary>
/// Quotes inside other quotes, such as speech in a block quote. The words of the inner quote also belong to the outer
/// one, so only the one that has most in common with another article's quote is joined with it.
/// </summary>
internal sealed class NestedQuotes
{
    // A block quote may hold thousands of quotes; only the first are looked at.
    private const int MaxInside = 100;

    private readonly Dictionary<int, int> outer;
    private readonly ILookup<int, int> inner;

    private NestedQuotes(Dictionary<int, int> outer)
    {
        this.outer = outer;
        inner = outer.ToLookup(pair => pair.Value, pair => pair.Key);
    }

    /// <summary>Reads which quotes of these articles are inside others; paraphrases are never compared.</summary>
    public static async Task<NestedQuotes> ReadAsync(
        ArchiveContext db, IReadOnlyCollection<int> articles, CancellationToken cancellation)
    {
        var quotes = await db.Quotes
            .Where(quote => EF.Parameter(articles).Contains(quote.ArticleId) && quote.Kind != QuotationKind.Indirect)
            .Select(quote => new { quote.Id, quote.ArticleId, quote.Ordinal, quote.ParentOrdinal })
            .ToListAsync(cancellation);
        var places = quotes.ToDictionary(quote => (quote.ArticleId, quote.Ordinal), quote => quote.Id);
        return new NestedQuotes(quotes
            .Where(quote => quote.ParentOrdinal is { } parent && places.ContainsKey((quote.ArticleId, parent)))
            .ToDictionary(quote => quote.Id, quote => places[(quote.ArticleId, quote.ParentOrdinal!.Value)]));
    }

    /// <summary>The quotes inside this one, the innermost first; the quote itself; the quotes around it.</summary>
    public IEnumerable<int> Family(int quote) => Inside(quote).Append(quote).Concat(Around(quote));

    private IEnumerable<int> Inside(int quote)
    {
        var found = new List<int>(inner[quote].Take(MaxInside));
        for (var at = 0; at < found.Count && found.Count < MaxInside; at++)
            found.AddRange(inner[found[at]].Take(MaxInside - found.Count));
        found.Reverse();
        return found;
    }

    private IEnumerable<int> Around(int quote)
    {
        for (var depth = 0; depth < MaxInside && outer.TryGetValue(quote, out quote); depth++)
            yield return quote;
    }
}
