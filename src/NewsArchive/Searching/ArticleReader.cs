using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Searching;

/// <summary>
/// Reads an article with everything that its page shows, in a few flat queries that are prepared once a process. One
/// query with everything joined would repeat each row for each other.
/// </summary>
public static class ArticleReader
{
    private static readonly Func<ArchiveContext, string, CancellationToken, Task<Article?>> BySlug =
        EF.CompileAsyncQuery((ArchiveContext db, string slug, CancellationToken cancellation) =>
            db.Articles.AsNoTracking().FirstOrDefault(article => article.Slug == slug));

    private static readonly Func<ArchiveContext, int, IAsyncEnumerable<Party>> Parties =
        EF.CompileAsyncQuery((ArchiveContext db, int article) =>
            db.Parties.AsNoTrackingWithIdentityResolution().Include(party => party.Entity)
                .Where(party => party.ArticleId == article).OrderBy(party => party.Number).AsQueryable());

    private static readonly Func<ArchiveContext, int, IAsyncEnumerable<Quote>> Quotes =
        EF.CompileAsyncQuery((ArchiveContext db, int article) =>
            db.Quotes.AsNoTracking().Where(quote => quote.ArticleId == article).OrderBy(quote => quote.Ordinal)
                .AsQueryable());

    private static readonly Func<ArchiveContext, int, IAsyncEnumerable<QuoteHop>> Hops =
        EF.CompileAsyncQuery((ArchiveContext db, int article) =>
            db.Quotes.AsNoTracking().Where(quote => quote.ArticleId == article)
                .Join(db.Hops, quote => quote.Id, hop => hop.QuoteId, (quote, hop) => hop));

    private static readonly Func<ArchiveContext, int, IAsyncEnumerable<Link>> Links =
        EF.CompileAsyncQuery((ArchiveContext db, int article) =>
            db.Set<Link>().AsNoTracking().Where(link => link.ArticleId == article).OrderBy(link => link.Start)
                .AsQueryable());

    /// <summary>Null when there is no article of that slug.</summary>
    public static async Task<Article?> ReadAsync(
        ArchiveContext db, string slug, CancellationToken cancellation = default)
    {
        if (await BySlug(db, slug, cancellation) is not { } article)
            return null;
        var parties = new Dictionary<int, Party>();
        await foreach (var party in Parties(db, article.Id).WithCancellation(cancellation))
        {
            article.Parties.Add(party);
            parties.Add(party.Id, party);
        }

        var quotes = new Dictionary<int, Quote>();
        await foreach (var quote in Quotes(db, article.Id).WithCancellation(cancellation))
        {
            quote.Article = article;
            quote.SpeakerParty = quote.SpeakerPartyId is { } speaker ? parties[speaker] : null;
            article.Quotes.Add(quote);
            quotes.Add(quote.Id, quote);
        }

        await foreach (var hop in Hops(db, article.Id).WithCancellation(cancellation))
        {
            hop.Party = hop.PartyId is { } party ? parties[party] : null;
            quotes[hop.QuoteId].Hops.Add(hop);
        }

        await foreach (var link in Links(db, article.Id).WithCancellation(cancellation))
            article.Links.Add(link);
        return article;
    }
}
