using System.Net;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Browser;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>What every page should offer its reader: orientation, advice, and little waiting.</summary>
public sealed class CareTests(MadeUpApp shared) : IClassFixture<MadeUpApp>
{
    private const int MaxBytes = 100 * 1024;

    [Theory]
    [InlineData("/people/ada-quil", "Ada Quill", "/people/ada-quill")]
    [InlineData("/organizations/harbor-courier", "Harbour Courier", "/organizations/harbour-courier")]
    [InlineData("/articles/ferry-fare-double-at-quilhaven", "Ferry fares double at Quillhaven",
        "/articles/ferry-fares-double-at-quillhaven")]
    [InlineData("/articles/ferry-fares", "Ferry fares double at Quillhaven",
        "/articles/ferry-fares-double-at-quillhaven")]
    public async Task AMistypedAddressOffersTheOneThatWasMeant(string asked, string name, string address)
    {
        var page = await shared.App.PageAsync(asked);
        var offered = page.QuerySelector("#near ~ ul a")!;
        Assert.Equal((name, address), (offered.Words(), offered.GetAttribute("href")));
        Assert.Equal(asked.Split('/')[2].Replace('-', ' '),
            page.QuerySelector("main input[type=search]")!.GetAttribute("value"));
    }

    [Theory]
    [InlineData("/people/zz")]
    [InlineData("/people/%07%ff")]
    [InlineData("/articles/' OR 1=1 --")]
    [InlineData("/nothing/like/it")]
    public async Task AnAddressLikeNothingIsAnsweredWithASearchBox(string asked)
    {
        var page = await shared.App.PageAsync(asked);
        Assert.Null(page.QuerySelector("#near"));
        Assert.NotNull(page.QuerySelector("main form[role=search]"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/articles")]
    [InlineData("/articles/the-bridge-at-quillhaven-is-closed")]
    [InlineData("/quotes/drift")]
    [InlineData("/people")]
    [InlineData("/people/ada-quill")]
    [InlineData("/search?q=bridge")]
    [InlineData("/sign-in")]
    [InlineData("/keys")]
    public async Task EachPageIsLightAndSaysWhatItIs(string path)
    {
        using var stranger = shared.App.Stranger();
        var html = await stranger.GetStringAsync(path, TestContext.Current.CancellationToken);
        Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(html), 1, MaxBytes);
        var page = Reading.Parse(html);
        Assert.NotEqual("", page.Title);
        foreach (var card in new[] { "meta[name=description]", "meta[property='og:title']",
            "meta[property='og:description']", "meta[property='og:type']" })
            Assert.NotEqual("", page.QuerySelector(card)?.GetAttribute("content") ?? "");
        Assert.Single(page.QuerySelectorAll("h1"));
    }

    [Fact]
    public async Task PeopleAreListedByFullNameAndSingleNamesStandWithTheirArticle()
    {
        await shared.App.ImportAsync(("larch.txt",
            "The mill burns\n\nMay 1, 2023\n\n“It was the wind,” Wexcombe said. Mr. Wexcombe has a mill.\n"u8.ToArray()));
        var people = await shared.App.PageAsync("/people");
        Assert.All(people.QuerySelectorAll(".index a"), name => Assert.Contains(' ', name.Words()));
        var single = await shared.App.PageAsync(
            people.QuerySelector(".lede a")!.GetAttribute("href")!);
        Assert.Contains("Wexcombe in The mill burns 1 article",
            single.QuerySelectorAll(".index li").Select(name => name.Words()));
    }

    [Fact]
    public async Task ABoundaryOfAnyLengthIsRefusedWithASentence()
    {
        using var editor = new Visitor(shared.App);
        if (shared.App.SetupLink is not null)
            await editor.SetUpAsync(shared.App);
        Assert.Equal(HttpStatusCode.BadRequest, await editor.PostAsync(
            "/admin/import", "multipart/form-data; boundary=" + new string('x', 6000), "--"));
    }

    [Fact]
    public async Task TooLongAnAddressOrPasswordIsRefusedInWords()
    {
        using var visitor = new Visitor(shared.App);
        var answer = await visitor.SendAsync(await visitor.FormAsync("/sign-in"),
            ("Email", new string('a', 300) + "@ledger.example"), ("Password", new string('p', 1200)));
        Assert.Contains("An email address can have at most 256 characters.", answer.Body!.Words(), StringComparison.Ordinal);
        Assert.Contains("A password can have at most 1,000 characters.", answer.Body!.Words(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnEmptyArchiveSaysWhatToDoOnEachPage()
    {
        await using var app = await RunningApp.StartAsync();
        await using (var db = app.Context())
        {
            await db.Articles.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            await db.Entities.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        foreach (var path in new[] { "/", "/articles", "/quotes", "/quotes/drift", "/people", "/organizations" })
            Assert.NotNull((await app.PageAsync(path)).QuerySelector("main a[href='/admin/import']"));
    }
}

/// <summary>A running site with the archive of the invented town.</summary>
public sealed class MadeUpApp : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync();
        await MadeUpArchive.FillAsync(App);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
