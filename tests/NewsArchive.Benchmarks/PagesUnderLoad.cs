using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace NewsArchive.Benchmarks;

/// <summary>
/// How many article pages a second are served to 32 connections, beside a constant string with the bytes of the same
/// page from the smallest possible server. Needs <c>wrk</c>.
/// </summary>
internal static partial class PagesUnderLoad
{
    private const string EachAnew = """
        local turn = 0
        request = function()
          turn = turn + 1
          return wrk.format("GET", wrk.path .. "?turn=" .. SEED .. "-" .. turn)
        end
        """;

    public static async Task MeasureAsync(Archives archives, Programs programs, Report report, bool quick)
    {
        const string What = "article pages a second / a constant string";
        if (!HasWrk())
        {
            Report.Skip(What, "wrk is not installed (apt-get install wrk)");
            return;
        }

        var size = archives.Largest(quick ? 2_000 : 20_000)!.Value;
        using var folder = new Scratch(archives);
        var data = folder.Copy(size);
        var page = "/articles/" + Typical(archives.Database(size));
        await using var site = await Site.StartAsync(programs.Published, data);
        await using var constant = await ConstantAsync(await site.GetAsync(page));
        var (limit, uncached, cached) = (new List<double>(), new List<double>(), new List<double>());
        var seconds = quick ? 3 : 8;
        for (var turn = 0; turn < 4; turn++)
        {
            var script = Path.Combine(folder.Path, "each-anew.lua");
            await File.WriteAllTextAsync(script, EachAnew.Replace("SEED", $"{turn}", StringComparison.Ordinal));
            var all = new[]
            {
                Rate(new Uri(constant.Urls.First()), seconds),
                Rate(new Uri(site.Address, page), seconds, "-s", script),
                Rate(new Uri(site.Address, page), seconds),
            };
            if (turn == 0)
                continue; // until all is warm
            limit.Add(all[0]);
            uncached.Add(all[1]);
            cached.Add(all[2]);
        }

        Add("not cached", uncached, 0.06, 0.12);
        Add("cached", cached, 0.6, 0.9);

        void Add(string how, List<double> rates, double floor, double aim) => report.Add(
            $"{What}, {how}", Times.Median(rates), Times.Median(limit), "a second",
            Times.Median(rates.Zip(limit, (rate, most) => rate / most)), rates.Count, floor, aim);
    }

    /// <summary>The article of middle length.</summary>
    public static string Typical(string database) => Sql.Strings(database,
        """
        SELECT Slug FROM Articles ORDER BY length(unpack(Text)), Id
        LIMIT 1 OFFSET (SELECT count(*) / 2 FROM Articles)
        """)[0];

    private static async Task<WebApplication> ConstantAsync(string page)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        app.MapGet("/", () => Results.Content(page, "text/html; charset=utf-8"));
        await app.StartAsync();
        return app;
    }

    private static bool HasWrk()
    {
        try
        {
            Run("-v");
            return true;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static double Rate(Uri address, int seconds, params string[] more)
    {
        var said = Run(["-t1", "-c32", $"-d{seconds}s", .. more, address.ToString()]);
        return said.Contains("Non-2xx", StringComparison.Ordinal)
            ? throw new InvalidOperationException($"{address} refuses:\n{said}")
            : double.Parse(RequestsPerSecond().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
    }

    private static string Run(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("wrk", words) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }

    [GeneratedRegex(@"Requests/sec:\s+([\d.]+)")]
    private static partial Regex RequestsPerSecond();
}
