using Microsoft.Playwright;
using NewsArchive.Tests.Pages;
using Xunit;

namespace NewsArchive.Tests.Browser;

/// <summary>The article page as a reader sees it: where its notes stand, and what it does.</summary>
[Collection<ArticlesInABrowser>]
public sealed class ArticleTests(Chromium chromium)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280, true)]
    [InlineData(ColorScheme.Dark, 1280, false)]
    [InlineData(ColorScheme.Light, 390, false)]
    [InlineData(ColorScheme.Dark, 390, true)]
    [InlineData(ColorScheme.Light, 1050, true)]
    public async Task NoViolationWithAScriptOrWithoutOne(ColorScheme colors, int width, bool script)
    {
        var page = await chromium.OpenAsync(colors, width);
        // axe needs scripts itself, so only the page's own are blocked.
        if (!script)
            await page.RouteAsync("**/js/**", route => route.AbortAsync());
        await page.GotoAsync("/articles/" + (await chromium.App.StoreAsync(CrowdedArticle.Of(40)))[0].Slug);
        await AccessibilityTests.CheckAsync(page);
        if (await page.Locator(".guide summary").IsVisibleAsync())
            await page.Locator(".guide summary").ClickAsync();
        await page.Locator("#lens").CheckAsync();
        await AccessibilityTests.CheckAsync(page);
    }

    [Theory]
    [InlineData(1280, true)]
    [InlineData(1280, false)]
    [InlineData(1010, true)]
    public async Task NotesOfQuotesCloseTogetherNeverOverlapEachOtherOrTheText(int width, bool script)
    {
        var page = await OpenAsync(40, width, script: script);
        var notes = (await BoxesAsync(page, ".text .note")).OrderBy(note => note.Top).ToList();
        Assert.Equal(40, notes.Count);
        var column = (await BoxesAsync(page, ".text > p"))[0];
        Assert.All(notes, note => Assert.True(note.Left >= column.Right && note.Right <= width));
        foreach (var (above, below) in notes.Zip(notes.Skip(1)))
            Assert.True(below.Top >= above.Bottom, $"A note at {below.Top} lies over one that ends at {above.Bottom}.");
        var next = (await BoxesAsync(page, "section:has(> #sources)"))[0];
        Assert.True(notes[^1].Bottom <= next.Top, "The last note ends before the next section.");
    }

    [Fact]
    public async Task ANoteWithRoomBeginsBesideTheFirstLineOfItsQuote()
    {
        var page = await OpenAsync(HandMade.Bridge(), 1280);
        var pairs = await page.EvaluateAsync<double[][]>(
            """
            [...document.querySelectorAll('.text .note')].map(note => {
                const quote = document.getElementById(note.dataset.quote);
                const words = quote.matches('blockquote') ? note.nextElementSibling : quote;
                const range = document.createRange();
                range.selectNodeContents(words);
                const line = range.getClientRects()[0], box = note.getBoundingClientRect();
                return [line.top, line.bottom, box.top, box.bottom];
            }).sort((one, other) => one[2] - other[2])
            """);
        var free = double.NegativeInfinity;
        foreach (var pair in pairs)
        {
            var beside = pair[2] >= pair[0] - 3 && pair[2] <= pair[1];
            Assert.True(beside || pair[2] - free < 12, "It stands beside the first line, or right below the note above.");
            free = pair[3];
        }

        Assert.InRange(pairs[0][2], pairs[0][0] - 3, pairs[0][1]);
    }

    [Fact]
    public async Task ALineOfTextHoldsSixtyTwoToSeventyCharacters()
    {
        var page = await OpenAsync(HandMade.Bridge(), 1280);
        var characters = await page.EvaluateAsync<double>(
            """
            (() => {
                const news = 'The mayor told reporters on Monday that the bridge, which had been closed for most of the winter, would open again.';
                const probe = document.createElement('span');
                probe.textContent = news;
                const column = document.querySelector('.text > p:not([hidden], [class])');
                column.append(probe);
                probe.style.whiteSpace = 'nowrap';
                const width = probe.getBoundingClientRect().width / news.length;
                probe.remove();
                return column.clientWidth / width;
            })()
            """);
        Assert.InRange(characters, 62, 70);
    }

    [Fact]
    public async Task WhoPointsAtASourceSeesAllItsPassagesAndNoOthers()
    {
        var page = await OpenAsync(10, 1280);
        await page.Locator(".legend li", new() { HasText = "Ada Quill" }).HoverAsync();
        await Assertions.Expect(page.Locator(".text .quote.lit")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".text .note.lit").First).ToContainTextAsync("Ada Quill");
        await page.Locator("h1").HoverAsync();
        await Assertions.Expect(page.Locator(".lit")).ToHaveCountAsync(0);
        await page.Locator(".jumps a", new() { HasText = "one clerk" }).First.FocusAsync();
        await Assertions.Expect(page.Locator(".text .quote.lit")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator(".text .quote.lit").First).ToContainTextAsync("6 carts");
    }

    [Fact]
    public async Task WhyOpensACardBesideTheNoteAndTheWordsAreCopiedWithTheirChain()
    {
        var page = await OpenAsync(HandMade.Bridge(), 1280);
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var why = page.Locator(".note", new() { HasText = "Ada Quill" }).Locator(".why");
        await why.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var card = page.GetByRole(AriaRole.Dialog);
        await Assertions.Expect(card).ToBeInViewportAsync(new() { Ratio = 1 });
        await Assertions.Expect(card).ToContainTextAsync("“told the Harbour Courier”");
        await AccessibilityTests.CheckAsync(page);
        await card.GetByRole(AriaRole.Button, new() { Name = "Plain text" }).ClickAsync();
        await Assertions.Expect(card.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied as Plain text");
        Assert.Contains("Ada Quill → Harbour Courier → “The bridge",
            await page.EvaluateAsync<string>("navigator.clipboard.readText()"), StringComparison.Ordinal);
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(card).ToHaveCountAsync(0);
        await Assertions.Expect(why).ToBeFocusedAsync();
    }

    [Fact]
    public async Task WithoutAScriptWhyIsAPageFromWhichTheWordsAreSelected()
    {
        var page = await chromium.OpenAsync(width: 390);
        await page.RouteAsync("**/js/**", route => route.AbortAsync());
        await page.GotoAsync("/articles/" + (await chromium.App.StoreAsync(HandMade.Bridge()))[0].Slug);
        await page.Locator(".note", new() { HasText = "Ada Quill" }).Locator(".why").ClickAsync();
        await Assertions.Expect(page.Locator(".reason")).ToContainTextAsync("“told the Harbour Courier”");
        await AccessibilityTests.CheckAsync(page);
        await page.Locator(".copies summary", new() { HasText = "Markdown" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("The quote as Markdown")).ToBeVisibleAsync();
        await AccessibilityTests.CheckAsync(page);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task TheAddressOfAQuoteLeadsToItWhetherOrNotItsWordsAreLookedFor(bool supported)
    {
        var page = await chromium.OpenAsync(height: 500);
        var slug = (await chromium.App.StoreAsync(CrowdedArticle.Of(40)))[0].Slug;
        await page.GotoAsync("/articles/" + slug);
        var id = await page.Locator(".text .quote").Nth(30).GetAttributeAsync("id");
        // To a browser that does not know ":~:", it is part of the id.
        var directive = supported ? ":~:" : ":!:";
        await page.RouteAsync("**/js/article.js*", async route =>
        {
            var answer = await route.FetchAsync();
            var script = await answer.TextAsync();
            await route.FulfillAsync(new() { Response = answer, Body = script.Replace(":~:", directive, StringComparison.Ordinal) });
        });
        await page.GotoAsync("about:blank");
        await page.GotoAsync($"/articles/{slug}#{id}{directive}text=The%20bridge%20is%20safe%20for%2032");
        await Assertions.Expect(page.Locator(".text .quote").Nth(30)).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(390, true)]
    [InlineData(1280, true)]
    [InlineData(390, false)]
    [InlineData(1280, false)]
    public async Task APassageThatALinkLeadsToHasLinesOfItsTextAboveIt(int width, bool script)
    {
        var page = await chromium.OpenAsync(width: width, script: script);
        // Otherwise it scrolls for a while.
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        var slug = (await chromium.App.StoreAsync(CrowdedArticle.Of(41)))[0].Slug;
        await page.GotoAsync("/articles/" + slug);
        var passage = page.Locator(".text .quote").Nth(20);
        var id = await passage.GetAttributeAsync("id");
        await page.GotoAsync("about:blank");
        await page.GotoAsync($"/articles/{slug}#{id}");
        await Assertions.Expect(passage).ToBeInViewportAsync(new() { Ratio = 1 });
        var box = (await passage.BoundingBoxAsync())!;
        Assert.InRange(box.Y, 72, 450);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task CopiedTextHasNoNotesInIt(bool script)
    {
        var page = await chromium.OpenAsync();
        await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        if (!script)
            await page.RouteAsync("**/js/**", route => route.AbortAsync());
        await page.GotoAsync("/articles/" + (await chromium.App.StoreAsync(HandMade.Bridge()))[0].Slug);
        await page.EvaluateAsync("getSelection().selectAllChildren(document.querySelector('.text'))");
        await page.Keyboard.PressAsync("Control+c");
        var copied = await page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("\"The bridge is safe,\" Mayor Ada Quill told the Harbour Courier, \"and it stays open.\" "
            + "According to one clerk, the inspectors had warned her twice.", copied, StringComparison.Ordinal);
        Assert.Contains("What the paper wrote\n", copied.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.DoesNotContain("→", copied.Replace("→Watch", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThePageItselfPutsWordsWithoutNotesOnTheClipboardAsTextAndAsHtml()
    {
        var page = await OpenAsync(HandMade.Bridge(), 1280);
        var copied = await page.EvaluateAsync<string[]>(
            """
            () => {
                getSelection().selectAllChildren(document.querySelector('.text'));
                const copy = new ClipboardEvent(
                    'copy', { clipboardData: new DataTransfer(), bubbles: true, cancelable: true });
                document.querySelector('.text').dispatchEvent(copy);
                return [copy.clipboardData.getData('text/plain'), copy.clipboardData.getData('text/html'),
                    String(copy.defaultPrevented), String(document.querySelectorAll('.copied').length)];
            }
            """);
        Assert.Equal(["true", "0"], copied[2..]);
        foreach (var form in copied[..2])
        {
            Assert.Contains("the inspectors had warned her twice", form, StringComparison.Ordinal);
            Assert.DoesNotContain("→", form, StringComparison.Ordinal);
        }

        Assert.Contains("twice. The council calls it \"a matter of weeks.\"\n", copied[0], StringComparison.Ordinal);
        Assert.Contains($"<a href=\"{chromium.App.Address}people/ada-quill\">Ada Quill</a>", copied[1],
            StringComparison.Ordinal);
        Assert.DoesNotContain("class=", copied[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AtTheNarrowestWindowAndTwiceTheSizeNothingIsCut()
    {
        foreach (var (width, zoom) in new[] { (320, 1), (640, 2), (1280, 2) })
        {
            var page = await OpenAsync(HandMade.Bridge(), width / zoom);
            await page.Locator(".guide summary").ClickAsync();
            Assert.False(await page.EvaluateAsync<bool>(
                "document.documentElement.scrollWidth > document.documentElement.clientWidth"));
            var cut = await page.EvaluateAsync<string[]>(
                """
                [...document.querySelectorAll('main *:not(svg *, .visually-hidden)')]
                    .filter(element => element.getClientRects().length
                        && (element.getBoundingClientRect().right > innerWidth + 1 || element.getBoundingClientRect().left < -1))
                    .map(element => element.outerHTML.slice(0, 100))
                """);
            Assert.Empty(cut);
        }
    }

    [Fact]
    public async Task OnPaperNotesAreNumberedBesideTheTextAndNothingElseIsPrinted()
    {
        var page = await OpenAsync(HandMade.Bridge(), 800);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        foreach (var left in new[] { ".masthead nav", ".masthead form", ".foot", ".guide", ".why" })
            await Assertions.Expect(page.Locator(left).First).ToBeHiddenAsync();
        var notes = (await BoxesAsync(page, ".text .note")).OrderBy(note => note.Top).ToList();
        var column = (await BoxesAsync(page, ".text"))[0];
        Assert.All(notes, note => Assert.True(note.Left > column.Right && note.Right <= 800));
        Assert.All(notes.Zip(notes.Skip(1)), pair => Assert.True(pair.Second.Top >= pair.First.Bottom));
        Assert.Equal("counter(note)", await page.EvaluateAsync<string>(
            "getComputedStyle(document.querySelector('.quote:has(+ .note)'), '::after').content"));
    }

    [Fact]
    public async Task NothingMovesForReadersWhoAskForThat()
    {
        var page = await OpenAsync(4, 1280);
        const string Behaviour = "getComputedStyle(document.documentElement).scrollBehavior";
        Assert.Equal("smooth", await page.EvaluateAsync<string>(Behaviour));
        await page.EmulateMediaAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        Assert.Equal("auto", await page.EvaluateAsync<string>(Behaviour));
        Assert.Equal(0, await page.EvaluateAsync<int>("document.getAnimations().length"));
    }

    [Fact]
    public async Task ReadersWhoAskForMoreContrastOrForTheirOwnColoursGetThem()
    {
        var page = await OpenAsync(HandMade.Bridge(), 1280);
        await page.EmulateMediaAsync(new() { Contrast = Contrast.More });
        Assert.Equal("rgb(0, 0, 0)", await page.EvaluateAsync<string>("getComputedStyle(document.body).color"));
        await AccessibilityTests.CheckAsync(page);
        await page.EmulateMediaAsync(new() { Contrast = Contrast.NoPreference, ForcedColors = ForcedColors.Active });
        Assert.Equal("solid", await page.EvaluateAsync<string>(
            "getComputedStyle(document.querySelector('.quote.direct')).borderBottomStyle"));
    }

    private async Task<IPage> OpenAsync(int quotes, int width, bool script = true, ColorScheme colors = ColorScheme.Light) =>
        await OpenAsync(CrowdedArticle.Of(quotes), width, script, colors);

    private async Task<IPage> OpenAsync(
        NewsArchive.Text.Document article, int width, bool script = true, ColorScheme colors = ColorScheme.Light)
    {
        var page = await chromium.OpenAsync(colors, width, script: script);
        await page.GotoAsync("/articles/" + (await chromium.App.StoreAsync(article))[0].Slug);
        return page;
    }

    private static async Task<IReadOnlyList<Box>> BoxesAsync(IPage page, string elements) =>
        [.. (await page.EvaluateAsync<double[][]>(
            """
            elements => [...document.querySelectorAll(elements)].map(element => element.getBoundingClientRect())
                .filter(box => box.width > 0).map(box => [box.left, box.top, box.right, box.bottom])
            """, elements)).Select(sides => new Box(sides[0], sides[1], sides[2], sides[3]))];

    private sealed record Box(double Left, double Top, double Right, double Bottom);
}
