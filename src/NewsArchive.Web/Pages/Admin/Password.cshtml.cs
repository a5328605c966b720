using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages.Admin;

/// <summary>
/// Changes one's own password. It asks for the current one, with the same limits as signing in: somebody else may be
/// using an open session.
/// </summary>
[EnableRateLimiting(SignInLimit.Name)]
public sealed class PasswordModel(Door door, SignInManager<IdentityUser> signIn) : PageModel
{
    [BindProperty, Required(ErrorMessage = "Enter your current password.")]
    [MaxLength(1000, ErrorMessage = "A password can have at most 1,000 characters.")]
    public string Current { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Choose a new password.")]
    public string New { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public bool Changed { get; set; }

    public string Email => User.Identity?.Name ?? "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Changed = false;
        if (!ModelState.IsValid)
            return Page();
        if (await signIn.UserManager.GetUserAsync(User) is not { } account)
            return Challenge();
        if (!await door.FitsAsync(account, Current, HttpContext))
        {
            ModelState.AddModelError(
                "", "The current password is wrong, or there were too many wrong ones. After five, wait ten minutes.");
            return Page();
        }

        // Changes the account's stamp too, which ends all its sessions; this one gets the new stamp.
        var changed = await signIn.UserManager.ChangePasswordAsync(account, Current, New);
        if (changed.Succeeded)
        {
            await signIn.RefreshSignInAsync(account);
            return Redirect("/admin/password?changed=true");
        }

        foreach (var problem in changed.Errors.Select(error => error.Description).Distinct())
            ModelState.AddModelError("", problem);
        return Page();
    }
}
