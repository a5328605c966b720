using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Importing;
using NewsArchive.Searching;
using Xunit;

namespace NewsArchive.Tests.Support;

/// <summary>A real archive in its own folder, deleted when the test ends.</summary>
public sealed class TestArchive : IAsyncDisposable
{
    private readonly ServiceProvider services;

    private TestArchive(string folder, IInterceptor? interceptor)
    {
        Folder = folder;
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([new("Archive:DataFolder", folder)]).Build();
        var collection = new ServiceCollection().AddNewsArchive(configuration);
        if (interceptor is not null)
            Intercept(collection, interceptor);
        services = collection.BuildServiceProvider();
    }

    public string Folder { get; }

    public string Database => Path.Combine(Folder, "archive.db");

    public IServiceProvider Services => services;

    public Importer Importer => services.GetRequiredService<Importer>();

    public static string NewFolder() => Directory.CreateTempSubdirectory("newsarchive-").FullName;

    public static TestArchive Unopened(string? folder = null) => new(folder ?? NewFolder(), null);

    public static async Task<TestArchive> OpenAsync(string? folder = null, IInterceptor? interceptor = null)
    {
        var archive = new TestArchive(folder ?? NewFolder(), interceptor);
        await archive.Services.OpenArchiveAsync();
        return archive;
    }

    /// <summary>Lets something listen to, or change, what an archive asks of its database.</summary>
    public static void Intercept(IServiceCollection services, IInterceptor interceptor) =>
        services.ConfigureDbContext<SqliteArchiveContext>(options => options.AddInterceptors(interceptor));

    public ArchiveContext Context() =>
        services.GetRequiredService<IDbContextFactory<ArchiveContext>>().CreateDbContext();

    /// <summary>Stores hand-written documents and fails if one cannot be stored.</summary>
    public async Task StoreAsync(params Draft[] drafts)
    {
        var results = await Importer.StoreAsync([.. drafts.Select(draft => draft.Analyzed())], default);
        Assert.All(results, result => Assert.Equal((ImportOutcome.Imported, null), (result.Outcome, result.Reason)));
        await CheckIndexAsync();
    }

    public async Task<SearchPage> SearchAsync(SearchQuery query)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<ArticleSearch>().SearchAsync(query);
    }

    public async Task<QuotePage> QuotesAsync(QuoteQuery query)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<QuoteSearch>().SearchAsync(query);
    }

    /// <summary>Asks FTS5 whether its index matches the articles exactly.</summary>
    public async Task CheckIndexAsync()
    {
        await using var db = Context();
        await db.Database.ExecuteSqlRawAsync(
            "INSERT INTO ArticleIndex(ArticleIndex, rank) VALUES ('integrity-check', 1)");
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(Folder)) // two programs may share it
            Directory.Delete(Folder, recursive: true);
    }
}
