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

    // An entity may come several times. Making it one costs little here, and half of the whole page if EF Core does it.
    private static readonly Func<ArchiveContext, int, IAsyncEnumerable<Named>> Parties =
        EF.CompileAsyncQuery((ArchiveContext db, int article) =>
            from party in db.Parties.AsNoTracking().IgnoreQueryFilters()
            join entity in db.Entities on party.EntityId equals entity.Id
            where party.ArticleId == article
            orderby party.Number
            select new Named(party, entity));

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

    private static readonly Func<ArchiveContext, int, IAsyncEnumerable<Shared>> SharedQuotes =
        EF.CompileAsyncQuery((ArchiveContext db, int article) =>
            from quote in db.Quotes
            join version in db.SharedQuoteVersions on quote.Id equals version.QuoteId
            where quote.ArticleId == article
            select new Shared(quote.Id, version.SharedQuote.Articles));

    private static readonly Func<ArchiveContext, int, CancellationToken, Task<OriginalFile>> Original =
        EF.CompileAsyncQuery((ArchiveContext db, int source, CancellationToken cancellation) => db.SourceFiles
            .Where(file => file.Id == source)
            .Select(file => new OriginalFile(file.Name, file.Length, file.Encoding, file.Sha256))
            .First());

    /// <summary>Null when there is no article of that slug.</summary>
    public static async Task<Article?> ReadAsync(
        ArchiveContext db, string slug, CancellationToken cancellation = default)
    {
        if (await BySlug(db, slug, cancellation) is not { } article)
            return null;
        var parties = new Dictionary<int, Party>();
        var entities = new Dictionary<int, Entity>();
        await foreach (var (party, entity) in Parties(db, article.Id).WithCancellation(cancellation))
        {
            entities.TryAdd(entity.Id, entity);
            party.Entity = entities[entity.Id];
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

    /// <summary>
    /// The number of other articles with the same quote, by the quote's id; quotes in no other article are left out.
    /// </summary>
    public static async Task<IReadOnlyDictionary<int, int>> OtherArticlesAsync(
        ArchiveContext db, Article article, CancellationToken cancellation = default)
    {
        var others = new Dictionary<int, int>();
        await foreach (var (quote, articles) in SharedQuotes(db, article.Id).WithCancellation(cancellation))
            others.Add(quote, articles - 1);
        return others;
    }

    /// <summary>The file from which the article was imported, without its bytes.</summary>
    public static Task<OriginalFile> OriginalAsync(
        ArchiveContext db, Article article, CancellationToken cancellation = default) =>
        Original(db, article.SourceFileId, cancellation);

    private sealed record Named(Party Party, Entity Entity);

    private sealed record Shared(int QuoteId, int Articles);
}

/// <param name="Length">In bytes.</param>
public sealed record OriginalFile(string Name, int Length, string Encoding, byte[] Sha256);
