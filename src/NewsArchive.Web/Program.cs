using NewsArchive;
using NewsArchive.Data.Sqlite;
using NewsArchive.Web.Hosting;
using NewsArchive.Web.Pages.Articles;

// The folder of the program, so that a published build works from any folder.
var builder = WebApplication.CreateBuilder(new WebApplicationOptions
{
    Args = args,
    ContentRootPath = AppContext.BaseDirectory,
});
builder.AddLogging();
builder.UseDefaultAddress("http://localhost:5080");
builder.Services.AddNewsArchive(builder.Configuration);
builder.Services.AddSignIn(new DataFolder(builder.Configuration).Path);
builder.Services.AddReading(builder.Configuration);
builder.Services.AddDelivery();
builder.Services.AddPageCache();
builder.Services.AddHostedService<CatchUp>();
builder.Services.AddHostedService<WarmUp>();
builder.Services.AddHostedService<QuietTime>();
builder.Services.AddHealth();
// Uploads and responses still running by then are cut off; nothing is half stored.
builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));

var app = builder.Build();
// Opening the archive is half of a start, and what follows does not wait for it.
var opened = Task.Run(() =>
{
    app.Services.GetRequiredService<ReadingAccess>().Check();
    return app.Services.OpenArchiveAsync();
});
app.UseSecurityHeaders();
app.UseReverseProxies();
app.UseHostCookies();
app.UseRequestLog();
app.UseKnownHosts();
app.UseMethods();
app.UseFailureWatch();
app.UseErrorPage();
app.UseStatusCodePagesWithReExecute("/error/{0}");
app.UseFiles();
app.UseRouting();
app.UsePageOfLog();
app.UseRequestTimeouts();
app.UseRateLimiter();
app.UseAuthentication();
app.UseAuthorization();
app.UsePageCache();
app.UsePageCompression();
app.MapRazorPages();
app.MapMethods("/articles/{slug}/original", [HttpMethods.Get, HttpMethods.Head], Original.GetAsync);
app.MapHealth();
app.MapFallback("/admin/{**rest}", () => Results.NotFound()).RequireAuthorization();

var database = app.Services.GetRequiredService<DataFolder>().Database;
try
{
    await opened;
    await app.LogSeedsAsync();
    await app.ListenAsync();
    await app.AnnounceAsync();
    await app.WaitForShutdownAsync();
    return 0;
}
catch (Exception error) when (error is IOException || SqliteTrouble.Explain(error, database) is not null)
{
    var reason = SqliteTrouble.Explain(error, database)?.Message ?? error.Message;
    app.Logger.LogCritical("NewsArchive cannot start: {Reason}", reason);
    return 1;
}
