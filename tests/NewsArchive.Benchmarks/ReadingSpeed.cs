using System.Diagnostics;
using System.Text;
using NewsArchive.Importing;
using NewsArchive.Text;
using NewsArchive.Text.Formats;
using NewsArchive.Text.Names;
using NewsArchive.Text.Quotes;

namespace NewsArchive.Benchmarks;

/// <summary>How fast one thread reads, by stages, each beside <see cref="SimpleForms"/> over the same bytes.</summary>
internal static class ReadingSpeed
{
    private const int Rounds = 5, WarmUp = 400;

    /// <summary>Prints MB of UTF-8 a second and the ratio to the simple forms: the best of rounds in turn.</summary>
    public static void Measure(IReadOnlyList<ImportFile> files)
    {
        byte[][] texts = [.. files.Select(f => f.Text is { } text ? Encoding.UTF8.GetBytes(text) : f.Bytes.ToArray())];
        Document[] documents =
            [.. texts.Select(bytes => DocumentReader.Read(bytes, "").Document).OfType<Document>()];
        var found = documents.Select(Names).ToList();
        var bytes = documents.Sum(d => Encoding.UTF8.GetByteCount(d.Text));
        (string What, Action<int> Read)[] stages =
        [
            ("simple forms (limit)", count => Each(texts, count, bytes => SimpleForms.Read(bytes))),
            ("decode and parse", count => Each(texts, count, bytes =>
                PlainTextFormat.Parse(Encoding.UTF8.GetString(bytes)))),
            ("find names", count => Each(documents, count, d => Names(d))),
            ("find and join names", count => Each(documents, count, d => Coreference.Join(d.Text, Names(d)))),
            ("find quotes", count => Each(documents, count, d =>
                QuotationFinder.Find(d.Text, d.Blocks, d.Sentences, d.Mentions, d.Chains))),
            ("whole analysis", count => Each(texts, count, bytes => DocumentReader.Read(bytes, ""))),
        ];
        foreach (var (_, read) in stages) read(WarmUp);

        var best = stages.Select(_ => double.MaxValue).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var s = 0; s < stages.Length; s++)
            {
                var clock = Stopwatch.StartNew();
                stages[s].Read(int.MaxValue);
                best[s] = Math.Min(best[s], clock.Elapsed.TotalSeconds);
            }
        }
        for (var s = 0; s < stages.Length; s++)
            Console.WriteLine($"{stages[s].What,-22} {bytes / best[s] / 1e6,7:0.00} MB/s  ratio {best[0] / best[s]:0.000}");
    }

    private static IReadOnlyList<FoundName> Names(Document d) =>
        MentionFinder.Find(d.Text, d.Blocks, d.Sentences, d.Hyperlinks);

    private static void Each<T>(T[] items, int count, Action<T> read)
    {
        for (var i = 0; i < Math.Min(items.Length, count); i++) read(items[i]);
    }
}
