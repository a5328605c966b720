using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Remembers in a cookie that this browser signed in to an account. The cookie lets nobody in. It only tells the owner
/// from strangers who guess passwords, so it outlives signing out.
/// </summary>
public sealed class KnownBrowser(IDataProtectionProvider protection)
{
    private const string CookieName = "newsarchive-browser";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector("NewsArchive.KnownBrowser").ToTimeLimitedDataProtector();

    /// <summary>
    /// Where a request for one account comes from: a browser is known only to the account it signed in to.
    /// </summary>
    public SignInPlace PlaceOf(HttpContext context, IdentityUser account) =>
        Read(context) is { } known && known.Account == account.Id
            ? new SignInPlace(known.Browser, true)
            : new SignInPlace(NetworkAddress.NetworkOf(context), false);

    /// <summary>Where a request comes from, whichever account it is for.</summary>
    public SignInPlace PlaceOf(HttpContext context) =>
        Read(context) is { } known
            ? new SignInPlace(known.Browser, true)
            : new SignInPlace(NetworkAddress.NetworkOf(context), false);

    /// <summary>From now on this browser is known to the account.</summary>
    public void Remember(HttpContext context, IdentityUser account)
    {
        var browser = Read(context) is { } known && known.Account == account.Id
            ? known.Browser
            : Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        context.Response.Cookies.Append(
            CookieName, // over https with a prefix: see HostCookies
            protector.Protect($"{account.Id} {browser}", Lifetime),
            new CookieOptions
            {
                HttpOnly = true,
                SameSite = SameSiteMode.Strict,
                Secure = context.Request.IsHttps,
                MaxAge = Lifetime,
            });
    }

    private (string Account, string Browser)? Read(HttpContext context)
    {
        if (context.Request.Cookies[CookieName] is not { } cookie)
            return null;
        try
        {
            return protector.Unprotect(cookie).Split(' ') is [var account, var browser] ? (account, browser) : null;
        }
        catch (CryptographicException)
        {
            return null; // too old, of other keys, or made up
        }
    }
}
