using System.Text;
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
    /// MB of UTF-8 per second. The stages take turns, and for each article only the fastest round counts, in processor
    /// time, so that a busy machine does not distort the result.
    /// </summary>
    public static void Measure(Archives archives, Report report, bool quick)
    {
        var articles = archives.Articles().Take(quick ? 500 : 2_000)
            .Select(f => f.Text is { } text ? Encoding.UTF8.GetBytes(text) : f.Bytes.ToArray())
            .Select(bytes => (Bytes: bytes, Read: DocumentReader.Read(bytes, "").Document))
            .Where(a => a.Read is not null)
            .Select(a => (a.Bytes, Document: a.Read!))
            .ToList();
        (string What, Action<(byte[] Bytes, Document Document)> Read)[] stages =
        [
            ("simple forms", a => SimpleForms.Read(a.Bytes)),
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
        var limit = best[0].Sum();
        for (var s = 1; s < stages.Length; s++)
        {
            var (whole, seconds) = (s == stages.Length - 1, best[s].Sum());
            report.Add($"reading: {stages[s].What} / simple forms", bytes / seconds / 1e6, bytes / limit / 1e6, "MB/s",
                limit / seconds, Rounds, whole ? 0.14 : null, whole ? 0.28 : null);
        }
    }

    private static IReadOnlyList<FoundName> Names(Document d) =>
        MentionFinder.Find(d.Text, d.Blocks, d.Sentences, d.Hyperlinks);

    private static void Quotes(Document d) =>
        QuotationFinder.Find(d.Text, d.Blocks, d.Sentences, d.Mentions, d.Chains);
}
