using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data;
using NewsArchive.Searching;

namespace NewsArchive.Benchmarks;

/// <summary>How long searches take, each query in turn with the same one against the limits.</summary>
internal static class SearchSpeed
{
    private const int Turns = 3;

    /// <summary>The whole page, as a browser gets it.</summary>
    public static async Task MeasurePagesAsync(Archives archives, Programs programs, Report report, bool quick)
    {
        var size = archives.Largest(quick ? 2_000 : 20_000)!.Value;
        var database = archives.Database(size);
        using var folder = new Scratch(archives);
        await using var site = await Site.StartAsync(programs.Published, folder.Copy(size));
        using var raw = RawStore.Beside(database);
        var queries = Queries.Draw(database);
        await site.WarmAsync("/search?q=government");
        var (turn, searching, before) = (0, 0.0, site.Processor);
        var all = await InTurnAsync(Times.OfAsync, queries,
            async query => searching += await Times.ProcessorAsync(() => Task.FromResult(raw.Search(query))),
            // Another address each time, so that no page is served that was kept.
            query => site.GetAsync($"/search?q={Uri.EscapeDataString(query)}&turn={turn++}"));
        foreach (var (percent, floor, aim) in new[] { (50, 3, 1.5), (95, 2, 1), (99, 1.5, 0.7) })
        {
            Add(report, $"search page / raw rank and snippet, {Archives.Name(size)}", all[1], all[0], percent, floor,
                aim);
        }

        var used = site.Processor - before;
        report.Add("the same, processor time on average", used / turn, searching / turn, "ms", used / searching, turn,
            null, null);
    }

    /// <summary>In process, without and with its facets, and in processor time, which a busy machine distorts less.</summary>
    public static async Task MeasureAsync(Archives archives, Report report, bool quick)
    {
        (int, double, double)[] sizes = quick
            ? [(2_000, 0.3, 0.15)]
            : [(20_000, 0.3, 0.15), (200_000, 0.3, 0.15), (1_000_000, 0.2, 0.1)];
        foreach (var (most, floor, aim) in sizes)
        {
            if (archives.Largest(most) is { } size && size * 2 >= most)
                await MeasureAsync(archives, report, size, floor, aim);
        }
    }

    private static async Task MeasureAsync(Archives archives, Report report, int size, double floor, double aim)
    {
        var database = archives.Database(size);
        using var raw = RawStore.Beside(database);
        await using var archive = await OpenedArchive.OpenAsync(archives.Of(size));
        var contexts = archive.Services.GetRequiredService<IDbContextFactory<ArchiveContext>>();
        var facts = archive.Services.GetRequiredService<ArticleFacts>();
        using var lucene = size <= 200_000 ? LuceneIndex.Beside(database) : null;
        var all = await InTurnAsync(Times.ProcessorAsync, Queries.Draw(database),
            query => Task.FromResult(raw.Search(query)),
            query => SearchAsync(query, withFacets: false),
            query => SearchAsync(query, withFacets: true),
            query => Task.FromResult(lucene?.Search(query)));
        Add(report, $"search in process / raw, {Archives.Name(size)}", all[1], all[0], 99, floor, aim);
        Add(report, $"search in process with facets / raw, {Archives.Name(size)}", all[2], all[0], 99, null, null);
        if (lucene is not null)
            Add(report, $"search in process / Lucene.NET, {Archives.Name(size)}", all[1], all[3], 99, 2, 1);

        async Task SearchAsync(string query, bool withFacets)
        {
            await using var db = contexts.CreateDbContext();
            await new ArticleSearch(db, facts).SearchAsync(
                new SearchQuery(query, [], []), withFacets, CancellationToken.None);
        }
    }

    /// <summary>For each way, the median time of each query.</summary>
    private static async Task<List<List<double>>> InTurnAsync(
        Func<Func<Task>, Task<double>> time, IReadOnlyList<string> queries, params Func<string, Task>[] ways)
    {
        var times = ways.Select(_ => queries.Select(_ => new List<double>()).ToList()).ToList();
        for (var turn = 0; turn <= Turns; turn++)
        {
            for (var query = 0; query < queries.Count; query++)
            {
                for (var way = 0; way < ways.Length; way++)
                {
                    var taken = await time(() => ways[way](queries[query]));
                    if (turn > 0) // once until all is warm
                        times[way][query].Add(taken);
                }
            }
        }

        return [.. times.Select(way => way.Select(Times.Median).ToList())];
    }

    private static void Add(
        Report report, string what, List<double> times, List<double> limits, int percent, double? floor,
        double? aim)
    {
        var (value, limit) = (Times.Percentile(times, percent), Times.Percentile(limits, percent));
        report.Add($"{what}, p{percent}", value, limit, "ms", value / limit, times.Count * Turns, floor, aim);
    }
}
