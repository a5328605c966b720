using System.IO.Compression;
using NewsArchive.Importing;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>Uploaded lines that are packed: a small file may hold a thousand times its own size.</summary>
public sealed class PackedLinesTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public void UnpackedTheyAreHeldToTheLimitOfAnUpload()
    {
        var packed = Packed(257);
        Assert.InRange(packed.Length, 0, 10 * Megabyte);
        var articles = ImportFiles.Articles(new ImportFile("wend.jsonl.gz", packed)).ToList();
        Assert.Equal("First", articles[0].Text);
        Assert.Equal(2, articles.Count);
        Assert.Contains("more than 256 MB", articles[1].Problem, StringComparison.Ordinal);
        Assert.Contains("split the file", articles[1].Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void WithinTheLimitTheyAreReadToTheEnd()
    {
        var articles = ImportFiles.Articles(new ImportFile("wend.jsonl.gz", Packed(3))).ToList();
        Assert.Equal(["First", "Last"], articles.Select(article => article.Text));
    }

    // An article, megabytes of empty lines and another article.
    private static byte[] Packed(int megabytes)
    {
        var empty = Enumerable.Repeat((byte)' ', Megabyte - 1).Append((byte)'\n').ToArray();
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write("{\"text\":\"First\"}\n"u8);
            for (var i = 0; i < megabytes; i++)
                gzip.Write(empty);
            gzip.Write("{\"text\":\"Last\"}\n"u8);
        }

        return packed.ToArray();
    }
}
