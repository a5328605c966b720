using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Importing;
using NewsArchive.Searching;

namespace NewsArchive.Web.Hosting;

/// <summary>Reads what searches and the front page keep in memory, as soon as the site runs.</summary>
public sealed class WarmUp(
    IDbContextFactory<ArchiveContext> contexts, ArticleFacts facts, IHostApplicationLifetime life, ILogger<WarmUp> log)
    : BackgroundService
{
    /// <summary>About what reading about one article leaves behind, in bytes.</summary>
    private const long LeftByArticle = 4096;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await life.GiveAsync(stoppingToken);
            await using var db = await contexts.CreateDbContextAsync(stoppingToken);
            var articles = await facts.PrepareAsync(db, stoppingToken);
            Memory.GiveBackAfter(articles * LeftByArticle);
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            // The first search tries again, and tells its reader what is wrong.
            log.LogWarning("What searches keep in memory could not be read yet: {Reason}", error.Message);
        }
    }
}
