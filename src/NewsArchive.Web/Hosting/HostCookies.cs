namespace NewsArchive.Web.Hosting;

/// <summary>
/// Over https, every cookie is sent under a name that begins with <c>__Host-</c>. Browsers accept such a cookie only
/// over https and only from this host, so neither a neighbouring host nor anyone on plain http can plant one. The
/// program uses only the plain names, which also serve over plain http, as in a home network.
/// </summary>
public static class HostCookies
{
    private const string Prefix = "__Host-";

    /// <summary>Call it after the proxy's headers are read and before anything reads or sets a cookie.</summary>
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

    // Cookies with a plain name may be planted, so they are ignored.
    private static string Trusted(IEnumerable<string?> lines) => string.Join("; ", lines
        .SelectMany(line => (line ?? "").Split(';', StringSplitOptions.TrimEntries))
        .Where(cookie => cookie.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(cookie => cookie[Prefix.Length..]));
}
