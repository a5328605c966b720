using Microsoft.Playwright;
using NewsArchive.Tests.Pages;
using Xunit;

namespace NewsArchive.Tests.Browser;

/// <summary>The made-up archive, in which nothing is changed.</summary>
[CollectionDefinition]
public sealed class TownInABrowser : ICollectionFixture<Chromium>;

/// <summary>Articles that the tests add.</summary>
[CollectionDefinition]
public sealed class ArticlesInABrowser : ICollectionFixture<Chromium>;

/// <summary>
/// The installed browser, driven by Playwright, with a running web site. Nothing is downloaded: the driver is part of
/// Playwright's package.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];
    private IPlaywright? playwright;
    private IBrowser? browser;
    private bool setUp;

    public RunningApp App { get; private set; } = null!;

    /// <summary>
    /// The installed browser: the one named by <c>CHROMIUM</c>, or else the first of the usual names on the path.
    /// </summary>
    public static string? Executable { get; } = Environment.GetEnvironmentVariable("CHROMIUM") is { Length: > 0 } named
        ? named
        : (from folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
           from name in Names
           let path = Path.Combine(folder, name)
           where File.Exists(path)
           select path).FirstOrDefault();

    public async ValueTask InitializeAsync()
    {
        if (Executable is null)
            return;
        App = await RunningApp.StartAsync();
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Executable,
            // A test machine's container often has no user namespaces; the pages are our own.
            Args = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
                "--disable-sync"],
        });
    }

    /// <summary>A new window without cookies. Skips the test where there is no browser.</summary>
    public async Task<IPage> OpenAsync(
        ColorScheme colors = ColorScheme.Light, int width = 1280, int height = 900, bool script = true)
    {
        Assert.SkipWhen(browser is null,
            "There is no Chromium: install it, or name it in the environment variable CHROMIUM.");
        var page = await browser.NewPageAsync(new BrowserNewPageOptions
        {
            BaseURL = App.Address.ToString(),
            ColorScheme = colors,
            JavaScriptEnabled = script,
            ViewportSize = new ViewportSize { Width = width, Height = height },
        });
        page.SetDefaultTimeout(20_000);
        return page;
    }

    /// <summary>Signs the window's reader in; the first call creates the account.</summary>
    public async Task SignInAsync(IPage page)
    {
        await page.GotoAsync(setUp ? "/sign-in" : App.SetupLink!);
        await page.GetByLabel("Email").FillAsync(Visitor.Email);
        await page.GetByLabel("Password").FillAsync(Visitor.Password);
        await page.Locator("main .button").ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Import articles");
        setUp = true;
    }

    /// <summary>
    /// The address of the first link on a page that begins with these characters, for pages whose address depends on
    /// their words.
    /// </summary>
    public static async Task<string> LinkAsync(IPage page, string on, string beginning)
    {
        await page.GotoAsync(on);
        return (await page.Locator($"main a[href^='{beginning}']").First.GetAttributeAsync("href"))!;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
            await browser.DisposeAsync();
        playwright?.Dispose();
        if (App is not null)
            await App.DisposeAsync();
    }
}
