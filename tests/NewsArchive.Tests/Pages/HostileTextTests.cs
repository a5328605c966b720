using System.Text;
using AngleSharp.Html.Dom;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>Texts that try to act as markup or code.</summary>
public sealed class HostileTextTests(SharedApp shared) : IClassFixture<SharedApp>
{
    public static TheoryData<string> Texts =>
    [
        "<script>alert(1)</script> said \"<script>alert(2)</script>,\" Ada Quill said.",
        "\"onload=alert(1) x=\" said Mayor \"><img src=x onerror=alert(1)> Quill of \"' onmouseover='alert(1)\" Town.",
        "Read more: javascript:alert(1) and data:text/html,<b>x</b> and [here](javascript:alert(1)) at https://ok.example/\"onclick=\"x",
        "</p></div></article><h1>Not a heading</h1><!-- <style>body{display:none}</style> ]]> &lt;b&gt; &amp;amp; &#x41;",
        "A NUL \0 and control \u0001\u0085\u009f characters and \u2028 lines \u202E turned \ufeff around.\n\n"
            + "\"Fine,\" Ada Quill said of the bridge, which had been closed for most of the winter, to the joy of nobody but the ferry. "
            + "\"It will open again when the engineers say that it may, and not a day before,\" she said, and went home to her supper, which was "
            + "late again because the ferry had waited an hour for the tide and another for the mayor, whom nobody had told of it.",
        "Tabs\tand\u00a0spaces\u3000of every kind.\n\n\n\n\n\"Odd\n\nmarks\" \u201cnever \u201cclose, \u2018Ada\u2019s friend said. \"\"\"\" ''''",
        "\ud83d\ude00 \"\ud83d\ude00\ud83d\ude00,\" \ud83d\ude00 said. e\u0301 \u0635\u0648\u062a \"\u0627\u0644\u0633\u0644\u0627\u0645\" \u4ed6\u8bf4\uff1a\u201c\u597d\u201d",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task AnyTextStaysTextOnItsPage(string text)
    {
        var page = await ImportAsync(Encoding.UTF8.GetBytes(text));
        CheckHarmless(page);
        Assert.Equal(text.Replace('\0', '\ufffd').TrimStart('\ufeff'), page.TextOfArticle());
    }

    [Fact]
    public async Task LoneSurrogatesAndBrokenBytesBecomeReplacementCharacters()
    {
        byte[] utf16 = [0xff, 0xfe, .. Encoding.Unicode.GetBytes("Odd "), 0x00, 0xd8,
            .. Encoding.Unicode.GetBytes(" letters in Skerry.")];
        var page = await ImportAsync(utf16);
        Assert.Equal("Odd \ufffd letters in Skerry.", page.TextOfArticle());
    }

    [Fact]
    public async Task ALineOfAMegabyteIsAPage()
    {
        var tide = string.Concat(Enumerable.Repeat("The tide came in over the flats and went out before noon. ", 16));
        var line = string.Concat(Enumerable.Repeat("\"We saw it,\" Olga Finch said of Skerry. " + tide, 1_100));
        Assert.True(line.Length > 1_000_000);
        var page = await ImportAsync(Encoding.UTF8.GetBytes(line));
        Assert.Equal(line, page.TextOfArticle());
    }

    [Fact]
    public async Task ThousandsOfQuotesInALineAreAPageThatMarksTheFirstAndSaysSo()
    {
        var line = string.Concat(Enumerable.Repeat("\"We saw it,\" Olga Finch said. ", 5_000));
        var page = await ImportAsync(Encoding.UTF8.GetBytes(line));
        Assert.Equal(line, page.TextOfArticle());
        Assert.Equal(500, page.QuerySelectorAll(".text .note").Length);
        Assert.Contains("The first 500 of this article’s 5,000 quotes are marked", page.QuerySelector(".opening .notice")!.Words(),
            StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("main a[href^='#']"), link =>
            Assert.NotNull(page.GetElementById(link.GetAttribute("href")![1..])));
        // Apart from the text, which is always shown in full, the page stays small.
        Assert.InRange(page.DocumentElement.OuterHtml.Length - line.Length, 0, 700_000);
        var list = await shared.App.PageAsync(page.QuerySelector(".opening .notice a")!.GetAttribute("href")! + "?page=100");
        Assert.Equal(50, list.QuerySelectorAll(".quotes li").Length);
        Assert.Equal("4951", list.QuerySelector("ol.quotes")!.GetAttribute("start"));
    }

    [Theory]
    [InlineData("<script>alert(1)</script>.txt")]
    [InlineData("\"onload=alert(1) x=\".txt")]
    public async Task AFileNameStaysTextToo(string name)
    {
        var text = Encoding.UTF8.GetBytes("A harmless text of " + name.Length + " characters' name.");
        var slug = (await shared.App.ImportAsync((name, text)))[0].Slug;
        var page = await shared.App.PageAsync($"/articles/{slug}");
        CheckHarmless(page);
        Assert.Contains(name, page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/search?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E")]
    [InlineData("/search?q=%22%27)%20OR%20NEAR(a%20b)%20*%20%5E")]
    [InlineData("/search?q=%00%ED%A0%80%FF&page=-1&person=%22%3E&organization=%00")]
    [InlineData("/search?q=a&q=b&person=x&person=y&page=99999999999")]
    [InlineData("/search?%%%&=&q")]
    [InlineData("/articles?page=-5")]
    [InlineData("/articles?page=99999999999999999999")]
    [InlineData("/quotes?speaker=%3Cb%3E&about=%22%27&via=%00&role=%ED%A0%80&kind=%FF&page=99999999999&unnamed=1")]
    [InlineData("/people?by=%3Cb%3E&page=x")]
    public async Task AnyAddressGivesAPage(string address)
    {
        using var client = shared.App.Stranger();
        using var answer = await client.GetAsync(address, TestContext.Current.CancellationToken);
        Assert.Equal(200, (int)answer.StatusCode);
        CheckHarmless(Reading.Parse(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)));
    }

    private static void CheckHarmless(IHtmlDocument page)
    {
        Assert.Empty(page.QuerySelectorAll("script:not(head > [src^='/js/']), style, img, iframe, object, embed, main h1 ~ h1, [style]"));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes),
            attribute => attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase));
        Assert.All(
            page.QuerySelectorAll("a[href]").Select(link => link.GetAttribute("href")!),
            href => Assert.Matches("^(/|#|https?:|mailto:)", href));
    }

    private async Task<IHtmlDocument> ImportAsync(byte[] bytes)
    {
        var result = (await shared.App.ImportAsync(("hostile.txt", bytes)))[0];
        Assert.Null(result.Reason);
        return await shared.App.PageAsync($"/articles/{result.Slug}");
    }
}
