using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// The token that lets the first person in. It lives in memory as a hash, works once, and expires; a restart makes a
/// new one as long as there is no account.
/// </summary>
public sealed class SetupLink(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private readonly Lock gate = new();
    private byte[]? expected;
    private DateTimeOffset expires;

    /// <summary>A new token; the one before it no longer works.</summary>
    public string Issue()
    {
        var token = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        Keep(token, time.GetUtcNow() + Lifetime);
        return token;
    }

    /// <summary>True while the token can still be used.</summary>
    public bool Fits(string? token)
    {
        lock (gate)
        {
            return token is not null && expected is not null && time.GetUtcNow() < expires
                && CryptographicOperations.FixedTimeEquals(expected, Hash(token));
        }
    }

    /// <summary>Uses the token up; false when it does not fit, for the second of two that come at once too.</summary>
    public bool TryTake(string? token)
    {
        lock (gate)
        {
            if (!Fits(token))
                return false;
            expected = null;
            return true;
        }
    }

    /// <summary>
    /// Makes a taken token work again, as long as it would have: the account could not be made with it.
    /// </summary>
    public void PutBack(string token) => Keep(token, expires);

    private void Keep(string token, DateTimeOffset until)
    {
        lock (gate)
            (expected, expires) = (Hash(token), until);
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
