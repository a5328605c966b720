using System.Globalization;
using System.Text;
using System.Text.Json;
using CsCheck;
using NewsArchive.Tests;
using NewsArchive.Text.Tests.Gold;

namespace NewsArchive.Text.Tests.Properties;

/// <summary>What the reader promises for any bytes at all. A long run tries twenty times as many.</summary>
[Trait("long", "fuzz")]
public sealed class ReaderProperties
{
    private static readonly int Long = LongRun.Is("fuzz") ? 20 : 1;

    public static TheoryData<string> Articles =>
        [.. GoldFiles.Names(GoldFiles.Fictional), .. GoldFiles.Names(GoldFiles.Twins)];

    private static ReadResult Read(string text) => DocumentReader.Read(Encoding.UTF8.GetBytes(text), "article.txt");

    private static void CheckWhatIsReadable(ReadResult read)
    {
        Assert.NotEqual(read.Document is null, read.Unreadable is null);
        if (read.Document is not null)
            Invariants.Check(read.Document);
    }

    [Theory]
    [MemberData(nameof(Articles))]
    public void TheInvariantsHoldForAnArticle(string name) =>
        Invariants.Check(Read(GoldFiles.Named(name).Raw).Document!);

    [Fact]
    public void TheInvariantsHoldForScrambledText() =>
        NastyText.Scrambled.Sample(text => CheckWhatIsReadable(Read(text)), iter: 2000 * Long);

    // Found by long runs.
    [Theory]
    [InlineData("Date:\n2025-01-25\nRain fell on the harbor of Port Selby.")]
    [InlineData("Date:\n2025-01-25 Rain fell on the harbor of Port Selby.")]
    [InlineData("\nDate:\n2025-13-45")]
    public void TheInvariantsHoldForATextThatOnceBrokeThem(string text) => Invariants.Check(Read(text).Document!);

    [Fact]
    public void TheInvariantsHoldForDamagedArticles() =>
        NastyText.Damaged.Sample(text => CheckWhatIsReadable(Read(text)), iter: 400 * Long);

    [Fact]
    public void NoBytesMakeTheReaderThrow() =>
        NastyText.Bytes.Sample(bytes => CheckWhatIsReadable(DocumentReader.Read(bytes, "x")), iter: 2000 * Long);

    [Theory]
    [InlineData(0)]
    [InlineData(DocumentReader.MaxBytes + 1)]
    public void AFileOfNoUsableSizeIsUnreadableWithASentenceThatSaysWhy(int size)
    {
        var bytes = new byte[size];
        bytes.AsSpan().Fill((byte)'a');
        var read = DocumentReader.Read(bytes, "article.txt");
        Assert.Null(read.Document);
        Assert.EndsWith(".", read.Unreadable);
    }

    [Fact]
    public void ARenamedPictureIsUnreadable() =>
        Assert.Null(DocumentReader.Read((byte[])[0x89, .. "PNG\r\n\x1A\n"u8, 0, 0, 0, 13, .. "IHDR"u8],
            "a.txt").Document);

    [Fact]
    public void TheSameTextGivesTheSameDocumentTwice() =>
        NastyText.Damaged.Sample(text => Assert.Equal(Json(Read(text)), Json(Read(text))), iter: 50 * Long);

    [Theory]
    [MemberData(nameof(Articles))]
    public void ATurkishMachineReadsTheSame(string name)
    {
        var article = GoldFiles.Named(name);
        var here = CultureInfo.CurrentCulture;
        var expected = Json(Read(article.Raw));
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("tr-TR");
            Assert.Equal(expected, Json(Read(article.Raw)));
        }
        finally
        {
            CultureInfo.CurrentCulture = here;
        }
    }

    private static string Json(ReadResult read) => JsonSerializer.Serialize(read);
}
