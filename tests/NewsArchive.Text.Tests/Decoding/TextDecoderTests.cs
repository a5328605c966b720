using System.Text;
using NewsArchive.Text.Decoding;

namespace NewsArchive.Text.Tests.Decoding;

public sealed class TextDecoderTests
{
    private static DecodedText Decode(params byte[] bytes) => TextDecoder.Decode(bytes);

    private static byte[] Long(string before) => Encoding.UTF8.GetBytes(before + new string('a', 1000));

    [Fact]
    public void ANulCharacterIsReplacedInPlaceAndReported()
    {
        var decoded = Decode(Long("a\0b"));
        Assert.StartsWith("a\uFFFDb", decoded.Text);
        Assert.Contains("1 unreadable", Assert.Single(decoded.Warnings));
    }

    [Fact]
    public void ALoneSurrogateIsReplacedInPlaceAndAPairIsKept()
    {
        var text = "a\uD83Db 😀 " + new string('c', 1000);
        var decoded = Decode([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(text.ToCharArray())]);
        Assert.StartsWith("a\uFFFDb 😀 ", decoded.Text);
        Assert.Equal(text.Length, decoded.Text!.Length);
    }

    [Fact]
    public void BigEndianUtf16IsReadByItsMark() =>
        Assert.Equal("Blåbær", Decode([0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Blåbær")]).Text);

    [Fact]
    public void Windows1252IsReportedAsAChoice()
    {
        var decoded = Decode(0x93, (byte)'H', (byte)'i', 0x94);
        Assert.Equal(("“Hi”", "Windows-1252"), (decoded.Text, decoded.Encoding));
        Assert.Contains("Windows-1252", Assert.Single(decoded.Warnings));
    }

    [Fact]
    public void OnlyNewlinesChange() =>
        Assert.Equal("a\n\nb\n\nc\t \u00A0d\n", Decode("a\r\n\r\nb\r\rc\t \u00A0d\n"u8.ToArray()).Text);

    [Theory]
    [InlineData("")]
    [InlineData("  \r\n\t ")]
    public void AFileWithoutAWordIsEmpty(string text) =>
        Assert.Contains("empty", Decode(Encoding.UTF8.GetBytes(text)).Problem);

    [Theory]
    [InlineData("%PDF-1.7 and then some words", "PDF")]
    [InlineData("PK\u0003\u0004 and then some words", "ZIP")]
    [InlineData("{\\rtf1 and then some words", "RTF")]
    public void AKnownBinaryFormatIsNamed(string text, string what)
    {
        var decoded = Decode(Encoding.UTF8.GetBytes(text));
        Assert.Null(decoded.Text);
        Assert.Contains(what, decoded.Problem);
    }

    [Fact]
    public void ManyControlCharactersAreNoText() =>
        Assert.Contains("control characters",
            Decode([.. Enumerable.Range(0, 500).Select(i => (byte)(i % 32 + 1))]).Problem);
}
