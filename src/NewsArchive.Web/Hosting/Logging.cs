using Serilog;
using Serilog.Events;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// One readable line per event on the console. What people read or search for can reveal a source, so no line contains
/// a query string, the name of an article's page, an email address or words of an article.
/// </summary>
public static class Logging
{
    private const string NoPage = "(no page)";

    private static readonly object PageKey = new();

    public static void AddLogging(this WebApplicationBuilder builder) => builder.Services.AddSerilog(log => log
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("System", LogEventLevel.Warning)
        // EF would log each failed statement with its stack, before the code that handles the failure logs it.
        .MinimumLevel.Override("Microsoft.EntityFrameworkCore", LogEventLevel.Fatal)
        // It warns at each start that the keys are not encrypted; the rest of the data folder is not encrypted either.
        // What it and the forms' tokens fail at comes with a stack, though the error page says it.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Fatal)
        .MinimumLevel.Override("Microsoft.AspNetCore.Antiforgery", LogEventLevel.Fatal)
        // A start that fails is said in a sentence at the end of Program.cs; these two would add the stack before it.
        .Filter.ByExcluding(logged =>
            logged.MessageTemplate.Text is "Hosting failed to start" or "Application startup exception")
        .WriteTo.Console(new LogLines()));

    /// <summary>
    /// One line per request, except for style sheets and the health check. It names the kind of page,
    /// <c>/articles/{slug}</c>, not the page.
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
    /// Remembers which kind of page was requested, since an error page shown instead would replace it. Call it after
    /// routing.
    /// </summary>
    public static void UsePageOfLog(this WebApplication app) => app.Use((context, next) =>
    {
        context.Items.TryAdd(PageKey, (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? NoPage);
        return next(context);
    });

    private static string Page(HttpContext context) =>
        context.Items[PageKey] is string page ? page == NoPage ? page : $"/{page.TrimStart('/')}" : NoPage;

    // A style sheet, script or font, served before pages are looked up.
    private static bool IsFile(HttpContext context) =>
        !context.Items.ContainsKey(PageKey) && context.Response.StatusCode < StatusCodes.Status400BadRequest;

    // A client may send any word of any length as a method.
    private static string Method(HttpContext context) =>
        context.Request.Method is { Length: <= 10 } method ? method : "(other)";
}
