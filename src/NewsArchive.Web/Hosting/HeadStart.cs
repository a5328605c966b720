namespace NewsArchive.Web.Hosting;

/// <summary>
/// What runs beside the pages from the start on waits a second, so that the first page has the processor to itself.
/// </summary>
internal static class HeadStart
{
    private static readonly TimeSpan Length = TimeSpan.FromSeconds(1);

    /// <summary>Ends a second after the site began to answer.</summary>
    public static async Task GiveAsync(this IHostApplicationLifetime life, CancellationToken stoppingToken)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = life.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(stoppingToken);
        await Task.Delay(Length, stoppingToken);
    }
}
