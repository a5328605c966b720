using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Names the state that all pages are made from: two pages made under the same tag from the same address are the same.
/// </summary>
public sealed class ArchiveTag(SqliteVersion version, TimeProvider time)
{
    // The program may be a new version, and counts the changes anew.
    private readonly string start = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    private volatile State? last;

    /// <summary>
    /// A weak entity tag, which changes whenever anything is committed, when the program starts, and at midnight,
    /// because pages say "yesterday". Null when the database does not answer: then the page itself says what is wrong.
    /// </summary>
    public string? Read()
    {
        try
        {
            var (now, day) = (version.Read(), DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber);
            if (last is not { } known || known.Version != now || known.Day != day)
                last = known = new State(
                    now, day, string.Create(CultureInfo.InvariantCulture, $"W/\"{start}-{now}-{day}\""));
            return known.Tag;
        }
        catch (DbException)
        {
            return null;
        }
    }

    private sealed record State(long Version, int Day, string Tag);
}
