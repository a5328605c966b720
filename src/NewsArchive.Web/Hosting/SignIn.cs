using System.Data.Common;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using NewsArchive.Accounts;
using NewsArchive.Data;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Who may enter /admin: accounts in the archive's own database, a cookie, and the link that makes the first one.
/// </summary>
public static class SignIn
{
    // A working day; after it the password is needed again.
    private static readonly TimeSpan SessionTime = TimeSpan.FromHours(12);

    public static void AddSignIn(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton<SetupLink>();
        services.AddSingleton<KnownBrowser>();
        services.AddSingleton<SignInAttempts>();
        services.AddSingleton<ReadingAccess>();
        services.AddScoped<Door>();
        services.AddRateLimiter(limits => limits.AddPolicy<SignInPlace, SignInLimit>(SignInLimit.Name));
        services.AddDataProtection()
            .SetApplicationName("NewsArchive")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(dataFolder, "keys")));
        var scheme = IdentityConstants.ApplicationScheme;
        services.AddAuthentication(scheme).AddCookie(scheme, cookie =>
        {
            cookie.Cookie.Name = "newsarchive"; // over https with a prefix, which asks for this path: see HostCookies
            cookie.Cookie.Path = "/";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = "/sign-in";
            cookie.AccessDeniedPath = "/sign-in";
            cookie.ReturnUrlParameter = "then";
            cookie.ExpireTimeSpan = SessionTime;
            cookie.SlidingExpiration = false;
            cookie.Events.OnValidatePrincipal = CheckSessionAsync;
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "newsarchive-form";
            antiforgery.Cookie.Path = "/";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorization();
        services.AddOptions<AuthorizationOptions>()
            .Configure<ReadingAccess>((options, access) => access.Apply(options));
        services.AddAccounts().AddSignInManager();
    }

    /// <summary>
    /// Checks at each request whether the session still holds: signing out, a new password and the removal of the
    /// account end it in all browsers at once. It reads one row by its key; Identity's own check would also send a new
    /// cookie with each response.
    /// </summary>
    private static async Task CheckSessionAsync(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var claims = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity;
        var id = context.Principal?.FindFirstValue(claims.UserIdClaimType);
        var stamp = context.Principal?.FindFirstValue(claims.SecurityStampClaimType);
        try
        {
            var current = await services.GetRequiredService<ArchiveContext>().Users
                .Where(user => user.Id == id)
                .Select(user => user.SecurityStamp)
                .SingleOrDefaultAsync(context.HttpContext.RequestAborted);
            if (current is not null && current == stamp)
                return;
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
        }
        catch (DbException)
        {
            // The database failed, not the session: the cookie stays, but this request is treated as a stranger's, so
            // that it can still get the error page.
        }

        context.RejectPrincipal();
    }

    /// <summary>
    /// Prints the set-up link while there is no account. On the console itself and not through the log, because logs
    /// are kept and copied.
    /// </summary>
    public static async Task OfferSetupAsync(this WebApplication app)
    {
        await using var scope = app.Services.CreateAsyncScope();
        if (await scope.ServiceProvider.GetRequiredService<ArchiveContext>().Users.AnyAsync())
            return;
        var token = app.Services.GetRequiredService<SetupLink>().Issue();
        Console.WriteLine($"""

            There is no account yet. Open this link within one hour to create one; it works once:
            {app.Address()}/setup?token={token}

            """);
    }

    /// <summary>Where a browser on this machine finds the pages.</summary>
    public static string Address(this WebApplication app)
    {
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
            .FirstOrDefault() ?? "http://localhost";
        return address.Replace("0.0.0.0", "localhost").Replace("[::]", "localhost").TrimEnd('/');
    }
}
