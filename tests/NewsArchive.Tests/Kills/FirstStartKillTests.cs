using System.Globalization;
using NewsArchive.Tests.Pages;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests.Kills;

public sealed class FirstStartKillTests(ITestOutputHelper output)
{
    [Fact]
    [Trait("long", "kills")]
    public async Task AFirstStartThatIsKilledAtAnyMomentIsFollowedByOneThatWorks()
    {
        var undisturbed = TestArchive.NewFolder();
        var length = await KillAsync(undisturbed, TimeSpan.MaxValue);
        Assert.Single(Killing.Check(undisturbed));
        var rows = Killing.Rows(undisturbed);
        Directory.Delete(undisturbed, recursive: true);

        var moments = Killing.Moments(Killing.Times(100), length);
        var (nothing, empty) = (0, 0);
        foreach (var moment in moments)
        {
            var data = TestArchive.NewFolder();
            await KillAsync(data, moment);
            var stored = Killing.Check(data).Count;
            nothing += File.Exists(Path.Combine(data, "archive.db")) ? 0 : 1;
            empty += stored == 0 ? 1 : 0;

            await using var second = await RunningApp.StartAsync(data);
            Assert.NotNull(second.SetupLink);
            Assert.NotNull((await second.PageAsync("/")).QuerySelector("main a[href^='/articles/']"));
            await second.StopAsync();
            Assert.Single(Killing.Check(data));
            Assert.Equal(rows, Killing.Rows(data));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{moments.Count} kills of a first start that takes {length.TotalSeconds:F1} s of the processor: {nothing} "
            + $"before there was a database, {empty - nothing} before its first article, {moments.Count - empty} after; each next start works"));
    }

    /// <summary>Kills a start when it has worked so long, or when it is done.</summary>
    private static async Task<TimeSpan> KillAsync(string data, TimeSpan moment)
    {
        using var start = RunningApp.Launch(data);
        var errors = start.StandardError.ReadToEndAsync();
        var worked = await Killing.WorkAsync(start, Killing.PrintsAsync(start, "NewsArchive is at"), moment);
        start.Kill();
        await start.WaitForExitAsync();
        Assert.Equal("", await errors);
        return worked;
    }
}
