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
    // Where thousands read in a second, asking the database for each would be most of the work of a page that is kept.
    private static readonly TimeSpan Believed = TimeSpan.FromMilliseconds(10);

    // The program may be a new version, and counts the changes anew.
    private readonly string start = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6));

    private volatile State? last;

    /// <summary>
    /// A weak entity tag, which changes whenever anything is committed, when the program starts, and at midnight,
    /// because pages say "yesterday". It may be ten milliseconds old. Null when the database does not answer: then the
    /// page itself says what is wrong.
    /// </summary>
    public string? Read()
    {
        if (last is { } recent && time.GetElapsedTime(recent.Asked) < Believed)
            return recent.Tag;
        try
        {
            var (asked, now) = (time.GetTimestamp(), version.Read());
            var day = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime).DayNumber;
            var tag = last is { } known && known.Version == now && known.Day == day
                ? known.Tag
                : string.Create(CultureInfo.InvariantCulture, $"W/\"{start}-{now}-{day}\"");
            last = new State(now, day, tag, asked);
            return tag;
        }
        catch (DbException)
        {
            return null;
        }
    }

    private sealed record State(long Version, int Day, string Tag, long Asked);
}
