using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Saves traffic: pages are compressed, and files that never change under their address are requested only once.
/// </summary>
public static class Delivery
{
    private const string Forever = "public, max-age=31536000, immutable";

    public static void AddDelivery(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        // Over TLS too: the only secret in a page, the token of its forms, is encrypted anew for each response, so that
        // its compressed length reveals nothing.
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
    });

    public static void UseDelivery(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Keep });
    }

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
