using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>Who may sign in, and how the first account is created.</summary>
public sealed class AdminTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TheSetupLinkSurvivesAWeakPasswordMakesOneAccountAndThenWorksForNobodyElse()
    {
        await using var app = await RunningApp.StartAsync();
        using var one = new Visitor(app);
        using var other = new Visitor(app);
        var formOther = await other.FormAsync(app.SetupLink!); // held open by two
        var refused = await one.SendAsync(
            await one.FormAsync(app.SetupLink!), ("Email", Visitor.Email), ("Password", "short"));
        Assert.Contains("at least 12 characters", refused.QuerySelector(".validation-summary-errors")!.TextContent,
            StringComparison.Ordinal);
        Assert.Equal("Import articles", (await one.SetUpAsync(app)).QuerySelector("h1")!.TextContent);

        var late = await other.SendAsync(formOther, ("Email", "rival@ledger.example"), ("Password", Visitor.Password));
        Assert.Equal("This link no longer works", late.QuerySelector("h1")!.TextContent);
        using var third = new Visitor(app);
        late = await third.GetAsync(app.SetupLink!);
        Assert.Equal("This link no longer works", late.QuerySelector("h1")!.TextContent);
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
}
