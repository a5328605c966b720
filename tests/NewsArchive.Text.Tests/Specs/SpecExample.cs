using System.Text;

namespace NewsArchive.Text.Tests.Specs;

/// <summary>
/// One example of a spec file: a heading that says the behaviour, a fenced block with the input, and the list lines
/// after it with what has to be found. Prose anywhere else is for the reader. Words after the opening fence say how the
/// input is written as bytes: crlf, cr, bom, utf-16, windows-1252; a word with a dot is the file's name.
/// </summary>
public sealed record SpecExample(
    string File, int Line, string Heading, string FileName, byte[] Input, IReadOnlyList<string> Expected)
{
    public override string ToString() => $"{File}:{Line}";

    public static IEnumerable<SpecExample> ReadFolder(string folder) =>
        from path in Directory.EnumerateFiles(folder, "*.md", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        from example in Read(Path.GetRelativePath(folder, path).Replace('\\', '/'), System.IO.File.ReadAllLines(path))
        select example;

    public static IEnumerable<SpecExample> Read(string file, IReadOnlyList<string> lines)
    {
        var heading = file;
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].StartsWith('#'))
                heading = lines[i].TrimStart('#').Trim();
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
                continue;

            var at = i + 1;
            var shape = lines[i].TrimStart('`').Split(' ', StringSplitOptions.RemoveEmptyEntries);
            var input = lines.Skip(at).TakeWhile(line => !line.StartsWith("```", StringComparison.Ordinal)).ToList();
            i = at + input.Count + 1;
            while (i < lines.Count && lines[i].Length == 0)
                i++;
            var expected = lines.Skip(i).TakeWhile(line => line.StartsWith("- ", StringComparison.Ordinal))
                .Select(line => line[2..].Trim()).ToList();
            if (expected.Count == 0)
                throw new FormatException($"{file}:{at}: the example expects nothing");
            i += expected.Count - 1;
            var name = shape.FirstOrDefault(word => word.Contains('.')) ?? "article.txt";
            yield return new SpecExample(file, at, heading, name, Encode(string.Join('\n', input), shape), expected);
        }
    }

    private static byte[] Encode(string text, string[] shape)
    {
        if (shape.Contains("crlf"))
            text = text.Replace("\n", "\r\n", StringComparison.Ordinal);
        if (shape.Contains("cr"))
            text = text.Replace('\n', '\r');
        Encoding encoding =
            shape.Contains("utf-16") ? new UnicodeEncoding()
            : shape.Contains("windows-1252") ? CodePagesEncodingProvider.Instance.GetEncoding(1252)!
            : new UTF8Encoding(shape.Contains("bom"));
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }
}
