using System.Globalization;
using System.IO.Compression;
using System.Text.Json;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>
/// Reads <c>.jsonl</c> and <c>.jsonl.gz</c>: one article per line, an object with <c>text</c> and, where known, <c>id
/// title date source url authors</c>. The line, byte for byte, is the article's original.
/// </summary>
public static class JsonLines
{
    // An escaped character takes up to six bytes; most take one.
    private const int MaxLineBytes = 2 * DocumentReader.MaxBytes;

    public static bool IsName(string fileName) =>
        fileName.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || IsGzipped(fileName);

    /// <summary>
    /// The articles, read as they are asked for. A line that is not an article comes with its problem, and reading
    /// continues.
    /// </summary>
    /// <param name="most">Beyond so many bytes of lines the rest is left out: a small packed file may hold a
    /// thousand times its own size.</param>
    public static IEnumerable<ImportFile> Read(Stream stream, string fileName, long most = long.MaxValue)
    {
        using var plain = IsGzipped(fileName) ? new GZipStream(stream, CompressionMode.Decompress) : stream;
        var number = 0;
        foreach (var (line, problem) in Lines(plain, most))
        {
            number++;
            var name = string.Create(CultureInfo.InvariantCulture, $"{fileName}, line {number}");
            if (problem is not null)
                yield return new ImportFile(name, default, Problem: problem);
            else if (!line.AsSpan().Trim(" \t\r"u8).IsEmpty)
                yield return Article(line, name);
        }
    }

    private static bool IsGzipped(string fileName) =>
        fileName.EndsWith(".jsonl.gz", StringComparison.OrdinalIgnoreCase);

    private static ImportFile Article(byte[] line, string name)
    {
        try
        {
            using var json = JsonDocument.Parse(line);
            if (json.RootElement is not { ValueKind: JsonValueKind.Object } fields
                || Field(fields, "text") is not { } text)
                return new ImportFile(name, line,
                    Problem: "The line is not an article: it does not have the form {\"text\": \"…\"}.");
            var known = new KnownFacts
            {
                Title = Field(fields, "title"),
                Published = Field(fields, "date"),
                Publication = Field(fields, "source"),
                Byline = Field(fields, "authors"),
                Url = Field(fields, "url"),
            };
            return new ImportFile(Field(fields, "id") is { Length: > 0 and <= 200 } id ? id : name, line, known, text);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            return new ImportFile(name, line, Problem: "The line is not JSON: each line must be one whole object.");
        }
    }

    // A list of authors becomes one byline, a numeric id a name; null and anything else count as unknown.
    private static string? Field(JsonElement fields, string name) => fields.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Array => string.Join(", ", value.EnumerateArray()
                .Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString())),
            _ => null,
        }
        : null;

    // Reads bytes: a text reader would change what is not UTF-8, and a file without line ends would fill the memory.
    private static IEnumerable<(byte[] Line, string? Problem)> Lines(Stream stream, long most)
    {
        var buffer = new byte[64 * 1024];
        var line = new MemoryStream();
        var (length, total) = (0L, 0L);
        for (; ; )
        {
            var (count, problem) = Next(stream, buffer);
            total += count;
            if (total > most)
                problem = TooMuch(most);
            if (problem is not null)
            {
                yield return ([], problem);
                yield break;
            }

            for (int start = 0, end; start < count; start = end + 1)
            {
                end = Array.IndexOf(buffer, (byte)'\n', start, count - start) is var found and >= 0 ? found : count;
                length += end - start;
                if (length <= MaxLineBytes)
                    line.Write(buffer, start, end - start);
                if (end < count)
                    yield return Whole();
            }

            if (count > 0)
                continue;
            if (length > 0)
                yield return Whole();
            yield break;
        }

        (byte[] Line, string? Problem) Whole()
        {
            var whole = line.ToArray();
            var problem = length > MaxLineBytes ? DocumentReader.TooLarge(length) : null;
            line.SetLength(0);
            length = 0;
            return (whole, problem);
        }
    }

    private static string TooMuch(long most) => string.Create(CultureInfo.InvariantCulture,
        $"The lines of this file have more than {most / 1024 / 1024} MB, the limit for one upload. "
            + $"The rest was left out: split the file, or import it with the command line.");

    private static (int Count, string? Problem) Next(Stream stream, byte[] buffer)
    {
        try
        {
            return (stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false), null);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            return (0, $"The rest of the file cannot be read: {error.Message}");
        }
    }
}
