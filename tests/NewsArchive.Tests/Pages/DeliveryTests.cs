using System.Net;
using System.Text.RegularExpressions;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>What is transferred between server and browser, and how long the browser may keep it.</summary>
[Collection<ReadSite>]
public sealed partial class DeliveryTests(SharedApp shared)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task PagesAndStyleSheetsTravelCompressed(string encoding)
    {
        using var client = shared.App.Stranger();
        client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
        foreach (var path in new[] { $"/articles/{shared.BridgeSlug}", "/css/parts.css", "/favicon.svg" })
        {
            using var answer = await client.GetAsync(path, Cancellation);
            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
        }
    }

    [Theory]
    [InlineData("br", ".br")]
    [InlineData("gzip", ".gz")]
    public async Task AFileThatWasCompressedAtPublishingIsSentAsItIs(string encoding, string end)
    {
        var sheet = Path.Combine(AppContext.BaseDirectory, "wwwroot", "css", $"made{end[1..]}.css");
        await File.WriteAllTextAsync(sheet, "a { color: red }", Cancellation);
        await File.WriteAllTextAsync(sheet + end, "as it is", Cancellation);
        try
        {
            using var client = shared.App.Stranger();
            var address = $"/css/{Path.GetFileName(sheet)}?v=1";
            Assert.Equal("a { color: red }", await client.GetStringAsync(address, Cancellation));
            client.DefaultRequestHeaders.AcceptEncoding.ParseAdd(encoding);
            using var answer = await client.GetAsync(address, Cancellation);
            Assert.Equal("as it is", await answer.Content.ReadAsStringAsync(Cancellation));
            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.Single());
            Assert.Equal("text/css", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("Accept-Encoding", answer.Headers.Vary.Single());
            Assert.Contains("immutable", answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(sheet);
            File.Delete(sheet + end);
        }
    }

    [Fact]
    public async Task WhatAPageAsksForUnderAVersionIsKeptForAYearAndNothingElseIs()
    {
        using var client = shared.App.Stranger();
        var page = await client.GetStringAsync("/", Cancellation);
        var sheets = Versioned().Matches(page).Select(sheet => sheet.Value).ToList();
        Assert.NotEmpty(sheets);
        foreach (var kept in sheets.Append("/fonts/source-serif-4-v15-400.woff2"))
        {
            using var answer = await client.GetAsync(kept, Cancellation);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("public, max-age=31536000, immutable", string.Join(", ", answer.Headers.GetValues("Cache-Control")));
        }

        using var unversioned = await client.GetAsync("/css/base.css", Cancellation);
        Assert.True(unversioned.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task EveryFontOfTheStyleSheetIsThereAndTogetherTheyAreSmall()
    {
        using var client = shared.App.Stranger();
        var fonts = FontFile().Matches(await client.GetStringAsync("/css/tokens.css", Cancellation))
            .Select(font => font.Groups[1].Value).ToList();
        Assert.Equal(8, fonts.Count);
        var bytes = 0;
        foreach (var font in fonts)
        {
            using var answer = await client.GetAsync(font, Cancellation);
            Assert.Equal("font/woff2", answer.Content.Headers.ContentType!.MediaType);
            bytes += (await answer.Content.ReadAsByteArrayAsync(Cancellation)).Length;
        }

        Assert.InRange(bytes, 1, 250_000);
    }

    [GeneratedRegex("""(?<=href=")/[^"]+\?v=[^"]+""")]
    private static partial Regex Versioned();

    [GeneratedRegex("""url\("\.\.(/fonts/[^"]+)"\)""")]
    private static partial Regex FontFile();
}
