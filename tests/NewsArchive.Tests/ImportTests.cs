using System.Globalization;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Importing;
using NewsArchive.Searching;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests;

public sealed class ImportTests : IAsyncLifetime
{
    private const string Bridge = "The bridge is closed\n\nMayor Zara Holm said: “We will open it in May.” Holm smiled.\n";

    private TestArchive archive = null!;

    public async ValueTask InitializeAsync() => archive = await TestArchive.OpenAsync();

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    [Fact]
    public async Task AFileBecomesAnArticleWithItsQuotesAndItsOriginal()
    {
        var result = Assert.Single(await ImportAsync(File("bridge.txt", Bridge)));
        Assert.Equal((ImportOutcome.Imported, "the-bridge-is-closed", "The bridge is closed"), (result.Outcome, result.Slug, result.Title));

        await using var db = archive.Context();
        var article = await db.Articles.Include(a => a.Quotes).Include(a => a.SourceFile).SingleAsync();
        Assert.Equal("“We will open it in May.”", Assert.Single(article.Quotes).Words);
        Assert.Equal("Zara Holm", article.Quotes[0].Speaker);
        Assert.NotNull(article.Quotes[0].SpeakerPartyId);
        Assert.Equal(Bridge, Encoding.UTF8.GetString(article.SourceFile.Original(article.Text)));
        Assert.Equal(("bridge.txt", "UTF-8"), (article.SourceFile.Name, article.SourceFile.Encoding));
    }

    [Fact]
    public async Task TheSameBytesTwiceAreADuplicateInOneBatchAndInTwo()
    {
        var results = await ImportAsync(File("a.txt", Bridge), File("b.txt", Bridge));
        results = [.. results, .. await ImportAsync(File("c.txt", Bridge))];
        Assert.Equal([ImportOutcome.Imported, ImportOutcome.Duplicate, ImportOutcome.Duplicate], results.Select(r => r.Outcome));
        Assert.All(results, result => Assert.Equal("the-bridge-is-closed", result.Slug));
        Assert.Equal(1, await CountAsync());
    }

    // Listed by name alone: whoever lists tests writes out the data of each, and these are up to 50 MB.
    private static byte[] NoText(string name) => name switch
    {
        "empty.txt" => [],
        "blank.txt" => " \n\t\n"u8.ToArray(),
        "nul.txt" => new byte[4096],
        "random.txt" => RandomBytes(20_000),
        "pdf.txt" => "%PDF-1.7\nsome words"u8.ToArray(),
        "large.txt" => Encoding.ASCII.GetBytes(new string('a', 50 * 1024 * 1024)),
        _ => throw new ArgumentOutOfRangeException(nameof(name)),
    };

    [Theory]
    [InlineData("empty.txt")]
    [InlineData("blank.txt")]
    [InlineData("nul.txt")]
    [InlineData("random.txt")]
    [InlineData("pdf.txt")]
    [InlineData("large.txt")]
    public async Task WhatIsNoTextIsRefusedWithOneSentenceAndChangesNothing(string name)
    {
        var results = await ImportAsync(new ImportFile(name, NoText(name)), File("good.txt", Bridge));
        Assert.Equal([ImportOutcome.Unreadable, ImportOutcome.Imported], results.Select(result => result.Outcome));
        Assert.Matches(@"^[A-Z][^\n]{10,200}\.$", results[0].Reason);
        Assert.Equal(1, await CountAsync());
    }

    [Fact]
    public async Task AFileThatCannotBeStoredLeavesNoTraceAndTakesNoOtherAlong()
    {
        var draft = new Draft("Zara Holm and Ivo Brandt met.").Person("Zara Holm").Person("Ivo Brandt").Document();
        var outOfRange = new NameMention(new TextSpan(0, 4), PartyKind.Person, 7, "by hand", 1);
        var bad = Draft.Analyzed(draft with { Mentions = [outOfRange] });
        var results = await archive.Importer.StoreAsync(
            [new Draft("The first.").Analyzed(), bad, new Draft("The last met Zara Holm.").Person("Zara Holm").Analyzed()], default);

        Assert.Equal([ImportOutcome.Imported, ImportOutcome.Unreadable, ImportOutcome.Imported], results.Select(r => r.Outcome));
        await using var db = archive.Context();
        Assert.Equal(2, await db.SourceFiles.CountAsync());
        Assert.Equal(["Zara Holm"], await db.Entities.Select(entity => entity.Name).ToListAsync());
        Assert.Equal(1, (await archive.SearchAsync(new SearchQuery("last", [], []))).Total);
        await archive.CheckIndexAsync();
    }

    [Fact]
    public async Task CancelledNothingIsStored()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => archive.Importer.ImportAsync([File("a.txt", Bridge)], cancelled.Token));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task ManyFilesKeepTheirOrderWhateverTheirSize()
    {
        var files = Enumerable.Range(0, 250)
            .Select(number => File($"{number}.txt", $"Report {number}\n\n" + string.Concat(Enumerable.Repeat("Rain. ", number % 7 * 400))))
            .ToList();
        var results = new List<ImportResult>();
        await foreach (var result in archive.Importer.ImportAllAsync(files))
            results.Add(result);
        Assert.Equal(files.Select(file => file.Name), results.Select(result => result.FileName));
        await using var db = archive.Context();
        Assert.Equal(
            files.Select(file => file.Name),
            await db.Articles.OrderBy(article => article.Id).Select(article => article.SourceFile.Name).ToListAsync());
        await archive.CheckIndexAsync();
        // Three batches left three pieces of the index, which were merged at the end.
        Assert.Equal(1, await db.Database.SqlQuery<int>(
            $"SELECT count(DISTINCT segid) AS Value FROM ArticleIndex_idx").SingleAsync());
    }

    [Fact]
    public async Task TwoWritersAtOnceBothSucceed()
    {
        await using var other = TestArchive.Unopened(archive.Folder);
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(number => Task.Run(() =>
            (number % 2 == 0 ? archive : other).Importer.ImportAsync([File($"{number}.txt", $"Number {number} is here. {Bridge}")]))));
        Assert.All(results, result => Assert.Equal(ImportOutcome.Imported, result[0].Outcome));
        Assert.Equal(10, await CountAsync());
        await archive.CheckIndexAsync();
        await using var db = archive.Context();
        Assert.Equal(1, await db.Entities.CountAsync(entity => entity.Name == "Zara Holm"));
    }

    [Fact]
    public async Task ArticlesOfOneTitleHaveAddressesOfTheirOwn()
    {
        var results = await ImportAsync([.. Enumerable.Range(0, 3).Select(number => File($"{number}.txt", $"Title: News\n\nDay {number}."))]);
        Assert.Equal(["news", "news-2", "news-3"], results.Select(result => result.Slug));
    }

    [Fact]
    public void SlugsAreShortAndAscii() =>
        Gen.String[0, 300].Sample(title =>
        {
            var slug = Slugs.Of(title, "article");
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", slug);
            var second = Slugs.Numbered(slug, 2);
            Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*-2$", second);
            Assert.InRange(second.Length, 3, Slugs.MaxLength);
            Assert.InRange(Slugs.Numbered(slug, 9_999_999).Length, 3, Slugs.MaxLength);
        });

    [Fact]
    public async Task ASlugTakesTheLowestNumberThatIsFreeInEveryBatch()
    {
        await archive.StoreAsync(new Draft("One.") { Title = "News 3" }, new Draft("Two.") { Title = "News" });
        await archive.StoreAsync(new Draft("Three.") { Title = "News" }, new Draft("Four.") { Title = "News" });
        await archive.StoreAsync(new Draft("Five.") { Title = "News" }, new Draft("Six.") { Title = "News 3" });
        await using var db = archive.Context();
        Assert.Equal(["news-3", "news", "news-2", "news-4", "news-5", "news-3-2"],
            await db.Articles.OrderBy(article => article.Id).Select(article => article.Slug)
                .ToListAsync(TestContext.Current.CancellationToken));
    }

    // Cut for its number, this slug is the numbered form of itself: that number is taken, and the next one is free.
    [Theory]
    [InlineData(71)]
    [InlineData(72)]
    public async Task ALongSlugThatEndsInItsOwnNumberGetsTheNext(int length)
    {
        var title = new string('a', length) + " 2";
        var slug = Slugs.Of(title, "article");
        Assert.Equal(title.Replace(' ', '-'), slug);
        await archive.StoreAsync(
            new Draft("The first.") { Title = title },
            new Draft("The second.") { Title = title },
            new Draft("The third.") { Title = title });
        await using var db = archive.Context();
        Assert.Equal([slug, new string('a', length) + "-3", new string('a', length) + "-4"],
            await db.Articles.OrderBy(article => article.Id).Select(article => article.Slug)
                .ToListAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("Ünïcode’s “Naïve” café", "unicodes-naive-cafe")]
    [InlineData("Łódź & Straße", "lodz-and-strasse")]
    [InlineData("The ﬁne of the coun\u00ADcil", "the-fine-of-the-council")]
    [InlineData("新聞", "article")]
    [InlineData("", "article")]
    public void SlugsKeepWhatCanBeWrittenInAscii(string title, string slug) => Assert.Equal(slug, Slugs.Of(title, "article"));

    [Fact]
    public async Task AQuotesAddressIsTheSameInEveryArchive()
    {
        await using var other = await TestArchive.OpenAsync();
        await other.Importer.ImportAsync([File("x.txt", "Something else first: “No.”"), File("y.txt", Bridge)]);
        await ImportAsync(File("bridge.txt", Bridge));
        await using var here = archive.Context();
        await using var there = other.Context();
        var permalink = await here.Quotes.Select(quote => quote.Permalink).SingleAsync();
        Assert.Equal(1, await there.Quotes.CountAsync(quote => quote.Permalink == permalink && quote.Words.Contains("in May")));
    }

    [Fact]
    public async Task TheSameWordsTwiceAreTwoAddresses()
    {
        await archive.StoreAsync(new Draft("“No.” Pause. “No.” Pause. “Yes.”").Quote("“No.”").Quote("“No.”").Quote("“Yes.”"));
        await using var db = archive.Context();
        Assert.Equal(3, await db.Quotes.Select(quote => quote.Permalink).Distinct().CountAsync());
    }

    [Fact]
    public async Task EachJsonLineIsAnArticleAndItsOwnOriginal()
    {
        const string first = """{"id":"w-1","title":"Rain","date":"2024-05-01","source":"The Wend Post","url":"https://wend.example/1","authors":["Ada Quill","Bo Lind"],"text":"It rained.\n\n“At last,” said Zara Holm."}""";
        var lines = $"{first}\n\nno json\n[1]\n{{\"title\":\"no text\"}}\r\n{{\"text\":\"Half \\ud800 a pair.\"}}";
        var results = new List<ImportResult>();
        await foreach (var result in archive.Importer.ImportAllAsync([File("wend.jsonl", lines), File("wend.jsonl.gz", Gzip(lines))]))
            results.Add(result);

        Assert.Equal(
            ["Imported w-1", "Unreadable wend.jsonl, line 3", "Unreadable wend.jsonl, line 4", "Unreadable wend.jsonl, line 5"],
            results.Take(4).Select(result => $"{result.Outcome} {result.FileName}"));
        Assert.Equal("Duplicate w-1", $"{results[5].Outcome} {results[5].FileName}");
        await using var db = archive.Context();
        var article = await db.Articles.Include(a => a.SourceFile).SingleAsync(a => a.Title == "Rain");
        Assert.Equal(("The Wend Post", "https://wend.example/1", "Ada Quill, Bo Lind", new DateOnly(2024, 5, 1)),
            (article.Publication, article.Url, article.Byline, article.Published));
        Assert.StartsWith("It rained.", article.Text);
        Assert.Equal(first, Encoding.UTF8.GetString(article.SourceFile.Original(article.Text)));
    }

    [Fact]
    public void ALineWithoutEndIsSkippedNotSwallowedWhole()
    {
        var huge = new MemoryStream([.. Enumerable.Repeat((byte)'a', 21 * 1024 * 1024), (byte)'\n', .. "{\"text\":\"b\"}"u8]);
        var files = JsonLines.Read(huge, "x.jsonl").ToList();
        Assert.Contains("21 MB", files[0].Problem);
        Assert.Equal("b", files[1].Text);
    }

    [Fact]
    public void ABrokenArchiveOfLinesSaysSoAndKeepsWhatCameBefore()
    {
        var whole = Gzip(string.Concat(Enumerable.Range(0, 20_000).Select(n => $"{{\"text\":\"Number {n * 7919}\"}}\n")));
        var files = JsonLines.Read(new MemoryStream(whole[..(whole.Length / 2)]), "x.jsonl.gz").ToList();
        Assert.True(files.Count(file => file.Problem is null) > 1000);
        var garbage = JsonLines.Read(new MemoryStream([1, 2, 3]), "x.jsonl.gz").ToList();
        Assert.Contains("cannot be read", Assert.Single(garbage).Problem);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("ar-SA")]
    public async Task TheCultureOfTheMachineChangesNothing(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = new CultureInfo(culture);
            await ImportAsync(File("i.txt", "Title: IŞIK IN ISTANBUL\nDate: 2024-05-01\n\nIvo İnan said: “It is.” Ivo İnan left."));
            await using var db = archive.Context();
            Assert.Equal("isik-in-istanbul", (await db.Articles.SingleAsync()).Slug);
            Assert.Equal(new DateOnly(2024, 5, 1), (await db.Articles.SingleAsync()).Published);
            Assert.Equal(1, (await archive.SearchAsync(new SearchQuery("ISTANBUL inan", [], []))).Total);
            Assert.Equal("jd vance", NameKey.Of("J. D. VANCE"));
            Assert.Equal("irfan", NameKey.Of("IRFAN"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("Hayʼat Tahrir al-Sham", "hayat tahrir al sham")]
    [InlineData("Hay'at  Tahrir\nAl Sham", "hayat tahrir al sham")]
    [InlineData("J. D. Vance", "jd vance")]
    [InlineData("J.D. Vance", "jd vance")]
    [InlineData("José Núñez", "jose nunez")]
    [InlineData("Smith & Sons, Inc.", "smith and sons inc")]
    [InlineData("U.S.", "us")]
    [InlineData("\uD800", "")]
    public void NamesFoldToWhatLookUpsCompare(string name, string key) => Assert.Equal(key, NameKey.Of(name));

    // Plain names are folded in a way of their own; a letter with an accent in front sends them the other way.
    [Fact]
    public void PlainNamesFoldLikeAllOthers() => Gen.String[Gen.Char["aBz9 .'`&-,.  J.\n"], 0, 20].Sample(name =>
        Assert.Equal($"e {NameKey.Of(name)}".TrimEnd(), NameKey.Of($"é {name}")));

    [Fact]
    public async Task AFolderIsReadInOrderWithoutHiddenFilesAndLoops()
    {
        var folder = Directory.CreateDirectory(Path.Combine(archive.Folder, "in")).FullName;
        Directory.CreateDirectory(Path.Combine(folder, "b"));
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "c.txt"), "c");
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "b", "d.txt"), "d");
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, "a.txt"), "a");
        await System.IO.File.WriteAllTextAsync(Path.Combine(folder, ".hidden"), "h");
        Directory.CreateSymbolicLink(Path.Combine(folder, "b", "up"), folder);
        Assert.Equal(["a.txt", "d.txt", "c.txt"], ImportFiles.At(folder).Select(file => file.Name));
        Assert.Contains("no file or folder", Assert.Single(ImportFiles.At(Path.Combine(folder, "z.txt"))).Problem);
    }

    [Fact]
    public async Task AnEmptyArchiveGetsTheSeedsOnce()
    {
        Assert.NotEmpty(await archive.Services.ImportSeedsAsync());
        Assert.Empty(await archive.Services.ImportSeedsAsync());
    }

    private static ImportFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    private static ImportFile File(string name, byte[] bytes) => new(name, bytes);

    private static byte[] Gzip(string text)
    {
        var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return zipped.ToArray();
    }

    private static byte[] RandomBytes(int count)
    {
        var bytes = new byte[count];
        new Random(7).NextBytes(bytes);
        return bytes;
    }

    private async Task<IReadOnlyList<ImportResult>> ImportAsync(params ImportFile[] files) => await archive.Importer.ImportAsync(files);

    private async Task<int> CountAsync()
    {
        await using var db = archive.Context();
        return await db.Articles.CountAsync();
    }
}
