using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests;

public sealed class EntityResolverTests : IAsyncLifetime
{
    private TestArchive archive = null!;

    public async ValueTask InitializeAsync() => archive = await TestArchive.OpenAsync();

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    [Fact]
    public async Task AnEqualFullNameIsOnePersonInTwoArticles()
    {
        await archive.StoreAsync(
            new Draft("Zara Holm spoke. Holm left.").Person("Zara Holm", "Holm"),
            new Draft("Mayor Zara  Holm is back.").Person("Zara  Holm"));
        Assert.Equal(["Zara Holm: Holm, Zara  Holm, Zara Holm"], await EntitiesAsync());
    }

    [Fact]
    public async Task ANameInCapitalsIsShownAsTheFirstTextThatDoesNotShoutWritesIt()
    {
        await archive.StoreAsync(
            new Draft("ZARA HOLM: Good evening.").Person("ZARA HOLM"),
            new Draft("Zara Holm spoke.").Person("Zara Holm"),
            new Draft("ZARA HOLM: Good night.").Person("ZARA HOLM"));
        Assert.Equal(["Zara Holm: ZARA HOLM, Zara Holm"], await EntitiesAsync());
    }

    [Fact]
    public async Task ALoneSurnameNeverJoinsArticles()
    {
        await archive.StoreAsync(
            new Draft("Zara Holm spoke. Holm left.").Person("Zara Holm", "Holm"),
            new Draft("Holm is back.").Person("Holm"),
            new Draft("Holm again.").Person("Holm"));
        Assert.Equal(["Zara Holm: Holm, Zara Holm", "Holm: Holm", "Holm: Holm"], await EntitiesAsync());
    }

    [Fact]
    public async Task ASurnameSpelledOutIsStillALoneSurname()
    {
        await archive.StoreAsync(
            new Draft("Zara Holm (known as Holm) spoke.").Stated(PartyKind.Person, "Zara Holm", "Holm"),
            new Draft("Holm is back.").Person("Holm"));
        Assert.Equal(["Zara Holm: Holm, Zara Holm", "Holm: Holm"], await EntitiesAsync());
    }

    [Fact]
    public async Task AStageNameThatATextStatesIsKnownElsewhere()
    {
        await archive.StoreAsync(
            new Draft("Orla Venn, known as Kestrel, sang.").Stated(PartyKind.Person, "Orla Venn", "Kestrel"),
            new Draft("Kestrel sang again.").Person("Kestrel"));
        Assert.Equal(["Orla Venn: Kestrel, Orla Venn"], await EntitiesAsync());
    }

    [Fact]
    public async Task AnAcronymMetFirstGetsItsLongNameWhenATextStatesIt()
    {
        await archive.StoreAsync(
            new Draft("RTW said no.").Organization("RTW"),
            new Draft("River Trust of Wend (RTW) said yes.")
                .Stated(PartyKind.Organization, "River Trust of Wend", "RTW"));
        Assert.Equal(["River Trust of Wend: RTW, River Trust of Wend"], await EntitiesAsync());
    }

    [Fact]
    public async Task TwoLongNamesNeverMeetOverTheAcronymBothUse()
    {
        await archive.StoreAsync(
            new Draft("Press Union (PU) met.").Stated(PartyKind.Organization, "Press Union", "PU"),
            new Draft("Pilot Union (PU) met.").Stated(PartyKind.Organization, "Pilot Union", "PU"),
            new Draft("PU met.").Organization("PU"));
        Assert.Equal(["Press Union: PU, Press Union", "Pilot Union: PU, Pilot Union", "PU: PU"], await EntitiesAsync());
    }

    [Fact]
    public async Task TheShortFormOfOneArticleMeansNobodyInAnother()
    {
        await archive.StoreAsync(
            new Draft("The Wend Post wrote. The Post erred.").Organization("The Wend Post", "The Post"),
            new Draft("The Harbour Post wrote. The Post was right.").Organization("The Harbour Post", "The Post"));
        Assert.Equal(
            ["The Wend Post: The Post, The Wend Post", "The Harbour Post: The Harbour Post, The Post"],
            await EntitiesAsync());
    }

    [Fact]
    public async Task APersonAndAnOrganizationOfOneNameStayTwo()
    {
        await archive.StoreAsync(
            new Draft("Arthur Quill fell.").Person("Arthur Quill"),
            new Draft("Arthur Quill fell in price.").Organization("Arthur Quill"));
        Assert.Equal(2, (await EntitiesAsync()).Count);
    }

    [Fact]
    public async Task TwoEntitiesThatATextEquatesBecomeOneAndTheYoungerAddressLeadsToTheOlder()
    {
        await archive.StoreAsync(
            new Draft("Ivo Brandt said “no”.").Person("Ivo Brandt").Quote("“no”", "Ivo Brandt"),
            new Draft("Abu Tamar said “yes”.").Person("Abu Tamar").Quote("“yes”", "Abu Tamar"),
            new Draft("Abu Tamar, also known as Ivo Brandt, left.")
                .Stated(PartyKind.Person, "Abu Tamar", "Ivo Brandt"));
        Assert.Equal(["Ivo Brandt: Abu Tamar, Ivo Brandt"], await EntitiesAsync());

        await using var db = archive.Context();
        var kept = await db.Entities.SingleAsync();
        var old = await db.Entities.IgnoreQueryFilters().SingleAsync(entity => entity.Slug == "abu-tamar");
        Assert.Equal(kept.Id, old.MergedIntoId);
        Assert.Equal(2, await db.Quotes.CountAsync(quote => quote.SpeakerParty!.EntityId == kept.Id));
        Assert.Equal(3, await db.Parties.CountAsync(party => party.EntityId == kept.Id));
    }

    [Fact]
    public async Task WhatBecomesOneHasTheArticlesAndTheQuotesAboutBoth()
    {
        await archive.StoreAsync(
            new Draft("Ivo Brandt left. Ada Quill said “Ivo Brandt left”.").Person("Ivo Brandt", "Ivo Brandt")
                .Person("Ada Quill").Quote("“Ivo Brandt left”", "Ada Quill"),
            new Draft("Abu Tamar left. Ada Quill said “Abu Tamar left”.").Person("Abu Tamar", "Abu Tamar")
                .Person("Ada Quill").Quote("“Abu Tamar left”", "Ada Quill"),
            new Draft("Abu Tamar, also known as Ivo Brandt, left.")
                .Stated(PartyKind.Person, "Abu Tamar", "Ivo Brandt"));
        await using var db = archive.Context();
        var kept = await db.Entities.SingleAsync(entity => entity.Slug == "ivo-brandt");
        var old = await db.Entities.IgnoreQueryFilters().SingleAsync(entity => entity.Slug == "abu-tamar");
        Assert.Equal((3, 0), (kept.Articles, old.Articles));
        Assert.Equal(2, await db.QuoteSubjects.CountAsync(subject => subject.Party.EntityId == kept.Id));
        Assert.Equal(0, await db.QuoteSubjects.CountAsync(subject => subject.Party.EntityId == old.Id));
    }

    [Fact]
    public async Task AStrayTextCannotJoinTwoLongNamesItDoesNotEquate()
    {
        await archive.StoreAsync(
            new Draft("Ivo Brandt left.").Person("Ivo Brandt"),
            new Draft("Ivo Brandl left.").Person("Ivo Brandl"),
            new Draft("Ivo Brandt came. Ivo Brandl came.").Person("Ivo Brandt", "Ivo Brandl"));
        Assert.Equal(["Ivo Brandt: Ivo Brandl, Ivo Brandt", "Ivo Brandl: Ivo Brandl"], await EntitiesAsync());
    }

    private async Task<IReadOnlyList<string>> EntitiesAsync()
    {
        await using var db = archive.Context();
        var entities = await db.Entities.Include(entity => entity.Aliases).OrderBy(entity => entity.Id).ToListAsync();
        return [.. entities.Select(entity =>
            $"{entity.Name}: {string.Join(", ", entity.Aliases.Select(alias => alias.Name).Order(StringComparer.Ordinal))}")];
    }
}
