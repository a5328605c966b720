using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Drift;
using NewsArchive.Importing;
using NewsArchive.Resolving;
using NewsArchive.Searching;

namespace NewsArchive;

/// <summary>Sets up the services of the archive: the only place, for both the web site and the command line.</summary>
public static class ArchiveServices
{
    /// <summary>
    /// Adds the scoped <see cref="ArchiveContext"/> for a single request, a factory of contexts for longer work, the
    /// <see cref="Importer"/> and the search.
    /// </summary>
    public static IServiceCollection AddNewsArchive(this IServiceCollection services, IConfiguration configuration)
    {
        var folder = new DataFolder(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(folder);
        services.AddPooledDbContextFactory<SqliteArchiveContext>(
            options => SqliteArchiveContext.Configure(options, folder.Database));
        services.AddSingleton<IDbContextFactory<ArchiveContext>, ArchiveContextFactory>();
        services.AddScoped(provider =>
            provider.GetRequiredService<IDbContextFactory<ArchiveContext>>().CreateDbContext());
        services.AddLogging();
        services.AddSingleton<Importer>();
        services.AddSingleton<WhoIsWho>();
        services.AddScoped<ArticleSearch>();
        services.AddScoped<QuoteSearch>();
        services.AddScoped<NearAddresses>();
        services.AddScoped<DriftSearch>();
        services.AddSingleton<SqliteVersion>();
        services.AddSingleton<ArticleFacts>();
        services.AddSingleton<FrontPageReader>();
        return services;
    }

    /// <summary>Makes the database ready. Call it once before anything else touches the archive.</summary>
    /// <exception cref="ArchiveException">It cannot be opened; the message says why and what to do.</exception>
    public static async Task OpenArchiveAsync(this IServiceProvider provider, CancellationToken cancellation = default)
    {
        await using var db = await provider.GetRequiredService<IDbContextFactory<ArchiveContext>>()
            .CreateDbContextAsync(cancellation);
        await db.PrepareAsync(cancellation);
        var folder = provider.GetRequiredService<DataFolder>();
        PrivateFiles.CreateFolder(folder.Keys);
        if (PrivateFiles.Tighten(folder.Path))
            provider.GetRequiredService<ILogger<DataFolder>>().LogInformation(
                "Others on this machine could read {DataFolder}; now only the account that runs NewsArchive can",
                folder.Path);
    }

    /// <summary>
    /// Imports the first articles into an empty archive; otherwise does nothing and returns no results.
    /// </summary>
    public static async Task<IReadOnlyList<ImportResult>> ImportSeedsAsync(
        this IServiceProvider provider, CancellationToken cancellation = default)
    {
        await using var db = await provider.GetRequiredService<IDbContextFactory<ArchiveContext>>()
            .CreateDbContextAsync(cancellation);
        // Checks for rows, not for a new database: a first start may have been killed halfway.
        if (DataFolder.Seeds() is not { } seeds || await db.SourceFiles.AnyAsync(cancellation))
            return [];
        var files = Directory.EnumerateFiles(seeds).Order(StringComparer.Ordinal)
            .Select(path => new ImportFile(Path.GetFileName(path), File.ReadAllBytes(path)));
        return await provider.GetRequiredService<Importer>().ImportAsync([.. files], cancellation);
    }

    /// <summary>Keeps the choice of SQLite inside this file.</summary>
    private sealed class ArchiveContextFactory(IDbContextFactory<SqliteArchiveContext> contexts)
        : IDbContextFactory<ArchiveContext>
    {
        public ArchiveContext CreateDbContext() => contexts.CreateDbContext();
    }
}
