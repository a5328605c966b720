using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data;
using NewsArchive.Importing;
using NewsArchive.Tests.Support;
using NewsArchive.Web.Hosting;
using NewsArchive.Web.Pages.Articles;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>
/// What is kept of an article's page. Each request has a query of its own, so that its whole page is not kept already.
/// </summary>
public sealed class ArticleBodiesTests : IAsyncDisposable
{
    private const string Slug = "the-mill-at-skerry-burns";

    private readonly string folder = TestArchive.NewFolder();
    private readonly WebApplicationFactory<SetupLink> site;
    private int asked;

    public ArticleBodiesTests() => site = new WebApplicationFactory<SetupLink>().WithWebHostBuilder(host => host
        .UseSetting("Archive:DataFolder", folder)
        .UseSetting("Archive:Hosts", "*"));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await site.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task AnArticleIsMadeOnceAndAnewAfterEachChangeOfItsRowsOrOfOthers()
    {
        using var client = site.CreateClient();
        var bodies = site.Services.GetRequiredService<ArticleBodies>();
        await ImportAsync("The mill at Skerry burns\n\n“It was the wind,” said Ada Quill.\n");
        Assert.Null(bodies.Find(Slug));
        var made = await ReadAsync(client);
        var body = bodies.Find(Slug)!;
        Assert.Contains(body.Html, made, StringComparison.Ordinal);
        Assert.Contains(body.Html, await ReadAsync(client), StringComparison.Ordinal);
        Assert.Same(body, bodies.Find(Slug));

        await ImportAsync("A wind at Skerry\n\nIt burned.\n");
        Assert.Null(bodies.Find(Slug));
        Assert.Contains(body.Html, await ReadAsync(client), StringComparison.Ordinal);
        Assert.NotNull(bodies.Find(Slug));

        // By connections of their own, as another program would.
        await ChangeAsync(db => db.Entities.Where(entity => entity.Name == "Ada Quill")
            .ExecuteUpdateAsync(set => set.SetProperty(entity => entity.Name, "Adela Quill"), Cancellation));
        Assert.Contains("Adela Quill", await ReadAsync(client), StringComparison.Ordinal);
        await ChangeAsync(db => db.Articles.Where(article => article.Slug == Slug)
            .ExecuteUpdateAsync(set => set.SetProperty(article => article.AnalyzerVersion, 9999), Cancellation));
        Assert.Contains("Analysis version 9999", await ReadAsync(client), StringComparison.Ordinal);
        await ChangeAsync(db => db.Articles.Where(article => article.Slug == Slug)
            .ExecuteUpdateAsync(set => set.SetProperty(article => article.Slug, "elsewhere"), Cancellation));
        using var gone = await client.GetAsync($"/articles/{Slug}?{asked++}", Cancellation);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, gone.StatusCode);
    }

    private async Task ImportAsync(string text)
    {
        await site.Services.GetRequiredService<Importer>().ImportAsync(
            [new ImportFile("a.txt", System.Text.Encoding.UTF8.GetBytes(text))], Cancellation);
        await Task.Delay(50, Cancellation);
    }

    private async Task ChangeAsync(Func<ArchiveContext, Task> change)
    {
        await using var db = await site.Services.GetRequiredService<IDbContextFactory<ArchiveContext>>()
            .CreateDbContextAsync(Cancellation);
        await change(db);
        await Task.Delay(50, Cancellation); // a tag may be ten milliseconds old
    }

    private Task<string> ReadAsync(HttpClient client) =>
        client.GetStringAsync($"/articles/{Slug}?{asked++}", Cancellation);
}
