using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Who may enter /admin: accounts in the archive's own database, a cookie, and the link that makes the first one.
/// </summary>
public static class SignIn
{
    public const int MinPasswordLength = 12;
    public const int AttemptsBeforeLockout = 5;
    public static readonly TimeSpan LockoutTime = TimeSpan.FromMinutes(10);

    public static void AddSignIn(this IServiceCollection services, string dataFolder)
    {
        services.AddSingleton<SetupLink>();
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
            cookie.Events.OnValidatePrincipal = ValidateAsync;
        });
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "newsarchive-form";
            antiforgery.Cookie.Path = "/";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddAuthorization();
        services.AddIdentityCore<IdentityUser>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                // Length is what makes a password strong; rules on its characters only make it hard to remember.
                identity.Password.RequiredLength = MinPasswordLength;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = AttemptsBeforeLockout;
                identity.Lockout.DefaultLockoutTimeSpan = LockoutTime;
            })
            .AddEntityFrameworkStores<ArchiveContext>()
            .AddSignInManager();
    }

    // The error page is shown as if the reader were not signed in: accounts are in the database, which may be what
    // failed.
    private static Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.Features.Get<IExceptionHandlerFeature>() is null)
            return SecurityStampValidator.ValidatePrincipalAsync(context);
        context.RejectPrincipal();
        return Task.CompletedTask;
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

            There is no account yet. Open this link within one hour to make one; it works once:
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
