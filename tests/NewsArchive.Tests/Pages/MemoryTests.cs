using System.Globalization;
using System.Text;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>How much memory the site takes for what somebody sends it, and how much it gives back.</summary>
public sealed class MemoryTests
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    [Trait("long", "memory")]
    public async Task AnUploadOfGarbageTakesLittleMemoryAndGivesItBack()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells a process's memory in /proc");
        await using var app = await RunningApp.StartAsync();
        using var editor = new Visitor(app);
        await editor.SetUpAsync(app);
        var before = Megabytes(app, "VmRSS");
        var page = await editor.ImportAsync(null, Files(LongRun.Is("memory") ? 27 : 10, Garbage));
        Assert.All(page.QuerySelectorAll(".outcome"), outcome => Assert.Equal("Unreadable", outcome.TextContent));
        Assert.InRange(Megabytes(app, "VmHWM"), 0, before + 160);
        await ShrinksAsync(app, before + 100);
    }

    [Fact]
    [Trait("long", "memory")]
    public async Task AnUploadOfDenseTextStaysUnderItsBoundAndGivesItsMemoryBack()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells a process's memory in /proc");
        if (!LongRun.Is("memory"))
            return;
        await using var app = await RunningApp.StartAsync();
        using var editor = new Visitor(app, TimeSpan.FromMinutes(40));
        await editor.SetUpAsync(app);
        await editor.ImportAsync(null, Files(27, Dense));
        Assert.InRange(Megabytes(app, "VmHWM"), 0, 700);
        await ShrinksAsync(app, 350);
    }

    [Fact]
    public async Task ASiteThatNobodyAsksGivesBackWhatItsPagesLeftBehind()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells a process's memory in /proc");
        await using var app = await RunningApp.StartAsync();
        using var visitor = new Visitor(app);
        for (var turn = 0; turn < 60; turn++)
            await visitor.GetAsync($"/search?q=bridge+OR+{turn}");
        await ShrinksAsync(app, Megabytes(app, "VmRSS") - 5);
    }

    // In a minute at most.
    private static async Task ShrinksAsync(RunningApp app, int megabytes)
    {
        for (var second = 0; second < 60 && Megabytes(app, "VmRSS") > megabytes; second++)
            await Task.Delay(1000, TestContext.Current.CancellationToken);
        Assert.InRange(Megabytes(app, "VmRSS"), 0, megabytes);
    }

    private static int Megabytes(RunningApp app, string line) => int.Parse(
        File.ReadLines($"/proc/{app.ProcessId}/status").First(text => text.StartsWith(line, StringComparison.Ordinal))
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1],
        CultureInfo.InvariantCulture) / 1024;

    private static (string Name, byte[] Bytes)[] Files(int count, Func<int, byte[]> make) =>
        [.. Enumerable.Range(0, count).Select(number => ($"{number}.txt", make(number)))];

    private static byte[] Garbage(int number)
    {
        var bytes = new byte[9 * Megabyte];
        new Random(number).NextBytes(bytes);
        return bytes;
    }

    private static byte[] Dense(int number)
    {
        string[] paragraphs =
        [
            "“The bridge is safe,” Mayor Zara Holm told The Wend Post on Monday, according to two officials.",
            "Ivo Brandt, who runs the ferry, said that nobody had asked him. “I would not cross it,” he said.",
            "The council of Skerry, the River Trust and Orla Venn met in Łódź; Ada Quill read the report aloud.",
            "It rained for three days. The piers of the old bridge are cracked below the waterline, one diver wrote.",
        ];
        var random = new Random(number);
        var text = new StringBuilder($"Report {number} on the bridge\n\n");
        while (text.Length < 8_900_000)
            text.Append(random.Next(10_000)).Append(' ').Append(paragraphs[random.Next(4)]).Append("\n\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
