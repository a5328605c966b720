using System.Text;
using System.Text.Json;

namespace NewsArchive.Text.Tests.Gold;

/// <summary>
/// A text with what a careful reader found in it. The files count offsets in code points of the raw text; here they are
/// UTF-16 units of the text as a <see cref="Document"/> holds it, newlines made one kind.
/// </summary>
public sealed record GoldArticle(
    string Id,
    string Raw,
    string Text,
    string? Title,
    string? Published,
    IReadOnlyList<GoldSpan> Blocks,
    IReadOnlyList<GoldQuote> Quotes,
    IReadOnlyList<GoldSpan> Marks,
    IReadOnlyList<GoldEntity> Entities,
    IReadOnlyList<GoldSpan> Links)
{
    public override string ToString() => Id;

    public static IReadOnlyList<GoldArticle> ReadFile(string path) =>
        [.. File.ReadLines(path).Where(line => line.Length > 0).Select(Parse)];

    public static GoldArticle Parse(string line)
    {
        using var json = JsonDocument.Parse(line);
        var root = json.RootElement;
        var raw = root.GetProperty("text").GetString()!;
        var (text, at) = Normalize(raw);

        TextSpan Span(JsonElement start, JsonElement end) => new(at[start.GetInt32()], at[end.GetInt32()]);
        TextSpan? Pair(JsonElement pair) =>
            pair.ValueKind == JsonValueKind.Null ? null : Span(pair[0], pair[1]);
        List<GoldSpan> Spans(string name) =>
            [.. root.GetProperty(name).EnumerateArray().Select(x => new GoldSpan(
                Span(x.GetProperty("start"), x.GetProperty("end")), x.GetProperty("kind").GetString()!))];
        List<string> Strings(JsonElement array, string? field) =>
            [.. array.EnumerateArray().Select(x => (field is null ? x : x.GetProperty(field)).GetString()!)];

        return new GoldArticle(
            root.GetProperty("id").GetString()!,
            raw,
            text,
            root.GetProperty("title").GetString(),
            root.GetProperty("published").GetString(),
            Spans("blocks"),
            [.. root.GetProperty("quotes").EnumerateArray().Select(q => new GoldQuote(
                q.GetProperty("kind").GetString()!,
                [.. q.GetProperty("contents").EnumerateArray().Select(x => Pair(x)!.Value)],
                Pair(q.GetProperty("source")),
                q.GetProperty("speaker").GetString(),
                q.GetProperty("speaker_kind").GetString()!,
                Strings(q.GetProperty("chain"), "name"),
                q.GetProperty("parent") is { ValueKind: JsonValueKind.Number } parent ? parent.GetInt32() : null))],
            Spans("marks"),
            [.. root.GetProperty("entities").EnumerateArray().Select(e => new GoldEntity(
                e.GetProperty("name").GetString()!,
                e.GetProperty("kind").GetString()!,
                Strings(e.GetProperty("forms"), null)))],
            Spans("links"));
    }

    /// <summary>The text with newlines made <c>\n</c>, and where each code point of the raw text came to lie.</summary>
    private static (string Text, int[] At) Normalize(string raw)
    {
        var text = new StringBuilder(raw.Length);
        var at = new List<int>(raw.Length + 1);
        for (var i = 0; i < raw.Length; i += PairAt(raw, i) ? 2 : 1)
        {
            at.Add(text.Length);
            if (PairAt(raw, i))
                text.Append(raw, i, 2);
            else if (raw[i] != '\r')
                text.Append(raw[i]);
            else if (i + 1 == raw.Length || raw[i + 1] != '\n')
                text.Append('\n');
        }
        at.Add(text.Length);
        return (text.ToString(), [.. at]);
    }

    private static bool PairAt(string text, int i) => i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
}

public sealed record GoldSpan(TextSpan Span, string Kind);

public sealed record GoldQuote(
    string Kind,
    IReadOnlyList<TextSpan> Contents,
    TextSpan? Source,
    string? Speaker,
    string SpeakerKind,
    IReadOnlyList<string> Chain,
    int? Parent);

public sealed record GoldEntity(string Name, string Kind, IReadOnlyList<string> Forms);
