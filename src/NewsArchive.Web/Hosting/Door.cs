using Microsoft.AspNetCore.Identity;

namespace NewsArchive.Web.Hosting;

/// <summary>Checks a password, in a way that tells nothing but whether it fits.</summary>
public sealed class Door(
    UserManager<IdentityUser> users, SignInAttempts attempts, KnownBrowser browsers, ILogger<Door> log)
{
    /// <param name="account">Null for an email address without one.</param>
    public async Task<bool> FitsAsync(IdentityUser? account, string password, HttpContext context)
    {
        var place = account is null ? default : browsers.PlaceOf(context, account);
        var mayTry = account is not null && attempts.TryBegin(account, place);
        if (!mayTry)
        {
            // As slow as checking a password, so that the time does not tell which addresses have an account.
            users.PasswordHasher.HashPassword(new IdentityUser(), password);
        }
        else if (await users.CheckPasswordAsync(account!, password))
        {
            attempts.Succeeded(account!, place);
            browsers.Remember(context, account!);
            log.SignIn("succeeded", context);
            return true;
        }

        log.SignIn(account is null || mayTry ? "failed" : "locked", context);
        return false;
    }
}
