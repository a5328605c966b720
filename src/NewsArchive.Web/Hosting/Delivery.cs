using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Saves traffic: pages are compressed, and files that never change under their address are requested only once.
/// </summary>
public static class Delivery
{
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly string[] Files = ["/css", "/js", "/favicon.svg"];

    public static void AddDelivery(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        options.EnableForHttps = true; // where something is compressed at all
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
    });

    /// <summary>Style sheets, scripts, pictures and fonts, for everybody.</summary>
    public static void UseFiles(this WebApplication app)
    {
        app.UseWhen(
            context => Files.Any(folder => context.Request.Path.StartsWithSegments(folder)),
            files => files.UseResponseCompression());
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Keep });
    }

    /// <summary>
    /// Compresses pages; call it after the cache, which keeps them compressed. Over https only those that hold no
    /// secret: the length of a compressed page tells, to who can put words of his own into it, whether they also stand
    /// elsewhere in it.
    /// </summary>
    public static void UsePageCompression(this WebApplication app) => app.UseWhen(
        context => !context.Request.IsHttps || context.IsForEverybody(),
        pages => pages.UseResponseCompression());

    /// <summary>
    /// Pages request files with a hash in the address; style sheets request fonts with a version in their names.
    /// </summary>
    private static void Keep(StaticFileResponseContext file)
    {
        var request = file.Context.Request;
        file.Context.Response.Headers.CacheControl =
            request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/fonts") ? Forever : "no-cache";
    }
}
