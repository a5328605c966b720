using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Web.Hosting;

/// <summary>Checks the whole database for damage after each start and once a day, while the site runs.</summary>
public sealed class DatabaseCheck(
    IDbContextFactory<ArchiveContext> archives, DataFolder folder, Health health, IHostApplicationLifetime life,
    ILogger<DatabaseCheck> log)
    : BackgroundService
{
    private const string Damaged =
        "The database is damaged: stop NewsArchive and put the data folder back from your newest backup.";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await life.GiveAsync(stoppingToken);
        using var day = new PeriodicTimer(TimeSpan.FromDays(1));
        do
        {
            // On a thread of its own, for it takes as long as reading the file.
            await Task.Factory.StartNew(
                () => CheckAsync(stoppingToken), stoppingToken, TaskCreationOptions.LongRunning, TaskScheduler.Default)
                .Unwrap();
        }
        while (await day.WaitForNextTickAsync(stoppingToken));
    }

    private async Task CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await using var archive = await archives.CreateDbContextAsync(cancellation);
            var found = await archive.FindDamageAsync(cancellation);
            if (found is not null)
                log.LogError("{Database} is damaged. The check found: {Damage}", folder.Database, found);
            health.Checked(found is null ? null : Damaged);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            var trouble = SqliteTrouble.Explain(error, folder.Database);
            log.LogError("The database could not be checked: {Reason}", trouble?.Message ?? error.Message);
            health.Checked(SqliteTrouble.Explain(error, Path.GetFileName(folder.Database))?.Message);
        }
    }
}
