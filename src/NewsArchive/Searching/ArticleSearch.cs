using System.Globalization;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Finds articles by their words and by who is mentioned in them.</summary>
public sealed class ArticleSearch(ArchiveContext db)
{
    private const int MaxRanked = 20_000;
    private const int FacetSize = 10;
    private const int LeftOutShown = 20;

    // The filters count mentions only in the best of so many matches: counting in all took longer than the search
    // itself.
    public const int MaxCounted = 2_000;

    /// <summary>Never fails because of what was typed. The caller sets the time limit.</summary>
    public async Task<SearchPage> SearchAsync(SearchQuery query, CancellationToken cancellation = default)
    {
        var typed = QueryText.Parse(query.Text);
        var named = query.ThisSpellingOnly
            ? typed.Clauses
            : await new NameFinder(db).FindAsync(typed.Clauses, cancellation);
        var clauses = named.DistinctBy(clause => clause.Key).ToList();
        var selected = await SelectedAsync(query, cancellation);
        if (selected is null || (clauses.Count == 0 && selected.Count == 0))
            return SearchPage.Nothing;

        List<string> notes = typed.LeftOut.Count > 0 ? [LeftOut(typed.LeftOut)] : [];
        var wanted = clauses.Where(clause => !clause.Excluded).ToList();
        var matches = Matches(clauses, selected);
        var total = await matches.CountAsync(cancellation);
        var newest = query.Newest || wanted.Count == 0;
        if (total > MaxRanked && !newest)
        {
            var from = await matches.Select(match => match.ArticleId).OrderDescending().Skip(MaxRanked - 1)
                .FirstAsync(cancellation);
            matches = matches.Where(match => match.ArticleId >= from);
            notes.Add("There are too many matches to rank them all: these are the best of the 20,000 added last. "
                + "Sort by newest to see all of them.");
        }

        // All ids at once: the index is searched a single time, and both the page and the filters use the result.
        var ids = await Ordered(matches, newest).ToListAsync(cancellation);
        var last = Math.Max(1, (ids.Count + SearchQuery.PageSize - 1) / SearchQuery.PageSize);
        var page = ids.Skip((Math.Min(query.Page, last) - 1) * SearchQuery.PageSize).Take(SearchQuery.PageSize)
            .ToList();
        var parties = wanted.SelectMany(clause => clause.AnyOf).SelectMany(term => term.Parties)
            .Select(party => party.Entity.Id).Concat(selected.Select(entity => entity.Id)).ToHashSet();
        var facets = await FacetsAsync([.. ids.Take(MaxCounted)], selected, cancellation);
        return new SearchPage(
            total,
            ids.Count,
            await new HitReader(db).ReadAsync(page, wanted, parties, cancellation),
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

    private IQueryable<TextMatch> Matches(IReadOnlyList<Clause> clauses, IReadOnlyList<Entity> selected)
    {
        var wanted = clauses.Where(clause => !clause.Excluded).ToList();
        var matches = wanted.Count > 0
            ? db.Match(wanted)
            : db.Articles.Select(article => new TextMatch { ArticleId = article.Id });
        foreach (var clause in wanted.Where(clause => clause.AnyOf.Any(term => term.Parties.Count > 0)))
        {
            // The index was searched for every name of the parties, and others may share one of these. Articles that do
            // not contain the typed words must mention the party itself.
            var ids = clause.AnyOf.SelectMany(term => term.Parties).Select(party => party.Entity.Id).ToList();
            var literal =
                db.Match([clause with { AnyOf = [.. clause.AnyOf.Select(term => term with { Parties = [] })] }])
                .Select(match => match.ArticleId);
            matches = matches.Where(match => literal.Contains(match.ArticleId)
                || db.Parties.Any(p => p.ArticleId == match.ArticleId && ids.Contains(p.EntityId)));
        }

        foreach (var clause in clauses.Where(clause => clause.Excluded))
        {
            var excluded = db.Match([clause]).Select(match => match.ArticleId);
            matches = matches.Where(match => !excluded.Contains(match.ArticleId));
        }

        foreach (var id in selected.Select(entity => entity.Id))
            matches = matches.Where(match => db.Parties.Any(p => p.EntityId == id && p.ArticleId == match.ArticleId));
        return matches;
    }

    // Row ids follow the order of import; the date of publication belongs to the article.
    private IQueryable<int> Ordered(IQueryable<TextMatch> matches, bool newest) => newest
        ? from match in matches
          join article in db.Articles on match.ArticleId equals article.Id
          orderby article.Published descending, article.Id descending
          select article.Id
        : matches.OrderBy(match => match.Rank).ThenByDescending(match => match.ArticleId)
            .Select(match => match.ArticleId);

    // Characters around a typed name that are no part of it: "clinton)".
    private static readonly char[] Signs = [.. "()[]{}<>,;:!?/…"];

    private static IEnumerable<AlsoSearched> OtherNames(Term term) => term.Parties.Select(party => new AlsoSearched(
        party.Entity,
        term.Words.Trim(Signs),
        [.. party.Names.Where(name => NameFinder.IsOther(name, term)).DistinctBy(NameKey.Of)]));

    private async Task<IReadOnlyList<Facet>> FacetsAsync(
        IReadOnlyList<int> ids, IReadOnlyList<Entity> selected, CancellationToken cancellation)
    {
        var counts = await db.Parties
            .Where(party => EF.Parameter(ids).Contains(party.ArticleId))
            // Distinct pairs first: a distinct count in each group takes four times as long.
            .Select(party => new { party.ArticleId, party.EntityId })
            .Distinct()
            .GroupBy(pair => pair.EntityId)
            .Select(pairs => new { Id = pairs.Key, Count = pairs.Count() })
            .Join(db.Entities, facet => facet.Id, entity => entity.Id,
                (facet, entity) => new { facet.Id, entity.Kind, facet.Count })
            .ToListAsync(cancellation);
        var chosen = selected.Select(entity => entity.Id).ToHashSet();
        var shown = counts.GroupBy(facet => facet.Kind).SelectMany(kind => kind
                .OrderByDescending(facet => chosen.Contains(facet.Id))
                .ThenByDescending(facet => facet.Count).ThenBy(facet => facet.Id)
                .Take(FacetSize))
            .ToList();
        var shownIds = shown.Select(facet => facet.Id).ToList();
        var entities = await db.Entities.AsNoTracking().Where(entity => shownIds.Contains(entity.Id))
            .ToDictionaryAsync(entity => entity.Id, cancellation);
        return [.. shown.Select(facet => new Facet(entities[facet.Id], facet.Count, chosen.Contains(facet.Id)))];
    }
}
