using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Accounts;

/// <summary>
/// Adds, changes and removes accounts. Each change is one transaction that holds the database's write lock from its
/// first query on, because the web site and the command line may change accounts at the same moment.
/// </summary>
public sealed class AccountBook(ArchiveContext archive, UserManager<IdentityUser> users, TimeProvider time)
{
    private const int MaxEmailLength = 256;

    public Task<bool> AnyAsync(CancellationToken cancellation = default) => archive.Users.AnyAsync(cancellation);

    public async Task<IReadOnlyList<string>> EmailsAsync(CancellationToken cancellation = default) =>
        await archive.Users.Select(user => user.Email!).Order().ToListAsync(cancellation);

    public Task<IdentityResult> AddAsync(string email, string password) =>
        InTransactionAsync(() => CreateAsync(email, password));

    /// <summary>Makes an account, unless there is one.</summary>
    /// <returns>Null when there is one: then nothing was done.</returns>
    public async Task<IdentityResult?> AddFirstAsync(string email, string password)
    {
        IdentityResult? result = null;
        await InTransactionAsync(async () =>
            await AnyAsync() ? IdentityResult.Failed() : result = await CreateAsync(email, password));
        return result;
    }

    /// <summary>Gives an account a new password, ends its sessions and forgets the wrong ones sent for it.</summary>
    public Task<IdentityResult> ResetPasswordAsync(string email, string password) => OnAccountAsync(email, async user =>
    {
        foreach (var validator in users.PasswordValidators)
        {
            if (await validator.ValidateAsync(users, user, password) is { Succeeded: false } refused)
                return refused;
        }

        user.PasswordHash = users.PasswordHasher.HashPassword(user, password);
        user.LockoutEnd = time.GetUtcNow();
        return await users.UpdateSecurityStampAsync(user);
    });

    /// <summary>
    /// Forgets the wrong passwords sent for an account. They are counted in the memory of the web site, which may be
    /// another process: the account keeps the moment up to which they no longer count.
    /// </summary>
    public Task<IdentityResult> UnlockAsync(string email) => OnAccountAsync(email, user =>
    {
        user.LockoutEnd = time.GetUtcNow();
        return users.UpdateAsync(user);
    });

    /// <summary>
    /// Removes an account, but never the last one: the web site would offer to make a first account again.
    /// </summary>
    public Task<IdentityResult> RemoveAsync(string email) => OnAccountAsync(email, async user =>
        await archive.Users.CountAsync() > 1
            ? await users.DeleteAsync(user)
            : IdentityResult.Failed(AccountErrors.Plain(
                "This is the last account. Add another one first, or give this one a new password.")));

    private async Task<IdentityResult> CreateAsync(string email, string password) =>
        IsEmail(email)
            ? await users.CreateAsync(new IdentityUser(email) { Email = email }, password)
            : IdentityResult.Failed(AccountErrors.Plain(AccountErrors.NoEmail));

    // Identity only asks for an "@". Addresses are printed on consoles, so they must not hold control characters.
    private static bool IsEmail(string email) =>
        email.Length <= MaxEmailLength
            && email.Split('@') is [{ Length: > 0 }, { Length: > 0 }]
            && !email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c));

    private Task<IdentityResult> OnAccountAsync(string email, Func<IdentityUser, Task<IdentityResult>> change) =>
        InTransactionAsync(async () => await users.FindByEmailAsync(email) is { } user
            ? await change(user)
            : IdentityResult.Failed(AccountErrors.Plain("There is no account for this address.")));

    private async Task<IdentityResult> InTransactionAsync(Func<Task<IdentityResult>> change)
    {
        await using var transaction = await archive.Database.BeginTransactionAsync();
        var result = await change();
        if (result.Succeeded)
            await transaction.CommitAsync();
        return result;
    }
}
