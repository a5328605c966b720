using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Importing;
using NewsArchive.Tests.Support;
using NewsArchive.Web.Hosting;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>An archive in which reading needs an account too.</summary>
public sealed partial class ClosedArchiveTests : IDisposable
{
    private const string Title = "The mill at Skerry burns";

    private static readonly string[] Open = ["sign-in", "sign-out", "setup", "error/{code:int?}", "health"];

    private readonly string folder = TestArchive.NewFolder();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task AStrangerGetsNoPageNoFileAndNoTitleAtAnyAddress()
    {
        await using var site = new WebApplicationFactory<SetupLink>().WithWebHostBuilder(host => host
            .UseSetting("Archive:DataFolder", folder)
            .UseSetting("Archive:Hosts", "*")
            .UseSetting("Archive:ReadingNeedsSignIn", "true"));
        using var stranger = site.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        await site.Services.GetRequiredService<Importer>().ImportAsync(
            [new ImportFile("a.txt", "The mill at Skerry burns\n\n“It was the wind,” said Ada Quill.\n"u8.ToArray())], default);

        var endpoints = site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints)
            .OfType<RouteEndpoint>().ToList();
        Assert.Equal(Open.Order(), endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
            .Select(endpoint => endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Order());
        var addresses = endpoints.Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/'))
            .Where(pattern => !Open.Contains(pattern[1..]))
            .Select(pattern => Parameter().Replace(pattern, "the-mill-at-skerry-burns"))
            .Concat(["/nothing", "/articles/the-mill-at-skery-burns", "/articles/x/y/z", "/people/ada-quil", "/Articles",
                "/articles/the-mill-at-skerry-burns/original?x=1", "/css/nothing.css", "/%61rticles", "/search?q=mill"])
            .Distinct().ToList();
        Assert.InRange(addresses.Count, 15, 200);
        foreach (var address in addresses)
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Head, HttpMethod.Post })
            {
                using var answer = await stranger.SendAsync(new HttpRequestMessage(method, address));
                Assert.True(answer.StatusCode == HttpStatusCode.Redirect, $"{method} {address} {answer.StatusCode}");
                Assert.Contains("/sign-in", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
                Assert.Empty(await answer.Content.ReadAsStringAsync());
            }
        }

        foreach (var address in new[] { "/sign-in", "/setup", "/sign-out", "/error/404", "/error/500", "/health" })
        {
            foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
            {
                using var answer = await stranger.SendAsync(new HttpRequestMessage(method, address));
                var body = await answer.Content.ReadAsStringAsync();
                Assert.DoesNotContain("Skerry", body, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("Quill", body, StringComparison.OrdinalIgnoreCase);
            }
        }

        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/health")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync("/css/base.css")).StatusCode);
    }

    [Fact]
    public async Task WhoSignsInReadsAndWhoSignsOutNoLongerDoes()
    {
        await using var app = await RunningApp.StartAsync(null, "--Archive:ReadingNeedsSignIn=true");
        await app.ImportAsync(("a.txt", "The mill at Skerry burns\n\n“It was the wind,” said Ada Quill.\n"u8.ToArray()));
        using var visitor = new Visitor(app);
        await visitor.SetUpAsync(app);
        Assert.Equal(Title, (await visitor.GetAsync("/articles/the-mill-at-skerry-burns")).QuerySelector("h1")!.Words());
        Assert.NotNull((await visitor.GetAsync("/articles/the-mill-at-skery-burns")).QuerySelector("#near"));
        await NothingIsKeptAsync(app, visitor);
        await visitor.SendAsync(await visitor.FormAsync("/sign-out"));
        var page = await visitor.GetAsync("/articles/the-mill-at-skerry-burns");
        Assert.Equal("Sign in", page.QuerySelector("h1")!.Words());
        Assert.Null(page.QuerySelector("nav a[href='/articles'], form[role=search]"));
        await visitor.SendAsync(page.QuerySelector("main form")!, ("Email", Visitor.Email), ("Password", Visitor.Password));
        Assert.Equal(Title, (await visitor.GetAsync("/articles/the-mill-at-skerry-burns")).QuerySelector("h1")!.Words());
    }

    /// <summary>No page is kept for other readers or named for a browser to ask whether it changed.</summary>
    private static async Task NothingIsKeptAsync(RunningApp app, Visitor visitor)
    {
        using var client = app.Stranger();
        var session = visitor.Cookies.Single(cookie => cookie.Name == "newsarchive").Value;
        const string Article = "/articles/the-mill-at-skerry-burns";
        foreach (var path in new[] { "/", Article, "/", Article })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Cookie", $"newsarchive={session}");
            using var own = await client.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.OK, own.StatusCode);
            Assert.Null(own.Headers.Age);
            Assert.Null(own.Headers.ETag);
            Assert.True(own.Headers.CacheControl!.NoStore);
            using var refused = await client.GetAsync(path, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Redirect, refused.StatusCode);
        }
    }

    [Fact]
    public async Task AValueThatIsNeitherTrueNorFalseOpensNothing()
    {
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(
            () => RunningApp.StartAsync(folder, "--Archive:ReadingNeedsSignIn=yes"));
        Assert.Contains("Archive:ReadingNeedsSignIn is \"yes\": write true or false.", refused.Message,
            StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", refused.Message, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();
}
