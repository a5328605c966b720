using Microsoft.Playwright;
using NewsArchive.Tests.Pages;
using Xunit;

namespace NewsArchive.Tests.Browser;

/// <summary>Whole journeys by keyboard alone, and the keys that shorten them.</summary>
[Collection<ArticlesInABrowser>]
public sealed class KeyTests(Chromium chromium) : IAsyncLifetime
{
    public async ValueTask InitializeAsync()
    {
        if (chromium.App is not null)
            await MadeUpArchive.FillAsync(chromium.App);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task FromASearchToTheSpeakerOfAQuoteAndBack()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync("cracks piers");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("#hits")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("j");
        await SeenAsync(page);
        await page.Keyboard.PressAsync("o");
        await Assertions.Expect(page.Locator("article h1")).ToBeVisibleAsync();
        var article = page.Url;

        await page.Keyboard.PressAsync("]");
        await SeenAsync(page);
        var first = await FocusAsync(page, "document.activeElement.id");
        await page.Keyboard.PressAsync("]");
        Assert.NotEqual(first, await FocusAsync(page, "document.activeElement.id"));
        await page.Keyboard.PressAsync("[");
        Assert.Equal(first, await FocusAsync(page, "document.activeElement.id"));

        await TabToAsync(page, "document.activeElement.matches('a[href^=\"/people/\"]')");
        var speaker = await FocusAsync(page, "document.activeElement.textContent");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync(speaker);
        await page.GoBackAsync();
        Assert.Equal(article, page.Url.Split('#')[0]);
    }

    [Fact]
    public async Task FromTheSignInToAnImportedArticle()
    {
        using var editor = new Visitor(chromium.App ?? throw SkipHere());
        await editor.SetUpAsync(chromium.App);
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/");
        await TabToAsync(page, "document.activeElement.matches('a[href=\"/sign-in\"]')");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Sign in");
        await TabToAsync(page, "document.activeElement.matches('main input[type=email]')");
        await page.Keyboard.TypeAsync(Visitor.Email);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(Visitor.Password);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Import articles");

        await TabToAsync(page, "document.activeElement.matches('textarea')");
        await page.Keyboard.TypeAsync("A gull/ on the pier? Yes\n\n\"It was jolly,\" Olga Finch said.\n");
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".outcomes")).ToContainTextAsync("Imported");
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("o");
        // The shortcuts did nothing while the text was being typed.
        await Assertions.Expect(page.Locator("article h1")).ToHaveTextAsync("A gull/ on the pier? Yes");
    }

    [Fact]
    public async Task TheHelpTurnsTheKeysOffAndTheySayOff()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/articles");
        await page.Keyboard.PressAsync("?");
        var help = page.Locator("#keys-dialog");
        await Assertions.Expect(help).ToBeVisibleAsync();
        await AccessibilityTests.CheckAsync(page);
        await help.GetByLabel("Use these shortcuts").FocusAsync();
        await page.Keyboard.PressAsync("Space");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(help).ToBeHiddenAsync();

        await page.GotoAsync("/people");
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(help).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("j");
        Assert.Equal("BODY", await FocusAsync(page, "document.activeElement.tagName"));

        // They can be turned on again without a shortcut.
        await page.GetByRole(AriaRole.Link, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await help.GetByLabel("Use these shortcuts").CheckAsync();
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("j");
        Assert.Equal("A", await FocusAsync(page, "document.activeElement.tagName"));
    }

    [Fact]
    public async Task WithoutScriptsTheLinkLeadsToTheSameHelp()
    {
        var page = await chromium.OpenAsync();
        await page.RouteAsync("**/js/**", route => route.AbortAsync());
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Link, new() { Name = "Keyboard shortcuts" }).ClickAsync();
        await Assertions.Expect(page.Locator("main .keys")).ToContainTextAsync("next and previous quote");
    }

    private static Exception SkipHere()
    {
        Assert.Skip("There is no Chromium: install it, or name it in the environment variable CHROMIUM.");
        return new InvalidOperationException();
    }

    private static async Task TabToAsync(IPage page, string there)
    {
        for (var stop = 0; stop < 60; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>(there))
            {
                await SeenAsync(page);
                return;
            }
        }

        Assert.Fail($"Sixty times Tab on {page.Url} did not come to: {there}");
    }

    private static async Task SeenAsync(IPage page)
    {
        Assert.Equal("solid", await FocusAsync(page, "getComputedStyle(document.activeElement).outlineStyle"));
        await Assertions.Expect(page.Locator(":focus")).ToBeInViewportAsync();
    }

    private static Task<string> FocusAsync(IPage page, string what) => page.EvaluateAsync<string>(what);
}
