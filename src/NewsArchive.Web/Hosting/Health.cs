using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Tells whether the archive can be used: its database can be read and written, no damage was found, its disk has
/// space, and no page failed within the last minute.
/// </summary>
public sealed class Health(IDbContextFactory<ArchiveContext> archives, DataFolder folder, TimeProvider time)
{
    // It checks at this interval, however often it is asked, and answers in time even when the database or the disk
    // does not.
    private static readonly TimeSpan Freshness = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan FailureCounts = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private Task<string?> looking = Task.FromResult<string?>(null);
    private DateTimeOffset lookedAt = DateTimeOffset.MinValue;
    private DateTimeOffset failedAt = DateTimeOffset.MinValue;
    private volatile string? damage;

    /// <summary>With less free disk space than this, an import may fail.</summary>
    public long MinFreeBytes { get; init; } = 100 * 1024 * 1024;

    /// <summary>A page was answered with a status of 500 or more.</summary>
    public void PageFailed()
    {
        lock (gate)
            failedAt = time.GetUtcNow();
    }

    /// <summary>
    /// Called after a check of the whole database: null when no damage was found, otherwise a sentence.
    /// </summary>
    public void Checked(string? found) => damage = found;

    /// <summary>What is wrong, a sentence each; none when all is well. Holds no path, for anybody may ask.</summary>
    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        string? now;
        try
        {
            now = await Looking().WaitAsync(Patience, time);
        }
        catch (TimeoutException)
        {
            now = "The database did not answer in time.";
        }

        return [.. new[] { now, damage, RecentFailure() }.OfType<string>()];
    }

    private Task<string?> Looking()
    {
        lock (gate)
        {
            if (looking.IsCompleted && time.GetUtcNow() - lookedAt >= Freshness)
            {
                lookedAt = time.GetUtcNow();
                looking = Task.Run(LookAsync); // SQLite works on the caller's thread
            }

            return looking;
        }
    }

    private async Task<string?> LookAsync()
    {
        try
        {
            await using var archive = await archives.CreateDbContextAsync();
            await archive.TryAsync(default);
            var disk = OperatingSystem.IsWindows() ? Path.GetPathRoot(folder.Path)! : folder.Path;
            return new DriveInfo(disk).AvailableFreeSpace < MinFreeBytes
                ? $"The disk that holds the archive has less than {PageText.Size(MinFreeBytes)} left: free some space on it."
                : null;
        }
        catch (Exception error)
        {
            return SqliteTrouble.Explain(error, Path.GetFileName(folder.Database))?.Message
                ?? "The database does not answer; the log has the details.";
        }
    }

    private string? RecentFailure()
    {
        lock (gate)
        {
            return time.GetUtcNow() - failedAt < FailureCounts
                ? "A page failed within the last minute; the log has the details."
                : null;
        }
    }
}
