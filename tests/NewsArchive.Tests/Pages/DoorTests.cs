using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Accounts;
using NewsArchive.Tests.Support;
using NewsArchive.Web.Hosting;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>
/// What wrong passwords do and what ends a session. The site believes a proxy here, so that each test comes from
/// addresses of its own.
/// </summary>
[Collection<SiteBehindProxy>]
public sealed class DoorTests(DoorApp shared)
{
    private const string Wrong = "not this harbour at seven";

    private readonly RunningApp app = shared.App;

    [Fact]
    public async Task SigningInAndOutWorksAndTheCookieIsOutOfReachOfScriptsAndOtherSites()
    {
        using var client = From("203.0.113.80");
        var welcome = await client.SignInAsync();
        Assert.Equal("Import articles", Heading(welcome));
        var cookie = client.Cookies.Single(cookie => cookie.Name == "newsarchive");
        Assert.True(cookie.HttpOnly);

        await client.SendAsync(welcome.QuerySelector("form[action='/sign-out']")!);
        Assert.Equal("Sign in", Heading(await client.GetAsync("/admin/import")));
    }

    [Fact]
    public async Task AfterSigningInNobodyIsSentToAnotherSite()
    {
        using var client = From("203.0.113.81");
        var page = await client.SendAsync(
            await client.FormAsync("/sign-in?then=https%3A%2F%2Fevil.example%2F"), ("Email", Visitor.Email),
            ("Password", Visitor.Password));
        Assert.Equal("Import articles", Heading(page));
    }

    [Fact]
    public async Task SigningOutEndsTheSessionInEveryBrowser()
    {
        using var here = From("203.0.113.1");
        using var elsewhere = From("203.0.113.2");
        var page = await here.SignInAsync();
        await elsewhere.SignInAsync();
        Assert.Equal("Import articles", Heading(await elsewhere.GetAsync("/admin/import")));

        await here.SendAsync(page.QuerySelector("form[action='/sign-out']")!);
        Assert.Equal("Sign in", Heading(await elsewhere.GetAsync("/admin/import")));
        Assert.Equal("Sign in", Heading(await here.GetAsync("/admin/import")));
    }

    [Fact]
    public async Task AStrangerLocksHimselfOutAndNotTheOwnerElsewhereAndIsNeverToldWhatWasWrong()
    {
        using var stranger = From("203.0.113.10");
        using var owner = From("203.0.113.11");
        var answers = new List<string>();
        for (var attempt = 0; attempt < 5; attempt++)
            answers.Add(Words(await stranger.SignInAsync(Wrong)));
        answers.Add(Words(await stranger.SignInAsync())); // the right one, too late
        answers.Add(Words(await stranger.SignInAsync(email: "nobody@ledger.example")));
        Assert.Contains("After five, wait ten minutes.", Assert.Single(answers.Distinct()), StringComparison.Ordinal);
        Assert.Equal("Import articles", Heading(await owner.SignInAsync()));
    }

    [Fact]
    public async Task UnknownWrongAndLockedTakeTheTimeOfOneHashEach()
    {
        var folder = TestArchive.NewFolder();
        var hasher = new CountingHasher();
        await using (var site = new WebApplicationFactory<SetupLink>().WithWebHostBuilder(host => host
            .UseSetting("Archive:DataFolder", folder)
            .UseSetting("Archive:Hosts", "*")
            .ConfigureTestServices(services => services.AddSingleton<IPasswordHasher<IdentityUser>>(hasher))))
        {
            using var client = site.CreateClient();
            await using (var scope = site.Services.CreateAsyncScope())
                await scope.ServiceProvider.GetRequiredService<AccountBook>().AddAsync(Visitor.Email, Visitor.Password);
            var form = Reading.Parse(await client.GetStringAsync("/sign-in"));
            var token = form.QuerySelector("main input[name^='__Request']")!.GetAttribute("value")!;
            string[] emails = ["nobody@ledger.example", .. Enumerable.Repeat(Visitor.Email, 6)]; // the sixth is locked
            foreach (var email in emails)
            {
                hasher.Count = 0;
                using var answer = await client.PostAsync("/sign-in", new FormUrlEncodedContent(
                    [new("Email", email), new("Password", Wrong), new("__RequestVerificationToken", token)]));
                Assert.Equal((HttpStatusCode.OK, 1), (answer.StatusCode, hasher.Count));
            }
        }

        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task OfManyGuessesAtTheSameMomentOnlyFiveAreLookedAt()
    {
        using var visitor = From("203.0.113.30");
        var form = await visitor.FormAsync("/sign-in");
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ =>
            visitor.SendAsync(form, ("Email", Visitor.Email), ("Password", Wrong))));
        await app.PrintsAsync(() => Count("failed") + Count("locked") == 12);
        Assert.Equal((5, 7), (Count("failed"), Count("locked")));

        int Count(string outcome) => Regex.Count(app.Console, $@"Sign-in {outcome} from 203\.0\.113\.30\r?$",
            RegexOptions.Multiline);
    }

    [Fact]
    public async Task AGuesserWithManyNetworksNeverLocksOutABrowserThatSignedInBefore()
    {
        using var known = From("203.0.113.40");
        var page = await known.SignInAsync();
        await known.SendAsync(page.QuerySelector("form[action='/sign-out']")!);

        using var guesser = From("2001:db8::1");
        var form = await guesser.FormAsync("/sign-in");
        for (var network = 1; network <= 6; network++)
        {
            guesser.From = $"2001:db8:0:{network:x}::1";
            for (var attempt = 0; attempt < 5; attempt++)
                await guesser.SendAsync(form, ("Email", Visitor.Email), ("Password", Wrong));
        }

        using var elsewhere = From("203.0.113.41");
        Assert.Equal("Sign in", Heading(await elsewhere.SignInAsync()));
        known.From = "203.0.113.42";
        Assert.Equal("Import articles", Heading(await known.SignInAsync()));

        await app.AccountsAsync(accounts => accounts.UnlockAsync(Visitor.Email));
        Assert.Equal("Import articles", Heading(await elsewhere.SignInAsync()));
    }

    [Fact]
    public async Task OneNetworkThatSendsPasswordsWithoutEndGets429AndASentence()
    {
        using var visitor = From("2001:db8:ff::1");
        var form = await visitor.FormAsync("/sign-in");
        IHtmlDocument page;
        var sent = 0;
        do
        {
            visitor.From = $"2001:db8:ff::{++sent:x}"; // all of one /64
            page = await visitor.SendAsync(form);
        }
        while (Heading(page) == "Sign in" && sent < 100);
        Assert.InRange(sent, 20, 60);
        Assert.Equal("Too many passwords in a short time", Heading(page));
        Assert.Equal(HttpStatusCode.TooManyRequests, visitor.LastStatus);
        await app.PrintsAsync($"Sign-in limited from 2001:db8:ff::{sent:x}");
        Assert.Equal("Sign in", Heading(await visitor.GetAsync("/sign-in")));
        visitor.From = "2001:db8:fe::1";
        Assert.Equal("Sign in", Heading(await visitor.SendAsync(form)));
    }

    [Fact]
    public async Task TheLogSaysInOneFormWhereASignInFailedAndNeverWho()
    {
        using var visitor = From("203.0.113.50");
        await visitor.SignInAsync("a secret in the wrong field", "somebody@ledger.example");
        await visitor.SignInAsync();
        await app.PrintsAsync("Sign-in succeeded from 203.0.113.50");
        Assert.Matches(new Regex(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d WRN Sign-in failed from 203\.0\.113\.50\r?$",
            RegexOptions.Multiline), app.Console);
        Assert.DoesNotContain("ledger.example", app.Console, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong field", app.Console, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ANewPasswordNeedsTheCurrentOneEndsOtherSessionsAndKeepsThisOne()
    {
        const string Email = "second@ledger.example", New = "seven grey herons on ice";
        await app.AccountsAsync(accounts => accounts.AddAsync(Email, Visitor.Password));
        using var here = From("203.0.113.60");
        using var elsewhere = From("203.0.113.61");
        var start = await here.SignInAsync(email: Email);
        await elsewhere.SignInAsync(email: Email);
        Assert.NotNull(start.QuerySelector("nav a[href='/admin/password']"));

        Assert.Contains("The current password is wrong", Words(await ChangeAsync(Wrong, New)), StringComparison.Ordinal);
        Assert.Contains("a common password", Words(await ChangeAsync(Visitor.Password, "passwordpassword")),
            StringComparison.Ordinal);
        Assert.Equal("Import articles", Heading(await elsewhere.GetAsync("/admin/import")));

        Assert.Contains("Your password has been changed", Words(await ChangeAsync(Visitor.Password, New)),
            StringComparison.Ordinal);
        Assert.Equal("Import articles", Heading(await here.GetAsync("/admin/import")));
        Assert.Equal("Sign in", Heading(await elsewhere.GetAsync("/admin/import")));
        Assert.Equal("Sign in", Heading(await elsewhere.SignInAsync(email: Email)));
        Assert.Equal("Import articles", Heading(await elsewhere.SignInAsync(New, Email)));

        async Task<IHtmlDocument> ChangeAsync(string current, string changed) => await here.SendAsync(
            await here.FormAsync("/admin/password"), ("Current", current), ("New", changed));
    }

    [Fact]
    public async Task WhoRemovesAnAccountOrResetsItsPasswordEndsItsSessions()
    {
        const string Email = "third@ledger.example", New = "nine wet sparrows at dawn";
        await app.AccountsAsync(accounts => accounts.AddAsync(Email, Visitor.Password));
        using var visitor = From("203.0.113.70");
        await visitor.SignInAsync(email: Email);
        await app.AccountsAsync(accounts => accounts.ResetPasswordAsync(Email, New));
        Assert.Equal("Sign in", Heading(await visitor.GetAsync("/admin/import")));
        Assert.Equal("Import articles", Heading(await visitor.SignInAsync(New, Email)));
        await app.AccountsAsync(accounts => accounts.RemoveAsync(Email));
        Assert.Equal("Sign in", Heading(await visitor.GetAsync("/admin/import")));
    }

    private static string Heading(IHtmlDocument page) => page.QuerySelector("h1")!.TextContent;

    private static string Words(IHtmlDocument page) => page.QuerySelector("main")!.Words();

    private Visitor From(string address) => new(app) { From = address };
}

/// <summary>The real one, and how often it was asked.</summary>
internal sealed class CountingHasher : PasswordHasher<IdentityUser>
{
    public int Count { get; set; }

    public override string HashPassword(IdentityUser user, string password)
    {
        Count++;
        return base.HashPassword(user, password);
    }

    public override PasswordVerificationResult VerifyHashedPassword(
        IdentityUser user, string hashedPassword, string providedPassword)
    {
        Count++;
        return base.VerifyHashedPassword(user, hashedPassword, providedPassword);
    }
}

[CollectionDefinition]
public sealed class SiteBehindProxy : ICollectionFixture<DoorApp>;

/// <summary>A running site with an account, behind a proxy that it was told of and that the tests play.</summary>
public sealed class DoorApp : IAsyncLifetime
{
    public RunningApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await RunningApp.StartAsync(null, "--Archive:Proxies:0=127.0.0.1");
        using var owner = new Visitor(App);
        await owner.SetUpAsync(App);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
