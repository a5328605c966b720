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
        var length = (await KillAsync(undisturbed, null)).Length;
        Assert.Single(Killing.Check(undisturbed));
        var rows = Killing.Rows(undisturbed);
        Directory.Delete(undisturbed, recursive: true);

        var moments = Killing.Moments(Killing.Times(100), length);
        var (nothing, empty) = (0, 0);
        foreach (var (number, moment) in moments.Index())
        {
            var data = TestArchive.NewFolder();
            await KillAsync(data, moment);
            var stored = Killing.Check(data).Count;
            nothing += File.Exists(Path.Combine(data, "archive.db")) ? 0 : 1;
            empty += stored == 0 ? 1 : 0;

            // In a short run one further start of the site is enough; this process does the same to the other archives.
            var another = LongRun.Is("kills") || number == moments.Count - 1;
            await using var next = another ? await StartAsync(data) : await OpenAsync(data); // the folder goes with it
            Assert.Single(Killing.Check(data));
            Assert.Equal(rows, Killing.Rows(data));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{moments.Count} kills of a first start that takes {length.TotalSeconds:F1} s of the processor: "
            + $"{nothing} before there was a database, {empty - nothing} before its first article, "
            + $"{moments.Count - empty} after; 0 lost, 0 doubled"));
    }

    private static async Task<IAsyncDisposable> StartAsync(string data)
    {
        var app = await RunningApp.StartAsync(data);
        Assert.NotNull(app.SetupLink);
        Assert.NotNull((await app.PageAsync("/")).QuerySelector("main a[href^='/articles/']"));
        await app.StopAsync();
        return app;
    }

    private static async Task<IAsyncDisposable> OpenAsync(string data)
    {
        var archive = await TestArchive.OpenAsync(data);
        await archive.Services.ImportSeedsAsync();
        return archive;
    }

    /// <summary>Kills a start at this moment, or when it is done.</summary>
    private static async Task<Killing.Course> KillAsync(string data, Killing.Moment? moment)
    {
        using var start = RunningApp.Launch(data);
        var errors = start.StandardError.ReadToEndAsync();
        var course = await Killing.WorkAsync(start, data, Killing.PrintsAsync(start, "NewsArchive is at"), moment);
        start.Kill();
        await start.WaitForExitAsync();
        Assert.Equal("", await errors);
        return course;
    }
}
