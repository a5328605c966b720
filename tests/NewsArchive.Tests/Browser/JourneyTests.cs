using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsArchive.Tests.Pages;
using Xunit;

namespace NewsArchive.Tests.Browser;

/// <summary>What people come for, done in a real browser.</summary>
public sealed class JourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    [Fact]
    public async Task AReaderOpensTheFirstArticleAndFollowsASourceChain()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/");
        await page.Locator(".stories h2 a").First.ClickAsync();
        await Assertions.Expect(page.Locator("article time").First).ToHaveTextAsync("January 25, 2025");

        var note = page.Locator(".note", new() { HasText = "one former US official" });
        await Assertions.Expect(note).ToHaveTextAsync(
            new Regex(@"^one former US official\s+→\s+The Washington Post\s+→\s+AntiWar\.com\s+→\s+this article$"));
        await note.GetByRole(AriaRole.Link, new() { Name = "The Washington Post" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The Washington Post");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hay" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("article")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task AttributionStandsBesideItsQuoteWhereThereIsRoomAndInTheLineWhereThereIsNone()
    {
        await chromium.OpenAsync();
        var slug = (await chromium.App.StoreAsync(HandMade.Bridge()))[0].Slug;
        var wide = await chromium.OpenAsync(width: 1280);
        await wide.GotoAsync($"/articles/{slug}");
        var above = 0f;
        foreach (var quote in await wide.Locator(".quote:has(+ .note)").AllAsync())
        {
            var (words, note) = (await BoxAsync(quote), await BoxAsync(quote.Locator("+ .note")));
            Assert.True(note.X > words.X + words.Width, "The note is in the margin.");
            var beside = note.Y >= words.Y && note.Y <= words.Y + words.Height;
            Assert.True(beside || note.Y - above < 20, "It stands beside its quote, or next below the note above it.");
            above = note.Y + note.Height;
        }

        var narrow = await chromium.OpenAsync(width: 390);
        await narrow.GotoAsync($"/articles/{slug}");
        var column = await BoxAsync(narrow.Locator(".text"));
        foreach (var note in await narrow.Locator(".note").AllAsync())
        {
            var box = await BoxAsync(note);
            Assert.True(box.X >= column.X && box.X + box.Width <= column.X + column.Width + 1, "The note is in the column.");
        }
    }

    [Fact]
    public async Task AReaderFindsAPersonUnderAnySpellingAndIsToldSo()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Searchbox).FillAsync("Julani");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator(".also")).ToContainTextAsync("Also searched:");
        await Assertions.Expect(page.Locator(".also")).ToContainTextAsync("Jolani");
        await page.Locator(".also a").First.ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Ahmed al-Sharaa");
    }

    [Fact]
    public async Task AnEditorSetsUpAnAccountImportsAFileAndFindsIt()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync(chromium.App.SetupLink!);
        await page.GetByLabel("E-mail").FillAsync(Visitor.Email);
        await page.GetByLabel("Password").FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the account" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("E-mail").FillAsync(Visitor.Email);
        await page.GetByLabel("Password").FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await AccessibilityTests.CheckAsync(page, "/admin/import");
        await page.GetByLabel("Pick files").SetInputFilesAsync(new FilePayload
        {
            Name = "skerry.txt",
            MimeType = "text/plain",
            Buffer = "The lighthouse at Skerry is dark\n\n\"We lit it every night,\" keeper Olga Finch said on Monday.\n"u8.ToArray(),
        });
        await page.GetByRole(AriaRole.Button, new() { Name = "Import" }).ClickAsync();
        await Assertions.Expect(page.Locator(".outcomes")).ToContainTextAsync("Imported");
        await AccessibilityTests.CheckAsync(page);

        await page.GetByRole(AriaRole.Searchbox).FillAsync("lighthouse");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Link, new() { Name = "The lighthouse at Skerry is dark" }).ClickAsync();
        await Assertions.Expect(page.Locator(".text q")).ToHaveTextAsync("\"We lit it every night,\"");
        await Assertions.Expect(page.Locator(".text .note").First).ToContainTextAsync("Olga Finch");
    }

    [Fact]
    public async Task EverythingIsReachedByTheKeyboardAndTheFocusIsSeen()
    {
        var page = await chromium.OpenAsync();
        await page.GotoAsync("/");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Skip to the page");
        for (var stop = 0; stop < 8; stop++)
        {
            var outline = await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle");
            Assert.Equal("solid", outline);
            await page.Keyboard.PressAsync("Tab");
        }
    }

    private static async Task<LocatorBoundingBoxResult> BoxAsync(ILocator locator) => (await locator.BoundingBoxAsync())!;
}
