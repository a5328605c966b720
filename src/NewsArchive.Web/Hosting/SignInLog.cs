namespace NewsArchive.Web.Hosting;

/// <summary>
/// The log lines that programs such as fail2ban look for. The README documents their fixed form. They contain a network
/// address, and never what was typed as the email address: it tells who has an account, and may be a password typed
/// into the wrong field.
/// </summary>
internal static class SignInLog
{
    /// <param name="outcome"><c>succeeded</c>; <c>failed</c>: no account matches; <c>locked</c>: not checked after too
    /// many wrong passwords for the account; <c>limited</c>: not checked after too many attempts from the
    /// address.</param>
    public static void SignIn(this ILogger log, string outcome, HttpContext context) => log.Log(
        outcome == "succeeded" ? LogLevel.Information : LogLevel.Warning,
        "Sign-in {Outcome} from {Address}",
        outcome,
        NetworkAddress.Of(context));
}
