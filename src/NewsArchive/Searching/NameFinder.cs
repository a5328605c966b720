using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Finds the names of people and organizations in a query: the longest run of bare words, or a phrase, that is a name
/// of an entity. Whoever types one spelling gets the articles with all spellings.
/// </summary>
internal sealed class NameFinder(ArchiveContext db, MatchMemory memory)
{
    private const int MaxWords = 6;
    private const int MaxNames = 60;

    // Many people share a surname. The most mentioned ones are searched for, and the page says so.
    private const int MaxParties = 5;

    /// <summary>The same clauses, with words that form one name joined into a term that knows whom it names.</summary>
    public async Task<IReadOnlyList<Clause>> FindAsync(IReadOnlyList<Clause> clauses, CancellationToken cancellation)
    {
        var names = await KnownAsync([.. clauses.SelectMany((_, at) => Candidates(clauses, at))], cancellation);
        var found = new List<Clause>();
        for (var at = 0; at < clauses.Count;)
        {
            var run = Runs(clauses, at).LastOrDefault(run => Keys(run).Any(names.Contains));
            var terms = run is null ? clauses[at].AnyOf : [run];
            if (!clauses[at].Excluded)
                terms = await WithPartiesAsync(terms, names, clauses.Count == 1, cancellation);
            found.Add(clauses[at] with { AnyOf = terms });
            at += run is null ? 1 : run.Words.Split(' ').Length;
        }

        return found;
    }

    private static IEnumerable<Term> Candidates(IReadOnlyList<Clause> clauses, int at) =>
        clauses[at].Excluded ? [] : clauses[at].AnyOf.Where(term => !term.IsPrefix).Concat(Runs(clauses, at));

    // The bare words from here on, each a clause of its own: the first one, the first two, …
    private static IEnumerable<Term> Runs(IReadOnlyList<Clause> clauses, int at)
    {
        var words = clauses.Skip(at).Take(MaxWords)
            .TakeWhile(clause => clause is { Excluded: false, AnyOf: [{ IsPhrase: false, IsPrefix: false }] })
            .Select(clause => clause.AnyOf[0].Words)
            .ToList();
        return Enumerable.Range(1, words.Count)
            .Select(count => new Term(string.Join(' ', words.Take(count)), IsPrefix: false, IsPhrase: false));
    }

    // Only entities that also have another name: for the others, the words find everything.
    private async Task<HashSet<string>> KnownAsync(IReadOnlyList<Term> terms, CancellationToken cancellation)
    {
        var keys = terms.SelectMany(Keys).Distinct().ToList();
        return await db.Aliases.Where(alias => alias.HasOthers && keys.Contains(alias.Key))
            .Select(alias => alias.Key)
            .ToHashSetAsync(cancellation);
    }

    private async Task<IReadOnlyList<Term>> WithPartiesAsync(
        IReadOnlyList<Term> terms, HashSet<string> names, bool isAll, CancellationToken cancellation)
    {
        var named = new List<Term>();
        foreach (var term in terms)
        {
            named.Add(!term.IsPrefix && Keys(term).Any(names.Contains)
                ? term with { Parties = await PartiesAsync(term, isAll, cancellation) }
                : term);
        }

        return named;
    }

    /// <param name="isAll">True when nothing else is searched for.</param>
    private async Task<IReadOnlyList<NamedParty>> PartiesAsync(
        Term term, bool isAll, CancellationToken cancellation)
    {
        var keys = Keys(term);
        var bearing = await db.Aliases.Where(alias => alias.HasOthers && keys.Contains(alias.Key))
            .Select(alias => alias.EntityId).Distinct().ToListAsync(cancellation);
        var bearers = await db.Entities.AsNoTracking()
            .Where(entity => bearing.Contains(entity.Id))
            .OrderByDescending(entity => entity.Articles).ThenBy(entity => entity.Id)
            .Take(MaxParties)
            .ToListAsync(cancellation);
        foreach (var entity in bearers)
            entity.Aliases.AddRange(await db.Aliases.AsNoTracking().Where(alias => alias.EntityId == entity.Id)
                .OrderBy(alias => alias.Id).Take(MaxNames).ToListAsync(cancellation));
        var parties = bearers
            .Select(entity => new NamedParty(entity, Searched(entity, term)))
            .Where(party => party.Names.Any(name => IsOther(name, term)))
            .ToList();
        return parties.Count > 0 && await IsOrdinaryWordAsync(term, parties, isAll, cancellation) ? [] : parties;
    }

    // A given name alone ("Zara" of Zara Holm) may be anyone's: whoever searches for her by another name does not want
    // them all.
    private static IReadOnlyList<string> Searched(Entity entity, Term term)
    {
        var keys = Keys(term);
        var given = entity.Kind == PartyKind.Person && NameKey.Of(entity.Name) is var key && key.Contains(' ')
            ? key[..key.IndexOf(' ')]
            : null;
        return
        [
            .. entity.Aliases.Where(alias => alias.Key != given || keys.Contains(alias.Key))
                .Select(alias => alias.Name),
        ];
    }

    /// <summary>True when an article can contain <paramref name="name"/> without the words of the term.</summary>
    public static bool IsOther(string name, Term term) =>
        !Keys(term).Any(key => $" {NameKey.Of(name)} ".Contains($" {key} ", StringComparison.Ordinal));

    // As a person's name, and as an organization's, which has no leading article.
    private static string[] Keys(Term term) =>
        [.. new[] { NameKey.Of(term.Words), NameKey.Of(term.Words, PartyKind.Organization) }
            .Where(key => key.Length > 0).Distinct()];

    // "Will", "May" and "Post" are names and words. A single word counts as a name only if a fair share (a fifth) of
    // the articles that contain it mention someone of that name.
    private async Task<bool> IsOrdinaryWordAsync(
        Term term, IReadOnlyList<NamedParty> parties, bool isAll, CancellationToken cancellation)
    {
        if (NameKey.WordCount(NameKey.Of(term.Words)) > 1)
            return false;
        var ids = parties.Select(party => party.Entity.Id).ToList();
        Clause[] one = [new Clause([term], Excluded: false)];
        // Then what is found is likely to be the answer: ranked on the way, it is not found twice.
        var holding = isAll
            ? (await memory.RankAsync(one, cancellation)).Ids
            : await memory.MatchAsync(one, cancellation);
        var naming = await memory.NamingAsync(ids, cancellation);
        var (all, about) = (holding.Count, IdList.Both(holding, naming).Count);
        return about * 5 < all;
    }
}
