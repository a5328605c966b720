using System.Diagnostics;
using System.Globalization;

namespace NewsArchive.Benchmarks;

/// <summary>Prints each figure as a row of one Markdown table, as soon as it is measured.</summary>
internal sealed class Report
{
    private bool begun;

    /// <summary>A figure beside its limit, measured in turn with it.</summary>
    /// <param name="unit">Of both.</param>
    /// <param name="ratio">The median of the ratios of all turns.</param>
    /// <param name="count">How many turns there were, or in all how many single measurements.</param>
    /// <param name="floor">The worst ratio that is good enough.</param>
    /// <param name="aim">The ratio it should have.</param>
    public void Add(
        string measure, double value, double limit, string unit, double ratio, int count, double? floor, double? aim) =>
        Row(measure, $"{Short(value)} {unit}", $"{Short(limit)} {unit}", Short(ratio), Short(count), Short(floor),
            Short(aim));

    /// <summary>A figure that has no limit to be compared with.</summary>
    public void Add(string measure, double value, string unit, int count, double? floor, double? aim) =>
        Row(measure, $"{Short(value)} {unit}", "", "", Short(count), Short(floor), Short(aim));

    /// <summary>Says that something cannot be measured here, and why.</summary>
    public static void Skip(string measure, string why) =>
        Console.Error.WriteLine($"{measure}: not measured, because {why}");

    private void Row(params string[] cells)
    {
        if (!begun)
        {
            Console.WriteLine("| measure | value | limit | ratio | n | floor | aim |");
            Console.WriteLine("| --- | --- | --- | --- | --- | --- | --- |");
        }

        begun = true;
        Console.WriteLine($"| {string.Join(" | ", cells)} |");
    }

    // Three digits that count.
    private static string Short(double? number) => number switch
    {
        null => "",
        0 => "0",
        { } some when Math.Abs(some) >= 100 || some == Math.Round(some) =>
            some.ToString("N0", CultureInfo.InvariantCulture),
        { } some when Math.Abs(some) >= 10 => some.ToString("0.0", CultureInfo.InvariantCulture),
        { } some when Math.Abs(some) >= 0.1 => some.ToString("0.00", CultureInfo.InvariantCulture),
        { } some => some.ToString("0.000", CultureInfo.InvariantCulture),
    };
}

/// <summary>Takes times, and what is typical of them.</summary>
internal static class Times
{
    /// <summary>In milliseconds.</summary>
    public static double Of(Action work)
    {
        var watch = Stopwatch.StartNew();
        work();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>In milliseconds.</summary>
    public static async Task<double> OfAsync(Func<Task> work)
    {
        var watch = Stopwatch.StartNew();
        await work();
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>
    /// Of all cores, in milliseconds: what the work would take on an idle machine, or more where it uses several cores.
    /// </summary>
    public static async Task<double> ProcessorAsync(Func<Task> work)
    {
        var before = Environment.CpuUsage.TotalTime;
        await work();
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
    }

    public static double Median(IEnumerable<double> values) => Percentile(values, 50);

    public static double Percentile(IEnumerable<double> values, int percent)
    {
        var sorted = values.Order().ToList();
        return sorted[Math.Min(sorted.Count * percent / 100, sorted.Count - 1)];
    }
}
