using System.Text;
using NewsArchive.Importing;
using NewsArchive.Text;
using NewsArchive.Text.Formats;
using NewsArchive.Text.Names;
using NewsArchive.Text.Quotes;

namespace NewsArchive.Benchmarks;

/// <summary>
/// Measures how fast one thread reads, stage by stage, compared with <see cref="SimpleForms"/> over the same bytes.
/// </summary>
internal static class ReadingSpeed
{
    private const int Rounds = 7, WarmUp = 400;

    /// <summary>
    /// Prints MB of UTF-8 per second and the ratio to the simple forms. The stages take turns, and for each article
    /// only the fastest round counts, in processor time, so that a busy machine does not distort the result.
    /// </summary>
    public static void Measure(IReadOnlyList<ImportFile> files)
    {
        var articles = files
            .Select(f => f.Text is { } text ? Encoding.UTF8.GetBytes(text) : f.Bytes.ToArray())
            .Select(bytes => (Bytes: bytes, Read: DocumentReader.Read(bytes, "").Document))
            .Where(a => a.Read is not null)
            .Select(a => (a.Bytes, Document: a.Read!))
            .ToList();
        (string What, Action<(byte[] Bytes, Document Document)> Read)[] stages =
        [
            ("simple forms (limit)", a => SimpleForms.Read(a.Bytes)),
            ("decode and parse", a => PlainTextFormat.Parse(Encoding.UTF8.GetString(a.Bytes))),
            ("find names", a => Names(a.Document)),
            ("find and join names", a => Coreference.Join(a.Document.Text, Names(a.Document))),
            ("find quotes", a => Quotes(a.Document)),
            ("whole analysis", a => DocumentReader.Read(a.Bytes, "")),
        ];
        foreach (var (_, read) in stages)
            articles.Take(WarmUp).ToList().ForEach(read);

        var best = stages.Select(_ => articles.Select(_ => double.MaxValue).ToArray()).ToArray();
        for (var round = 0; round < Rounds; round++)
        {
            for (var s = 0; s < stages.Length; s++)
            {
                for (var a = 0; a < articles.Count; a++)
                {
                    var before = Environment.CpuUsage.TotalTime;
                    stages[s].Read(articles[a]);
                    best[s][a] = Math.Min(best[s][a], (Environment.CpuUsage.TotalTime - before).TotalSeconds);
                }
            }
        }
        var bytes = articles.Sum(a => a.Bytes.Length);
        foreach (var ((what, _), seconds) in stages.Zip(best, (stage, seconds) => (stage, seconds.Sum())))
            Console.WriteLine($"{what,-22} {bytes / seconds / 1e6,7:0.00} MB/s  ratio {best[0].Sum() / seconds:0.000}");
    }

    private static IReadOnlyList<FoundName> Names(Document d) =>
        MentionFinder.Find(d.Text, d.Blocks, d.Sentences, d.Hyperlinks);

    private static void Quotes(Document d) =>
        QuotationFinder.Find(d.Text, d.Blocks, d.Sentences, d.Mentions, d.Chains);
}
