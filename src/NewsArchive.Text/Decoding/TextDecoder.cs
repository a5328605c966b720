using System.Buffers;
using System.Text;

namespace NewsArchive.Text.Decoding;

/// <summary>Decoded bytes, with a note of the encoding used.</summary>
/// <param name="Text">Null when the bytes are not text.</param>
/// <param name="Problem">A whole sentence for the user when <paramref name="Text"/> is null.</param>
public sealed record DecodedText(string? Text, string Encoding, IReadOnlyList<string> Warnings, string? Problem);

/// <summary>
/// Decodes by byte-order mark, else as UTF-8, else as Windows-1252. Line ends become <c>\n</c>, NUL and lone surrogates
/// become U+FFFD; nothing else changes.
/// </summary>
public static class TextDecoder
{
    private const double MostControlCharacters = 0.01;
    private static readonly UTF8Encoding StrictUtf8 = new(false, throwOnInvalidBytes: true);

    // Windows-1252 rather than Latin-1: it is what old word processors wrote, curly quotes included.
    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;

    private static readonly SearchValues<char> Controls =
        SearchValues.Create([.. Enumerable.Range(0, ' ').Select(c => (char)c).Except(['\n', '\t', '\f'])]);

    private static readonly (byte[] Bytes, string What)[] Signatures =
    [
        ("%PDF-"u8.ToArray(), "a PDF"),
        ("PK\x03\x04"u8.ToArray(), "a ZIP archive or an office document"),
        ([0xD0, 0xCF, 0x11, 0xE0], "an old office document"),
        ("{\\rtf"u8.ToArray(), "an RTF document"),
        ([0x89, (byte)'P', (byte)'N', (byte)'G'], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        ("GIF8"u8.ToArray(), "a GIF picture"),
        ([0x1F, 0x8B], "a gzip archive"),
        ([0x7F, (byte)'E', (byte)'L', (byte)'F'], "a program"),
        ("SQLite format 3"u8.ToArray(), "a database"),
    ];

    public static DecodedText Decode(ReadOnlySpan<byte> bytes)
    {
        foreach (var (signature, what) in Signatures)
        {
            if (bytes.StartsWith(signature))
                return No("", $"This is {what}, not plain text. Save its text as a .txt file and import that.");
        }
        var (raw, encoding) = ToCharacters(bytes);
        var (text, replaced, controls) = Clean(raw);
        if (string.IsNullOrWhiteSpace(text))
            return No(encoding, "The file is empty: there is no text in it to import.");
        if (controls > text.Length * MostControlCharacters)
            return No(encoding,
                "This is not text: it is full of control characters. Save the article as plain text and import that file.");
        List<string> warnings = [];
        if (encoding == "Windows-1252")
            warnings.Add("The file is not UTF-8; it was read as Windows-1252.");
        if (replaced > 0)
            warnings.Add($"{replaced} unreadable characters were replaced by U+FFFD.");
        return new DecodedText(text, encoding, warnings, null);
    }

    private static DecodedText No(string encoding, string problem) => new(null, encoding, [], problem);

    private static (string Text, string Encoding) ToCharacters(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith(Encoding.Unicode.Preamble))
            return (Encoding.Unicode.GetString(bytes[2..]), "UTF-16");
        if (bytes.StartsWith(Encoding.BigEndianUnicode.Preamble))
            return (Encoding.BigEndianUnicode.GetString(bytes[2..]), "UTF-16");
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
            bytes = bytes[3..];
        try
        {
            return (StrictUtf8.GetString(bytes), "UTF-8");
        }
        catch (DecoderFallbackException)
        {
            return (Windows1252.GetString(bytes), "Windows-1252");
        }
    }

    /// <summary>
    /// The text after replacements, the number of replacements, and the number of control characters other than line
    /// ends and tabs.
    /// </summary>
    internal static (string Text, int Replaced, int Controls) Clean(string raw)
    {
        if (IsClean(raw))
            return (raw, 0, 0);
        var text = new StringBuilder(raw.Length);
        int replaced = 0, controls = 0;
        for (var i = 0; i < raw.Length; i++)
        {
            var c = raw[i];
            if (c == '\r')
            {
                if (i + 1 < raw.Length && raw[i + 1] == '\n')
                    i++;
                text.Append('\n');
            }
            else if (c == '\0' || (char.IsSurrogate(c) && !IsPaired(raw, i)))
            {
                (replaced, controls) = (replaced + 1, controls + 1);
                text.Append('\uFFFD');
            }
            else
            {
                if (char.IsControl(c) && c is not ('\n' or '\t' or '\f'))
                    controls++;
                text.Append(c);
            }
        }
        return (text.ToString(), replaced, controls);
    }

    private static bool IsClean(ReadOnlySpan<char> raw) =>
        !raw.ContainsAny(Controls)
        && !raw.ContainsAnyInRange('\x7f', '\x9f')
        && !raw.ContainsAnyInRange('\ud800', '\udfff');

    private static bool IsPaired(string s, int i) => char.IsHighSurrogate(s[i])
        ? i + 1 < s.Length && char.IsLowSurrogate(s[i + 1])
        : i > 0 && char.IsHighSurrogate(s[i - 1]);
}
