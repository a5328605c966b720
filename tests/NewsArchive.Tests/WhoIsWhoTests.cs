using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Resolving;
using NewsArchive.Searching;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests;

public sealed class WhoIsWhoTests : IAsyncLifetime
{
    private TestArchive archive = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => archive = await TestArchive.OpenAsync();

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    [Fact]
    public async Task ByTheSameRulesEverybodyStaysWhoTheyAre()
    {
        await archive.StoreAsync(
            new Draft("ZARA HOLM: Good evening.").Person("ZARA HOLM"),
            new Draft("Zara Holm said “We stay”. Holm left.").Person("Zara Holm", "Holm")
                .Quote("“We stay”", "Zara Holm"),
            new Draft("Ivo Brandt left. Ada Quill said “Ivo Brandt left”, The Wend Post wrote.")
                .Person("Ivo Brandt", "Ivo Brandt").Person("Ada Quill").Organization("The Wend Post")
                .Quote("“Ivo Brandt left”", "Ada Quill", "The Wend Post"));
        await archive.StoreAsync(
            new Draft("Abu Tamar left.").Person("Abu Tamar"),
            new Draft("Holm is back. Orla Venn, known as Kestrel, sang.").Person("Holm")
                .Stated(PartyKind.Person, "Orla Venn", "Kestrel"),
            new Draft("Holm again. Kestrel sang. The River Trust (RT) paid.").Person("Holm").Person("Kestrel")
                .Stated(PartyKind.Organization, "River Trust", "RT"),
            new Draft("Abu Tamar, also known as Ivo Brandt, left.")
                .Stated(PartyKind.Person, "Abu Tamar", "Ivo Brandt"),
            new Draft("Ivo Brandt came. RT paid again.").Person("Ivo Brandt").Organization("RT"));
        var before = await RowsAsync();

        var changes = await DecideAnewAsync();

        await using var db = archive.Context();
        Assert.Equal(new WhoIsWhoChanges(0, await db.Entities.CountAsync(Cancellation)), changes);
        Assert.Equal(before, await RowsAsync());
    }

    [Fact]
    public async Task WhoWasWronglyJoinedGetsItsPageBack()
    {
        await archive.StoreAsync(
            new Draft("Zara Holm said “We stay”.").Person("Zara Holm").Quote("“We stay”", "Zara Holm"),
            new Draft("Ada Quill said “We go”.").Person("Ada Quill").Quote("“We go”", "Ada Quill"));
        var before = await RowsAsync();
        await using (var db = archive.Context())
        {
            var ids = await db.Entities.ToDictionaryAsync(entity => entity.Slug, entity => entity.Id, Cancellation);
            await db.Parties.ExecuteUpdateAsync(
                set => set.SetProperty(party => party.EntityId, ids["zara-holm"]), Cancellation);
            await db.Entities.Where(entity => entity.Slug == "ada-quill").ExecuteUpdateAsync(
                set => set.SetProperty(entity => entity.MergedIntoId, ids["zara-holm"]), Cancellation);
        }

        Assert.Equal(2, await SpokenByAsync("zara-holm"));

        Assert.Equal(new WhoIsWhoChanges(1, 2), await DecideAnewAsync());
        Assert.Equal(before, await RowsAsync());
        Assert.Equal((1, 1), (await SpokenByAsync("zara-holm"), await SpokenByAsync("ada-quill")));
    }

    [Fact]
    public async Task ThePageOfWhomTheRulesJoinLeadsToTheOther()
    {
        await archive.StoreAsync(
            new Draft("Zara Holm said “We stay”.").Person("Zara Holm").Quote("“We stay”", "Zara Holm"),
            new Draft("Zara Holm said “We go”.").Person("Zara Holm").Quote("“We go”", "Zara Holm"));
        await using (var db = archive.Context())
        {
            var other = new Entity { Kind = PartyKind.Person, Name = "Zara Holm", Slug = "zara-holm-2" };
            db.Entities.Add(other);
            db.Entities.Add(
                new Entity { Kind = PartyKind.Person, Name = "Z. Holm", Slug = "z-holm", MergedInto = other });
            // Nobody is meant by it: its articles are gone.
            db.Entities.Add(new Entity { Kind = PartyKind.Person, Name = "Ivo Brandt", Slug = "ivo-brandt" });
            await db.SaveChangesAsync(Cancellation);
            await db.Parties.Where(party => party.ArticleId == 2).ExecuteUpdateAsync(
                set => set.SetProperty(party => party.EntityId, other.Id), Cancellation);
        }

        Assert.Equal(new WhoIsWhoChanges(1, 1), await DecideAnewAsync());

        await using var after = archive.Context();
        var all = await after.Entities.IgnoreQueryFilters().OrderBy(entity => entity.Slug).ToListAsync(Cancellation);
        Assert.Equal(["z-holm", "zara-holm", "zara-holm-2"], all.ConvertAll(entity => entity.Slug));
        Assert.Equal(
            [all[1].Id, null, all[1].Id], all.ConvertAll(entity => entity.MergedIntoId));
        Assert.Equal((2, 2), (all[1].Articles, all[1].QuotesBy));
        Assert.Equal(2, await SpokenByAsync("zara-holm"));
    }

    private Task<WhoIsWhoChanges> DecideAnewAsync() =>
        archive.Services.GetRequiredService<WhoIsWho>().DecideAnewAsync(Cancellation);

    // As a page of the running site counts them, from memory.
    private async Task<int> SpokenByAsync(string slug) =>
        (await archive.QuotesAsync(new QuoteQuery { Speaker = slug })).Total;

    private async Task<IReadOnlyList<string>> RowsAsync()
    {
        await using var db = archive.Context();
        var entities = await db.Entities.IgnoreQueryFilters().OrderBy(entity => entity.Id).ToListAsync(Cancellation);
        var aliases = await db.Aliases.OrderBy(alias => alias.EntityId).ThenBy(alias => alias.Name)
            .ToListAsync(Cancellation);
        var parties = await db.Parties.OrderBy(party => party.Id).ToListAsync(Cancellation);
        var numbers = await db.SlugNumbers.OrderBy(number => number.Slug).ToListAsync(Cancellation);
        return
        [
            .. entities.Select(one => $"{one.Id} {one.Kind} {one.Name} {one.Slug} into {one.MergedIntoId}: "
                + $"{one.Articles} {one.QuotesBy} {one.QuotesThrough} {one.QuotesAbout}"),
            .. aliases.Select(one => $"{one.EntityId} {one.Name} {one.Key} {one.Rule} {one.Joins} {one.HasOthers} "
                + $"{one.ArticleId} {one.Uses}"),
            .. parties.Select(one =>
                $"{one.Id} {one.ArticleId} {one.Number} {one.Name} {one.EntityId} {one.Resolution}"),
            .. numbers.Select(one => $"{one.Area} {one.Slug} {one.Next}"),
        ];
    }
}
