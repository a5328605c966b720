using Microsoft.AspNetCore.OutputCaching;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Keeps pages in memory the way visitors without an account get them, because these are the same for all of them. A
/// page is kept under the <see cref="ArchiveTag"/> that it was made under: as soon as anything is committed, by this
/// process or another, no earlier page is found again. Searches are not kept: what people look for should be
/// nowhere longer than it takes to answer it.
/// </summary>
public static class PageCache
{
    private const long MaxBytes = 32 * 1024 * 1024;
    private const long MaxPageBytes = 2 * 1024 * 1024;
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    // The folders and pages whose contents are for everybody who may read. Whatever is added elsewhere is not kept.
    private static readonly string[] Folders = ["/Articles", "/Entities", "/Quotes"];
    private static readonly string[] Pages = ["/Index", "/Keys"];

    public static void AddPageCache(this IServiceCollection services)
    {
        services.AddSingleton<ArchiveTag>();
        services.AddSingleton<ArticleBodies>();
        services.AddOutputCache(cache =>
        {
            cache.SizeLimit = MaxBytes;
            cache.MaximumBodySize = MaxPageBytes;
            cache.UseCaseSensitivePaths = true;
            cache.AddBasePolicy(new Policy());
        });
        services.Configure<Microsoft.AspNetCore.Mvc.RazorPages.RazorPagesOptions>(pages =>
        {
            foreach (var folder in Folders)
                pages.Conventions.AddFolderApplicationModelConvention(folder, page => page.EndpointMetadata.Add(Mark));
            foreach (var one in Pages)
                pages.Conventions.AddPageApplicationModelConvention(one, page => page.EndpointMetadata.Add(Mark));
        });
    }

    /// <summary>
    /// Answers from memory what has not changed. Call it after authorization: what someone may not read never gets
    /// here.
    /// </summary>
    public static void UsePageCache(this WebApplication app)
    {
        app.Use((context, next) => AnswerAsync(context, next));
        app.UseOutputCache();
    }

    /// <summary>True when the page does not depend on who asks for it, and holds no secret.</summary>
    public static bool IsForEverybody(this HttpContext context) =>
        (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
        && context.GetEndpoint()?.Metadata.GetMetadata<OpenPage>() is not null
        && context.User.Identity?.IsAuthenticated != true
        && !context.RequestServices.GetRequiredService<ReadingAccess>().NeedsSignIn;

    private static Task AnswerAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.IsForEverybody() || context.RequestServices.GetRequiredService<ArchiveTag>().Read() is not { } tag)
            return next(context);
        var (request, response) = (context.Request, context.Response);
        response.Headers.ETag = tag;
        // A browser keeps it, but asks each time whether it is still the newest.
        response.Headers.CacheControl = "no-cache";
        response.Headers.Vary = "Cookie";
        if (request.Headers.IfNoneMatch.Any(known => known!.Contains(tag[2..], StringComparison.Ordinal)))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return Task.CompletedTask;
        }

        context.Features.Set(new MadeUnder(tag));
        response.OnStarting(() =>
        {
            if (response.StatusCode != StatusCodes.Status200OK)
                response.Headers.Remove("ETag");
            return Task.CompletedTask;
        });
        return next(context);
    }

    private sealed class Policy : IOutputCachePolicy
    {
        public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var tag = context.HttpContext.Features.Get<MadeUnder>()?.Tag;
            context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking
                = tag is not null;
            if (tag is null)
                return ValueTask.CompletedTask;
            context.ResponseExpirationTimeSpan = Lifetime;
            context.CacheVaryByRules.QueryKeys = "*";
            context.CacheVaryByRules.VaryByValues["tag"] = tag;
            context.CacheVaryByRules.VaryByValues["encoding"] = context.HttpContext.Encoding() ?? "";
            return ValueTask.CompletedTask;
        }

        public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) =>
            ValueTask.CompletedTask;

        public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
        {
            var response = context.HttpContext.Response;
            if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0)
                context.AllowCacheStorage = false;
            return ValueTask.CompletedTask;
        }
    }

    private static readonly OpenPage Mark = new();

    private sealed class OpenPage;

    private sealed record MadeUnder(string Tag);
}
