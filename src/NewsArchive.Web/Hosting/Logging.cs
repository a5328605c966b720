using Serilog;
using Serilog.Events;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// One readable line an event on the console. What somebody reads or searches for can reveal a source, so no line holds
/// a query string, the name of a page's article, an e-mail address or a word of an article.
/// </summary>
public static class Logging
{
    private const string NoPage = "(no page)";

    private static readonly object PageKey = new();

    public static void AddLogging(this WebApplicationBuilder builder) => builder.Services.AddSerilog(log => log
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("System", LogEventLevel.Warning)
        // Warns at each start that the keys are not encrypted: like the rest of the data folder.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .WriteTo.Console(new LogLines()));

    /// <summary>
    /// A line for each answered request but those for style sheets and for the health check. It names the kind of page,
    /// <c>/articles/{slug}</c>, and not which one.
    /// </summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.MessageTemplate = "{RequestMethod} {Page} {StatusCode} in {Elapsed:0} ms";
        options.GetMessageTemplateProperties = (context, _, elapsed, status) =>
        [
            new LogEventProperty("RequestMethod", new ScalarValue(Method(context))),
            new LogEventProperty("Page", new ScalarValue(Page(context))),
            new LogEventProperty("StatusCode", new ScalarValue(status)),
            new LogEventProperty("Elapsed", new ScalarValue(elapsed)),
        ];
        options.GetLevel = (context, _, error) =>
            error is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : Page(context) == "/health" || IsFile(context) ? LogEventLevel.Debug
            : LogEventLevel.Information;
    });

    /// <summary>
    /// Remembers which kind of page was asked for; an error page that is shown instead would take its place. Stands
    /// behind routing.
    /// </summary>
    public static void UsePageOfLog(this WebApplication app) => app.Use((context, next) =>
    {
        context.Items.TryAdd(PageKey, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? NoPage);
        return next(context);
    });

    private static string Page(HttpContext context) =>
        context.Items[PageKey] is string page ? page == NoPage ? page : $"/{page.TrimStart('/')}" : NoPage;

    // A style sheet, a script, a font: served before any page is looked for.
    private static bool IsFile(HttpContext context) =>
        !context.Items.ContainsKey(PageKey) && context.Response.StatusCode < StatusCodes.Status400BadRequest;

    // A method is any word that a client likes, of any length.
    private static string Method(HttpContext context) =>
        context.Request.Method is { Length: <= 10 } method ? method : "(other)";
}
