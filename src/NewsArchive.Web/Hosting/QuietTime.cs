using NewsArchive.Importing;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Gives back what the pages left behind once nobody asks for any. The runtime collects garbage only when it wants more
/// memory, which on a quiet site may be never.
/// </summary>
public sealed class QuietTime : BackgroundService
{
    // Less than a page a second: the site's own checks alone.
    private const long QuietBytes = 512 * 1024;

    // What less leaves behind is not worth the pause.
    private const long WorthwhileBytes = 16 * 1024 * 1024;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var looks = new PeriodicTimer(Interval);
        var (before, given) = (GC.GetTotalAllocatedBytes(), 0L);
        while (await looks.WaitForNextTickAsync(stoppingToken))
        {
            var now = GC.GetTotalAllocatedBytes();
            if (now - before < QuietBytes && now - given >= WorthwhileBytes)
            {
                Memory.GiveBackAfter(now - given);
                given = now;
            }

            before = now;
        }
    }
}
