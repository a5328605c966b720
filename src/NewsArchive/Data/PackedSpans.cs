using System.Text;
using NewsArchive.Text;

namespace NewsArchive.Data;

/// <summary>
/// How the many spans of an article (blocks, marks, mentions) are stored in one column: what several have in common
/// once, as readable text, and then a few bytes for each. As rows or as text they would take more room than the
/// article.
/// </summary>
/// <remarks>
/// The number of labels; for each its length in bytes and its UTF-8; the number of spans; for each the distance of its
/// start from the start before (which may be negative, so it is doubled, and 1 is added to the double of the opposite),
/// its length, the index of its label, and one number more. All numbers are of 7 bits a byte, the lowest first, with
/// the high bit set on all but the last byte.
/// </remarks>
internal static class PackedSpans
{
    public static byte[] Write<T>(
        IReadOnlyList<T> items, Func<T, TextSpan> span, Func<T, string> label, Func<T, int> number)
    {
        var labels = new Dictionary<string, int>(StringComparer.Ordinal);
        var places = new int[items.Count];
        for (var at = 0; at < items.Count; at++)
        {
            var text = label(items[at]);
            if (!labels.TryGetValue(text, out places[at]))
                labels.Add(text, places[at] = labels.Count);
        }

        using var stream = new MemoryStream();
        using var writer = new BinaryWriter(stream, Encoding.UTF8);
        writer.Write7BitEncodedInt(labels.Count);
        foreach (var text in labels.Keys)
            writer.Write(text);
        writer.Write7BitEncodedInt(items.Count);
        var before = 0;
        for (var at = 0; at < items.Count; at++)
        {
            var (start, end) = (span(items[at]).Start, span(items[at]).End);
            var distance = start - before;
            writer.Write7BitEncodedInt(distance < 0 ? (-distance << 1) - 1 : distance << 1);
            writer.Write7BitEncodedInt(end - start);
            writer.Write7BitEncodedInt(places[at]);
            writer.Write7BitEncodedInt(number(items[at]));
            before = start;
        }

        writer.Flush();
        return stream.ToArray();
    }

    /// <param name="label">Reads a label, once for all spans that have it.</param>
    public static IReadOnlyList<T> Read<T, TLabel>(
        byte[] stored, Func<string, TLabel> label, Func<TextSpan, TLabel, int, T> item)
    {
        using var reader = new BinaryReader(new MemoryStream(stored), Encoding.UTF8);
        var labels = new TLabel[reader.Read7BitEncodedInt()];
        for (var at = 0; at < labels.Length; at++)
            labels[at] = label(reader.ReadString());
        var items = new T[reader.Read7BitEncodedInt()];
        var start = 0;
        for (var at = 0; at < items.Length; at++)
        {
            var distance = reader.Read7BitEncodedInt();
            start += (distance & 1) == 1 ? -((distance + 1) >> 1) : distance >> 1;
            var span = new TextSpan(start, start + reader.Read7BitEncodedInt());
            items[at] = item(span, labels[reader.Read7BitEncodedInt()], reader.Read7BitEncodedInt());
        }

        return items;
    }
}
