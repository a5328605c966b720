using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Searching;

namespace NewsArchive.Web.Hosting;

/// <summary>Reads what searches and the front page keep in memory, as soon as the site runs.</summary>
public sealed class WarmUp(
    IDbContextFactory<ArchiveContext> contexts, ArticleFacts facts, IHostApplicationLifetime life, ILogger<WarmUp> log)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await life.GiveAsync(stoppingToken);
            await using var db = await contexts.CreateDbContextAsync(stoppingToken);
            await facts.PrepareAsync(db, stoppingToken);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The first search tries again, and tells its reader what is wrong.
            log.LogWarning("What searches keep in memory could not be read yet: {Reason}", error.Message);
        }
    }
}
