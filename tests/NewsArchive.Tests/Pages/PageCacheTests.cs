using System.Diagnostics;
using System.Net;
using System.Text;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>
/// Which pages are kept in memory, for whom, and for how long. A page that comes from memory says how old it is, in the
/// header Age; one that was made for this request does not.
/// </summary>
[Collection<SiteBehindProxy>]
public sealed class PageCacheTests(DoorApp behind) : IDisposable
{
    private static readonly string[] Lists =
        ["/", "/articles", "/people", "/organizations", "/quotes", "/quotes/drift"];

    private readonly RunningApp app = behind.App;
    private readonly HttpClient stranger = behind.App.Stranger();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => stranger.Dispose();

    [Fact]
    public async Task APageIsMadeOnceAndAnewAsSoonAsAnotherProcessCommits()
    {
        for (var round = 1; round <= 3; round++)
        {
            var title = $"The ferry sinks a {round}th time";
            var article = await ImportAsync(title);
            foreach (var path in Lists.Append(article))
            {
                var made = await ReadAsync(path);
                Assert.Null(made.Age);
                var kept = await ReadAsync(path);
                Assert.NotNull(kept.Age);
                Assert.Equal(made.Body, kept.Body);
                Assert.Equal("no-referrer", kept.Header("Referrer-Policy"));
                Assert.Contains("'none'", kept.Header("Content-Security-Policy"), StringComparison.Ordinal);
            }

            foreach (var path in new[] { "/", "/articles", article })
                Assert.Contains(title, (await ReadAsync(path)).Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task NoAnswerIsTwoSecondsOldWhileManyReadAndAnotherProcessImports()
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(
            async () =>
            {
                while (!enough.IsCancellationRequested)
                    await ReadAsync("/articles");
            },
            Cancellation)).ToList();
        for (var round = 0; round < 5; round++)
        {
            var title = $"A swan counts to {round}";
            await ImportAsync(title);
            var since = Stopwatch.StartNew();
            while (!(await ReadAsync("/articles")).Body.Contains(title, StringComparison.Ordinal))
                Assert.InRange(since.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(2));
        }

        await enough.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task WhatTheSiteImportsItselfIsOnTheNextPage()
    {
        await ReadAsync("/articles");
        using var editor = new Visitor(app);
        await editor.SignInAsync();
        await editor.ImportAsync("A seal comes ashore\n\n“It sleeps,” said Ada Quill.\n");
        Assert.Contains("A seal comes ashore", (await ReadAsync("/articles")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnUnchangedPageIsAnsweredWithoutItsBody()
    {
        var article = await ImportAsync("A pier is closed");
        foreach (var path in new[] { "/", article, article + "/quotes" })
        {
            var tag = (await ReadAsync(path)).Header("ETag")!;
            var unchanged = await ReadAsync(path, ("If-None-Match", $"\"other\", {tag}"));
            Assert.Equal((HttpStatusCode.NotModified, ""), (unchanged.Status, unchanged.Body));
            Assert.Equal(tag, unchanged.Header("ETag"));
            Assert.Equal("nosniff", unchanged.Header("X-Content-Type-Options"));
            await ImportAsync($"A pier is open again after {path.Length} days");
            Assert.Equal(HttpStatusCode.OK, (await ReadAsync(path, ("If-None-Match", tag))).Status);
        }
    }

    [Fact]
    public async Task WhoIsSignedInGetsNoPageFromMemoryAndLeavesNoneThere()
    {
        var article = await ImportAsync("A lighthouse is sold");
        using var editor = new Visitor(app);
        await editor.SignInAsync();
        var cookie = ("Cookie", $"newsarchive={editor.Cookies.Single(one => one.Name == "newsarchive").Value}");
        foreach (var path in new[] { "/", article })
        {
            // First of all, so that it would be the one that is kept.
            var own = await ReadAsync(path, cookie);
            var tag = (await ReadAsync(path)).Header("ETag")!;
            var again = await ReadAsync(path, cookie, ("If-None-Match", tag));
            foreach (var page in new[] { own, again })
            {
                Assert.Equal(HttpStatusCode.OK, page.Status);
                Assert.Contains("Sign out", page.Body, StringComparison.Ordinal);
                Assert.Null(page.Age);
                Assert.Null(page.Header("ETag"));
                Assert.Contains("no-store", page.Header("Cache-Control"), StringComparison.Ordinal);
            }

            var open = await ReadAsync(path);
            Assert.NotNull(open.Age);
            Assert.DoesNotContain("Sign out", open.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("RequestVerificationToken", open.Body, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("/search?q=ferry", 200)]
    [InlineData("/sign-in", 200)]
    [InlineData("/setup", 200)]
    [InlineData("/admin/import", 302)]
    [InlineData("/articles/nothing-here", 404)]
    [InlineData("/nothing-here", 404)]
    public async Task SearchesFormsAndErrorsAreNotKept(string path, int status)
    {
        for (var time = 0; time < 2; time++)
        {
            var page = await ReadAsync(path);
            Assert.Equal((status, (string?)null, (string?)null), ((int)page.Status, page.Age, page.Header("ETag")));
        }
    }

    [Fact]
    public async Task EachAddressFormAndHostHasAPageOfItsOwn()
    {
        var article = await ImportAsync("A buoy drifts off");
        var pages = new List<string>();
        foreach (var path in new[] { "/people", "/people?by=name", "/people?by=articles", "/organizations", article })
            pages.Add((await ReadAsync(path)).Body);
        Assert.Equal(pages.Count, pages.Distinct().Count());

        var quotes = Reading.Parse((await ReadAsync(article + "/quotes")).Body);
        var quote = quotes.QuerySelector($"a[href^='{article}/quotes/']")!.GetAttribute("href")!;
        foreach (var host in new[] { "localhost", "127.0.0.1", "localhost" })
        {
            var page = await ReadAsync(quote, ("Host", host));
            Assert.Contains($"http://{host}/articles", page.Body, StringComparison.Ordinal);
        }

        foreach (var encoding in new[] { "br", "identity", "gzip", "br" })
        {
            var page = await ReadAsync(article, ("Accept-Encoding", encoding));
            Assert.Equal(encoding == "identity" ? null : encoding, page.Header("Content-Encoding"));
        }
    }

    [Fact]
    public async Task OverHttpsOnlyPagesWithoutASecretAreCompressed()
    {
        using var editor = new Visitor(app);
        await editor.SignInAsync();
        var session = editor.Cookies.Single(one => one.Name == "newsarchive").Value;
        (string, string)[] https =
            [("X-Forwarded-Proto", "https"), ("X-Forwarded-For", "192.0.2.7"), ("Accept-Encoding", "br")];
        Assert.Equal("br", (await ReadAsync("/articles", https)).Header("Content-Encoding"));
        Assert.Equal("br", (await ReadAsync("/css/parts.css", https)).Header("Content-Encoding"));
        Assert.Null((await ReadAsync("/sign-in", https)).Header("Content-Encoding"));
        var own = await ReadAsync("/articles", [.. https, ("Cookie", $"__Host-newsarchive={session}")]);
        Assert.Contains("Sign out", own.Body, StringComparison.Ordinal);
        Assert.Null(own.Header("Content-Encoding"));
    }

    private async Task<string> ImportAsync(string title)
    {
        var text = Encoding.UTF8.GetBytes($"{title}\n\n“It is {title.Length},” said Ada Quill.\n");
        var article = "/articles/" + (await app.ImportAsync(("a.txt", text)))[0].Slug;
        await Task.Delay(20, Cancellation); // a kept page may be ten milliseconds old
        return article;
    }

    private async Task<Answer> ReadAsync(string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await stranger.SendAsync(request, Cancellation);
        return new Answer(
            answer.StatusCode,
            await answer.Content.ReadAsStringAsync(Cancellation),
            answer.Headers.Concat(answer.Content.Headers)
                .ToDictionary(header => header.Key, header => string.Join(", ", header.Value)));
    }

    private sealed record Answer(HttpStatusCode Status, string Body, Dictionary<string, string> Headers)
    {
        public string? Age => Header("Age");

        public string? Header(string name) => Headers.GetValueOrDefault(name);
    }
}
