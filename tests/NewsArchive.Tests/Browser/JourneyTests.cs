using System.Text.RegularExpressions;
using Microsoft.Playwright;
using NewsArchive.Tests.Pages;
using Xunit;

namespace NewsArchive.Tests.Browser;

/// <summary>What readers come for, done in a real browser.</summary>
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
        await Assertions.Expect(note.Locator(".path")).ToHaveTextAsync(
            new Regex(@"^Source: one former US official, via\s+→\s+The Washington Post, via\s+→\s+AntiWar\.com\.$"));
        await note.GetByRole(AriaRole.Link, new() { Name = "The Washington Post" }).ClickAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("The Washington Post");
        await page.GetByRole(AriaRole.Link, new() { Name = "Hay" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("article")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task InANarrowWindowAttributionStandsInTheLineWhereItsQuoteEnds()
    {
        var narrow = await chromium.OpenAsync(width: 390);
        await narrow.GotoAsync("/articles/" + (await chromium.App.StoreAsync(HandMade.Bridge()))[0].Slug);
        foreach (var (words, note) in await NotesAsync(narrow))
        {
            Assert.True(note.Left >= 0 && note.Right <= 390, "The note is in the column.");
            Assert.True(note.Top >= words.Top && note.Top <= words.Bottom + 5, "It begins where its quote ends.");
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
        await page.GetByLabel("Email").FillAsync(Visitor.Email);
        await page.GetByLabel("Password").FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Create account" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Sign in" }).ClickAsync();
        await page.GetByLabel("Email").FillAsync(Visitor.Email);
        await page.GetByLabel("Password").FillAsync(Visitor.Password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();

        await AccessibilityTests.CheckAsync(page, "/admin/styleguide");
        await AccessibilityTests.CheckAsync(page, "/admin/import");
        await page.GetByLabel("Choose files").SetInputFilesAsync(new FilePayload
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
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Skip to content");
        for (var stop = 0; stop < 8; stop++)
        {
            var outline = await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle");
            Assert.Equal("solid", outline);
            await page.Keyboard.PressAsync("Tab");
        }
    }

    /// <summary>Each note with the quote it belongs to, in the order of the page.</summary>
    private static async Task<IEnumerable<(Box Quote, Box Note)>> NotesAsync(IPage page)
    {
        var pairs = await page.EvaluateAsync<double[][][]>(
            """
            [...document.querySelectorAll('.note')]
                .map(note => [note.matches('blockquote > *') ? note.parentElement : note.previousElementSibling, note]
                    .map(element => element.getBoundingClientRect())
                    .map(box => [box.left, box.top, box.right, box.bottom]))
            """);
        Assert.NotEmpty(pairs);
        return pairs.Select(pair => (new Box(pair[0]), new Box(pair[1])));
    }

    private sealed record Box(double Left, double Top, double Right, double Bottom)
    {
        public Box(double[] sides) : this(sides[0], sides[1], sides[2], sides[3])
        {
        }
    }
}
