using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace NewsArchive.Web.Pages.SignIn;

/// <summary>The one page of the admin area that a stranger sees.</summary>
public sealed class SignInModel(SignInManager<IdentityUser> signIn, UserManager<IdentityUser> users) : PageModel
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

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!ModelState.IsValid)
            return Page();
        var user = await users.FindByEmailAsync(Email);
        if (user is null)
        {
            // As slow as a wrong password, so that the answer does not tell which addresses have an account.
            users.PasswordHasher.HashPassword(new IdentityUser(), Password);
        }
        else if (await signIn.PasswordSignInAsync(user, Password, isPersistent: false, lockoutOnFailure: true)
            is { Succeeded: true })
        {
            return LocalRedirect(Url.IsLocalUrl(Then) ? Then : "/admin/import");
        }

        ModelState.AddModelError(
            "",
            "This email address and password do not match an account, or the account is locked for ten minutes after "
                + "five wrong passwords.");
        return Page();
    }
}
