using NewsArchive.Data;

namespace NewsArchive.Searching;

/// <summary>
/// The quotes by, through and about an entity, as the database has them: how many they are is kept beside each entity.
/// </summary>
internal static class EntityQuotes
{
    public static IQueryable<Quote> QuotesBy(this ArchiveContext db, int entity) => db.Quotes.Where(quote =>
        quote.SpeakerPartyId != null && quote.SpeakerParty!.EntityId == entity);

    // Sets of ids rather than EXISTS, so that SQLite starts from the few quotes asked for.

    /// <summary>Quotes whose words mention it; quotes in which it mentions itself do not count.</summary>
    public static IQueryable<Quote> QuotesAbout(this ArchiveContext db, int entity) =>
        db.NotBy(entity).Where(quote => db.QuoteSubjects.Where(subject => subject.Party.EntityId == entity)
            .Select(subject => subject.QuoteId).Contains(quote.Id));

    /// <summary>Quotes by others that it relayed.</summary>
    public static IQueryable<Quote> QuotesThrough(this ArchiveContext db, int entity) =>
        db.NotBy(entity).Where(quote => db.Hops
            .Where(hop => hop.PartyId != null && hop.Party!.EntityId == entity).Select(hop => hop.QuoteId)
            .Contains(quote.Id));

    private static IQueryable<Quote> NotBy(this ArchiveContext db, int entity) => db.Quotes.Where(quote =>
        quote.SpeakerPartyId == null || quote.SpeakerParty!.EntityId != entity);
}
