using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data;
using NewsArchive.Tests.Support;
using NewsArchive.Web.Hosting;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>An upload for which the disk has too little room. In this process, where a disk can be made full.</summary>
public sealed partial class UploadTroubleTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task AnUploadThatFillsTheDiskSaysWhatIsStoredAndWhatIsNot()
    {
        var hindrance = new Hindrance();
        await using var archive = TestArchive.Unopened();
        await using var site = new WebApplicationFactory<SetupLink>().WithWebHostBuilder(host => host
            .UseSetting("Archive:DataFolder", archive.Folder)
            .ConfigureServices(services => TestArchive.Intercept(services, hindrance)));
        using var client = site.CreateClient();
        await SignInAsync(site.Services, client);
        var (files, before) = (TroubleTests.Filling(hindrance, archive), await CountAsync(site.Services));

        using var form = new MultipartFormDataContent
        {
            { new StringContent(await TokenAsync(client, "/admin/import")), "__RequestVerificationToken" },
        };
        foreach (var file in files)
            form.Add(new ReadOnlyMemoryContent(file.Bytes), "files", file.Name);
        using var answer = await client.PostAsync("/admin/import", form, Cancellation);
        var page = Reading.Parse(await answer.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal(503, (int)answer.StatusCode);
        Assert.Contains("is full. Free some space", page.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["2 not stored", "100 imported"],
            page.QuerySelectorAll("h2#not-stored, h2#results").Select(heading => heading.TextContent));
        Assert.Equal(["Not stored large 1.txt", "Not stored large 2.txt"],
            page.QuerySelectorAll("[aria-labelledby=not-stored] li").Select(line => line.Words()));
        Assert.Equal(100, page.QuerySelectorAll("[aria-labelledby=results] li").Length);
        Assert.Equal(before + 100, await CountAsync(site.Services));
        SqliteConnection.ClearAllPools();
    }

    private static async Task SignInAsync(IServiceProvider services, HttpClient client)
    {
        await using (var scope = services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<IdentityUser>>();
            var made = await users.CreateAsync(
                new IdentityUser(Visitor.Email) { Email = Visitor.Email, LockoutEnabled = true }, Visitor.Password);
            Assert.True(made.Succeeded);
        }

        using var form = new FormUrlEncodedContent([
            new("__RequestVerificationToken", await TokenAsync(client, "/sign-in")),
            new("Email", Visitor.Email), new("Password", Visitor.Password)]);
        using var answer = await client.PostAsync("/sign-in", form, Cancellation);
        Assert.True(answer.IsSuccessStatusCode);
    }

    private static async Task<string> TokenAsync(HttpClient client, string path) =>
        Token().Match(await client.GetStringAsync(path, Cancellation)).Groups[1].Value;

    private static async Task<int> CountAsync(IServiceProvider services)
    {
        await using var db = services.GetRequiredService<IDbContextFactory<ArchiveContext>>().CreateDbContext();
        return await db.Articles.CountAsync(Cancellation);
    }

    [GeneratedRegex("""(?s)<main.*name="__RequestVerificationToken" type="hidden" value="([^"]+)""")]
    private static partial Regex Token();
}
