using System.Net;
using System.Net.Sockets;
using System.Text;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>What may be asked of the site, and under which name.</summary>
[Collection<WrittenSite>]
public sealed class NetworkTests(SharedApp shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Bridge => $"/articles/{shared.BridgeSlug}";

    [Theory]
    [InlineData("localhost", 302)]
    [InlineData("LOCALHOST:81", 302)]
    [InlineData("127.0.0.1", 302)]
    [InlineData("[::1]", 302)]
    [InlineData("evil.example", 400)]
    [InlineData("localhost.evil.example", 400)]
    [InlineData("203.0.113.9", 400)]
    public async Task OnlyItsOwnNamesAreAnsweredAndNoRedirectHoldsOne(string host, int status)
    {
        using var answer = await SendAsync(HttpMethod.Get, "/admin/import", host);
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        if (status == 302)
            Assert.StartsWith("/sign-in?", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
        else
            Assert.Contains("Archive:Hosts", await answer.Content.ReadAsStringAsync(Cancellation),
                StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhereItListensOnAllAddressesItAnswersUnderThisMachinesNamesAndThoseInItsSettings()
    {
        await using var app = await RunningApp.StartAsync(null, "--urls=http://0.0.0.0:0",
            "--Archive:Hosts=news.example, ledger.example");
        foreach (var (host, status) in new[]
        {
            (Dns.GetHostName(), 200), ("localhost", 200), ("127.0.0.1", 200), ("news.example", 200),
            ("Ledger.Example:8080", 200), ("evil.example", 400), ("203.0.113.9", 400),
        })
        {
            using var answer = await SendAsync(HttpMethod.Get, "/health", host, app);
            Assert.Equal((host, status), (host, (int)answer.StatusCode));
        }
    }

    [Theory]
    [InlineData("TRACE")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    [InlineData("OPTIONS")]
    [InlineData("PROPFIND")]
    public async Task OddMethodsAreRefusedWithASentenceAndNoStackInTheLog(string method)
    {
        foreach (var path in new[] { "/", Bridge, $"{Bridge}/original", "/health", "/nothing-here" })
        {
            using var answer = await SendAsync(new HttpMethod(method), path);
            Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
            Assert.Equal("GET, HEAD, POST", string.Join(", ", answer.Content.Headers.Allow));
        }

        await shared.App.PrintsAsync($"{method} (no page) 405");
        Assert.DoesNotContain("   at ", shared.App.Console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AFormSentToAPageThatHasNoneIsRefusedWithoutAStackInTheLog()
    {
        using var visitor = new Visitor(shared.App);
        var form = await visitor.FormAsync("/sign-in");
        form.SetAttribute("action", "/search");
        var page = await visitor.SendAsync(form);
        Assert.Equal("This page has no form", page.QuerySelector("h1")!.TextContent);
        Assert.DoesNotContain("   at ", shared.App.Console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryPageAnswersHeadAsItAnswersGetButWithoutItsBody()
    {
        foreach (var path in new[]
        {
            "/", "/articles", Bridge, $"{Bridge}/quotes", $"{Bridge}/original", "/quotes", "/quotes/drift",
            "/search?q=bridge", "/people", "/organizations", "/keys", "/sign-in", "/nothing-here",
        })
        {
            using var get = await SendAsync(HttpMethod.Get, path);
            using var head = await SendAsync(HttpMethod.Head, path);
            Assert.Equal((path, get.StatusCode), (path, head.StatusCode));
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Equal(get.Content.Headers.ContentDisposition, head.Content.Headers.ContentDisposition);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync(Cancellation));
        }
    }

    [Fact]
    public async Task TheNameOfADownloadHidesNothing()
    {
        const string Name = "harbour\u202Etxt.exe\u200B\u2066\u0007.txt";
        var bytes = "Harbour news\n\nThe harbour at Skerry froze.\n"u8.ToArray();
        var slug = (await shared.App.ImportAsync((Name, bytes)))[0].Slug;
        using var answer = await SendAsync(HttpMethod.Head, $"/articles/{slug}/original");
        var sent = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("harbourtxt.exe.txt", "attachment"), (sent.FileNameStar ?? sent.FileName, sent.DispositionType));
        var page = await shared.App.PageAsync($"/articles/{slug}");
        Assert.Equal("harbourtxt.exe.txt", page.QuerySelector("a[download] bdi")!.TextContent);
    }

    [Fact]
    public async Task TheLogTellsWhichKindOfPageWasReadAndNeverWhichOne()
    {
        var seen = shared.App.Console.Length;
        using (await SendAsync(HttpMethod.Get, Bridge))
        using (await SendAsync(HttpMethod.Get, $"{Bridge}/original"))
        using (await SendAsync(HttpMethod.Get, "/people/a-secret-source"))
        using (await SendAsync(HttpMethod.Get, "/a-secret-page"))
            await shared.App.PrintsAsync("GET (no page) 404");
        await shared.App.PrintsAsync("GET /articles/{slug} 200");
        await shared.App.PrintsAsync("GET /articles/{slug}/original 200");
        Assert.DoesNotContain(shared.BridgeSlug, shared.App.Console[seen..], StringComparison.Ordinal);
        Assert.DoesNotContain("a-secret", shared.App.Console[seen..], StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoAddressWritesALineOfTheLogOrSteersATerminal()
    {
        foreach (var path in new[]
        {
            "/x%0d%0a2026-01-01%2000:00:00%20INF%20forged", "/articles/x%0aforged", "/articles/%1b%5b31mforged",
            "/people/forged%E2%80%AE",
        })
        {
            var answer = await RawAsync($"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            Assert.StartsWith("HTTP/1.1 404", answer, StringComparison.Ordinal);
        }

        await RawAsync($"{new string('M', 4000)} / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        await shared.App.PrintsAsync("(other) (no page) 405");
        Assert.DoesNotContain("forged", shared.App.Console, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', shared.App.Console);
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string path, string? host = null, RunningApp? app = null)
    {
        using var stranger = (app ?? shared.App).Stranger();
        using var request = new HttpRequestMessage(method, path);
        request.Headers.Host = host;
        return await stranger.SendAsync(request, Cancellation);
    }

    private async Task<string> RawAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, shared.App.Address.Port, Cancellation);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
        using var reader = new StreamReader(stream);
        return await reader.ReadToEndAsync(Cancellation);
    }
}
