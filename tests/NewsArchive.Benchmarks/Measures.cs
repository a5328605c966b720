namespace NewsArchive.Benchmarks;

/// <summary>All that can be measured, in the order of the table.</summary>
internal static class Measures
{
    private static readonly (string Name, Func<Archives, Programs, Report, bool, Task> Run)[] All =
    [
        ("import", async (archives, _, report, quick) =>
        {
            await ImportSpeed.MeasureCostAsync(archives, report, quick);
            await ImportSpeed.MeasureRateAsync(archives, report, quick);
        }),
        ("search", async (archives, programs, report, quick) =>
        {
            await SearchSpeed.MeasurePagesAsync(archives, programs, report, quick);
            await SearchSpeed.MeasureAsync(archives, report, quick);
        }),
        ("facets", FacetSpeed.MeasureAsync),
        ("pages", async (archives, programs, report, quick) =>
        {
            await PagesUnderLoad.MeasureAsync(archives, programs, report, quick);
            await ExpensivePages.MeasureAsync(archives, programs, report, quick);
            await ExpensivePages.MeasureWhileImportingAsync(archives, programs, report, quick);
        }),
        ("start", StartAndMemory.MeasureStartAsync),
        ("memory", StartAndMemory.MeasureMemoryAsync),
        ("size", (archives, _, report, quick) => Done(() => StartAndMemory.MeasureSize(archives, report, quick))),
        ("reading", (archives, _, report, quick) => Done(() => ReadingSpeed.Measure(archives, report, quick))),
    ];

    public static IEnumerable<string> Names => All.Select(measure => measure.Name);

    public static async Task RunAsync(
        Archives archives, string? bulk, IReadOnlyList<string> only, bool quick, CancellationToken cancellation)
    {
        await archives.MakeAsync(bulk, 2_000, 0, cancellation);
        var programs = new Programs(archives.Folder);
        var report = new Report();
        foreach (var (name, run) in All)
        {
            if (only.Count > 0 && !only.Contains(name))
                continue;
            cancellation.ThrowIfCancellationRequested();
            await run(archives, programs, report, quick);
        }
    }

    private static Task Done(Action work)
    {
        work();
        return Task.CompletedTask;
    }
}
