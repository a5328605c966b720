using Microsoft.AspNetCore.Diagnostics;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Errors of a page. Trouble with the database or its disk is one line in the log and a sentence on the page; anything
/// else is a mistake in the program, and the log gets all of it.
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

    /// <summary>The trouble that led to the error page, in words without a path; null when it was another reason.</summary>
    public static ArchiveException? Trouble(this HttpContext context, DataFolder folder)
    {
        var error = context.Features.Get<IExceptionHandlerFeature>()?.Error;
        // What the importer throws names the database by its path.
        var cause = error is ArchiveException { InnerException: { } inner } ? inner : error;
        return cause is null ? null : SqliteTrouble.Explain(cause, Path.GetFileName(folder.Database));
    }
}
