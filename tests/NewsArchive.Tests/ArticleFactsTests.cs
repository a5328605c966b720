using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Searching;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>What is kept in memory is what the database says, after whatever was stored.</summary>
public sealed class ArticleFactsTests : IAsyncLifetime
{
    private TestArchive archive = null!;

    public async ValueTask InitializeAsync() => archive = await TestArchive.OpenAsync();

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    [Fact]
    public async Task AfterEachCommitTheyAreThoseOfTheDatabase()
    {
        await CheckAsync();
        await archive.StoreAsync(
            new Draft("Ivo Brandt said “no”.") { Published = new DateOnly(2024, 5, 1) }
                .Person("Ivo Brandt").Quote("“no”", "Ivo Brandt"),
            new Draft("Abu Tamar said “yes”. Ivo Brandt left.").Person("Abu Tamar").Person("Ivo Brandt")
                .Quote("“yes”", "Abu Tamar"));
        await CheckAsync();
        // Both stand in the second article, which has been read.
        await archive.StoreAsync(
            new Draft("Abu Tamar, also known as Ivo Brandt, left.")
                .Stated(PartyKind.Person, "Abu Tamar", "Ivo Brandt"));
        await CheckAsync();
        await archive.StoreAsync(
            new Draft("“So,” one official told The Wend Post.") { Published = new DateOnly(2023, 5, 1) }
                .Organization("The Wend Post").Quote("“So,”", "one official", "The Wend Post"));
        await CheckAsync();
    }

    [Fact]
    public async Task WhoIsMergedIsCountedOnceInArticlesThatWereCountedBefore()
    {
        await archive.StoreAsync(
            new Draft("“No,” said Ivo Brandt, as Abu Tamar told The Wend Post.")
                .Person("Ivo Brandt").Person("Abu Tamar").Organization("The Wend Post")
                .Quote("“No,”", "Ivo Brandt", "Abu Tamar", "The Wend Post"),
            new Draft("“Yes,” one official told Ivo Brandt and Abu Tamar.").Person("Ivo Brandt").Person("Abu Tamar")
                .Quote("“Yes,”", "one official", "Ivo Brandt", "Abu Tamar"));
        await CheckAsync();
        // Among the articles that are counted together, these remain the last.
        await using (var db = archive.Context())
        {
            await db.Database.ExecuteSqlAsync(
                $"UPDATE sqlite_sequence SET seq = {ArticleChunk.Size} WHERE name = 'Articles'");
        }

        await archive.StoreAsync(new Draft("Ada Quill left.").Person("Ada Quill"));
        await CheckAsync();
        await archive.StoreAsync(
            new Draft("Abu Tamar, also known as Ivo Brandt, left.")
                .Stated(PartyKind.Person, "Abu Tamar", "Ivo Brandt"));
        await CheckAsync();
    }

    [Fact]
    public async Task AnArticleThatWasTakenOutIsForgotten()
    {
        await archive.StoreAsync(
            new Draft("“No,” Ivo Brandt said.").Person("Ivo Brandt").Quote("“No,”", "Ivo Brandt"),
            new Draft("“Yes,” Abu Tamar said.").Person("Abu Tamar").Quote("“Yes,”", "Abu Tamar"),
            new Draft("“So,” Ada Quill said.").Person("Ada Quill").Quote("“So,”", "Ada Quill"));
        await CheckAsync();
        await TakeOutAsync(2);

        await CheckAsync();
        // As many as before, but not the same ones.
        await TakeOutAsync(1);

        await archive.StoreAsync(
            new Draft("“Well,” one official said.").Quote("“Well,”", "one official"));
        await CheckAsync();
    }

    [Fact]
    public void SetsOfIdsAreThoseOfTheirElements() => Gen.Select(Gen.Int[0, 30].Array, Gen.Int[0, 30].Array)
        .Sample((one, other) =>
        {
            var (left, right) = (one.Distinct().Order().ToList(), other.Distinct().Order().ToList());
            Assert.Equal(left.Intersect(right).Order(), IdList.Both(left, right));
            Assert.Equal(left.Union(right).Order(), IdList.Either(left, right));
            Assert.Equal(left.Except(right).Order(), IdList.Without(left, right));
        });

    private async Task TakeOutAsync(int article)
    {
        await using var db = archive.Context();
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO ArticleIndex(ArticleIndex, rowid, Title, Text)
            SELECT 'delete', Id, Title, Text FROM ArticleTexts WHERE Id = {article}
            """);
        await db.Articles.Where(one => one.Id == article).ExecuteDeleteAsync();
        await db.CountEntitiesAsync(default);
    }

    private async Task CheckAsync()
    {
        await using var db = archive.Context();
        var known = await archive.Services.GetRequiredService<ArticleFacts>().ReadAsync(db, default);
        var articles = await db.Articles.Include(article => article.Quotes).ThenInclude(quote => quote.Hops)
            .Include(article => article.Parties).Include(article => article.Quotes)
            .ThenInclude(quote => quote.SpeakerParty).OrderBy(article => article.Id).ToListAsync();
        var ids = articles.ConvertAll(article => article.Id);
        Assert.Equal(
            articles.Select(article => (article.Id, article.Quotes.Count,
                article.Quotes.Count(quote => quote.Hops.Any(hop => hop.Kind == SourceKind.Unnamed)))),
            known.Articles().Select(article => (article, Quotes(known, article), Unnamed(known, article))));
        Assert.Equal(
            articles.Select(article => article.Quotes.Any(quote =>
                quote.Hops.Any(hop => hop.Kind == SourceKind.Unnamed))),
            ids.Select(article => known.FactOf(article).HasUnnamed));
        Assert.Equal(
            articles.OrderByDescending(article => article.Published).ThenByDescending(article => article.Id)
                .Select(article => article.Id),
            known.NewestFirst(ids));
        Assert.Equal(
            articles.SelectMany(article => article.Parties.Select(party => party.EntityId).Distinct())
                .CountBy(entity => entity).OrderBy(pair => pair.Key).Select(pair => (pair.Key, pair.Value)),
            known.Count(ids).OrderBy(one => one.Entity).Select(one => (one.Entity, one.Count)));
        Assert.Equal(
            articles.SelectMany(article => article.Quotes).Where(quote => quote.SpeakerParty is not null)
                .Select(quote => quote.SpeakerParty!.EntityId).Order(),
            known.CountSpeakers(ids).SelectMany(one => Enumerable.Repeat(one.Entity, one.Count)).Order());
        // What was counted before adds up to what counting anew finds.
        foreach (var query in new[] { new QuoteQuery(), new QuoteQuery(Unnamed: true) })
        {
            using var kept = new QuoteTally(known, query, new QuoteSets(null, null, null, null));
            using var anew = new QuoteTally(known, query, new QuoteSets(null, null, null, null));
            kept.AddAll();
            anew.Add(ids);
            Assert.Equal((anew.Total, anew.Check), (kept.Total, kept.Check));
            Assert.Equal(anew.Kinds, kept.Kinds);
            Assert.Equal(anew.Roles(10), kept.Roles(10));
            Assert.Equal(anew.Speakers(10, null), kept.Speakers(10, null));
            Assert.Equal(anew.Relayers(10, null), kept.Relayers(10, null));
        }

        // And the numbers kept beside each entity are those of its lists.
        foreach (var entity in await db.Entities.ToListAsync())
        {
            Assert.Equal(
                (await db.QuotesBy(entity.Id).CountAsync(), await db.QuotesThrough(entity.Id).CountAsync(),
                    await db.QuotesAbout(entity.Id).CountAsync(),
                    await db.Parties.Where(party => party.EntityId == entity.Id).Select(party => party.ArticleId)
                        .Distinct().CountAsync()),
                (entity.QuotesBy, entity.QuotesThrough, entity.QuotesAbout, entity.Articles));
        }
    }

    private static int Quotes(KnownArticles known, int article)
    {
        var count = 0;
        foreach (var _ in known.QuotesOf(article))
            count++;
        return count;
    }

    private static int Unnamed(KnownArticles known, int article)
    {
        var count = 0;
        foreach (var _ in known.QuotesOf(article).Unnamed)
            count++;
        return count;
    }
}
