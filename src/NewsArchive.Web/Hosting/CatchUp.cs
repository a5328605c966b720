using NewsArchive.Importing;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Compares the quotes of articles that an older version stored, while the site runs. In an up-to-date archive there is
/// nothing to do, because an import compares what it stores.
/// </summary>
public sealed class CatchUp(Importer importer, IHostApplicationLifetime life, ILogger<CatchUp> log)
    : BackgroundService
{
    // Between two batches, so that readers and imports come first.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await life.GiveAsync(stoppingToken);
            if (!await importer.CatchUpAsync(stoppingToken))
                return;
            log.LogInformation("Comparing the quotes of older articles; the site can be used meanwhile");
            do
                await Task.Delay(Pause, stoppingToken);
            while (await importer.CatchUpAsync(stoppingToken));
            log.LogInformation("The quotes of all articles have been compared");
        }
        catch (ArchiveException error)
        {
            log.LogError("Comparing quotes stopped; the next start of the site tries again. {Reason}", error.Message);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // Shared quotes are an extra: every page works without them, and the next start continues from here.
            log.LogError(error, "Comparing quotes failed; the next start of the site tries again");
        }
    }
}
