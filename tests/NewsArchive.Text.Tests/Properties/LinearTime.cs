using System.Diagnostics;

namespace NewsArchive.Text.Tests.Properties;

/// <summary>
/// Tells linear from quadratic time on a busy machine: eight times the text takes eight times as long, or sixty-four. A
/// disturbed measurement is made again; what is quadratic stays so however often one looks.
/// </summary>
internal static class LinearTime
{
    private const double Between = 32;
    private const int Attempts = 4;

    public static void Holds(Action<string> read, string small, string large, int runs)
    {
        read(small);
        var ratio = double.MaxValue;
        for (var attempt = 0; attempt < Attempts && ratio >= Between; attempt++)
            ratio = Math.Min(ratio, Best(large) / Best(small));
        Assert.True(ratio < Between, $"8 times the text took {ratio:f1} times as long");

        double Best(string text) => Enumerable.Range(0, runs).Min(_ =>
        {
            var clock = Stopwatch.StartNew();
            read(text);
            return Math.Max(clock.Elapsed.TotalMilliseconds, 5);
        });
    }
}
