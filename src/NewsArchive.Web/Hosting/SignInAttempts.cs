using Microsoft.AspNetCore.Identity;

namespace NewsArchive.Web.Hosting;

/// <summary>Where an attempt to sign in comes from.</summary>
/// <param name="Name">The network, or the browser where the account signed in before.</param>
/// <param name="IsKnown">True for such a browser.</param>
public readonly record struct SignInPlace(string Name, bool IsKnown);

/// <summary>
/// Counts the wrong passwords for each account, so that nobody can try many and nobody can lock the owner out. After
/// five from one place, that place must wait, but not the account: the right password from elsewhere still works. An
/// attacker with many addresses meets a second limit, on all places together. It spares the browsers that signed in to
/// the account before, so that its owner can always get in from those (OWASP calls this device cookies).
/// The counts are in memory: if a failed attempt wrote to the database, the time it takes would tell that the account
/// exists.
/// </summary>
public sealed class SignInAttempts(TimeProvider time)
{
    public const int FromOnePlace = 5;
    public static readonly TimeSpan OnePlaceTime = TimeSpan.FromMinutes(10);

    private const int FromStrangers = 30;
    private static readonly TimeSpan StrangersTime = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, List<(SignInPlace Place, DateTimeOffset At)>> byAccount = [];

    /// <summary>
    /// Counts an attempt as failed before its password is checked, so that many at the same moment cannot slip through.
    /// </summary>
    /// <returns>False after too many; then the password must not be checked.</returns>
    public bool TryBegin(IdentityUser account, SignInPlace place)
    {
        var now = time.GetUtcNow();
        lock (gate)
        {
            if (!byAccount.TryGetValue(account.Id, out var attempts))
                byAccount[account.Id] = attempts = [];
            // An account's lockout end is the moment the operator last unlocked it.
            attempts.RemoveAll(attempt => attempt.At <= now - StrangersTime || attempt.At <= account.LockoutEnd);
            if (attempts.Count(attempt => attempt.Place == place && attempt.At > now - OnePlaceTime) >= FromOnePlace)
                return false;
            if (!place.IsKnown && attempts.Count(attempt => !attempt.Place.IsKnown) >= FromStrangers)
                return false;
            attempts.Add((place, now));
            return true;
        }
    }

    /// <summary>The password was right: earlier wrong ones from this place no longer count.</summary>
    public void Succeeded(IdentityUser account, SignInPlace place)
    {
        lock (gate)
            byAccount[account.Id].RemoveAll(attempt => attempt.Place == place);
    }
}
