using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// How often one place may send a password, for whichever accounts: twenty times at once, then ten times a minute. Each
/// costs the time of a hash, even if there is no such account. A browser that signed in before has a limit of its own,
/// so that strangers behind the same address cannot use it up.
/// </summary>
public sealed class SignInLimit(KnownBrowser browsers, ILogger<SignInLimit> log) : IRateLimiterPolicy<SignInPlace>
{
    public const string Name = "sign-in";

    private const int AtOnce = 20;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(6);

    public Func<OnRejectedContext, CancellationToken, ValueTask> OnRejected => (rejected, _) =>
    {
        var context = rejected.HttpContext;
        log.SignIn("limited", context);
        context.Response.StatusCode = StatusCodes.Status429TooManyRequests;
        context.Response.Headers.RetryAfter = Pause.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        return ValueTask.CompletedTask;
    };

    public RateLimitPartition<SignInPlace> GetPartition(HttpContext context) =>
        HttpMethods.IsPost(context.Request.Method)
            ? RateLimitPartition.GetTokenBucketLimiter(browsers.PlaceOf(context), _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = AtOnce,
                TokensPerPeriod = 1,
                ReplenishmentPeriod = Pause,
            })
            : RateLimitPartition.GetNoLimiter(new SignInPlace("reading", false));
}
