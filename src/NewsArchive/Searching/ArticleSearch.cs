using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Finds articles by their words and by who is mentioned in them.</summary>
public sealed class ArticleSearch(ArchiveContext db, ArticleFacts facts)
{
    // The rank of a match is worked out from its words; beyond so many, only the newest matches are ranked.
    public const int MaxRanked = 5_000;

    // Spellings are compared in the texts themselves, at worst some 30 MB.
    private const int MaxSpelled = 5_000;
    private const int SpelledAtOnce = 250;
    private const int FacetSize = 10;
    private const int LeftOutShown = 20;

    /// <summary>Never fails because of what was typed. The caller sets the time limit.</summary>
    public Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellation = default) =>
        SearchAsync(query, withFacets: true, cancellation);

    internal async Task<SearchPage> SearchAsync(
        SearchQuery query, bool withFacets, CancellationToken cancellation)
    {
        var memory = new MatchMemory(db, query.Newest ? 0 : MaxRanked);
        var typed = QueryText.Parse(query.Text);
        var named = query.ThisSpellingOnly
            ? typed.Clauses
            : await new NameFinder(db, memory).FindAsync(typed.Clauses, cancellation);
        var clauses = named.DistinctBy(clause => clause.Key).ToList();
        var selected = await SelectedAsync(query, cancellation);
        if (selected is null || (clauses.Count == 0 && selected.Count == 0))
            return SearchPage.Nothing;

        List<string> notes = typed.LeftOut.Count > 0 ? [LeftOut(typed.LeftOut)] : [];
        var wanted = clauses.Where(clause => !clause.Excluded).ToList();
        // All ids at once: the page, the filters and the order are made from them.
        var ids = await MatchesAsync(memory, query.ThisSpellingOnly ? wanted : clauses, selected, cancellation);
        // Read afterwards: of an article that is stored meanwhile, more may be known than was found, but not less.
        var known = await facts.ReadAsync(db, cancellation);
        if (query.ThisSpellingOnly && clauses.Count > 0)
        {
            if (ids.Count > MaxSpelled)
                notes.Add("There are too many matches to compare the spelling in all of them: these are from the 5,000 "
                    + "added last.");
            ids = await SpelledAsync([.. ids.Skip(ids.Count - MaxSpelled)], new Spelling(clauses), cancellation);
        }

        IReadOnlyList<int> ordered;
        if (query.Newest || wanted.Count == 0)
        {
            ordered = known.NewestFirst(ids);
        }
        else
        {
            if (ids.Count > MaxRanked)
                notes.Add("There are too many matches to rank them all: these are the best of the 5,000 added last. "
                    + "Sort by newest to see all of them.");
            ordered = await RankedAsync(db, memory, wanted, ids, MaxRanked, cancellation);
        }

        var last = Math.Max(1, (ordered.Count + SearchQuery.PageSize - 1) / SearchQuery.PageSize);
        var page = ordered.Skip((Math.Min(query.Page, last) - 1) * SearchQuery.PageSize).Take(SearchQuery.PageSize)
            .ToList();
        var parties = wanted.SelectMany(clause => clause.AnyOf).SelectMany(term => term.Parties)
            .Select(party => party.Entity.Id).Concat(selected.Select(entity => entity.Id)).ToHashSet();
        IReadOnlyDictionary<int, byte[]> places =
            wanted.Count == 0 ? new Dictionary<int, byte[]>() : (await memory.RankAsync(wanted, cancellation)).Places;
        var facets = withFacets ? await FacetsAsync(known, ids, selected, cancellation) : [];
        return new SearchPage(
            ids.Count,
            ordered.Count,
            await new HitReader(db).ReadAsync(
                page, wanted, places, parties, query.ThisSpellingOnly, cancellation),
            [.. wanted.SelectMany(clause => clause.AnyOf).SelectMany(OtherNames)],
            [.. facets.Where(facet => facet.Entity.Kind == PartyKind.Person)],
            [.. facets.Where(facet => facet.Entity.Kind == PartyKind.Organization)],
            notes);
    }

    private static string LeftOut(IReadOnlyList<string> words)
    {
        var listed = string.Join(", ", words.Take(LeftOutShown).Select(word => $"“{word}”"));
        var more = words.Count > LeftOutShown
            ? string.Create(CultureInfo.InvariantCulture, $" and {words.Count - LeftOutShown:N0} more")
            : "";
        return $"Only the first {QueryText.MaxTerms} words were searched for. Left out: {listed}{more}.";
    }

    /// <summary>Null when a filter matches nobody: then nothing can be found.</summary>
    private async Task<IReadOnlyList<Entity>?> SelectedAsync(SearchQuery query, CancellationToken cancellation)
    {
        var selected = await db.Entities.AsNoTracking().IgnoreQueryFilters().Include(entity => entity.MergedInto)
            .Where(entity =>
                (entity.Kind == PartyKind.Person && query.People.Contains(entity.Slug))
                || (entity.Kind == PartyKind.Organization && query.Organizations.Contains(entity.Slug)))
            .ToListAsync(cancellation);
        return selected.Count < query.People.Count + query.Organizations.Count
            ? null
            : [.. selected.Select(entity => entity.MergedInto ?? entity).DistinctBy(entity => entity.Id)];
    }

    /// <summary>The ids of all articles that match, in ascending order.</summary>
    private async Task<IReadOnlyList<int>> MatchesAsync(
        MatchMemory memory, IReadOnlyList<Clause> clauses, IReadOnlyList<Entity> selected,
        CancellationToken cancellation)
    {
        var wanted = clauses.Where(clause => !clause.Excluded).ToList();
        IReadOnlyList<int>? matches = wanted.Count > 0 ? (await memory.RankAsync(wanted, cancellation)).Ids : null;
        foreach (var entity in selected)
        {
            var naming = await memory.NamingAsync([entity.Id], cancellation);
            matches = matches is null ? naming : IdList.Both(matches, naming);
        }

        matches ??= await db.Articles.Select(article => article.Id).OrderBy(id => id).ToListAsync(cancellation);
        foreach (var clause in wanted)
        {
            var words = clause with { AnyOf = [.. clause.AnyOf.Select(term => term with { Parties = [] })] };
            if (db.AskedFor([clause]) == db.AskedFor([words]))
                continue;
            // The index was searched for every name of the parties, and others may share one of these. Articles that do
            // not contain the typed words must mention the party itself.
            var typed = await memory.MatchAsync([words], cancellation);
            var naming = await memory.NamingAsync(
                [.. clause.AnyOf.SelectMany(term => term.Parties).Select(party => party.Entity.Id)], cancellation);
            matches = IdList.Both(matches, IdList.Either(typed, naming));
        }

        foreach (var clause in clauses.Where(clause => clause.Excluded))
            matches = IdList.Without(matches, await memory.MatchAsync([clause], cancellation));
        return matches;
    }

    /// <summary>Those of the articles that have the words as they were typed, in the same order.</summary>
    private async Task<IReadOnlyList<int>> SpelledAsync(
        IReadOnlyList<int> ids, Spelling spelling, CancellationToken cancellation)
    {
        var fitting = new HashSet<int>();
        foreach (var some in ids.Chunk(SpelledAtOnce))
        {
            var texts = db.Articles.Where(article => some.Contains(article.Id))
                .Select(article => new { article.Id, article.Title, article.Text });
            await foreach (var article in texts.AsAsyncEnumerable().WithCancellation(cancellation))
            {
                if (spelling.Fits(article.Title, article.Text))
                    fitting.Add(article.Id);
            }
        }

        return [.. ids.Where(fitting.Contains)];
    }

    /// <param name="matches">Some of those that match, ascending.</param>
    /// <param name="most">How many of them are ranked, the last.</param>
    internal static async Task<IReadOnlyList<int>> RankedAsync(
        ArchiveContext db, MatchMemory memory, IReadOnlyList<Clause> wanted, IReadOnlyList<int> matches, int most,
        CancellationToken cancellation)
    {
        if (matches.Count == 0)
            return [];
        var all = matches.Skip(matches.Count - most).ToHashSet();
        var (found, first) = (await memory.RankAsync(wanted, cancellation), matches[^all.Count]);
        // Of few that a filter left of many, most are older than those that were ranked.
        if (found.Ids[^found.Best.Count] > first)
            found = await db.MatchAsync(wanted, first, int.MaxValue, cancellation);
        return [.. found.Best.Where(all.Contains)];
    }

    // Characters around a typed name that are no part of it: "clinton)".
    private static readonly char[] Signs = [.. "()[]{}<>,;:!?/…"];

    private static IEnumerable<AlsoSearched> OtherNames(Term term) => term.Parties.Select(party => new AlsoSearched(
        party.Entity,
        term.Words.Trim(Signs),
        [.. party.Names.Where(name => NameFinder.IsOther(name, term)).DistinctBy(NameKey.Of)]));

    private async Task<IReadOnlyList<Facet>> FacetsAsync(
        KnownArticles known, IReadOnlyList<int> articles, IReadOnlyList<Entity> selected,
        CancellationToken cancellation)
    {
        var chosen = selected.Select(entity => entity.Id).ToHashSet();
        // A heap of the best so far for each kind: common words have hundreds of thousands of names about them.
        var best = Enum.GetValues<PartyKind>().ToDictionary(
            kind => kind, _ => new PriorityQueue<(int Id, int Count), (bool Chosen, int Count, int Last)>());
        foreach (var (id, kind, count) in known.Count(articles))
            best[kind].Offer((id, count), (chosen.Contains(id), count, -id), FacetSize);
        var shown = best.Values.SelectMany(kind => kind.Descending()).ToList();
        var shownIds = shown.Select(facet => facet.Id).ToList();
        var entities = await db.Entities.AsNoTracking().Where(entity => shownIds.Contains(entity.Id))
            .ToDictionaryAsync(entity => entity.Id, cancellation);
        return
        [
            .. shown.Where(facet => entities.ContainsKey(facet.Id))
                .Select(facet => new Facet(entities[facet.Id], facet.Count, chosen.Contains(facet.Id))),
        ];
    }
}
