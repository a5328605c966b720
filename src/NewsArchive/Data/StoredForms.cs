using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsArchive.Text;

namespace NewsArchive.Data;

/// <summary>
/// How values without a column type of their own are stored: as short, readable text ("12-45 50-61").
/// </summary>
internal static class StoredForms
{
    public static string Print(TextSpan span) =>
        string.Create(CultureInfo.InvariantCulture, $"{span.Start}-{span.End}");

    public static TextSpan ParseSpan(string stored)
    {
        var dash = stored.IndexOf('-', StringComparison.Ordinal);
        return new TextSpan(Number(stored.AsSpan(0, dash)), Number(stored.AsSpan(dash + 1)));
    }

    public static string Print(IReadOnlyList<TextSpan> spans) => string.Join(' ', spans.Select(Print));

    public static IReadOnlyList<TextSpan> ParseSpans(string stored) =>
        [.. stored.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ParseSpan)];

    public static string Print(IReadOnlyList<Block> blocks) =>
        Lines(blocks, block => Line(block.Span, block.Kind, block.Rule, block.Confidence));

    public static IReadOnlyList<Block> ParseBlocks(string stored) =>
        [.. Lines(stored).Select(f => new Block(ParseSpan(f[0]), Enum.Parse<BlockKind>(f[1]), f[3], Share(f[2])))];

    public static string Print(IReadOnlyList<MarkedPhrase> marks) =>
        Lines(marks, mark => Line(mark.Span, mark.Kind, mark.Rule, mark.Confidence));

    public static IReadOnlyList<MarkedPhrase> ParseMarks(string stored) =>
        [.. Lines(stored)
            .Select(f => new MarkedPhrase(ParseSpan(f[0]), Enum.Parse<MarkKind>(f[1]), f[3], Share(f[2])))];

    private static string Lines<T>(IReadOnlyList<T> items, Func<T, string> print) =>
        string.Join('\n', items.Select(print));

    // The rule comes last because its name may contain spaces.
    private static IEnumerable<string[]> Lines(string stored) =>
        stored.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ', 4));

    private static string Line<TKind>(TextSpan span, TKind kind, string rule, double confidence)
        where TKind : struct, Enum =>
        string.Create(CultureInfo.InvariantCulture, $"{Print(span)} {kind} {confidence:R} {rule}");

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Share(string number) =>
        double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
}

internal sealed class SpanConverter() : ValueConverter<TextSpan, string>(
    span => StoredForms.Print(span), stored => StoredForms.ParseSpan(stored));

internal sealed class SpansConverter() : ValueConverter<IReadOnlyList<TextSpan>, string>(
    spans => StoredForms.Print(spans), stored => StoredForms.ParseSpans(stored));

internal sealed class BlocksConverter() : ValueConverter<IReadOnlyList<Block>, string>(
    blocks => StoredForms.Print(blocks), stored => StoredForms.ParseBlocks(stored));

internal sealed class MarksConverter() : ValueConverter<IReadOnlyList<MarkedPhrase>, string>(
    marks => StoredForms.Print(marks), stored => StoredForms.ParseMarks(stored));

internal sealed class SentencesConverter() : ValueConverter<IReadOnlyList<string>, string>(
    sentences => JsonSerializer.Serialize(sentences, JsonSerializerOptions.Default),
    stored => JsonSerializer.Deserialize<string[]>(stored, JsonSerializerOptions.Default) ?? Array.Empty<string>());

/// <summary>
/// Lists are equal when their items are. They are never changed in place, so the list is its own snapshot.
/// </summary>
internal sealed class ListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
    (left, right) => left == right || (left != null && right != null && left.SequenceEqual(right)),
    list => list.Aggregate(0, (hash, item) => HashCode.Combine(hash, item)),
    list => list);

/// <summary>Times are stored without an offset and are always UTC.</summary>
internal sealed class UtcConverter() : ValueConverter<DateTime, DateTime>(
    instant => instant.ToUniversalTime(), stored => DateTime.SpecifyKind(stored, DateTimeKind.Utc));
