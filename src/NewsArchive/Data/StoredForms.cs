using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using NewsArchive.Text;

namespace NewsArchive.Data;

/// <summary>
/// How values without a column type of their own are stored: a few spans as short, readable text ("12-45 50-61"), many
/// as <see cref="PackedSpans"/>.
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

    public static byte[] Pack(IReadOnlyList<Block> blocks) => PackedSpans.Write(
        blocks, block => block.Span, block => Label(block.Kind.ToString(), block.Confidence, block.Rule), _ => 0);

    public static IReadOnlyList<Block> UnpackBlocks(byte[] stored) => PackedSpans.Read(
        stored, Labelled<BlockKind>, (span, label, _) => new Block(span, label.Kind, label.Rule, label.Confidence));

    public static byte[] Pack(IReadOnlyList<MarkedPhrase> marks) => PackedSpans.Write(
        marks, mark => mark.Span, mark => Label(mark.Kind.ToString(), mark.Confidence, mark.Rule), _ => 0);

    public static IReadOnlyList<MarkedPhrase> UnpackMarks(byte[] stored) => PackedSpans.Read(
        stored,
        Labelled<MarkKind>,
        (span, label, _) => new MarkedPhrase(span, label.Kind, label.Rule, label.Confidence));

    public static byte[] Pack(IReadOnlyList<Mention> mentions) => PackedSpans.Write(
        mentions,
        mention => new TextSpan(mention.Start, mention.End),
        mention => Label("", mention.Confidence, mention.Rule),
        mention => mention.Party);

    public static IReadOnlyList<Mention> UnpackMentions(byte[] stored) => PackedSpans.Read(
        stored,
        label => (Confidence: Share(Fields(label)[1]), Rule: Fields(label)[2]),
        (span, label, party) => new Mention(span.Start, span.End, party, label.Rule, label.Confidence));

    /// <summary>
    /// For each its name and rule, with their lengths, and whether it is stated; most parties have none.
    /// </summary>
    public static byte[] Pack(IReadOnlyList<ChainAlias> names)
    {
        if (names.Count == 0)
            return [];
        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        foreach (var name in names)
        {
            writer.Write(name.Name);
            writer.Write(name.Rule);
            writer.Write(name.Stated);
        }

        writer.Flush();
        return stream.ToArray();
    }

    public static IReadOnlyList<ChainAlias> UnpackNames(byte[] stored)
    {
        if (stored.Length == 0)
            return [];
        var names = new List<ChainAlias>();
        using var reader = new BinaryReader(new MemoryStream(stored), Encoding.UTF8);
        while (reader.BaseStream.Position < stored.Length)
            names.Add(new ChainAlias(reader.ReadString(), reader.ReadString(), reader.ReadBoolean()));
        return names;
    }

    private static string Label(string kind, double confidence, string rule) =>
        string.Create(CultureInfo.InvariantCulture, $"{kind} {confidence:R} {rule}");

    private static (TKind Kind, double Confidence, string Rule) Labelled<TKind>(string label)
        where TKind : struct, Enum =>
        Fields(label) is var fields ? (Enum.Parse<TKind>(fields[0]), Share(fields[1]), fields[2]) : default;

    // The rule comes last because its name may contain spaces.
    private static string[] Fields(string label) => label.Split(' ', 3);

    private static int Number(ReadOnlySpan<char> digits) =>
        int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    private static double Share(string number) =>
        double.Parse(number, NumberStyles.Float, CultureInfo.InvariantCulture);
}

internal sealed class TextConverter() : ValueConverter<string, byte[]>(
    text => PackedText.Pack(text), stored => PackedText.Unpack(stored));

internal sealed class SpanConverter() : ValueConverter<TextSpan, string>(
    span => StoredForms.Print(span), stored => StoredForms.ParseSpan(stored));

internal sealed class SpansConverter() : ValueConverter<IReadOnlyList<TextSpan>, string>(
    spans => StoredForms.Print(spans), stored => StoredForms.ParseSpans(stored));

internal sealed class BlocksConverter() : ValueConverter<IReadOnlyList<Block>, byte[]>(
    blocks => StoredForms.Pack(blocks), stored => StoredForms.UnpackBlocks(stored));

internal sealed class MarksConverter() : ValueConverter<IReadOnlyList<MarkedPhrase>, byte[]>(
    marks => StoredForms.Pack(marks), stored => StoredForms.UnpackMarks(stored));

internal sealed class MentionsConverter() : ValueConverter<IReadOnlyList<Mention>, byte[]>(
    mentions => StoredForms.Pack(mentions), stored => StoredForms.UnpackMentions(stored));

internal sealed class SentencesConverter() : ValueConverter<IReadOnlyList<string>, string>(
    sentences => JsonSerializer.Serialize(sentences, JsonSerializerOptions.Default),
    stored => JsonSerializer.Deserialize<string[]>(stored, JsonSerializerOptions.Default) ?? Array.Empty<string>());

internal sealed class OtherNamesConverter() : ValueConverter<IReadOnlyList<ChainAlias>, byte[]>(
    names => StoredForms.Pack(names), stored => StoredForms.UnpackNames(stored));

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
