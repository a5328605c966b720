using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Finds quotes by who speaks, of whom, through whom, and how.</summary>
public sealed class QuoteSearch(ArchiveContext db)
{
    private const int FacetSize = 10;
    private const int RolesShown = 20;

    // Counting who speaks and through whom reads every match; beyond this only the other filters narrow it down.
    private const int MaxCounted = 50_000;

    public IQueryable<Quote> By(int[] entities, IQueryable<Quote>? within = null) =>
        (within ?? db.Quotes).Where(quote => entities.Contains(quote.SpeakerEntityId!.Value));

    // Sets of ids rather than EXISTS: SQLite then begins with the few that are asked for.

    /// <summary>Quotes whose own words mention one of them; what somebody says of himself is not about him.</summary>
    public IQueryable<Quote> About(int[] entities, IQueryable<Quote>? within = null) =>
        NotBy(entities, within).Where(quote => db.QuoteSubjects
            .Where(subject => entities.Contains(subject.EntityId)).Select(subject => subject.QuoteId)
                .Contains(quote.Id));

    /// <summary>Quotes of others that came through one of them.</summary>
    public IQueryable<Quote> Via(int[] entities, IQueryable<Quote>? within = null) =>
        NotBy(entities, within).Where(quote => db.Hops
            .Where(hop => entities.Contains(hop.EntityId!.Value)).Select(hop => hop.QuoteId).Contains(quote.Id));

    /// <summary>One page of the quotes, newest first, with what would narrow them down.</summary>
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
            total > MaxCounted ? [] : await SpeakersAsync(matches, parties.Speaker, cancellation),
            total > MaxCounted ? [] : await OutletsAsync(matches, parties.Via, cancellation));
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
        .Where(quote => quote.SpeakerEntityId == null || !entities.Contains(quote.SpeakerEntityId.Value));

    /// <summary>
    /// Null where no slug is asked for, nobody where it is unknown. A person and an organization may share a slug.
    /// </summary>
    private async Task<IReadOnlyList<Entity>?> PartyAsync(string? slug, CancellationToken cancellation)
    {
        if (slug is null)
            return null;
        var bearers = await db.Entities.AsNoTracking().IgnoreQueryFilters().Include(entity => entity.MergedInto)
            .Where(entity => entity.Slug == slug).ToListAsync(cancellation);
        return [.. bearers.Select(entity => entity.MergedInto ?? entity).DistinctBy(entity => entity.Id)];
    }

    private static int[] Ids(IReadOnlyList<Entity> entities) => [.. entities.Select(entity => entity.Id)];

    private static async Task<IReadOnlyDictionary<QuotationKind, int>> KindsAsync(
        IQueryable<Quote> quotes, CancellationToken cancellation) =>
        await quotes.GroupBy(quote => quote.Kind).Select(kind => new { kind.Key, Count = kind.Count() })
            .ToDictionaryAsync(kind => kind.Key, kind => kind.Count, cancellation);

    // A quote of two officials, each unnamed, counts once.
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

    private Task<IReadOnlyList<Facet>> SpeakersAsync(
        IQueryable<Quote> quotes, IReadOnlyList<Entity>? chosen, CancellationToken cancellation) => FacetsAsync(
            quotes.Where(quote => quote.SpeakerEntityId != null).Select(quote => quote.SpeakerEntityId!.Value),
            chosen,
            cancellation);

    private Task<IReadOnlyList<Facet>> OutletsAsync(
        IQueryable<Quote> quotes, IReadOnlyList<Entity>? chosen, CancellationToken cancellation) => FacetsAsync(
            quotes.Join(db.Hops, quote => quote.Id, hop => hop.QuoteId,
                (quote, hop) => new { quote.SpeakerEntityId, Hop = hop })
                .Where(pair => pair.Hop.EntityId != null
                    && (pair.SpeakerEntityId == null || pair.Hop.EntityId != pair.SpeakerEntityId))
                .Select(pair => new { pair.Hop.QuoteId, EntityId = pair.Hop.EntityId!.Value }).Distinct()
                .Select(pair => pair.EntityId),
            chosen,
            cancellation);

    private async Task<IReadOnlyList<Facet>> FacetsAsync(
        IQueryable<int> entities, IReadOnlyList<Entity>? chosen, CancellationToken cancellation)
    {
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
/// <param name="Kinds">All kinds of the matches of every other filter.</param>
/// <param name="Check">How many of the matches a reader should check.</param>
/// <param name="Roles">What unnamed sources are, commonest first; only asked for with
/// <see cref="QuoteQuery.Unnamed"/>.</param>
/// <param name="Speakers">The most quoted of the matches; empty where there are too many to count.</param>
/// <param name="Outlets">Through whom most of the matches came.</param>
public sealed record QuotePage(
    int Total,
    IReadOnlyList<QuoteRow> Rows,
    QuoteParties Parties,
    IReadOnlyDictionary<QuotationKind, int> Kinds,
    int Check,
    IReadOnlyList<RoleCount> Roles,
    IReadOnlyList<Facet> Speakers,
    IReadOnlyList<Facet> Outlets);

/// <summary>Whom the slugs of a query mean: null where none was given, empty where nobody bears it.</summary>
public sealed record QuoteParties(
    IReadOnlyList<Entity>? Speaker, IReadOnlyList<Entity>? About, IReadOnlyList<Entity>? Via);

/// <param name="Count">Quotes with such a source in their chain.</param>
public sealed record RoleCount(string Role, int Count);
