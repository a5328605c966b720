using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using NewsArchive.Tests.Pages;
using Xunit;

namespace NewsArchive.Tests.Browser;

/// <summary>Every page, in daylight and in the dark, wide and narrow, as axe sees it.</summary>
public sealed class AccessibilityTests(Chromium chromium) : IClassFixture<Chromium>, IAsyncLifetime
{
    private string article = "";

    public async ValueTask InitializeAsync()
    {
        if (chromium.App is not null)
            article = "/articles/" + (await chromium.App.StoreAsync(HandMade.Bridge()))[0].Slug;
    }

    private IEnumerable<string> Paths =>
    [
        "/", article, "/articles", "/people", "/people?by=name", "/organizations", "/people/ada-quill",
        "/organizations/harbour-courier", "/search", "/search?q=bridge", "/search?q=zzz",
        "/search?q=Harbour&organization=harbour-courier&order=newest", "/quotes", "/quotes?unnamed=1&via=harbour-courier",
        "/quotes?speaker=nobody", "/sign-in", "/setup?token=none", "/nothing-here",
    ];

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task NoPageHasAnAccessibilityViolation(ColorScheme colors, int width)
    {
        var page = await chromium.OpenAsync(colors, width);
        foreach (var path in Paths)
            await CheckAsync(page, path);
    }

    [Fact]
    public async Task TheScanSeesAViolationWhereThereIsOne()
    {
        var page = await chromium.OpenAsync();
        await page.SetContentAsync("<html><body><img src='/favicon.svg'><p style='color:#999;background:#fff'>Pale</p>");
        var found = (await page.RunAxe()).Violations.Select(violation => violation.Id);
        Assert.Superset(new HashSet<string> { "image-alt", "color-contrast", "document-title" }, found.ToHashSet());
    }

    [Fact]
    public async Task NoPageIsWiderThanTheNarrowestWindow()
    {
        var page = await chromium.OpenAsync(width: 320);
        foreach (var path in Paths)
        {
            await page.GotoAsync(path);
            await FitsAsync(page);
        }
    }

    /// <summary>Opens a page, or looks at the one that is open.</summary>
    internal static async Task CheckAsync(IPage page, string? path = null)
    {
        if (path is not null)
        {
            var answer = await page.GotoAsync(path);
            Assert.Equal(path == "/nothing-here" ? 404 : 200, answer!.Status);
        }

        var violations = (await page.RunAxe()).Violations;
        Assert.True(violations.Length == 0, $"{page.Url}: " + string.Join("\n", violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        await FitsAsync(page);
    }

    private static async Task FitsAsync(IPage page)
    {
        var scrolls = await page.EvaluateAsync<bool>(
            "document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assert.False(scrolls, $"{page.Url} is wider than the window.");
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
