using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using NewsArchive.Data;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Stops reading a page that takes too long, or that nobody waits for any more, and shows a page that says so. Requests
/// that write are not stopped.
/// </summary>
public sealed class TimeLimit(ArchiveContext archive) : IAsyncPageFilter
{
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(10);

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        // The error page must come even when the database cannot be opened.
        if (!HttpMethods.IsGet(context.HttpContext.Request.Method)
            || context.HttpContext.Features.Get<IExceptionHandlerFeature>() is not null)
        {
            await next();
            return;
        }

        PageHandlerExecutedContext? executed = null;
        try
        {
            await archive.WithinAsync(
                Limit,
                async () =>
                {
                    executed = await next();
                    executed.ExceptionDispatchInfo?.Throw();
                    return true;
                },
                context.HttpContext.RequestAborted);
        }
        catch (TimeoutException) when (executed is not null)
        {
            executed.ExceptionHandled = true;
            executed.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
        }
        catch (Exception) when (executed?.Exception is not null)
        {
            // The framework already has the exception and throws it again.
        }
    }
}
