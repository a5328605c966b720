using CsCheck;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Searching;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using SQLitePCL;
using Xunit;

namespace NewsArchive.Tests;

public sealed class SearchTests : IAsyncLifetime
{
    private TestArchive archive = null!;

    public async ValueTask InitializeAsync()
    {
        archive = await TestArchive.OpenAsync();
        await archive.StoreAsync(
            new Draft("Mayor Zara Holm said “the old bridge is safe” on Monday. Holm smiled.")
            {
                Title = "A bridge",
                Published = new DateOnly(2024, 5, 1),
            }.Person("Zara Holm", "Holm").Quote("“the old bridge is safe”", "Zara Holm"),
            new Draft("The bridge is old. Nobody crossed it in winter; crossings were closed by the River Trust (RTW).")
            {
                Title = "Closed",
                Published = new DateOnly(2025, 1, 2),
            }.Stated(PartyKind.Organization, "River Trust", "RTW"),
            new Draft("Orla Venn, also known as Kestrel, sang café songs at Hayʼat Hall.")
            {
                Title = "Songs",
                Published = new DateOnly(2023, 1, 2),
            }.Stated(PartyKind.Person, "Orla Venn", "Kestrel"),
            new Draft("A kestrel is a bird; this kestrel sang. RTW was silent.") { Title = "Birds" }
                .Organization("RTW"),
            new Draft("Orla Venn came back to the river.")
            {
                Title = "Back",
                Published = new DateOnly(2025, 3, 2),
            }.Person("Orla Venn"));
    }

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    [Theory]
    [InlineData("bridge", "A bridge, Closed")]
    [InlineData("bridge winter", "Closed")]
    [InlineData("\"old bridge\"", "A bridge")]
    [InlineData("“old bridge”", "A bridge")]
    [InlineData("«old bridge»", "A bridge")]
    [InlineData("„old bridge“", "A bridge")]
    [InlineData("\"bridge old\"", "")]
    [InlineData("bridge -winter", "A bridge")]
    [InlineData("bridge -\"is safe\"", "Closed")]
    [InlineData("-bridge -kestrel", "Back")]
    [InlineData("smiled OR winter", "A bridge, Closed")]
    [InlineData("bridge smiled OR winter", "A bridge, Closed")]
    [InlineData("smil*", "A bridge")]
    [InlineData("crossing", "Closed")]
    [InlineData("CAFE", "Songs")]
    [InlineData("hay'at", "Songs")]
    [InlineData("Hay’at", "Songs")]
    [InlineData("nowhere", "")]
    [InlineData("bridge \"unclosed", "")]
    [InlineData("bridge \"winter", "Closed")]
    [InlineData("bridge & … winter", "Closed")]
    [InlineData("NEAR(bridge winter)", "")]
    [InlineData("title:bridge", "")]
    public async Task WordsPhrasesExclusionsAndAlternatives(string typed, string titles) =>
        Assert.Equal(titles, Titles(await archive.SearchAsync(Query(typed)), sorted: true));

    [Theory]
    [InlineData("kestrel", "Orla Venn, Kestrel, Kestrel of Hayʼat, Orla 'Kestrel' Venn")]
    [InlineData("Holm", "Zara Holm, Mayor Holm, Holmes, Z. HOLM")]
    [InlineData("river trust", "River Trust, The River Trust, River & Trust, Trust River, RTW")]
    [InlineData("U.S.", "US, U.S. River, River")]
    [InlineData("who", "WHO, The Who")]
    [InlineData("WHO", "The Who, Who")]
    public async Task NamesThatContainWhatWasTypedAddNothing(string typed, string names)
    {
        await archive.StoreAsync(
            new Draft("WHO closed the mill.") { Title = "Mill" }, new Draft("He asked who did it.") { Title = "Who" });
        var entity = new Entity { Kind = PartyKind.Person, Name = "Zara Holm", Slug = "zara-holm" };
        var term = new Term(typed, IsPrefix: false, IsPhrase: false)
        {
            Parties = [new NamedParty(entity, names.Split(", "))],
        };
        await using var db = archive.Context();
        Clause[] clauses = [new Clause([term], Excluded: false)];
        var all = string.Join(
            " OR ",
            term.Parties[0].Names.Select(name => $"\"{name}\"")
                .Prepend($"({string.Join(" AND ", typed.Split(' ').Select(word => $"\"{word}\""))})"));
        Assert.Equal(
            await db.Database.SqlQuery<int>(
                $"SELECT rowid AS Value FROM ArticleIndex WHERE ArticleIndex MATCH {all} ORDER BY rowid").ToListAsync(),
            (await db.MatchAsync(clauses, 0, 0, default)).Ids);
    }

    [Fact]
    public async Task OfManyMatchesTheLastAreRankedAndOfThoseThatAFilterLeavesAll()
    {
        await archive.StoreAsync(
            new Draft("The heron left. The old mill stands.") { Title = "One" }.Person("Bo Larch"),
            new Draft("A heron, another heron and a heron.") { Title = "Two" }.Person("Bo Larch"),
            new Draft("The heron is back.") { Title = "Three" });
        await using var db = archive.Context();
        var memory = new MatchMemory(db, most: 2);
        var heron = QueryText.Parse("heron").Clauses;
        var found = await memory.RankAsync(heron, default);
        Assert.Equal(3, found.Ids.Count);
        Assert.Equal([found.Ids[1], found.Ids[2]], found.Best);
        Assert.Equal(found.Ids, await memory.MatchAsync(heron, default));
        Assert.Equal(
            [found.Ids[1], found.Ids[2], found.Ids[0]],
            await ArticleSearch.RankedAsync(db, memory, heron, found.Ids, 3, default));
        Assert.Equal([found.Ids[0]], await ArticleSearch.RankedAsync(db, memory, heron, [found.Ids[0]], 2, default));
    }

    [Fact]
    public async Task OneSpellingFindsTheArticlesUnderAllNamesAndSaysSo()
    {
        var page = await archive.SearchAsync(Query("kestrel"));
        Assert.Equal("Back, Birds, Songs", Titles(page, sorted: true));
        var also = Assert.Single(page.AlsoSearched);
        Assert.Equal(("Orla Venn", "kestrel", "Orla Venn"),
            (also.Entity.Name, also.Typed, string.Join(", ", also.Names)));
    }

    [Fact]
    public async Task ThisSpellingOnlyFindsTheTypedWords()
    {
        var page = await archive.SearchAsync(Query("kestrel") with { ThisSpellingOnly = true });
        Assert.Equal("Birds, Songs", Titles(page, sorted: true));
        Assert.Empty(page.AlsoSearched);
    }

    [Theory]
    [InlineData("orla venn river", "Back")]
    [InlineData("\"Orla Venn\"", "Back, Songs")]
    [InlineData("river trust", "Birds, Closed")]
    [InlineData("the river trust silent", "Birds")]
    [InlineData("winter OR rtw", "Birds, Closed")]
    [InlineData("orla venn -kestrel", "Back")]
    public async Task ANameInAQueryMeansItsBearer(string typed, string titles) =>
        Assert.Equal(titles, Titles(await archive.SearchAsync(Query(typed)), sorted: true));

    [Fact]
    public async Task AWordThatIsSeldomANameIsAWord()
    {
        await archive.StoreAsync([.. Enumerable.Range(0, 12)
            .Select(day => new Draft($"Day {day}: the kestrel nests."))]);
        var page = await archive.SearchAsync(Query("kestrel"));
        Assert.Equal(14, page.Total);
        Assert.Empty(page.AlsoSearched);
    }

    [Fact]
    public async Task AnotherBearerOfANameIsNotFoundByTheFirstOnesOtherName()
    {
        await archive.StoreAsync(new Draft("A Kestrel choir without her.") { Title = "Choir" });
        Assert.Equal("Back, Songs", Titles(await archive.SearchAsync(Query("\"orla venn\"")), sorted: true));
    }

    [Fact]
    public async Task FiltersKeepArticlesThatMentionAllWhoAreSelected()
    {
        var page = await archive.SearchAsync(Query("") with { Organizations = ["river-trust"], Newest = true });
        Assert.Equal("Closed, Birds", Titles(page));
        Assert.Equal([("River Trust", 2, true)], page.Organizations.Select(f => (f.Entity.Name, f.Count, f.Selected)));
        Assert.Equal(0, (await archive.SearchAsync(Query("") with
        {
            Organizations = ["river-trust"],
            People = ["zara-holm"],
        })).Total);
        Assert.Equal(0, (await archive.SearchAsync(Query("bridge") with { People = ["nobody"] })).Total);
    }

    [Fact]
    public async Task FacetsCountTheMatchesThatMentionSomebody()
    {
        var page = await archive.SearchAsync(Query("bridge OR river"));
        Assert.Equal([("Orla Venn", 1, false), ("Zara Holm", 1, false)],
            page.People.Select(f => (f.Entity.Name, f.Count, f.Selected)).OrderBy(f => f.Name));
    }

    [Fact]
    public async Task TheNewestComeFirstAndTheUndatedLast() =>
        Assert.Equal("Closed, A bridge", Titles(await archive.SearchAsync(Query("bridge") with { Newest = true })));

    [Fact]
    public async Task PagesFollowEachOtherWithoutGapOrRepetition()
    {
        await archive.StoreAsync([.. Enumerable.Range(0, 50)
            .Select(day => new Draft($"Heron {day}") { Title = $"H{day}" })]);
        var pages = new List<string>();
        for (var page = 1; page <= 3; page++)
            pages.AddRange((await archive.SearchAsync(Query("heron") with { Page = page })).Hits
                .Select(hit => hit.Article.Title));
        Assert.Equal(50, pages.Count);
        Assert.Equal(50, pages.Distinct().Count());
        // Past the end is the last page.
        var last = await archive.SearchAsync(Query("heron") with { Page = int.MaxValue });
        Assert.Equal(pages[40..], last.Hits.Select(hit => hit.Article.Title));
    }

    [Fact]
    public async Task SnippetsShowWhereTheWordsStandWhateverSignsTheTextHolds()
    {
        await archive.StoreAsync(new Draft("a \uE000\uE001 b <b>heron</b> \uE001\uE000 c") { Title = "Heron & co" });
        var hit = Assert.Single((await archive.SearchAsync(Query("heron"))).Hits);
        Assert.Equal([("Heron", true), (" & co", false)], hit.Title.Select(piece => (piece.Text, piece.Matched)));
        Assert.Equal([("a \uE000\uE001 b <b>", false), ("heron", true), ("</b> \uE001\uE000 c", false)],
            hit.Snippet.Select(piece => (piece.Text, piece.Matched)));
    }

    [Fact]
    public async Task AHitShowsWhatItsPeopleSay()
    {
        var hit = Assert.Single((await archive.SearchAsync(Query("zara holm"))).Hits);
        Assert.Equal("“the old bridge is safe”", Assert.Single(hit.Quotes).Words);
    }

    [Fact]
    public void TheAddressIsTheWholeStateOfASearch()
    {
        var query = new SearchQuery("“old bridge” & ünï+%", ["zara-holm", "b"], ["river-trust"], true, true, 3);
        var address = query.Print();
        Assert.Equal(address, SearchQuery.Parse(address).Print());
        Assert.Equal(query.Text, SearchQuery.Parse(address).Text);
        Assert.Equal(query.People, SearchQuery.Parse(address).People);
        Assert.Equal((1, false),
            (SearchQuery.Parse("?page=-2&order=x").Page, SearchQuery.Parse("?page=-2&order=x").Newest));
        Assert.Equal("", SearchQuery.Parse("?page=1").Print());
    }

    [Fact]
    [Trait("long", "queries")]
    public async Task NoQueryMakesSearchThrow()
    {
        string[] signs =
        [
            "\"", "“", "”", "«", "'", "*", "**", "-", "--", "−", "OR", "AND", "NOT", "NEAR", "NEAR(", ")", "(", "^", ":", "{", "}", "+",
            "title:", "Title :", " ", "\0", "\t", "\n", "\uD800", "\uDC00", "\uE000", "😀", "é", "\u0301", "ʼ", "।", "ⅷ", "²",
            "a", "bridge", "kestrel", "Orla", "Venn", "--;", "DROP TABLE", "%", "_", "\\", "1e9", "�",
        ];
        var texts = Gen.OneOf(
            Gen.Int[0, signs.Length - 1].Select(index => signs[index]).Array[0, 12].Select(string.Concat<string>),
            Gen.String[0, 40]);
        await Check.SampleAsync(texts, async text =>
        {
            var query = Query(text);
            await archive.SearchAsync(query);
            await archive.SearchAsync(SearchQuery.Parse(query.Print()));
        }, iter: LongRun.Is("queries") ? 10_000 : 400);
    }

    [Theory]
    [InlineData("a")]
    [InlineData("a ")]
    [InlineData("\"a\" OR ")]
    [InlineData("-a ")]
    [InlineData("\"")]
    [InlineData("kestrel ")]
    [InlineData("kestrel OR ")]
    public async Task AHundredThousandSignsAreAQueryToo(string piece) =>
        await archive.SearchAsync(Query(string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length))));

    [Theory]
    [InlineData("bridge bridge Bridge winter bridge", "bridge bridge winter")]
    [InlineData("duran duran duran duran", "duran duran")]
    [InlineData("a OR a OR b a OR b", "a|b")]
    [InlineData("a b OR c a b OR d", "a b|c b|d")]
    [InlineData("-a a -a a -a -a", "-a a")]
    [InlineData("bridg* bridge \"bridge\" bridg*", "bridg bridge bridge")]
    public void AWordThatIsThereAlreadyIsNotLookedForAgain(string typed, string wanted) =>
        Assert.Equal(wanted, string.Join(' ', QueryText.Parse(typed).Clauses.Select(clause =>
            (clause.Excluded ? "-" : "") + string.Join('|', clause.AnyOf.Select(term => term.Words)))));

    [Fact]
    public async Task OfALongQueryTheFirstThirtyTwoWordsAreSearchedForAndThePageSaysWhichAreNot()
    {
        var words = Enumerable.Range(1, 60).Select(number => $"w{number}");
        var typed = string.Join(" OR ", words.Prepend("bridge").Prepend("bridge"));
        Assert.Equal(32, QueryText.Parse(typed).Clauses.Sum(clause => clause.AnyOf.Count));
        var page = await archive.SearchAsync(Query(typed + " winter w60"));
        Assert.Equal(2, page.Total);
        var note = Assert.Single(page.Notes);
        Assert.StartsWith(
            "Only the first 32 words were searched for. Left out: “w32”, “w33”,", note, StringComparison.Ordinal);
        Assert.EndsWith("“w51” and 10 more.", note, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kestrel ")]
    [InlineData("bridge ")]
    [InlineData("\"old bridge\" ")]
    public async Task AWordTypedAHundredTimesIsNoMoreWorkThanTypedTwice(string word)
    {
        var few = await StepsAsync(word + word);
        // Not the same to the step: the first search of a connection reads the schema as well.
        Assert.InRange(await StepsAsync(string.Concat(Enumerable.Repeat(word, 100))), 1, 2 * few);
    }

    /// <summary>Steps of SQLite's machine for a search.</summary>
    private async Task<int> StepsAsync(string typed)
    {
        await using var db = archive.Context();
        await db.Database.OpenConnectionAsync();
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle;
        var steps = 0;
        raw.sqlite3_progress_handler(handle, 1, _ => steps++ < 0 ? 1 : 0, null);
        await new ArticleSearch(db, archive.Services.GetRequiredService<ArticleFacts>()).SearchAsync(Query(typed));
        raw.sqlite3_progress_handler(handle, 0, null, null);
        return steps;
    }

    private static SearchQuery Query(string text) => new(text, [], []);

    private static string Titles(SearchPage page, bool sorted = false)
    {
        var titles = page.Hits.Select(hit => hit.Article.Title).ToList();
        Assert.Equal(page.Total, titles.Count);
        return string.Join(", ", sorted ? titles.Order(StringComparer.Ordinal) : titles);
    }
}
