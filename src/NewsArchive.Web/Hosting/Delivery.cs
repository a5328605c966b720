using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Saves traffic: pages and files are compressed, and files that never change under their address are requested only
/// once.
/// </summary>
public static class Delivery
{
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly string[] Folders = ["/css", "/js", "/favicon.svg"];

    // Publishing puts these beside each file that gets smaller.
    private static readonly Dictionary<string, string> Compressed = new() { ["br"] = ".br", ["gzip"] = ".gz" };

    public static void AddDelivery(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true; // where something is compressed at all
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
    });

    /// <summary>Style sheets, scripts, pictures and fonts, for everybody.</summary>
    public static void UseFiles(this WebApplication app)
    {
        app.UseWhen(
            context => Folders.Any(folder => context.Request.Path.StartsWithSegments(folder)),
            files =>
            {
                files.Use((context, next) => TakeCompressed(app, context, next));
                files.UseResponseCompression();
            });
        var types = new FileExtensionContentTypeProvider();
        foreach (var end in Compressed.Values)
            types.Mappings[end] = "application/octet-stream"; // where that itself is asked for
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Prepare, ContentTypeProvider = types });
    }

    /// <summary>
    /// Compresses pages; call it after the cache, which keeps them compressed. Over https only those that hold no
    /// secret: the length of a compressed page tells, to who can put words of his own into it, whether they also stand
    /// elsewhere in it.
    /// </summary>
    public static void UsePageCompression(this WebApplication app) => app.UseWhen(
        context => !context.Request.IsHttps || context.IsForEverybody(),
        pages => pages.UseResponseCompression());

    /// <summary>The form in which an answer to this request would be compressed; null for none.</summary>
    public static string? Encoding(this HttpContext context) => context.RequestServices
        .GetRequiredService<IResponseCompressionProvider>().GetCompressionProvider(context)?.EncodingName;

    /// <summary>Sends the file that publishing compressed, where there is one.</summary>
    private static Task TakeCompressed(WebApplication app, HttpContext context, RequestDelegate next)
    {
        if (context.Encoding() is { } encoding && Compressed.TryGetValue(encoding, out var end)
            && app.Environment.WebRootFileProvider.GetFileInfo(context.Request.Path + end).Exists)
        {
            context.Features.Set(new InsteadOf(context.Request.Path, encoding));
            context.Request.Path += end;
        }

        return next(context);
    }

    private static void Prepare(StaticFileResponseContext file)
    {
        var (context, response) = (file.Context, file.Context.Response);
        var path = context.Request.Path;
        if (context.Features.Get<InsteadOf>() is { } asked)
        {
            path = asked.Path;
            response.Headers.ContentEncoding = asked.Encoding;
            response.Headers.Vary = "Accept-Encoding";
            if (new FileExtensionContentTypeProvider().TryGetContentType(path, out var type))
                response.ContentType = type;
        }

        // Pages request files with a hash in the address; style sheets request fonts with a version in their names.
        response.Headers.CacheControl =
            context.Request.Query.ContainsKey("v") || path.StartsWithSegments("/fonts") ? Forever : "no-cache";
    }

    private sealed record InsteadOf(PathString Path, string Encoding);
}
