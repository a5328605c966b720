namespace NewsArchive.Web.Hosting;

/// <summary>
/// Over https every cookie travels under a name that begins with <c>__Host-</c>. A browser takes such a cookie from this
/// very host alone and over https alone, so that no neighbour in the domain and nobody on plain http can plant one. The
/// program knows only the plain names, which stay in use over plain http, as in a home network.
/// </summary>
public static class HostCookies
{
    private const string Prefix = "__Host-";

    /// <summary>Comes after what a proxy says of the scheme, and before all that reads or sets a cookie.</summary>
    public static IApplicationBuilder UseHostCookies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!context.Request.IsHttps)
            return next(context);
        context.Request.Headers.Cookie = Trusted(context.Request.Headers.Cookie);
        context.Response.OnStarting(() =>
        {
            var set = context.Response.Headers.SetCookie;
            if (set.Count > 0)
                context.Response.Headers.SetCookie = set.Select(cookie => Prefix + cookie).ToArray();
            return Task.CompletedTask;
        });
        return next(context);
    });

    // Those with a plain name may be planted: they count as not sent.
    private static string Trusted(IEnumerable<string?> lines) => string.Join("; ", lines
        .SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries))
        .Where(cookie => cookie.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(cookie => cookie[Prefix.Length..]));
}
