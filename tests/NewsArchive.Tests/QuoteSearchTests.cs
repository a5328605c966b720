using Microsoft.EntityFrameworkCore;
using NewsArchive.Searching;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>Quotes by speaker, subject, outlet and kind.</summary>
public sealed class QuoteSearchTests : IAsyncLifetime
{
    private TestArchive archive = null!;

    public async ValueTask InitializeAsync()
    {
        archive = await TestArchive.OpenAsync();
        await archive.StoreAsync(
            new Draft("Ada Quill told the Harbour Courier: “Olga Finch was right.” Two Norrland officials said “Quill lied.”")
            { Published = new DateOnly(2024, 3, 9) }
                .Person("Ada Quill", "Quill").Person("Olga Finch").Organization("Harbour Courier")
                .Quote("“Olga Finch was right.”", "Ada Quill", "Harbour Courier")
                .Quote("“Quill lied.”", "Two Norrland officials").As(QuotationKind.Mixed, 0.55),
            new Draft("“I said ‘Olga Finch must go’ and Ada Quill stays,” Ada Quill said. A spokeswoman for the mayor and an official agreed: “Yes.”")
            { Published = new DateOnly(2025, 1, 2) }
                .Person("Ada Quill").Person("Olga Finch")
                .Quote("“I said ‘Olga Finch must go’ and Ada Quill stays,”", "Ada Quill")
                .Inside("‘Olga Finch must go’", "Bo Peep")
                .Quote("“Yes.”", "A spokeswoman for the mayor").As(QuotationKind.Indirect, 0.7));
    }

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    [Theory]
    [InlineData("",
        "“I said ‘Olga Finch must go’ and Ada Quill stays,” / ‘Olga Finch must go’ / “Yes.” / “Olga Finch was right.” / “Quill lied.”")]
    [InlineData("?speaker=ada-quill", "“I said ‘Olga Finch must go’ and Ada Quill stays,” / “Olga Finch was right.”")]
    [InlineData("?via=harbour-courier", "“Olga Finch was right.”")]
    [InlineData("?unnamed=1", "‘Olga Finch must go’ / “Yes.” / “Quill lied.”")]
    [InlineData("?role=official", "“Quill lied.”")]
    [InlineData("?kind=mixed", "“Quill lied.”")]
    [InlineData("?check=1", "“Quill lied.”")]
    [InlineData("?speaker=ada-quill&kind=direct&about=olga-finch&via=harbour-courier", "“Olga Finch was right.”")]
    [InlineData("?speaker=ada-quill&check=1", "")]
    [InlineData("?speaker=nobody-here", "")]
    public async Task EachFilterInTheAddressLeavesItsQuotesNewestFirst(string address, string words)
    {
        var found = await archive.QuotesAsync(QuoteQuery.Parse(address));
        Assert.Equal(words, string.Join(" / ", found.Rows.Select(row => row.Quote.Words)));
        Assert.Equal(found.Rows.Count, found.Total);
    }

    [Fact]
    public async Task AQuoteIsAboutWhomItsOwnWordsMentionAndOfQuotesInEachOtherTheInnermostIs()
    {
        var found = await archive.QuotesAsync(new QuoteQuery(About: "olga-finch"));
        Assert.Equal(["‘Olga Finch must go’", "“Olga Finch was right.”"], found.Rows.Select(row => row.Quote.Words));
    }

    [Fact]
    public async Task WhatSomebodySaysOfHimselfIsNotAboutHim()
    {
        var found = await archive.QuotesAsync(new QuoteQuery(About: "ada-quill"));
        Assert.Equal(["“Quill lied.”"], found.Rows.Select(row => row.Quote.Words));
    }

    [Fact]
    public async Task WhatTheWordsForAnUnnamedSourceSayIsKept()
    {
        await using var db = archive.Context();
        var officials = await db.Hops.SingleAsync(hop => hop.Name == "Two Norrland officials");
        Assert.Equal(("official", 2), (officials.Role, officials.Number));
        var spokeswoman = await db.Hops.SingleAsync(hop => hop.Role == "spokeswoman");
        Assert.Equal("the mayor", spokeswoman.Affiliation);
        Assert.All(await db.Hops.Where(hop => hop.PartyId != null).ToListAsync(), hop => Assert.Null(hop.Role));
    }

    [Fact]
    public async Task FacetsCountTheMatches()
    {
        var all = await archive.QuotesAsync(new QuoteQuery());
        Assert.Equal((3, 1, 1),
            (all.Kinds[QuotationKind.Direct], all.Kinds[QuotationKind.Mixed], all.Kinds[QuotationKind.Indirect]));
        Assert.Equal([("Ada Quill", 2)], all.Speakers.Select(facet => (facet.Entity.Name, facet.Count)));
        Assert.Equal([("Harbour Courier", 1)], all.Outlets.Select(facet => (facet.Entity.Name, facet.Count)));
        Assert.Equal(1, all.Check);
        var unnamed = await archive.QuotesAsync(new QuoteQuery(Unnamed: true, Role: "official"));
        Assert.Equal([("official", 1), ("spokeswoman", 1)], unnamed.Roles.Select(role => (role.Role, role.Count)));
    }

    [Fact]
    public async Task ThousandsOfQuotesStandInTheOrderOfFewOnEveryPage()
    {
        var words = Enumerable.Range(0, 1100).Select(number => $"“It rained {number} times.”").ToList();
        var rain = new Draft(string.Join(' ', words)) { Published = new DateOnly(2024, 7, 1) };
        foreach (var quote in words)
            rain.Quote(quote);
        await archive.StoreAsync(rain);

        var seen = new List<string>();
        for (var page = 1; page == 1 || seen.Count % QuoteQuery.PageSize == 0; page++)
            seen.AddRange((await archive.QuotesAsync(new QuoteQuery(Page: page))).Rows.Select(row => row.Quote.Words));
        Assert.Equal(["“Yes.”", .. words, "“Olga Finch was right.”", "“Quill lied.”"], seen[2..]);
    }

    [Fact]
    public async Task WhoTurnedOutToBeSomebodyElseIsFoundThere()
    {
        await using (var db = archive.Context())
        {
            var quill = await db.Entities.SingleAsync(entity => entity.Slug == "ada-quill",
                TestContext.Current.CancellationToken);
            db.Entities.Add(new Entity
            {
                Kind = PartyKind.Person,
                Name = "A. Quill",
                Slug = "a-quill",
                MergedInto = quill
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(2, (await archive.QuotesAsync(new QuoteQuery(Speaker: "a-quill"))).Total);
    }

    [Fact]
    public async Task APersonAndAnOrganizationWithOneSlugAreToldApart()
    {
        await archive.StoreAsync(
            new Draft("“It fell,” Arthur Quill said.") { Published = new DateOnly(2024, 5, 1) }
                .Person("Arthur Quill").Quote("“It fell,”", "Arthur Quill"),
            new Draft("“We rose,” the firm said. “We rest,” the firm said.")
                .Organization("Arthur Quill").Quote("“We rose,”", "Arthur Quill").Quote("“We rest,”", "Arthur Quill"));
        Assert.Equal(3, (await archive.QuotesAsync(new QuoteQuery(Speaker: "arthur-quill"))).Total);
        Assert.Equal(1, (await archive.QuotesAsync(new QuoteQuery(Speaker: "people/arthur-quill"))).Total);
        Assert.Equal(2, (await archive.QuotesAsync(new QuoteQuery(Speaker: "organizations/arthur-quill"))).Total);
        Assert.Equal(1, (await archive.QuotesAsync(new QuoteQuery(Month: new DateOnly(2024, 5, 1)))).Total);
    }

    [Fact]
    public void AnAddressReadsBackAsItWasPrinted()
    {
        var query =
            new QuoteQuery("ada-quill", "a&b=c", "organizations/the-post", true, "former official", QuotationKind.Post,
                true, new DateOnly(2024, 3, 1), 7);
        Assert.Equal(query, QuoteQuery.Parse(query.Print()));
        Assert.Equal("", new QuoteQuery().Print());
        Assert.Equal(new QuoteQuery(),
            QuoteQuery.Parse("?kind=7&check=yes&month=2024-13&page=-1&speaker=&unnamed=0&role=%00&%%&=&via="
                + new string('x', 500)));
        Assert.False(QuoteQuery.Parse("?page=3").IsFiltered);
    }
}
