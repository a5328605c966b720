using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NewsArchive.Accounts;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages.SignIn;

/// <summary>The one page of the admin area that a stranger sees.</summary>
[AllowAnonymous, EnableRateLimiting(SignInLimit.Name)]
public sealed class SignInModel(
    Door door, SignInManager<IdentityUser> signIn, AccountBook accounts, ReadingAccess access) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter your email address.")]
    [MaxLength(256, ErrorMessage = "An email address can have at most 256 characters.")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Enter your password.")]
    [MaxLength(1000, ErrorMessage = "A password can have at most 1,000 characters.")]
    public string Password { get; set; } = "";

    /// <summary>The page that asked for the sign-in.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Then { get; set; }

    /// <summary>True while nobody can sign in yet.</summary>
    public bool NoAccountYet { get; private set; }

    public bool ReadingNeedsSignIn => access.NeedsSignIn;

    public async Task OnGetAsync(CancellationToken cancellation) =>
        NoAccountYet = !await accounts.AnyAsync(cancellation);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        var account = await signIn.UserManager.FindByEmailAsync(Email);
        if (await door.FitsAsync(account, Password, HttpContext))
        {
            await signIn.SignInAsync(account!, isPersistent: false);
            return LocalRedirect(Url.IsLocalUrl(Then) ? Then : "/admin/import");
        }

        ModelState.AddModelError(
            "",
            "This email address and password do not match an account, or there were too many wrong passwords. "
                + "After five, wait ten minutes.");
        return Page();
    }
}
