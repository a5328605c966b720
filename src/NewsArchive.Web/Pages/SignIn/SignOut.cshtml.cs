using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsArchive.Web.Pages.SignIn;

/// <summary>Ends all sessions of the account, here and in other browsers.</summary>
[AllowAnonymous]
public sealed class SignOutModel(SignInManager<IdentityUser> signIn) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        // Otherwise somebody with a copy of the cookie would stay signed in.
        if (await signIn.UserManager.GetUserAsync(User) is { } account)
            await signIn.UserManager.UpdateSecurityStampAsync(account);
        await signIn.SignOutAsync();
        return Redirect("/");
    }
}
