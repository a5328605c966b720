using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>Who may sign in, and how the first account is created.</summary>
public sealed class AdminTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheSetupLinkMakesOneAccountAndWorksOnce()
    {
        await using var app = await RunningApp.StartAsync();
        using var first = new Visitor(app);
        var made = await first.SetUpAsync(app);
        Assert.Equal("Import articles", made.QuerySelector("h1")!.TextContent);

        using var second = new Visitor(app);
        var late = await second.GetAsync(app.SetupLink!);
        Assert.Equal("This link no longer works", late.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task OfTwoWhoHoldTheSetupLinkOpenOnlyOneMakesAnAccount()
    {
        await using var app = await RunningApp.StartAsync();
        using var one = new Visitor(app);
        using var other = new Visitor(app);
        var (formOne, formOther) = (await one.FormAsync(app.SetupLink!), await other.FormAsync(app.SetupLink!));
        await one.SendAsync(formOne, ("Email", Visitor.Email), ("Password", Visitor.Password));
        var late = await other.SendAsync(formOther, ("Email", "rival@ledger.example"), ("Password", Visitor.Password));
        Assert.Equal("This link no longer works", late.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task AWeakPasswordLeavesTheSetupLinkUsable()
    {
        await using var app = await RunningApp.StartAsync();
        using var visitor = new Visitor(app);
        var refused = await visitor.SendAsync(
            await visitor.FormAsync(app.SetupLink!), ("Email", Visitor.Email), ("Password", "short"));
        Assert.Contains("at least 12 characters", refused.QuerySelector(".validation-summary-errors")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal("Import articles", (await visitor.SetUpAsync(app)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task AWrongTokenOpensNothing()
    {
        await using var app = await RunningApp.StartAsync();
        foreach (var token in new[] { "", "x", new string('A', 43) })
        {
            var page = await app.PageAsync($"/setup?token={token}");
            Assert.Null(page.QuerySelector("input[type=password]"));
        }
    }

    [Fact]
    public async Task TheSetupLinkIsOnTheConsoleAndInNoFileOfTheDataFolderAndIsNotOfferedOnceThereIsAnAccount()
    {
        await using var app = await RunningApp.StartAsync();
        var token = app.SetupLink!.Split('=')[1];
        using (var visitor = new Visitor(app))
            await visitor.SetUpAsync(app);
        await app.StopAsync();
        Assert.Equal(1, app.Console.Split(token).Length - 1);
        Assert.DoesNotContain(Visitor.Email, app.Console, StringComparison.Ordinal);
        foreach (var file in Directory.EnumerateFiles(app.DataFolder, "*", SearchOption.AllDirectories))
            Assert.DoesNotContain(token, await File.ReadAllTextAsync(file, Cancellation), StringComparison.Ordinal);

        await using var again = await RunningApp.StartAsync(app.DataFolder);
        Assert.Null(again.SetupLink);
    }

    [Fact]
    public async Task SigningInAndOutWorksAndTheCookieIsOutOfReachOfScriptsAndOtherSites()
    {
        await using var app = await RunningApp.StartAsync();
        using (var visitor = new Visitor(app))
            await visitor.SetUpAsync(app);
        using var client = new Visitor(app);
        var welcome = await client.SignInAsync();
        Assert.Equal("Import articles", welcome.QuerySelector("h1")!.TextContent);
        var cookie = client.Cookies.Single(cookie => cookie.Name == "newsarchive");
        Assert.True(cookie.HttpOnly);

        await client.SendAsync(welcome.QuerySelector("form[action='/sign-out']")!);
        var after = await client.GetAsync("/admin/import");
        Assert.Equal("Sign in", after.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task BeforeThereIsAnAccountSignInSaysWhereTheLinkIsAndAnAccountMadeElsewhereKillsTheLink()
    {
        await using var app = await RunningApp.StartAsync();
        using var visitor = new Visitor(app);
        Assert.Contains("on the console", (await visitor.GetAsync("/sign-in")).QuerySelector(".notice")!.Words(),
            StringComparison.Ordinal);
        var form = await visitor.FormAsync(app.SetupLink!);

        await app.AccountsAsync(accounts => accounts.AddAsync(Visitor.Email, Visitor.Password));
        var late = await visitor.SendAsync(form, ("Email", "rival@ledger.example"), ("Password", Visitor.Password));
        Assert.Equal("This link no longer works", late.QuerySelector("h1")!.TextContent);
        late = await visitor.GetAsync(app.SetupLink!);
        Assert.Equal("This link no longer works", late.QuerySelector("h1")!.TextContent);
        Assert.Null((await visitor.GetAsync("/sign-in")).QuerySelector(".notice"));
        Assert.Equal("Import articles", (await visitor.SignInAsync()).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task WhoSendsAForwardedAddressThatNobodyVouchesForIsLockedOutLikeAnybody()
    {
        await using var app = await RunningApp.StartAsync();
        using (var visitor = new Visitor(app))
            await visitor.SetUpAsync(app);
        using var client = new Visitor(app);
        for (var attempt = 1; attempt <= 5; attempt++)
        {
            client.From = $"203.0.113.{attempt}";
            await client.SignInAsync("not this harbour at seven");
        }

        Assert.Equal("Sign in", (await client.SignInAsync()).QuerySelector("h1")!.TextContent);
        await app.PrintsAsync("Sign-in locked from 127.0.0.1");
    }

    [Fact]
    public async Task AfterSigningInNobodyIsSentToAnotherSite()
    {
        await using var app = await RunningApp.StartAsync();
        using (var visitor = new Visitor(app))
            await visitor.SetUpAsync(app);
        using var client = new Visitor(app);
        var page = await client.SendAsync(
            await client.FormAsync("/sign-in?then=https%3A%2F%2Fevil.example%2F"), ("Email", Visitor.Email),
                ("Password", Visitor.Password));
        Assert.Equal("Import articles", page.QuerySelector("h1")!.TextContent);
    }
}
