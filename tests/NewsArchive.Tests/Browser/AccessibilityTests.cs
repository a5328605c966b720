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

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task NoPageHasAnAccessibilityViolation(ColorScheme colors, int width)
    {
        var page = await chromium.OpenAsync(colors, width);
        string[] paths =
        [
            "/", article, "/articles", "/people", "/organizations", "/people/ada-quill", "/organizations/harbour-courier",
            "/sign-in", "/setup?token=none", "/nothing-here",
        ];
        foreach (var path in paths)
            await CheckAsync(page, path);
    }

    private static async Task CheckAsync(IPage page, string path)
    {
        await page.GotoAsync(path);
        var violations = (await page.RunAxe()).Violations;
        Assert.True(violations.Length == 0, $"{path}: " + string.Join("\n", violations.Select(violation =>
            $"{violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
        var scrolls = await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");
        Assert.False(scrolls, $"{path} is wider than the window.");
        if (Environment.GetEnvironmentVariable("SHOTS") is { } shots)
            await page.ScreenshotAsync(new() { FullPage = true, Path = $"{shots}/{path.Trim('/').Replace('/', '_').Split('?')[0]}-{page.ViewportSize!.Width}-{await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches")}.png" });
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
