using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.StaticFiles;

namespace NewsArchive.Web.Hosting;

/// <summary>How little travels: pages are compressed, and what never changes under its address is asked for once.</summary>
public static class Delivery
{
    private const string Forever = "public, max-age=31536000, immutable";

    public static void AddDelivery(this IServiceCollection services) => services.AddResponseCompression(options =>
    {
        // Over TLS too: the one secret in a page, the token of its forms, is encrypted anew for each answer, so that
        // its length tells nothing.
        options.EnableForHttps = true;
        options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
    });

    public static void UseDelivery(this WebApplication app)
    {
        app.UseResponseCompression();
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = Keep });
    }

    /// <summary>Pages ask for a file with its hash, style sheets for fonts whose names carry their version.</summary>
    private static void Keep(StaticFileResponseContext file)
    {
        var request = file.Context.Request;
        file.Context.Response.Headers.CacheControl =
            request.Query.ContainsKey("v") || request.Path.StartsWithSegments("/fonts") ? Forever : "no-cache";
    }
}
