using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Zxcvbn;
using Zxcvbn.Matcher;

namespace NewsArchive.Accounts;

/// <summary>
/// Refuses passwords that are easily guessed, and says why: common passwords, names and words, keys side by side,
/// repeats, dates, the account's own email address.
/// </summary>
public sealed class PasswordCheck : IPasswordValidator<IdentityUser>
{
    public const int MinLength = 12;
    public const int MaxLength = 128;

    // On a scale from 0 to 4.
    private const int EnoughScore = 3;

    // The cost of the estimate grows faster than the length, and a password with a beginning this long and hard to
    // guess is hard to guess as a whole.
    private const int CheckedLength = 100;

    private static readonly Lock Gate = new();
    private static readonly Lazy<Zxcvbn.Zxcvbn> Estimator = new(() => new Zxcvbn.Zxcvbn());

    public Task<IdentityResult> ValidateAsync(UserManager<IdentityUser> manager, IdentityUser user, string? password) =>
        Task.FromResult(Problem(password ?? "", user.Email ?? "") is { } problem
            ? IdentityResult.Failed(AccountErrors.Plain(problem))
            : IdentityResult.Success);

    /// <summary>A sentence on why a password is refused; null if it is accepted, or only too short.</summary>
    public static string? Problem(string password, string email)
    {
        if (password.Length < MinLength)
            return null; // Identity has its own rule and sentence for that
        if (password.Length > MaxLength)
            return $"Choose a shorter password: at most {MaxLength} characters.";
        var estimate = Estimate(password[..Math.Min(password.Length, CheckedLength)], email);
        return estimate.Score >= EnoughScore
            ? null
            : $"This password is too easy to guess: it is made of {Parts(estimate)}. "
                + "Choose four or more unrelated words, or let a password manager make one.";
    }

    private static Result Estimate(string password, string email)
    {
        var own = email.Split('@', '.', '-', '_', '+').Append(email).Append("newsarchive")
            .Where(word => word.Length > 2);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            // The estimator lowers letters by the rules of the current culture, but its lists are English.
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            lock (Gate)
                return Estimator.Value.EvaluatePassword(password, own);
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private static string Parts(Result estimate)
    {
        var parts = estimate.MatchSequence
            .Where(match => match.Token.Length > 1)
            .OrderByDescending(match => match.Token.Length)
            .Select(Describe)
            .Distinct()
            .Take(3)
            .ToArray();
        return parts.Length == 0 ? "few characters" : string.Join(" and ", parts);
    }

    private static string Describe(Match match) => match switch
    {
        DictionaryMatch { DictionaryName: "passwords" } => "a common password",
        DictionaryMatch { DictionaryName: "user_inputs" } => "your email address or the name of this site",
        DictionaryMatch { DictionaryName: "english" or "us_tv_and_film" } => "common words",
        DictionaryMatch => "common names",
        SpatialMatch => "keys side by side",
        RepeatMatch => "one character repeated",
        SequenceMatch => "characters in their usual order",
        DateMatch => "a date",
        { Pattern: "year" } => "a year",
        { Pattern: "digits" } => "digits",
        _ => "a few other characters",
    };
}
