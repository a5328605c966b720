using System.Globalization;
using AngleSharp.Html.Dom;
using NewsArchive.Tests.Pages;
using Xunit;

namespace NewsArchive.Tests.Kills;

/// <summary>One archive that is killed in the middle of each of its uploads, and takes in all of them.</summary>
public sealed class UploadKillTests(ITestOutputHelper output) : IAsyncLifetime
{
    // A batch and a half.
    private const int Articles = 150;

    private readonly List<RunningApp> apps = [];

    public async ValueTask InitializeAsync() => await StartAsync(null);

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps)
            await app.DisposeAsync();
    }

    [Fact]
    [Trait("long", "kills")]
    public async Task AnUploadThatIsKilledAtAnyMomentLosesNothingAndIsCompletedByAnother()
    {
        var data = apps[0].DataFolder;
        using (var first = new Visitor(apps[0]))
            await first.SetUpAsync(apps[0]);
        await UploadAllAsync(Killing.Articles(Articles, "the beginning"), stored: 0);
        var course = await UploadAllAsync(Killing.Articles(Articles, "the measure"), stored: 0);

        var whole = Killing.Check(data).Count;
        var moments = Killing.Moments(Killing.Times(100), course);
        var (nothing, partly) = (0, 0);
        foreach (var (number, moment) in moments.Index())
        {
            var articles = Killing.Articles(Articles, $"week {number}");
            var (page, _) = await UploadAsync(articles, moment);
            await apps[^1].StopAsync();
            var stored = Killing.Check(data).Count - whole;
            Assert.InRange(stored, page is null ? 0 : Articles, Articles);
            nothing += stored == 0 ? 1 : 0;
            partly += stored is > 0 and < Articles ? 1 : 0;

            await StartAsync(data);
            await UploadAllAsync(articles, stored);
            whole += Articles;
            Assert.Equal(articles.Select(article => article.Name), Killing.Check(data).Skip(whole - Articles));
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{moments.Count} kills of an upload that takes {course.Length.TotalSeconds:F1} s of the processor, "
            + $"{course.Writing.TotalSeconds:F1} s from its first write on: {nothing} before anything was stored, "
            + $"{partly} when a part was, {moments.Count - nothing - partly} when all was; "
            + $"0 lost, 0 doubled of {whole}"));
    }

    private async Task StartAsync(string? data) => apps.Add(await RunningApp.StartAsync(data));

    /// <summary>Uploads, and kills the site at this moment unless its answer comes before.</summary>
    private async Task<(IHtmlDocument? Page, Killing.Course Course)> UploadAsync(
        (string Name, byte[] Bytes)[] articles, Killing.Moment? moment)
    {
        using var visitor = new Visitor(apps[^1]);
        await visitor.SignInAsync();
        var upload = visitor.ImportAsync(null, articles);
        var course = await apps[^1].WorkAsync(upload, moment);
        if (!upload.IsCompleted)
            await apps[^1].StopAsync();
        try
        {
            return (await upload, course);
        }
        catch (Exception error) when (error is HttpRequestException or IOException)
        {
            return (null, course);
        }
    }

    private async Task<Killing.Course> UploadAllAsync((string Name, byte[] Bytes)[] articles, int stored)
    {
        var (page, course) = await UploadAsync(articles, null);
        var outcome = (stored, Articles - stored) switch
        {
            (0, _) => $"{Articles} imported",
            (_, 0) => $"{Articles} already in the archive",
            var (here, others) => $"{others} imported, {here} already in the archive",
        };
        Assert.Contains(outcome, page!.QuerySelector("main")!.Words(), StringComparison.Ordinal);
        return course;
    }
}
