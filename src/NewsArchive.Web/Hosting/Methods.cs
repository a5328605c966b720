using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsArchive.Web.Hosting;

/// <summary>The HTTP methods that are answered: GET and HEAD everywhere, POST where a page has a form.</summary>
public static class Methods
{
    private const string Refusal = "This archive answers GET, HEAD and, where a page has a form, POST.";

    /// <summary>Refuses every other method before anything looks at the request.</summary>
    public static void UseMethods(this WebApplication app) => app.Use((context, next) =>
    {
        var (request, response) = (context.Request, context.Response);
        if (HttpMethods.IsGet(request.Method)
            || HttpMethods.IsHead(request.Method)
            || HttpMethods.IsPost(request.Method))
            return next(context);
        response.Headers.Allow = "GET, HEAD, POST";
        return response.RefuseAsync(StatusCodes.Status405MethodNotAllowed, Refusal, context.RequestAborted);
    });

    /// <summary>Answers with one plain sentence instead of a page.</summary>
    public static Task RefuseAsync(
        this HttpResponse response, int status, string sentence, CancellationToken cancellation)
    {
        response.StatusCode = status;
        response.ContentType = "text/plain; charset=utf-8";
        return response.WriteAsync(sentence + "\n", cancellation);
    }

    /// <summary>
    /// Refuses a form sent to a page without one. The framework would show the page without having loaded its data.
    /// </summary>
    public sealed class Filter : IPageFilter
    {
        public void OnPageHandlerSelected(PageHandlerSelectedContext context)
        {
        }

        public void OnPageHandlerExecuting(PageHandlerExecutingContext context)
        {
            if (context.HandlerMethod is null && HttpMethods.IsPost(context.HttpContext.Request.Method))
                context.Result = new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
        }

        public void OnPageHandlerExecuted(PageHandlerExecutedContext context)
        {
        }
    }
}
