using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NewsArchive.Drift;
using NewsArchive.Searching;
using NewsArchive.Text;

namespace NewsArchive.Data;

/// <summary>The whole data model. The subclass for a database adds its full-text index and migrations.</summary>
public abstract class ArchiveContext(DbContextOptions options) : IdentityUserContext<IdentityUser>(options)
{
    public DbSet<Article> Articles => Set<Article>();

    public DbSet<Quote> Quotes => Set<Quote>();

    public DbSet<QuoteHop> Hops => Set<QuoteHop>();

    public DbSet<QuoteSubject> QuoteSubjects => Set<QuoteSubject>();

    public DbSet<Link> Links => Set<Link>();

    public DbSet<Entity> Entities => Set<Entity>();

    public DbSet<Alias> Aliases => Set<Alias>();

    public DbSet<Party> Parties => Set<Party>();

    internal DbSet<SlugNumber> SlugNumbers => Set<SlugNumber>();

    public DbSet<SharedQuote> SharedQuotes => Set<SharedQuote>();

    public DbSet<SharedQuoteVersion> SharedQuoteVersions => Set<SharedQuoteVersion>();

    internal DbSet<Progress> Progress => Set<Progress>();

    public DbSet<SourceFile> SourceFiles => Set<SourceFile>();

    /// <summary>
    /// Fixed here: if it were left to each program's options, two programs could have different models of one database.
    /// </summary>
    protected override Version SchemaVersion => IdentitySchemaVersions.Version2;

    /// <summary>
    /// Makes the database ready for this version: creates it, or copies it and then brings it up to date.
    /// </summary>
    /// <exception cref="ArchiveException">It cannot be used; the message says why and what to do.</exception>
    public abstract Task PrepareAsync(CancellationToken cancellation);

    /// <summary>Reads and writes a little without leaving a trace; does not wait for other programs.</summary>
    /// <exception cref="Exception">The reason why that is not possible.</exception>
    public abstract Task TryAsync(CancellationToken cancellation);

    /// <summary>
    /// Checks the whole database, which takes as long as reading it. Null when it is undamaged, otherwise what is
    /// wrong.
    /// </summary>
    public abstract Task<string?> FindDamageAsync(CancellationToken cancellation);

    /// <summary>Adds newly stored articles to the full-text index, in the caller's transaction.</summary>
    /// <param name="firstId">The lowest id of the new articles; all from it on are new.</param>
    public abstract Task IndexFromAsync(int firstId, CancellationToken cancellation);

    /// <summary>
    /// Merges the full-text index into one piece. A long import leaves many pieces, and each search has to read all of
    /// them.
    /// </summary>
    internal abstract Task OptimizeIndexAsync(CancellationToken cancellation);

    /// <summary>What the index is asked for, to find these: the same for clauses that must find the same.</summary>
    internal abstract string AskedFor(IEnumerable<Clause> clauses);

    /// <summary>The articles that match.</summary>
    /// <param name="from">The lowest id.</param>
    /// <param name="most">How many of them are ranked, those with the highest ids: to rank one costs several times as
    /// much as to find it.</param>
    internal abstract Task<Matches> MatchAsync(
        IEnumerable<Clause> clauses, int from, int most, CancellationToken cancellation);

    /// <summary>The ids of the articles that name one of the entities, in ascending order.</summary>
    internal abstract Task<IReadOnlyList<int>> NamingAsync(
        IReadOnlyCollection<int> entities, CancellationToken cancellation);

    /// <summary>The parties of the articles with these ids, with their own ids and their entities.</summary>
    internal abstract Task<IReadOnlyList<(int Article, int Id, int Entity)>> NamedAsync(
        int from, int to, CancellationToken cancellation);

    /// <summary>The number of articles up to an id; quick where few have a higher one.</summary>
    internal abstract Task<int> CountToAsync(int last, CancellationToken cancellation);

    /// <summary>The kinds of the entities from an id on, in the order of the ids; of merged ones as well.</summary>
    internal abstract Task<IReadOnlyList<(int Entity, byte Kind)>> KindsAsync(int from, CancellationToken cancellation);

    /// <summary>The entities that were merged into others.</summary>
    internal abstract Task<IReadOnlyList<(int Entity, int Into)>> MergedAsync(CancellationToken cancellation);

    /// <summary>
    /// What lists of quotes ask of the quotes of these articles, in the order of the ids and of the texts.
    /// </summary>
    /// <param name="entityOfParty">The entity of a party of these articles; 0 for 0.</param>
    /// <param name="numberOfRole">A number for each role of an unnamed source.</param>
    internal abstract Task<IReadOnlyList<StoredQuoteFact>> QuoteFactsAsync(
        int from, int to, Func<int, int> entityOfParty, Func<string, int> numberOfRole, CancellationToken cancellation);

    /// <summary>The first characters of the texts of these articles, by their ids.</summary>
    internal abstract Task<IReadOnlyDictionary<int, string>> BeginningsAsync(
        IReadOnlyList<int> articles, int length, CancellationToken cancellation);

    /// <summary>Titles and texts of some of the articles, with the places of the words that were looked for.</summary>
    /// <param name="places">Those that <see cref="Matches"/> has: of the others the index is asked.</param>
    internal abstract Task<IReadOnlyDictionary<int, FoundText>> FoundTextsAsync(
        IReadOnlyList<int> articles, IReadOnlyList<Clause> clauses, IReadOnlyDictionary<int, byte[]> places,
        CancellationToken cancellation);

    /// <summary>
    /// Runs work that only reads, and stops it when the time is over or nobody waits for it any more.
    /// </summary>
    /// <exception cref="TimeoutException">The time is over.</exception>
    /// <exception cref="OperationCanceledException">Nobody waits for the result any more.</exception>
    public abstract Task<T> WithinAsync<T>(TimeSpan limit, Func<Task<T>> work, CancellationToken cancellation);

    /// <summary>Counts anew for each entity in how many articles and quotes it is.</summary>
    internal abstract Task CountEntitiesAsync(CancellationToken cancellation);

    /// <summary>Runs work that touches pages all over the database again and again, as an import does.</summary>
    internal abstract Task<T> WithLargeCacheAsync<T>(Func<Task<T>> work);

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions)
    {
        base.ConfigureConventions(conventions);
        conventions.Properties<DateTime>().HaveConversion<UtcConverter>();
        conventions.Properties<TextSpan>().HaveConversion<SpanConverter>();
        conventions.Properties<IReadOnlyList<TextSpan>>().HaveConversion<SpansConverter, ListComparer<TextSpan>>();
        conventions.Properties<IReadOnlyList<Block>>().HaveConversion<BlocksConverter, ListComparer<Block>>();
        conventions.Properties<IReadOnlyList<MarkedPhrase>>()
            .HaveConversion<MarksConverter, ListComparer<MarkedPhrase>>();
        conventions.Properties<IReadOnlyList<Mention>>().HaveConversion<MentionsConverter, ListComparer<Mention>>();
        conventions.Properties<IReadOnlyList<ChainAlias>>()
            .HaveConversion<OtherNamesConverter, ListComparer<ChainAlias>>();
        conventions.Properties<IReadOnlyList<string>>().HaveConversion<SentencesConverter, ListComparer<string>>();
    }

    protected override void OnModelCreating(ModelBuilder model)
    {
        base.OnModelCreating(model);
        model.Entity<Article>(Configure);
        model.Entity<SourceFile>().HasIndex(file => file.Sha256).IsUnique();
        model.Entity<Quote>(Configure);
        model.Entity<QuoteHop>(Configure);
        model.Entity<QuoteSubject>(Configure);
        model.Entity<SharedQuote>(Configure);
        model.Entity<SharedQuoteVersion>(Configure);
        model.Entity<QuotePrint>().ToTable("QuotePrints").HasKey(print => new { print.Hash, print.QuoteId });
        model.Entity<Progress>().HasKey(progress => progress.Work);
        model.Entity<Link>().HasIndex(link => new { link.ArticleId, link.Start });
        model.Entity<Entity>(Configure);
        model.Entity<Alias>(Configure);
        model.Entity<Party>(Configure);
        model.Entity<SlugNumber>().HasKey(number => new { number.Area, number.Slug });
    }

    private static void Configure(EntityTypeBuilder<Article> article)
    {
        article.Property(a => a.Text).HasConversion<TextConverter>();
        article.HasIndex(a => a.Slug).IsUnique();
        article.HasIndex(a => new { a.Published, a.Id });
        article.HasOne(a => a.SourceFile).WithOne().HasForeignKey<Article>(a => a.SourceFileId);
        article.HasMany(a => a.Links).WithOne().HasForeignKey(link => link.ArticleId);
        article.HasMany(a => a.Parties).WithOne(party => party.Article);
    }

    private static void Configure(EntityTypeBuilder<Quote> quote)
    {
        quote.HasIndex(q => new { q.ArticleId, q.Ordinal }).IsUnique();
        quote.HasIndex(q => q.Permalink).IsUnique();
        quote.HasMany(q => q.Hops).WithOne().HasForeignKey(hop => hop.QuoteId);
        quote.HasOne(q => q.SpeakerParty).WithMany().OnDelete(DeleteBehavior.SetNull);
        quote.Ignore(q => q.SpeakerEntity);
    }

    private static void Configure(EntityTypeBuilder<QuoteHop> hop)
    {
        hop.ToTable("QuoteHops").HasKey(h => new { h.QuoteId, h.Ordinal });
        hop.HasOne(h => h.Party).WithMany().OnDelete(DeleteBehavior.SetNull);
        hop.Ignore(h => h.Entity);
    }

    private static void Configure(EntityTypeBuilder<QuoteSubject> subject)
    {
        subject.HasKey(s => new { s.PartyId, s.QuoteId });
        subject.HasOne(s => s.Party).WithMany();
        subject.HasOne<Quote>().WithMany().HasForeignKey(s => s.QuoteId);
    }

    private static void Configure(EntityTypeBuilder<SharedQuote> shared)
    {
        shared.HasIndex(s => new { s.Articles, s.Newest });
        shared.HasIndex(s => new { s.Newest, s.Articles });
    }

    private static void Configure(EntityTypeBuilder<SharedQuoteVersion> version)
    {
        version.HasKey(v => v.QuoteId);
        version.HasOne(v => v.Quote).WithOne().HasForeignKey<SharedQuoteVersion>(v => v.QuoteId);
        version.HasOne(v => v.SharedQuote).WithMany();
    }

    private static void Configure(EntityTypeBuilder<Entity> entity)
    {
        entity.HasIndex(e => new { e.Slug, e.Kind }).IsUnique();
        entity.HasIndex(e => new { e.Kind, e.IsSingleName, e.Articles }).HasFilter("\"MergedIntoId\" IS NULL");
        entity.HasIndex(e => new { e.Kind, e.QuotesThrough }).HasFilter("\"QuotesThrough\" > 0");
        entity.HasMany(e => e.Aliases).WithOne(alias => alias.Entity);
        entity.HasOne(e => e.MergedInto).WithMany();
        entity.HasQueryFilter(e => e.MergedIntoId == null);
    }

    private static void Configure(EntityTypeBuilder<Alias> alias)
    {
        alias.HasIndex(a => new { a.EntityId, a.Name }).IsUnique();
        // Apart, and without those known by a surname alone: nobody looks for them, and they are most of all.
        alias.HasIndex(a => a.Key, "IX_Aliases_Key_Joins").HasFilter("\"Joins\"");
        alias.HasIndex(a => a.Key, "IX_Aliases_Key_HasOthers").HasFilter("\"HasOthers\"");
        alias.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId).OnDelete(DeleteBehavior.SetNull);
    }

    // The second index serves the entity's page and the filters.
    private static void Configure(EntityTypeBuilder<Party> party)
    {
        party.HasIndex(p => new { p.ArticleId, p.Number }).IsUnique();
        party.HasIndex(p => new { p.EntityId, p.ArticleId });
        party.HasOne(p => p.Entity).WithMany().OnDelete(DeleteBehavior.Restrict);
    }
}
