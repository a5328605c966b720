using System.IO.Compression;

namespace NewsArchive;

/// <summary>The bytes an article came from, kept unchanged.</summary>
public sealed class SourceFile
{
    public int Id { get; set; }

    public required string Name { get; set; }

    /// <summary>Lower-case hex SHA-256 of the original bytes; unique.</summary>
    public required string Sha256 { get; set; }

    /// <summary>The size of the original in bytes.</summary>
    public int Length { get; set; }

    /// <summary>The original bytes, compressed with Deflate.</summary>
    public required byte[] Deflated { get; set; }

    /// <summary>The encoding that was used: "UTF-8", "UTF-16" or "Windows-1252".</summary>
    public required string Encoding { get; set; }

    public DateTime ImportedAt { get; set; }

    /// <summary>The original, byte for byte.</summary>
    public byte[] Original()
    {
        var original = new byte[Length];
        using var inflate = new DeflateStream(new MemoryStream(Deflated), CompressionMode.Decompress);
        inflate.ReadExactly(original);
        return original;
    }

    internal static byte[] Deflate(ReadOnlySpan<byte> original)
    {
        var deflated = new MemoryStream();
        using (var deflate = new DeflateStream(deflated, CompressionLevel.Optimal, leaveOpen: true))
            deflate.Write(original);
        return deflated.ToArray();
    }
}
