using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Finds quotes by speaker, subject, outlet and kind.</summary>
public sealed class QuoteSearch(ArchiveContext db)
{
    private const int FacetSize = 10;
    private const int RolesShown = 20;

    // Counting speakers and outlets reads every match; with more matches than this, these two filters are left out.
    private const int MaxCounted = 50_000;

    public IQueryable<Quote> By(int[] entities, IQueryable<Quote>? within = null) =>
        (within ?? db.Quotes).Where(quote =>
            quote.SpeakerPartyId != null && entities.Contains(quote.SpeakerParty!.EntityId));

    // Sets of ids rather than EXISTS, so that SQLite starts from the few quotes asked for.

    /// <summary>Quotes whose words mention one of them; quotes in which they mention themselves do not count.</summary>
    public IQueryable<Quote> About(int[] entities, IQueryable<Quote>? within = null) =>
        NotBy(entities, within).Where(quote => db.QuoteSubjects
            .Where(subject => entities.Contains(subject.Party.EntityId)).Select(subject => subject.QuoteId)
                .Contains(quote.Id));

    /// <summary>Quotes by others that one of them relayed.</summary>
    public IQueryable<Quote> Via(int[] entities, IQueryable<Quote>? within = null) =>
        NotBy(entities, within).Where(quote => db.Hops
            .Where(hop => hop.PartyId != null && entities.Contains(hop.Party!.EntityId)).Select(hop => hop.QuoteId)
            .Contains(quote.Id));

    /// <summary>Quotes of the articles published in a month.</summary>
    /// <param name="month">Its first day.</param>
    public IQueryable<Quote> In(DateOnly month, IQueryable<Quote>? within = null)
    {
        var articles = In(month, db.Articles).Select(article => article.Id);
        return (within ?? db.Quotes).Where(quote => articles.Contains(quote.ArticleId));
    }

    /// <summary>The articles of a month; a date with only a year says no month.</summary>
    public static IQueryable<Article> In(DateOnly month, IQueryable<Article> within) => within.Where(article =>
        article.Published >= month && article.Published < month.AddMonths(1)
        && article.PublishedPrecision != DatePrecision.Year);

    // What is counted for each speaker and outlet is what By and Via find for it.

    /// <summary>The speaker of each of the quotes that has a known one.</summary>
    public static IQueryable<int> Speakers(IQueryable<Quote> quotes) =>
        quotes.Where(quote => quote.SpeakerPartyId != null).Select(quote => quote.SpeakerParty!.EntityId);

    /// <summary>For each of the quotes everybody who relayed it, each once; not the speaker.</summary>
    public IQueryable<int> Relayers(IQueryable<Quote> quotes, SourceKind? kind = null) => quotes
        .Join(db.Hops, quote => quote.Id, hop => hop.QuoteId, (quote, hop) => new { quote.SpeakerParty, Hop = hop })
        .Where(pair => pair.Hop.PartyId != null && (kind == null || pair.Hop.Kind == kind)
            && (pair.SpeakerParty == null || pair.Hop.Party!.EntityId != pair.SpeakerParty.EntityId))
        .Select(pair => new { pair.Hop.QuoteId, pair.Hop.Party!.EntityId }).Distinct()
        .Select(pair => pair.EntityId);

    /// <summary>One page of the quotes, newest first, with the filters to narrow them down.</summary>
    public async Task<QuotePage> SearchAsync(QuoteQuery query, CancellationToken cancellation = default)
    {
        var parties = new QuoteParties(
            await PartyAsync(query.Speaker, cancellation),
            await PartyAsync(query.About, cancellation),
            await PartyAsync(query.Via, cancellation));
        var matches = Matches(query, parties);
        var total = await matches.CountAsync(cancellation);
        var page = Math.Clamp(query.Page, 1, Math.Max(1, (total + QuoteQuery.PageSize - 1) / QuoteQuery.PageSize));
        return new QuotePage(
            total,
            await QuoteRow.ListAsync(
                db, matches, total, (page - 1) * QuoteQuery.PageSize, QuoteQuery.PageSize, cancellation),
            parties,
            await KindsAsync(Matches(query with { Kind = null }, parties), cancellation),
            await Matches(query with { Check = true }, parties).CountAsync(cancellation),
            query.Unnamed ? await RolesAsync(Matches(query with { Role = null }, parties), cancellation) : [],
            total > MaxCounted ? [] : await FacetsAsync(Speakers(matches), parties.Speaker, cancellation),
            total > MaxCounted ? [] : await FacetsAsync(Relayers(matches), parties.Via, cancellation));
    }

    private IQueryable<Quote> Matches(QuoteQuery query, QuoteParties parties)
    {
        var quotes = db.Quotes.AsQueryable();
        if (parties.Speaker is { } speaker)
            quotes = By(Ids(speaker), quotes);
        if (parties.About is { } about)
            quotes = About(Ids(about), quotes);
        if (parties.Via is { } via)
            quotes = Via(Ids(via), quotes);
        if (query.Month is { } month)
            quotes = In(month, quotes);
        if (query.Unnamed)
        {
            var unnamed = db.Hops.Where(hop => hop.Kind == SourceKind.Unnamed);
            if (query.Role is { } role)
                unnamed = unnamed.Where(hop => hop.Role == role);
            quotes = quotes.Where(quote => unnamed.Select(hop => hop.QuoteId).Contains(quote.Id));
        }

        if (query.Kind is { } kind)
            quotes = quotes.Where(quote => quote.Kind == kind);
        if (query.Check)
            quotes = quotes.Where(quote => quote.Confidence < ConfidenceWords.Probable);
        return quotes;
    }

    private IQueryable<Quote> NotBy(int[] entities, IQueryable<Quote>? within) => (within ?? db.Quotes)
        .Where(quote => quote.SpeakerPartyId == null || !entities.Contains(quote.SpeakerParty!.EntityId));

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

    private static int[] Ids(IReadOnlyList<Entity> entities) => [.. entities.Select(entity => entity.Id)];

    private static async Task<IReadOnlyDictionary<QuotationKind, int>> KindsAsync(
        IQueryable<Quote> quotes, CancellationToken cancellation) =>
        await quotes.GroupBy(quote => quote.Kind).Select(kind => new { kind.Key, Count = kind.Count() })
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Count, cancellation);

    // A quote of two unnamed officials counts once.
    private async Task<IReadOnlyList<RoleCount>> RolesAsync(IQueryable<Quote> quotes, CancellationToken cancellation) =>
        await db.Hops.Where(hop => hop.Kind == SourceKind.Unnamed && hop.Role != null)
            .Where(hop => quotes.Select(quote => quote.Id).Contains(hop.QuoteId))
            .Select(hop => new { hop.Role, hop.QuoteId }).Distinct()
            .GroupBy(hop => hop.Role!)
            .Select(role => new { Role = role.Key, Count = role.Count() })
            .OrderByDescending(role => role.Count).ThenBy(role => role.Role)
            .Take(RolesShown)
            .Select(role => new RoleCount(role.Role, role.Count))
            .ToListAsync(cancellation);

    private async Task<IReadOnlyList<Facet>> FacetsAsync(
        IQueryable<int> entities, IReadOnlyList<Entity>? chosen, CancellationToken cancellation)
    {
        // One is chosen: another would take its place in the address, and find more than these matches.
        if (chosen is not null)
            entities = entities.Where(id => Ids(chosen).Contains(id));
        var counts = await entities.GroupBy(id => id).Select(entity => new { Id = entity.Key, Count = entity.Count() })
            .OrderByDescending(entity => entity.Count).ThenBy(entity => entity.Id)
            .Take(FacetSize)
            .ToListAsync(cancellation);
        var ids = counts.Select(entity => entity.Id).ToList();
        var byId = await db.Entities.AsNoTracking().Where(entity => ids.Contains(entity.Id))
            .ToDictionaryAsync(entity => entity.Id, cancellation);
        return [.. counts.Where(count => byId.ContainsKey(count.Id)).Select(count => new Facet(
            byId[count.Id], count.Count, chosen?.Any(entity => entity.Id == count.Id) ?? false))];
    }
}

/// <param name="Total">All matches, not only this page's.</param>
/// <param name="Kinds">The kinds of all matches, ignoring the filter by kind.</param>
/// <param name="Check">The number of matches that need review.</param>
/// <param name="Roles">The roles of unnamed sources, most common first; only counted with <see
/// cref="QuoteQuery.Unnamed"/>.</param>
/// <param name="Speakers">The most quoted people of the matches; empty where there are too many to count.</param>
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
