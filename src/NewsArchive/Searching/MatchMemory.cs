using NewsArchive.Data;

namespace NewsArchive.Searching;

/// <summary>
/// What one search has asked the index and the parties already: a name is looked for several times, to find out whether
/// it is one and what else it means.
/// </summary>
/// <param name="most">How many matches are ranked.</param>
internal sealed class MatchMemory(ArchiveContext db, int most)
{
    private readonly Dictionary<string, Matches> matches = [];
    private readonly Dictionary<string, Matches> ranked = [];
    private readonly Dictionary<string, IReadOnlyList<int>> naming = [];

    /// <summary>The ids of the articles that match, in ascending order.</summary>
    public async Task<IReadOnlyList<int>> MatchAsync(IReadOnlyList<Clause> clauses, CancellationToken cancellation)
    {
        var key = db.AskedFor(clauses);
        if (!ranked.TryGetValue(key, out var known) && !matches.TryGetValue(key, out known))
            known = matches[key] = await db.MatchAsync(clauses, from: 0, most: 0, cancellation);
        return known.Ids;
    }

    /// <summary>The same, and which of the last of them are the best.</summary>
    public async Task<Matches> RankAsync(IReadOnlyList<Clause> clauses, CancellationToken cancellation)
    {
        var key = db.AskedFor(clauses);
        return ranked.TryGetValue(key, out var known)
            ? known
            : ranked[key] = await db.MatchAsync(clauses, from: 0, most, cancellation);
    }

    /// <inheritdoc cref="ArchiveContext.NamingAsync"/>
    public async Task<IReadOnlyList<int>> NamingAsync(IReadOnlyList<int> entities, CancellationToken cancellation)
    {
        var key = string.Join(' ', entities.Order());
        return naming.TryGetValue(key, out var known)
            ? known
            : naming[key] = await db.NamingAsync(entities, cancellation);
    }
}

/// <summary>The articles that match.</summary>
/// <param name="Ids">Of all, in ascending order.</param>
/// <param name="Best">Of those that were ranked, the last of <paramref name="Ids"/>: the best first, and of equally
/// good ones the last added.</param>
/// <param name="Places">Of some, among them those of the first page, where the words stand.</param>
internal sealed record Matches(
    IReadOnlyList<int> Ids, IReadOnlyList<int> Best, IReadOnlyDictionary<int, byte[]> Places);
