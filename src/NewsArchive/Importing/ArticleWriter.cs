using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Resolving;

namespace NewsArchive.Importing;

/// <summary>
/// Stores new articles one after another in the context's transaction. What they share, entities and slugs, is kept in
/// memory once it was read; rows go out through prepared statements.
/// </summary>
internal sealed class ArticleWriter : IDisposable
{
    private readonly Lookups lookups;
    private readonly KnownEntities known;
    private readonly EntityWriter entities;
    private readonly SlugBook slugs;
    private readonly EntityResolver resolver;
    private readonly Ids ids;
    private readonly RowStatement<SourceFile> files;
    private readonly RowStatement<Article> articles;
    private readonly RowStatement<Party> parties;
    private readonly RowStatement<Quote> quotes;
    private readonly RowStatement<QuoteHop> hops;
    private readonly RowStatement<QuoteSubject> subjects;
    private readonly RowStatement<Link> links;
    private readonly List<ArticleRows> written = [];

    public ArticleWriter(ArchiveContext db)
    {
        lookups = new Lookups(db);
        known = new KnownEntities(lookups);
        slugs = new SlugBook(lookups, lookups.IsTaken);
        entities = new EntityWriter(db, known, slugs);
        resolver = new EntityResolver(db, known, (_, names) => known.Make(
            names.Kind,
            names.Name,
            slugs.Take(EntityResolver.Area(names.Kind), EntityResolver.Slug(names.Kind, names.Name))));
        ids = new Ids
        {
            Article = lookups.NextId<Article>(),
            SourceFile = lookups.NextId<SourceFile>(),
            Party = lookups.NextId<Party>(),
            Quote = lookups.NextId<Quote>(),
            Link = lookups.NextId<Link>(),
        };
        files = RowStatement<SourceFile>.Insert(db);
        articles = RowStatement<Article>.Insert(db);
        parties = RowStatement<Party>.Insert(db);
        quotes = RowStatement<Quote>.Insert(db);
        hops = RowStatement<QuoteHop>.Insert(db);
        subjects = RowStatement<QuoteSubject>.Insert(db);
        links = RowStatement<Link>.Insert(db);
    }

    /// <summary>The articles stored so far, in the order of their ids.</summary>
    public IReadOnlyList<ArticleRows> Written => written;

    /// <summary>Stores one of the articles.</summary>
    /// <exception cref="Exception">Its rows contradict each other. A part of it may be written: the transaction must be
    /// rolled back.</exception>
    public async Task<Article> WriteAsync(ArticleRows rows, CancellationToken cancellation)
    {
        var article = rows.Article;
        (rows.File.Id, article.Id) = (ids.SourceFile++, ids.Article++);
        article.SourceFileId = rows.File.Id;
        article.Slug = slugs.Take(SlugArea.Articles, rows.Slug);
        var own = await resolver.ResolveAsync(rows.Parties, article.Id, cancellation);
        foreach (var party in own)
            party.Id = ids.Party++;
        entities.CountSpellings(article, own);
        CountQuotes(rows, own);

        files.Run(rows.File);
        articles.Run(article);
        entities.Write();
        foreach (var party in own)
            parties.Run(party);
        foreach (var quote in rows.Quotes)
            Write(quote, article, own, cancellation);
        foreach (var link in rows.Links)
        {
            (link.Id, link.ArticleId) = (ids.Link++, article.Id);
            links.Run(link);
        }

        written.Add(rows);
        return article;
    }

    /// <summary>Writes what has changed in what the articles share.</summary>
    public void Finish() => entities.Finish();

    public void Dispose()
    {
        lookups.Dispose();
        entities.Dispose();
        files.Dispose();
        articles.Dispose();
        parties.Dispose();
        quotes.Dispose();
        hops.Dispose();
        subjects.Dispose();
        links.Dispose();
    }

    private void Write(QuoteParties written, Article article, IReadOnlyList<Party> own, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested(); // a text of ten megabytes can have a hundred thousand
        var quote = written.Quote;
        (quote.Id, quote.ArticleId) = (ids.Quote++, article.Id);
        quote.SpeakerPartyId = written.Speaker is { } speaker ? own[speaker].Id : null;
        quotes.Run(quote);
        foreach (var (hop, party) in written.Hops)
        {
            hop.QuoteId = quote.Id;
            hop.PartyId = party is { } number ? own[number].Id : null;
            hops.Run(hop);
        }

        foreach (var party in written.Subjects)
            subjects.Run(new QuoteSubject { QuoteId = quote.Id, PartyId = own[party].Id });
    }

    // As EntityQuotes counts them.
    private void CountQuotes(ArticleRows rows, IReadOnlyList<Party> own)
    {
        foreach (var entity in own.Select(party => party.Entity).Distinct())
        {
            entity.Articles++;
            known.CountedEntities.Add(entity);
        }

        foreach (var quote in rows.Quotes)
        {
            var speaker = quote.Speaker is { } number ? own[number].Entity : null;
            if (speaker is not null)
                speaker.QuotesBy++;
            foreach (var entity in Others(quote.Hops.Select(hop => hop.Party).OfType<int>()))
                entity.QuotesThrough++;
            foreach (var entity in Others(quote.Subjects))
                entity.QuotesAbout++;

            IEnumerable<Entity> Others(IEnumerable<int> numbers) =>
                numbers.Select(number => own[number].Entity).Distinct().Where(entity => entity != speaker);
        }
    }

    /// <summary>The next id of each type.</summary>
    private sealed class Ids
    {
        public int Article { get; set; }

        public int SourceFile { get; set; }

        public int Party { get; set; }

        public int Quote { get; set; }

        public int Link { get; set; }
    }
}
