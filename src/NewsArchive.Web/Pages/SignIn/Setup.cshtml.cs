using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages.SignIn;

/// <summary>Creates the first account, for whoever has the link from the console.</summary>
public sealed class SetupModel(
    SetupLink link, UserManager<IdentityUser> users, SignInManager<IdentityUser> signIn) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter an email address.")]
    [MaxLength(256, ErrorMessage = "An email address can have at most 256 characters.")]
    [EmailAddress(ErrorMessage = "Enter a valid email address.")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Choose a password.")]
    [MaxLength(1000, ErrorMessage = "A password can have at most 1,000 characters.")]
    public string Password { get; set; } = "";

    /// <summary>True while the link can still be used.</summary>
    public bool Open { get; private set; }

    public void OnGet()
    {
        ModelState.Clear();
        Open = link.Fits(Token);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        Open = link.Fits(Token);
        if (!Open || !ModelState.IsValid || !link.TryTake(Token))
            return Page();
        var user = new IdentityUser(Email) { Email = Email, LockoutEnabled = true };
        var made = await users.CreateAsync(user, Password);
        if (made.Succeeded)
        {
            await signIn.SignInAsync(user, isPersistent: false);
            return Redirect("/admin/import");
        }

        link.PutBack(Token!);
        foreach (var error in made.Errors)
            ModelState.AddModelError("", error.Description);
        return Page();
    }
}
