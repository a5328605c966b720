using System.Globalization;
using Serilog;
using Serilog.Events;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// One readable line an event on the console. What somebody searches for can reveal a source, so no line holds a query
/// string, an e-mail address or a word of an article.
/// </summary>
public static class Logging
{
    public static void AddLogging(this WebApplicationBuilder builder) => builder.Services.AddSerilog(log => log
        .MinimumLevel.Information()
        .MinimumLevel.Override("Microsoft", LogEventLevel.Warning)
        .MinimumLevel.Override("System", LogEventLevel.Warning)
        // Warns at each start that the keys are not encrypted: like the rest of the data folder.
        .MinimumLevel.Override("Microsoft.AspNetCore.DataProtection", LogEventLevel.Error)
        .WriteTo.Console(
            outputTemplate: "{Timestamp:yyyy-MM-dd HH:mm:ss} {Level:u3} {Message:lj}{NewLine}{Exception}",
            formatProvider: CultureInfo.InvariantCulture));

    /// <summary>A line for each answered request but those for style sheets and for the health check.</summary>
    public static void UseRequestLog(this WebApplication app) => app.UseSerilogRequestLogging(options =>
    {
        options.MessageTemplate = "{RequestMethod} {RequestPath} {StatusCode} in {Elapsed:0} ms";
        options.GetLevel = (context, _, error) =>
            error is not null || context.Response.StatusCode >= 500 ? LogEventLevel.Error
            : context.Request.Path == "/health" || Path.HasExtension(context.Request.Path) ? LogEventLevel.Debug
            : LogEventLevel.Information;
    });
}
