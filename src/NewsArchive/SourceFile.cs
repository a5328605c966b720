using System.Numerics;
using System.Text;
using ZstdSharp;
using ZstdSharp.Unsafe;

namespace NewsArchive;

/// <summary>The bytes an article came from, kept unchanged.</summary>
public sealed class SourceFile
{
    // Texts and originals of any size: 2^27 bytes, the most that a decompressor accepts unasked.
    private const int MaxWindow = 27;
    private const int MinWindow = 10;

    private const string Beginning = "\n\n\n\n\n\n\n\n";

    public int Id { get; set; }

    public required string Name { get; set; }

    /// <summary>SHA-256 of the original bytes; unique.</summary>
    public required byte[] Sha256 { get; set; }

    /// <summary>The size of the original in bytes.</summary>
    public int Length { get; set; }

    /// <summary>
    /// Nothing where the original is the article's text in UTF-8. Otherwise its bytes, compressed with Zstandard with
    /// that text as the dictionary: most of an original is its text, so little more than the difference is stored.
    /// </summary>
    public required byte[] Compressed { get; set; }

    /// <summary>The encoding that was used: "UTF-8", "UTF-16" or "Windows-1252".</summary>
    public required string Encoding { get; set; }

    public DateTime ImportedAt { get; set; }

    /// <summary>The original, byte for byte.</summary>
    /// <param name="text">The text of its article.</param>
    public byte[] Original(string text)
    {
        if (Compressed.Length == 0)
            return UTF8.GetBytes(text);
        using var decompressor = new Decompressor();
        decompressor.LoadDictionary(Dictionary(text));
        var original = new byte[Length];
        decompressor.Unwrap(Compressed, original);
        return original;
    }

    internal static byte[] Compress(ReadOnlySpan<byte> original, string text)
    {
        var dictionary = Dictionary(text);
        if (original.SequenceEqual(dictionary.AsSpan(Beginning.Length)))
            return [];
        using var compressor = new Compressor();
        // The end of the original must reach back to the beginning of the text.
        var window = BitOperations.Log2((uint)(original.Length + dictionary.Length)) + 1;
        compressor.SetParameter(ZSTD_cParameter.ZSTD_c_windowLog, Math.Clamp(window, MinWindow, MaxWindow));
        compressor.LoadDictionary(dictionary);
        return compressor.Wrap(original).ToArray();
    }

    // Fewer bytes than eight are none to Zstandard, and some beginnings mean a dictionary of its own making.
    private static byte[] Dictionary(string text) => UTF8.GetBytes(Beginning + text);

    private static readonly UTF8Encoding UTF8 = new(encoderShouldEmitUTF8Identifier: false);
}
