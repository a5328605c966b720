using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data;

namespace NewsArchive.Accounts;

/// <summary>Accounts in the archive's own database: one set of rules for the web site and the command line.</summary>
public static class AccountServices
{
    /// <summary>Adds <see cref="AccountBook"/> and Identity's <see cref="UserManager{TUser}"/> behind it.</summary>
    public static IdentityBuilder AddAccounts(this IServiceCollection services)
    {
        services.AddScoped<AccountBook>();
        return services.AddIdentityCore<IdentityUser>(identity =>
            {
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = ""; // any: the name is the email address
                // The kinds of characters in a password say little about it; PasswordCheck judges how easily it is
                // guessed.
                identity.Password.RequiredLength = PasswordCheck.MinLength;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
            })
            .AddErrorDescriber<AccountErrors>()
            .AddPasswordValidator<PasswordCheck>()
            .AddEntityFrameworkStores<ArchiveContext>();
    }
}
