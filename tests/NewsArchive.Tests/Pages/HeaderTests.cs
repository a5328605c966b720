using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>The headers and cookies of every kind of answer, over plain http and behind a proxy that speaks https.</summary>
[Collection<SiteBehindProxy>]
public sealed class HeaderTests(DoorApp behind) : IDisposable
{
    private static readonly Dictionary<string, string> Expected = new()
    {
        ["Content-Security-Policy"] =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
        ["X-Content-Type-Options"] = "nosniff",
        ["Referrer-Policy"] = "no-referrer",
        ["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()",
        ["Cross-Origin-Opener-Policy"] = "same-origin",
        ["Cross-Origin-Resource-Policy"] = "same-origin",
    };

    private readonly RunningApp app = behind.App;
    private readonly HttpClient stranger = behind.App.Stranger();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => stranger.Dispose();

    [Fact]
    public async Task EveryKindOfAnswerHasAllHeaders()
    {
        var slug = (await app.StoreAsync(HandMade.Bridge()))[0].Slug!;
        var sheet = (await SendAsync(200, "/css/base.css")).ETag!;
        await SendAsync(304, "/css/base.css", request => request.Headers.IfNoneMatch.Add(sheet));
        await SendAsync(206, "/fonts/source-serif-4-v15-400.woff2",
            request => request.Headers.Range = new RangeHeaderValue(0, 9));
        await SendAsync(416, "/fonts/source-serif-4-v15-400.woff2",
            request => request.Headers.Range = new RangeHeaderValue(9_000_000, null));
        await SendAsync(200, "/", request => request.Headers.AcceptEncoding.ParseAdd("br"));
        await SendAsync(200, "/", request => request.Method = HttpMethod.Head);
        await SendAsync(200, "/sign-in");
        await SendAsync(200, $"/articles/{slug}/original");
        await SendAsync(200, "/health");
        await SendAsync(200, "/health", request => request.Method = HttpMethod.Head);
        await SendAsync(302, "/admin/import");
        await SendAsync(302, "/admin/no/such/page");
        await SendAsync(400, "/sign-in", request => request.Method = HttpMethod.Post);
        await SendAsync(404, "/nothing-here");
        await SendAsync(404, $"/articles/{slug}-not/original");
        await SendAsync(404, "/css/nothing.css");
        await SendAsync(404, "/error/500"); // nothing went wrong
        await SendAsync(405, "/health", request => request.Method = HttpMethod.Delete);

        await using var db = app.Context();
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Links RENAME TO Gone", Cancellation);
        await SendAsync(500, $"/articles/{slug}");
        await db.Database.ExecuteSqlRawAsync("ALTER TABLE Gone RENAME TO Links", Cancellation);
        await SendAsync(503, "/health"); // a page failed a moment ago
        await SendAsync(503, "/health", request => request.Method = HttpMethod.Head);
    }

    [Fact]
    public async Task OverHttpsBrowsersComeBackOverHttpsAndTakeCookiesFromThisHostAlone()
    {
        var (names, transport) = await FormCookiesAsync(Https);
        Assert.Equal("max-age=31536000", transport);
        Assert.All(names, cookie =>
        {
            Assert.StartsWith("__Host-newsarchive", cookie, StringComparison.Ordinal);
            Assert.Contains("path=/;", cookie, StringComparison.Ordinal);
            Assert.Contains("secure", cookie, StringComparison.Ordinal);
            Assert.DoesNotContain("domain", cookie, StringComparison.OrdinalIgnoreCase);
        });

        (names, transport) = await FormCookiesAsync(_ => { });
        Assert.Null(transport);
        Assert.All(names, cookie => Assert.StartsWith("newsarchive", cookie, StringComparison.Ordinal));
    }

    [Fact]
    public async Task OverHttpsACookieWithAPlainNameIsNotBelieved()
    {
        using var visitor = new Visitor(app);
        await visitor.SignInAsync();
        var value = visitor.Cookies.Single(cookie => cookie.Name == "newsarchive").Value;
        await SendAsync(200, "/admin/import", request => request.Headers.Add("Cookie", $"newsarchive={value}"));
        await SendAsync(302, "/admin/import", request =>
        {
            Https(request);
            request.Headers.Add("Cookie", $"newsarchive={value}");
        });
        await SendAsync(200, "/admin/import", request =>
        {
            Https(request);
            request.Headers.Add("Cookie", $"other=1; __Host-newsarchive={value}");
        });
    }

    private static void Https(HttpRequestMessage request)
    {
        request.Headers.Add("X-Forwarded-Proto", "https");
        request.Headers.Add("X-Forwarded-For", "192.0.2.7");
    }

    /// <summary>Sends a request and holds its answer against its status and all headers.</summary>
    private async Task<HttpResponseHeaders> SendAsync(
        int status, string path, Action<HttpRequestMessage>? change = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        change?.Invoke(request);
        using var answer = await stranger.SendAsync(request, Cancellation);
        var asked = $"{request.Method} {path}";
        Assert.Equal((asked, status), (asked, (int)answer.StatusCode));
        foreach (var (name, value) in Expected)
        {
            Assert.True(answer.Headers.TryGetValues(name, out var values), $"{asked} {status} has no {name}");
            Assert.Equal(value, Assert.Single(values));
        }

        return answer.Headers;
    }

    /// <summary>The cookies that the sign-in page sets, with their attributes, and what it says of https.</summary>
    private async Task<(IReadOnlyList<string> Cookies, string? Transport)> FormCookiesAsync(
        Action<HttpRequestMessage> change)
    {
        var headers = await SendAsync(200, "/sign-in", change);
        var transport = headers.TryGetValues("Strict-Transport-Security", out var values) ? values.Single() : null;
        return ([.. headers.GetValues("Set-Cookie").Select(cookie => cookie + ";")], transport);
    }
}
