using Microsoft.AspNetCore.Diagnostics;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Errors of a page. A problem with the database or its disk becomes one line in the log and a sentence on the page.
/// Anything else is an error in the program, and the log gets all its details.
/// </summary>
public static class Troubles
{
    public static void UseErrorPage(this WebApplication app)
    {
        var database = app.Services.GetRequiredService<DataFolder>().Database;
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = "/error/500",
            // What the failed request used may be broken, and its sign-in could not be read.
            CreateScopeForErrors = true,
            StatusCodeSelector = error => SqliteTrouble.Explain(error, database) is null
                ? StatusCodes.Status500InternalServerError
                : StatusCodes.Status503ServiceUnavailable,
            SuppressDiagnosticsCallback = failed =>
            {
                if (SqliteTrouble.Explain(failed.Exception, database) is not { } trouble)
                    return false;
                app.Logger.LogError("{Trouble}", trouble.Message);
                app.Logger.LogDebug(failed.Exception, "In full");
                return true;
            },
        });
    }

    /// <summary>The problem that led to the error page, in words without a path; null for any other cause.</summary>
    public static ArchiveException? Trouble(this HttpContext context, DataFolder folder)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        // The importer's exceptions contain the path of the database.
        var cause = error is ArchiveException { InnerException: { } inner } ? inner : error;
        return cause is null ? null : SqliteTrouble.Explain(cause, Path.GetFileName(folder.Database));
    }
}
