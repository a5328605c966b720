using Microsoft.Playwright;
using Xunit;

namespace NewsArchive.Tests.Browser;

/// <summary>Checks every page with axe, in light and dark, wide and narrow.</summary>
[Collection<TownInABrowser>]
public sealed class AccessibilityTests(Chromium chromium) : IAsyncLifetime
{
    private string article = "";

    public async ValueTask InitializeAsync()
    {
        if (chromium.App is not null)
        {
            await MadeUpArchive.FillAsync(chromium.App);
            article = MadeUpArchive.Article;
        }
    }

    private IEnumerable<string> Paths =>
    [
        "/", article, article + "/quotes", "/articles", "/people", "/people?by=name", "/organizations",
        "/people/ada-quill", "/organizations/harbour-courier", "/search", "/search?q=bridge", "/search?q=zzz",
        "/search?q=Harbour&organization=harbour-courier&order=newest", "/quotes",
        "/quotes?unnamed=1&via=harbour-courier", "/quotes?speaker=nobody", "/quotes/drift", "/quotes/drift?differ=chains",
        "/people?names=single", "/keys", "/sign-in", "/setup?token=none", "/nothing-here",
    ];

    [Theory]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    [InlineData(390, true)]
    [InlineData(390, false)]
    public async Task NoPageHasAnAccessibilityViolation(int width, bool scripts)
    {
        var page = await chromium.OpenAsync(width: width);
        // The check itself is a script, so only the site's own scripts are blocked.
        if (!scripts)
            await page.RouteAsync("**/js/**", route => route.AbortAsync());
        foreach (var path in Paths)
            await CheckBothAsync(page, path);
        await CheckBothAsync(page, await Chromium.LinkAsync(page, article + "/quotes", article + "/quotes/"));
        await CheckBothAsync(page, await Chromium.LinkAsync(page, "/quotes/drift", "/quotes/drift/"));
        await chromium.SignInAsync(page);
        await CheckBothAsync(page, "/admin/import");
        await CheckBothAsync(page, "/admin/password");
        await CheckBothAsync(page, "/admin/styleguide");
    }

    [Fact]
    public async Task TheScanSeesAViolationWhereThereIsOne()
    {
        var page = await chromium.OpenAsync();
        await page.SetContentAsync("<html><body><img src='/favicon.svg'><p style='color:#999;background:#fff'>Pale</p>");
        var found = (await page.ViolationsAsync()).Select(violation => violation.Split(':')[0]);
        Assert.Superset(new HashSet<string> { "image-alt", "color-contrast", "document-title" }, found.ToHashSet());
    }

    [Theory]
    [InlineData(320, 100)]
    [InlineData(640, 100)] // a window of 1280 at a zoom of 200 %
    [InlineData(1280, 200)] // letters of twice the size alone
    [InlineData(390, 200)]
    public async Task NothingIsCutOrWiderThanTheWindow(int width, int letters)
    {
        var page = await chromium.OpenAsync(width: width);
        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
            await page.EvaluateAsync("size => { document.documentElement.style.fontSize = size; }", $"{letters}%");
            await FitsAsync(page);
            var cut = await page.EvaluateAsync<string[]>(
                """
                [...document.querySelectorAll("body *")]
                    .filter(element => !element.closest(".visually-hidden, svg, dialog, input, .skip"))
                    .filter(element => ["hidden", "clip"].includes(getComputedStyle(element).overflowX)
                        ? element.scrollWidth > element.clientWidth + 1
                        : element.getClientRects().length > 0
                            && element.getBoundingClientRect().right > innerWidth + 1
                            && !element.closest(".scrolls"))
                    .map(element => element.outerHTML.slice(0, 120))
                """);
            Assert.True(cut.Length == 0, $"{page.Url} at {width} px, {letters} %: {string.Join(" | ", cut.Take(3))}");
        }
    }

    /// <summary>Opens a page, or checks the one that is open.</summary>
    internal static async Task CheckAsync(IPage page, string? path = null)
    {
        if (path is not null)
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal(path == "/nothing-here" ? 404 : 200, answer!.Status);
        }

        var violations = await page.ViolationsAsync();
        Assert.True(violations.Length == 0, $"{page.Url}: {string.Join("\n", violations)}");
        await FitsAsync(page);
    }

    /// <summary>Opens a page and checks it in light and in dark.</summary>
    private static async Task CheckBothAsync(IPage page, string path)
    {
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await CheckAsync(page, path);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        Assert.True(await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        await CheckAsync(page);
    }

    private static async Task FitsAsync(IPage page)
    {
        var scrolls = await page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assert.False(scrolls, $"{page.Url} is wider than the window.");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
