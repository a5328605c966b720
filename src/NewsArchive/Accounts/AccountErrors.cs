using Microsoft.AspNetCore.Identity;

namespace NewsArchive.Accounts;

/// <summary>Identity's refusals, in words that say what to do. An account's name is its email address.</summary>
public sealed class AccountErrors : IdentityErrorDescriber
{
    internal const string NoEmail = "Enter a valid email address.";

    public override IdentityError DuplicateEmail(string email) =>
        Plain("There is already an account for this address.");

    public override IdentityError DuplicateUserName(string userName) => DuplicateEmail(userName);

    public override IdentityError InvalidEmail(string? email) => Plain(NoEmail);

    public override IdentityError InvalidUserName(string? userName) => Plain(NoEmail);

    public override IdentityError PasswordTooShort(int length) =>
        Plain($"Choose a longer password: at least {length} characters.");

    public override IdentityError PasswordMismatch() => Plain("The current password is wrong.");

    public override IdentityError ConcurrencyFailure() =>
        Plain("Somebody else changed this account at the same moment. Try again.");

    internal static IdentityError Plain(string description) => new() { Description = description };
}
