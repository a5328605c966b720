namespace NewsArchive.Benchmarks;

/// <summary>How soon the site answers, how much memory it keeps, and how much room an archive takes.</summary>
internal static class StartAndMemory
{
    private const int Starts = 5;
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(20);

    /// <summary>From the start of the process to the whole first article.</summary>
    public static async Task MeasureStartAsync(Archives archives, Programs programs, Report report, bool quick)
    {
        var size = archives.Largest(quick ? 2_000 : 20_000)!.Value;
        using var folder = new Scratch(archives);
        var data = folder.Copy(size);
        var page = "/articles/" + PagesUnderLoad.Typical(archives.Database(size));
        string[] programsInTurn = [programs.Published, programs.Plain];
        var times = programsInTurn.Select(_ => new List<double>()).ToList();
        for (var turn = 0; turn <= (quick ? 3 : Starts); turn++)
        {
            for (var at = 0; at < programsInTurn.Length; at++)
            {
                Site? site = null;
                var time = await Times.OfAsync(
                    async () => site = await Site.StartAsync(programsInTurn[at], data, page));
                await site!.DisposeAsync();
                if (turn > 0) // once until the files are in the system's memory
                    times[at].Add(time);
            }
        }

        var ratio = Times.Median(times[0].Zip(times[1], (published, plain) => published / plain));
        report.Add("first article after start, published / plain build", Times.Median(times[0]),
            Times.Median(times[1]), "ms", ratio, times[0].Count, 0.6, 0.45);
    }

    /// <summary>Some time after the first pages.</summary>
    public static async Task MeasureMemoryAsync(Archives archives, Programs programs, Report report, bool quick)
    {
        (int, double, double)[] sizes = quick ? [(2_000, 180, 130)] : [(20_000, 180, 130), (200_000, 260, 200)];
        foreach (var (most, floor, aim) in sizes)
        {
            if (archives.Largest(most) is not { } size || (most == 200_000 && size < 100_000))
                continue;
            using var folder = new Scratch(archives);
            var data = folder.Copy(size);
            var memory = new List<double>();
            for (var turn = 0; turn < (quick ? 1 : 3); turn++)
            {
                await using var site = await Site.StartAsync(programs.Published, data);
                await site.WarmAsync("/", "/people", "/quotes", "/quotes/drift", "/search?q=government",
                    "/articles/" + PagesUnderLoad.Typical(archives.Database(size)));
                await Task.Delay(Rest);
                memory.Add(site.Memory);
            }

            report.Add($"memory at rest, {Archives.Name(size)}", Times.Median(memory), "MB", memory.Count, floor, aim);
        }
    }

    /// <summary>The whole database, with the originals, beside the texts in UTF-8.</summary>
    public static void MeasureSize(Archives archives, Report report, bool quick)
    {
        foreach (var size in new[] { 2_000, 20_000 }.Where(archives.Has))
        {
            if (quick && size > 2_000)
                continue;
            var database = archives.Database(size);
            var text = Sql.Number(database, "SELECT sum(octet_length(Text)) FROM ArticleTexts") / 1e6;
            var file = new FileInfo(database).Length / 1e6;
            report.Add($"database / text, {Archives.Name(size)}", file, text, "MB", file / text, 1, 2.9, 2.5);
        }
    }
}
