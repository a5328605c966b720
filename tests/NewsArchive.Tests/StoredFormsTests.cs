using System.Text;
using CsCheck;
using Microsoft.Data.Sqlite;
using NewsArchive.Data;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests;

public sealed class StoredFormsTests
{
    private static readonly Gen<TextSpan> Span =
        Gen.Select(Gen.Int[0, 10_000_000], Gen.Int[0, 9000], (start, length) => new TextSpan(start, start + length));

    private static readonly string[] Rules = ["capitals", "known organization", "título raro"];

    private static readonly Gen<string> Rule = Gen.Int[0, 2].Select(at => Rules[at]);

    [Theory]
    [InlineData("")]
    [InlineData("Rain.")]
    [InlineData("“Räin,” said Zara Holm 🌧\n雨が降った。\0end")]
    public void ATextComesBackAsItWasInTheProgramAndInSql(string text)
    {
        var packed = PackedText.Pack(text);
        Assert.Equal(text, PackedText.Unpack(packed));
        Assert.Equal(Encoding.UTF8.GetBytes(text), InSql(packed));
    }

    [Fact]
    public void ALongTextTakesLittleRoom()
    {
        var text = string.Concat(Enumerable.Repeat("Rain fell on the harbor of Port Selby. ", 10_000));
        var packed = PackedText.Pack(text);
        Assert.InRange(packed.Length, 1, text.Length / 100);
        Assert.Equal(Encoding.UTF8.GetBytes(text), InSql(packed));
    }

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 1, 2, 3 })]
    public void ADamagedTextEndsTheStatementWithASentence(byte[] stored) =>
        Assert.Contains("cannot be unpacked", Assert.Throws<SqliteException>(() => InSql(stored)).Message);

    private static byte[] InSql(byte[] packed)
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT CAST(unpack($packed) AS BLOB)";
        command.Parameters.AddWithValue("$packed", packed);
        return (byte[])command.ExecuteScalar()!;
    }

    [Fact]
    public void MentionsComeBackAsTheyWereInWhateverOrder() => (
        from span in Span
        from party in Gen.Int[0, 40_000]
        from rule in Rule
        from confidence in Gen.Double[0, 1]
        select new Mention(span.Start, span.End, party, rule, confidence)).List[0, 60].Sample(mentions =>
            Assert.Equal(mentions, StoredForms.UnpackMentions(StoredForms.Pack(mentions))));

    [Fact]
    public void BlocksAndMarksComeBackAsTheyWere() => (
        from span in Span
        from kind in Gen.Enum<BlockKind>()
        from mark in Gen.Enum<MarkKind>()
        from rule in Rule
        from confidence in Gen.Double[0, 1]
        select (new Block(span, kind, rule, confidence), new MarkedPhrase(span, mark, rule, confidence)))
        .List[0, 40].Sample(made =>
        {
            var (blocks, marks) = (made.ConvertAll(one => one.Item1), made.ConvertAll(one => one.Item2));
            Assert.Equal(blocks, StoredForms.UnpackBlocks(StoredForms.Pack(blocks)));
            Assert.Equal(marks, StoredForms.UnpackMarks(StoredForms.Pack(marks)));
        });

    [Fact]
    public void AMentionTakesFiveBytesInAnOrdinaryText()
    {
        var mentions = Enumerable.Range(0, 1000).Select(at => new Mention(at * 60, at * 60 + 9, at % 20, "capitals", 0.7));
        Assert.InRange(StoredForms.Pack([.. mentions]).Length, 1000, 5100);
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("\u0037\u00A4\u0030\u00EC no dictionary of Zstandard's own")]
    public void AnOriginalComesBackWhateverItsText(string text) => Gen.Byte.Array[0, 400].Sample(bytes =>
    {
        var file = File(bytes, text);
        Assert.Equal(bytes, file.Original(text));
    });

    [Fact]
    public void AnOriginalTakesLittleMoreRoomThanItsDifferenceFromTheText()
    {
        // Numbers, so that the text itself is hard to compress: what is saved, the dictionary saves.
        var random = new Random(11);
        var text = string.Join('\n', Enumerable.Range(0, 2000).Select(_ => random.NextInt64()));
        var same = File(Encoding.UTF8.GetBytes(text), text);
        Assert.Equal(text, Encoding.UTF8.GetString(same.Original(text)));
        Assert.Empty(same.Compressed);
        var line = Encoding.UTF8.GetBytes($"{{\"text\": \"{text.Replace("\n", "\\n", StringComparison.Ordinal)}\"}}");
        var other = File(line, text);
        Assert.Equal(line, other.Original(text));
        Assert.InRange(other.Compressed.Length, 10, line.Length / 4);
    }

    private static SourceFile File(byte[] bytes, string text) => new()
    {
        Name = "made.txt",
        Sha256 = [],
        Length = bytes.Length,
        Compressed = SourceFile.Compress(bytes, text),
        Encoding = "UTF-8",
    };
}
