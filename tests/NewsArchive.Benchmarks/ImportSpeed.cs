namespace NewsArchive.Benchmarks;

/// <summary>How fast articles are imported, and what one costs in archives of several sizes.</summary>
internal static class ImportSpeed
{
    private const int Slice = 5_000, Fresh = 500, WarmUp = 200;

    // So many until the runtime has compiled for good what an import runs.
    private const int Compiling = 2_000;

    /// <summary>
    /// The import beside the raw insertion of the same articles, a slice of both in turn. The import uses all cores.
    /// </summary>
    public static async Task MeasureRateAsync(Archives archives, Report report, bool quick)
    {
        var slice = quick ? Slice / 10 : Slice;
        using var folder = new Scratch(archives);
        await using var archive = await OpenedArchive.OpenAsync(Path.Combine(folder.Path, "archive"));
        using var raw = RawStore.New(Path.Combine(folder.Path, "raw.db"));
        var (importing, inserting) = (new List<double>(), new List<double>());
        var (importingCost, insertingCost) = (new List<double>(), new List<double>());
        var articles = archives.Articles().Take(WarmUp + 4 * slice).ToList();
        await archive.ImportAsync(articles.Take(WarmUp));
        raw.Add(articles.Take(WarmUp));
        foreach (var some in articles.Skip(WarmUp).Chunk(slice))
        {
            insertingCost.Add(await Times.ProcessorAsync(async () =>
                inserting.Add(await Times.OfAsync(() => Task.Run(() => raw.Add(some))) / some.Length)) / some.Length);
            importingCost.Add(await Times.ProcessorAsync(async () =>
                importing.Add(await Times.OfAsync(() => archive.ImportAsync(some)) / some.Length)) / some.Length);
        }

        report.Add($"import of {articles.Count:N0} articles / raw insertion", 1000 / importing.Average(),
            1000 / inserting.Average(), "a second", inserting.Average() / importing.Average(), importing.Count,
            0.15, 0.35);
        report.Add("the same, processor time an article", importingCost.Average(), insertingCost.Average(), "ms",
            insertingCost.Average() / importingCost.Average(), importing.Count, null, null);
    }

    /// <summary>Processor time, so that a busy machine does not distort the result.</summary>
    public static async Task MeasureCostAsync(Archives archives, Report report, bool quick)
    {
        var sizes = new[] { (1_000, 5, 2.5), (20_000, 5.5, 2.5), (100_000, 6, 2.5) }
            .Where(size => archives.Has(size.Item1) && (!quick || size.Item1 <= 1_000)).ToList();
        var costs = sizes.Select(_ => new List<double>()).ToList();
        var fresh = archives.Fresh().Take(WarmUp + 3 * Fresh).ToList();
        var copies = new List<(Scratch Folder, OpenedArchive Archive)>();
        using var alone = new Scratch(archives);
        await using (var first = await OpenedArchive.OpenAsync(Path.Combine(alone.Path, "archive")))
            await first.ImportAsync(archives.Articles().Take(Compiling));
        using var raw = RawStore.New(Path.Combine(alone.Path, "raw.db"));
        raw.Add(fresh.Take(WarmUp));
        var inserting = new List<double>();
        try
        {
            foreach (var (size, _, _) in sizes)
            {
                var folder = new Scratch(archives);
                copies.Add((folder, await OpenedArchive.OpenAsync(folder.Copy(size))));
                await copies[^1].Archive.ImportAsync(fresh.Take(WarmUp));
            }

            foreach (var some in fresh.Skip(WarmUp).Chunk(Fresh))
            {
                inserting.Add(await Times.ProcessorAsync(() => Task.Run(() => raw.Add(some))) / some.Length);
                for (var at = 0; at < sizes.Count; at++)
                    costs[at].Add(await Times.ProcessorAsync(() => copies[at].Archive.ImportAsync(some)) / some.Length);
            }
        }
        finally
        {
            foreach (var (folder, archive) in copies)
            {
                await archive.DisposeAsync();
                folder.Dispose();
            }
        }

        // How fast this machine is at the moment.
        report.Add("raw insertion, processor time an article", Times.Median(inserting), "ms", inserting.Count,
            null, null);
        foreach (var ((size, floor, aim), cost) in sizes.Zip(costs))
            report.Add($"import into {Archives.Name(size)} articles, processor time an article", Times.Median(cost),
                "ms", cost.Count, floor, aim);
    }
}

/// <summary>A folder for one measurement.</summary>
internal sealed class Scratch : IDisposable
{
    private readonly Archives archives;

    public Scratch(Archives archives)
    {
        this.archives = archives;
        Path = System.IO.Path.Combine(archives.Folder, $"scratch-{Guid.NewGuid():N}");
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    /// <summary>The archive, in this folder.</summary>
    public string Copy(int articles)
    {
        File.Copy(archives.Database(articles), System.IO.Path.Combine(Path, "archive.db"));
        return Path;
    }

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Path, recursive: true);
    }
}
