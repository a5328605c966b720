namespace NewsArchive.Benchmarks;

/// <summary>
/// The pages that show what was added up over the whole archive, in a large one, and all pages while an import runs.
/// </summary>
internal static class ExpensivePages
{
    private const int Turns = 7, Readings = 150;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public static async Task MeasureAsync(Archives archives, Programs programs, Report report, bool quick)
    {
        var size = archives.Largest(quick ? 2_000 : 200_000)!.Value;
        using var folder = new Scratch(archives);
        var data = folder.Copy(size);
        await using var archive = await OpenedArchive.OpenAsync(data);
        await using var site = await Site.StartAsync(programs.Published, data);
        var fresh = archives.Fresh().Take(Turns + 1).ToList();
        var busiest = "/people/" + Sql.Strings(archive.Database,
            "SELECT Slug FROM Entities WHERE Kind = 0 ORDER BY Articles DESC, Id LIMIT 1")[0];
        var (front, person, quotes) = (new List<double>(), new List<double>(), new List<double>());
        await site.WarmAsync("/", busiest, "/quotes?unnamed=1");
        for (var turn = 0; turn <= Turns; turn++)
        {
            await archive.ImportAsync([fresh[turn]]);
            front.Add(await Times.OfAsync(() => site.GetAsync("/")));
            person.Add(await Times.OfAsync(() => site.GetAsync($"{busiest}?turn={turn}")));
            quotes.Add(await Times.OfAsync(() => site.GetAsync($"/quotes?unnamed=1&turn={turn}")));
        }

        Add("front page right after a commit", front);
        Add("the busiest person", person);
        Add("/quotes?unnamed=1", quotes);

        void Add(string page, List<double> times) => // the first until all is warm
            report.Add($"{page}, {Archives.Name(size)}", Times.Median(times.Skip(1)), "ms", Turns, 50, 15);
    }

    /// <summary>A reader who opens page after page, first alone, then while another process imports.</summary>
    public static async Task MeasureWhileImportingAsync(Archives archives, Programs programs, Report report, bool quick)
    {
        var size = archives.Largest(quick ? 2_000 : 20_000)!.Value;
        using var folder = new Scratch(archives);
        var data = folder.Copy(size);
        await using var archive = await OpenedArchive.OpenAsync(data);
        await using var site = await Site.StartAsync(programs.Published, data);
        string[] pages =
        [
            "/", "/people", "/quotes", "/search?q=government", "/quotes/drift",
            "/articles/" + PagesUnderLoad.Typical(archive.Database),
        ];
        await site.WarmAsync(pages);
        var idle = await ReadAsync(quick ? Readings / 3 : Readings);
        using var stop = new CancellationTokenSource();
        var importing = Task.Run(async () =>
        {
            try
            {
                await archive.ImportAsync(archives.Fresh(), stop.Token);
            }
            catch (OperationCanceledException)
            {
                // the readings are over
            }
        });
        await Task.Delay(TimeSpan.FromSeconds(2));
        var busy = await ReadAsync(quick ? Readings / 3 : Readings);
        await stop.CancelAsync();
        await importing;
        var (value, limit) = (Times.Percentile(busy, 99), Times.Percentile(idle, 99));
        report.Add($"pages while an import runs / alone, p99, {Archives.Name(size)}", value, limit, "ms", value / limit,
            busy.Count, 4, null);

        async Task<List<double>> ReadAsync(int turns)
        {
            var times = new List<double>();
            for (var turn = 0; turn < turns; turn++)
            {
                foreach (var page in pages)
                {
                    var sign = page.Contains('?') ? '&' : '?';
                    times.Add(await Times.OfAsync(() => site.GetAsync($"{page}{sign}turn={times.Count}")));
                    await Task.Delay(Pause);
                }
            }

            return times;
        }
    }
}
