using System.Net;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>What a visitor without an account sees of the admin area, and the headers of every response.</summary>
[Collection<ReadSite>]
public sealed class StrangerTests(SharedApp shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/")]
    [InlineData("/admin/import")]
    [InlineData("/Admin/Import")]
    [InlineData("/admin/no/such/page")]
    [InlineData("/admin/import?handler=x")]
    [InlineData("/%61dmin/import")]
    public async Task EveryAdminAddressLeadsToTheSignInPageWithoutAWord(string path)
    {
        using var stranger = shared.App.Stranger();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post })
        {
            using var answer = await stranger.SendAsync(new HttpRequestMessage(method, path), Cancellation);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.StartsWith("/sign-in?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
            Assert.Empty(await answer.Content.ReadAsStringAsync(Cancellation));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public async Task AWrongTokenOpensNothing(string token) => Assert.Null(
        (await shared.App.PageAsync($"/setup?token={token}")).QuerySelector("input[type=password]"));

    [Theory]
    [InlineData("/sign-in")]
    [InlineData("/setup")]
    [InlineData("/sign-out")]
    public async Task AFormWithoutItsTokenIsRefusedWithAPage(string path)
    {
        using var stranger = shared.App.Stranger();
        using var answer = await stranger.PostAsync(path, new FormUrlEncodedContent([new("Email", Visitor.Email)]),
            Cancellation);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("has expired", await answer.Content.ReadAsStringAsync(Cancellation),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/", 200)]
    [InlineData("/css/base.css", 200)]
    [InlineData("/health", 200)]
    [InlineData("/admin/import", 302)]
    [InlineData("/nothing-here", 404)]
    [InlineData("/articles/nothing-here", 404)]
    [InlineData("/articles/nothing-here/original", 404)]
    [InlineData("/people/nobody", 404)]
    public async Task EveryAnswerForbidsInlineScriptsFramesAndGuessing(string path, int status)
    {
        using var stranger = shared.App.Stranger();
        using var answer = await stranger.GetAsync(path, Cancellation);
        Assert.Equal(status, (int)answer.StatusCode);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("no-referrer", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task TheSignInPageHoldsNoInlineStyleBeforeAMistakeNorAfterOne()
    {
        using var visitor = new Visitor(shared.App);
        Assert.Empty((await visitor.GetAsync("/sign-in")).QuerySelectorAll("[style]"));
        var refused = await visitor.SignInAsync("wrong");
        Assert.NotNull(refused.QuerySelector(".validation-summary-errors li"));
        Assert.Empty(refused.QuerySelectorAll("[style]"));
    }

    [Fact]
    public async Task TheLogHoldsNoQueryString()
    {
        using var visitor = new Visitor(shared.App);
        await visitor.GetAsync("/search?q=a-secret-source");
        await visitor.GetAsync("/articles?page=a-secret-page");
        await shared.App.PrintsAsync("GET /search 200");
        await shared.App.PrintsAsync("GET /articles 200");
        Assert.DoesNotContain("a-secret", shared.App.Console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AMissingPageOffersASearch()
    {
        using var visitor = new Visitor(shared.App);
        var page = await visitor.GetAsync("/nothing/here");
        Assert.Equal("Page not found", page.QuerySelector("h1")!.TextContent);
        Assert.NotNull(page.QuerySelector("main form[role=search] input[name=q]"));
    }
}
