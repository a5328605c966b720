using NewsArchive.Data;

namespace NewsArchive.Searching;

/// <summary>
/// What one search has asked the index and the parties already: a name is looked for several times, to find out whether
/// it is one and what else it means.
/// </summary>
internal sealed class MatchMemory(ArchiveContext db)
{
    private readonly Dictionary<string, IReadOnlyList<int>> matches = [];
    private readonly Dictionary<string, IReadOnlyList<int>> naming = [];

    /// <inheritdoc cref="ArchiveContext.MatchAsync"/>
    public async Task<IReadOnlyList<int>> MatchAsync(IReadOnlyList<Clause> clauses, CancellationToken cancellation)
    {
        var key = string.Join('\n', clauses.Select(Key));
        return matches.TryGetValue(key, out var known)
            ? known
            : matches[key] = await db.MatchAsync(clauses, cancellation);
    }

    /// <inheritdoc cref="ArchiveContext.NamingAsync"/>
    public async Task<IReadOnlyList<int>> NamingAsync(IReadOnlyList<int> entities, CancellationToken cancellation)
    {
        var key = string.Join(' ', entities.Order());
        return naming.TryGetValue(key, out var known)
            ? known
            : naming[key] = await db.NamingAsync(entities, cancellation);
    }

    private static string Key(Clause clause) => string.Join(' ', clause.AnyOf
        .Select(term => $"{term.Key} {string.Join(',', term.Parties.Select(party => party.Entity.Id))}").Order());
}
