using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.Playwright;
using Xunit;

namespace NewsArchive.Tests.Browser;

/// <summary>
/// Pictures of every page, wide and narrow, light and dark: each run takes them all into <c>artifacts/screens</c>,
/// which git ignores. Those that the README shows are in <c>tests/screens</c> too; NEWSARCHIVE_SCREENS=write renews them. No
/// pixel is compared: another machine's fonts draw other letters.
/// </summary>
[Collection<TownInABrowser>]
public sealed class ScreenTests(Chromium chromium)
{
    private static readonly bool Write = Environment.GetEnvironmentVariable("NEWSARCHIVE_SCREENS") == "write";

    private static readonly (string Name, string Path)[] Pages =
    [
        ("home", "/"),
        ("articles", "/articles"),
        ("article", "/articles/hayat-tahrir-al-sham"),
        ("article-of-every-kind", MadeUpArchive.Article),
        ("article-quotes", MadeUpArchive.Article + "/quotes"),
        ("quote", MadeUpArchive.Article + "/quotes/"),
        ("quotes", "/quotes"),
        ("drift", "/quotes/drift"),
        ("drift-wordings", "/quotes/drift/"),
        ("people", "/people"),
        ("person", "/people/ada-quill"),
        ("organization", "/organizations/harbour-courier"),
        ("search", "/search?q=bridge"),
        ("search-empty", "/search"),
        ("sign-in", "/sign-in"),
        ("keys", "/keys"),
        ("not-found", "/people/ada-quil"),
        ("import", "/admin/import"), // from here on the reader is an editor
        ("styleguide", "/admin/styleguide"),
    ];

    /// <summary>Those in the README.</summary>
    private static readonly string[] Shown =
    [
        "article-of-every-kind-1280-light.webp",
        "drift-1280-dark.webp",
        "home-1280-light.webp",
        "person-390-light.webp",
    ];

    private static string Home([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    [Fact]
    public async Task EveryPageHasItsPictures()
    {
        var pages = new Dictionary<(int, ColorScheme), IPage>();
        foreach (var colors in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            pages[(1280, colors)] = await chromium.OpenAsync(colors, 1280, 960);
            pages[(390, colors)] = await chromium.OpenAsync(colors, 390, 1000);
        }

        await MadeUpArchive.FillAsync(chromium.App);
        var (made, kept) = (Path.Combine(Home(), "artifacts", "screens"), Path.Combine(Home(), "tests", "screens"));
        if (Directory.Exists(made))
            Directory.Delete(made, recursive: true);
        Directory.CreateDirectory(made);

        foreach (var ((width, colors), page) in pages)
        {
            foreach (var (name, path) in Pages)
            {
                if (name == "import")
                    await chromium.SignInAsync(page);
                var answer = await page.GotoAsync(await PathAsync(page, path));
                Assert.Equal(name == "not-found" ? 404 : 200, answer!.Status);
                await page.EvaluateAsync("document.fonts.ready.then(() => true)");
                var picture = await TakeAsync(page);
                var file = $"{name}-{width}-{colors.ToString().ToLowerInvariant()}.webp";
                await File.WriteAllBytesAsync(Path.Combine(made, file), picture);
                Assert.Equal((width, width == 390 ? 1000 : 960), Size(picture));
                if (Write && Shown.Contains(file))
                    await File.WriteAllBytesAsync(Path.Combine(kept, file), picture);
            }
        }

        Assert.Equal(4 * Pages.Length, Directory.GetFiles(made).Length);
        Assert.Equal(Shown, Directory.GetFiles(kept).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        var readme = await File.ReadAllTextAsync(Path.Combine(Home(), "README.md"));
        Assert.All(Shown, file => Assert.Contains($"tests/screens/{file}", readme, StringComparison.Ordinal));
    }

    // The seed's slug comes from its title, a quote's address from its words.
    private static async Task<string> PathAsync(IPage page, string path) => path switch
    {
        "/articles/hayat-tahrir-al-sham" => await Chromium.LinkAsync(page, "/search?q=Sharaa", "/articles/"),
        _ when path.EndsWith("quotes/", StringComparison.Ordinal) => await Chromium.LinkAsync(page, path[..^1], path),
        "/quotes/drift/" => await Chromium.LinkAsync(page, path[..^1], path),
        _ => path,
    };

    // WebP, which Playwright's own call does not know: a third of a PNG's bytes.
    private static async Task<byte[]> TakeAsync(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        var answer = await session.SendAsync("Page.captureScreenshot",
            new Dictionary<string, object> { ["format"] = "webp", ["quality"] = 50 });
        await session.DetachAsync();
        return answer!.Value.GetProperty("data").GetBytesFromBase64();
    }

    /// <summary>Width and height of a WebP picture of either lossy kind, plain or extended.</summary>
    private static (int, int) Size(byte[] picture)
    {
        Assert.True(picture.AsSpan(0, 4).SequenceEqual("RIFF"u8) && picture.AsSpan(8, 4).SequenceEqual("WEBP"u8));
        if (picture.AsSpan(12, 4).SequenceEqual("VP8X"u8))
            return (Number(24), Number(27));
        Assert.True(picture.AsSpan(12, 4).SequenceEqual("VP8 "u8));
        return (
            BinaryPrimitives.ReadUInt16LittleEndian(picture.AsSpan(26)) & 0x3FFF,
            BinaryPrimitives.ReadUInt16LittleEndian(picture.AsSpan(28)) & 0x3FFF);

        int Number(int at) => 1 + (picture[at] | (picture[at + 1] << 8) | (picture[at + 2] << 16));
    }
}
