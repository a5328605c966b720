using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using NewsArchive.Accounts;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages.SignIn;

/// <summary>
/// Creates the first account, for whoever has the link from the console. Once there is an account, however it was made,
/// the link is dead.
/// </summary>
[AllowAnonymous, EnableRateLimiting(SignInLimit.Name)]
public sealed class SetupModel(
    SetupLink link, AccountBook accounts, KnownBrowser browsers, SignInManager<IdentityUser> signIn) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty, Required(ErrorMessage = "Enter an email address.")]
    [MaxLength(256, ErrorMessage = "An email address can have at most 256 characters.")]
    [EmailAddress(ErrorMessage = "Enter a valid email address.")]
    public string Email { get; set; } = "";

    [BindProperty, Required(ErrorMessage = "Choose a password.")]
    public string Password { get; set; } = "";

    /// <summary>True while the link can still be used.</summary>
    public bool Open { get; private set; }

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        ModelState.Clear();
        Open = link.Fits(Token) && !await accounts.AnyAsync(cancellation);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken cancellation)
    {
        Open = link.Fits(Token) && !await accounts.AnyAsync(cancellation);
        if (!Open || !ModelState.IsValid || !link.TryTake(Token))
            return Page();
        var made = await accounts.AddFirstAsync(Email, Password);
        if (made is { Succeeded: true })
        {
            var account = (await signIn.UserManager.FindByEmailAsync(Email))!;
            browsers.Remember(HttpContext, account);
            await signIn.SignInAsync(account, isPersistent: false);
            return Redirect("/admin/import");
        }

        Open = made is not null;
        if (made is not null)
            link.PutBack(Token!);
        foreach (var problem in made?.Errors.Select(error => error.Description).Distinct() ?? [])
            ModelState.AddModelError("", problem);
        return Page();
    }
}
