using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Finds quotes by speaker, subject, outlet and kind. Which they are is worked out in memory, from the <see
/// cref="ArticleFacts"/>; only the quotes of the page are read.
/// </summary>
public sealed class QuoteSearch(ArchiveContext db, ArticleFacts facts)
{
    private const int FacetSize = 10;
    private const int RolesShown = 20;
    private const int ArticlesAtOnce = 200;

    /// <summary>One page of the quotes, newest first, with the filters to narrow them down.</summary>
    public async Task<QuotePage> SearchAsync(QuoteQuery query, CancellationToken cancellation = default)
    {
        var parties = new QuoteParties(
            await PartyAsync(query.Speaker, cancellation),
            await PartyAsync(query.About, cancellation),
            await PartyAsync(query.Via, cancellation));
        var sets = new QuoteSets(
            Ids(parties.Speaker), Ids(parties.About), await SubjectsAsync(Ids(parties.About), cancellation),
            Ids(parties.Via));
        var naming = await NamingAsync(sets, cancellation);
        // Read afterwards: of an article that is stored meanwhile, more may be known than was found, but not less.
        var known = await facts.ReadAsync(db, cancellation);
        using var tally = new QuoteTally(known, query, sets);
        if (query.IsWhole)
            tally.AddAll();
        else
            tally.Add(naming ?? known.In(query.Month));
        var last = Math.Max(1, (tally.Total + QuoteQuery.PageSize - 1) / QuoteQuery.PageSize);
        var page = tally.Page(
            naming is null && query.Month is null ? known.Newest() : known.NewestFirst(naming ?? known.In(query.Month)),
            (Math.Clamp(query.Page, 1, last) - 1) * QuoteQuery.PageSize);
        return new QuotePage(
            tally.Total,
            await QuoteRow.ReadAsync(db, page, cancellation),
            parties,
            tally.Kinds,
            tally.Check,
            tally.Roles(RolesShown),
            // One is chosen: another would take its place in the address, and find more than these matches.
            await FacetsAsync(tally.Speakers(FacetSize, sets.Speaker), sets.Speaker, cancellation),
            await FacetsAsync(tally.Relayers(FacetSize, sets.Via), sets.Via, cancellation));
    }

    /// <summary>The newest quotes by an entity, through it and about it.</summary>
    /// <param name="articles">The articles that name it, newest first.</param>
    /// <param name="most">Of each.</param>
    public async Task<EntityQuoteRows> NewestAsync(
        Entity entity, IEnumerable<int> articles, int most, CancellationToken cancellation)
    {
        var known = await facts.ReadAsync(db, cancellation);
        var (by, through, about) = (new List<int>(), new List<int>(), new List<int>());
        int[] one = [entity.Id];
        // No quote of an article that does not name it is among them, and most lists are full after a few articles.
        foreach (var some in articles.Chunk(ArticlesAtOnce))
        {
            if (IsFull(by, entity.QuotesBy)
                && IsFull(through, entity.QuotesThrough)
                && IsFull(about, entity.QuotesAbout))
                break;
            var subjects = IsFull(about, entity.QuotesAbout) ? [] : (await db.QuoteSubjects
                .Where(subject => subject.Party.EntityId == entity.Id && some.Contains(subject.Party.ArticleId))
                .Select(subject => subject.QuoteId).ToListAsync(cancellation)).ToHashSet();
            var (bySets, throughSets, aboutSets) = (
                new QuoteSets(one, null, null, null), new QuoteSets(null, null, null, one),
                new QuoteSets(null, one, subjects, null));
            foreach (var article in some)
            {
                foreach (var quote in known.QuotesOf(article))
                {
                    var speaker = known.Standing(quote.Speaker);
                    foreach (var (list, sets) in ((List<int>, QuoteSets)[])
                        [(by, bySets), (through, throughSets), (about, aboutSets)])
                    {
                        if (list.Count < most && sets.Fit(known, quote, speaker))
                            list.Add(quote.Id);
                    }
                }
            }
        }

        var rows = (await QuoteRow.ReadAsync(db, [.. by.Concat(through).Concat(about).Distinct()], cancellation))
            .ToDictionary(row => row.Quote.Id);
        return new EntityQuoteRows(Rows(by), Rows(through), Rows(about));

        bool IsFull(List<int> list, int all) => list.Count >= Math.Min(most, all);

        IReadOnlyList<QuoteRow> Rows(List<int> quotes) => [.. quotes.Where(rows.ContainsKey).Select(id => rows[id])];
    }

    /// <summary>The ids of the articles in which quotes with these parties can be; null for all.</summary>
    private async Task<IReadOnlyList<int>?> NamingAsync(QuoteSets sets, CancellationToken cancellation)
    {
        IReadOnlyList<int>? articles = null;
        foreach (var entities in new[] { sets.Speaker, sets.About, sets.Via }.OfType<int[]>())
        {
            var naming = await db.NamingAsync(entities, cancellation);
            articles = articles is null ? naming : IdList.Both(articles, naming);
        }

        return articles;
    }

    private async Task<IReadOnlySet<int>?> SubjectsAsync(int[]? about, CancellationToken cancellation) =>
        about is null ? null : (await db.QuoteSubjects.Where(subject => about.Contains(subject.Party.EntityId))
            .Select(subject => subject.QuoteId).ToListAsync(cancellation)).ToHashSet();

    /// <summary>
    /// Null where no slug is given, empty where it is unknown. A person and an organization may share a slug.
    /// </summary>
    private async Task<IReadOnlyList<Entity>?> PartyAsync(string? asked, CancellationToken cancellation)
    {
        if (asked is null)
            return null;
        var (kind, slug) = QuoteQuery.Party(asked);
        var bearers = await db.Entities.AsNoTracking().IgnoreQueryFilters().Include(entity => entity.MergedInto)
            .Where(entity => entity.Slug == slug && (kind == null || entity.Kind == kind)).ToListAsync(cancellation);
        return [.. bearers.Select(entity => entity.MergedInto ?? entity).DistinctBy(entity => entity.Id)];
    }

    private static int[]? Ids(IReadOnlyList<Entity>? entities) => entities?.Select(entity => entity.Id).ToArray();

    private async Task<IReadOnlyList<Facet>> FacetsAsync(
        IReadOnlyList<(int Entity, int Count)> counts, int[]? chosen, CancellationToken cancellation)
    {
        var ids = counts.Select(count => count.Entity).ToList();
        var byId = await db.Entities.AsNoTracking().Where(entity => ids.Contains(entity.Id))
            .ToDictionaryAsync(entity => entity.Id, cancellation);
        return [.. counts.Where(count => byId.ContainsKey(count.Entity)).Select(count => new Facet(
            byId[count.Entity], count.Count, chosen?.Contains(count.Entity) ?? false))];
    }
}

/// <summary>The newest quotes by an entity, that it relayed and that mention it.</summary>
public sealed record EntityQuoteRows(
    IReadOnlyList<QuoteRow> By, IReadOnlyList<QuoteRow> Through, IReadOnlyList<QuoteRow> About);

/// <param name="Total">All matches, not only this page's.</param>
/// <param name="Kinds">The kinds of all matches, ignoring the filter by kind.</param>
/// <param name="Check">The number of matches that need review.</param>
/// <param name="Roles">The roles of unnamed sources, most common first; only counted with <see
/// cref="QuoteQuery.Unnamed"/>.</param>
/// <param name="Speakers">The most quoted people of the matches.</param>
/// <param name="Outlets">The outlets that relayed most of the matches.</param>
public sealed record QuotePage(
    int Total,
    IReadOnlyList<QuoteRow> Rows,
    QuoteParties Parties,
    IReadOnlyDictionary<QuotationKind, int> Kinds,
    int Check,
    IReadOnlyList<RoleCount> Roles,
    IReadOnlyList<Facet> Speakers,
    IReadOnlyList<Facet> Outlets);

/// <summary>
/// The parties that the slugs of a query refer to: null where none is given, empty where it is unknown.
/// </summary>
public sealed record QuoteParties(
    IReadOnlyList<Entity>? Speaker, IReadOnlyList<Entity>? About, IReadOnlyList<Entity>? Via);

/// <param name="Count">The number of quotes with such a source in their chain.</param>
public sealed record RoleCount(string Role, int Count);
