using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using Microsoft.Data.Sqlite;
using Xunit;

namespace NewsArchive.Tests.Kills;

/// <summary>When a program is killed, and what must hold of its archive afterwards.</summary>
internal static class Killing
{
    private const int Seed = 1867;

    /// <summary>How often a test kills: as often as this in a long run, else five times.</summary>
    public static int Times(int inALongRun) => LongRun.Is("kills") ? inALongRun : 5;

    /// <summary>
    /// Moments within a work of this length: one in each of as many equal parts of it, so that five are spread like
    /// five hundred; in no order.
    /// </summary>
    public static IReadOnlyList<Moment> Moments(int count, TimeSpan length) =>
        Shuffled(new Random(Seed), (count, length, false));

    /// <summary>
    /// Moments within a work that took this course: a tenth before it wrote, where nothing can be lost, and the others
    /// from its first write on.
    /// </summary>
    public static IReadOnlyList<Moment> Moments(int count, Course course)
    {
        var before = Math.Max(1, count / 10);
        return Shuffled(new Random(Seed), (before, course.Before, false), (count - before, course.Writing, true));
    }

    /// <summary>
    /// Waits until a program has come to this moment or has done its work. Only its own time on the processor counts,
    /// so that a moment is the same point of the work on a busy machine.
    /// </summary>
    /// <param name="dataFolder">Where its archive is: it writes when the log of the database changes.</param>
    /// <param name="moment">None: it is left to its work.</param>
    public static async Task<Course> WorkAsync(Process program, string dataFolder, Task done, Moment? moment)
    {
        var log = new FileInfo(Path.Combine(dataFolder, "archive.db-wal"));
        var (start, atFirst) = (Work(program) ?? TimeSpan.Zero, Written());
        var (worked, wrote) = (TimeSpan.Zero, (TimeSpan?)null);
        while (!done.IsCompleted && !IsAt())
        {
            await Task.WhenAny(done, Task.Delay(5));
            if (Work(program) is not { } now)
                break;
            worked = now - start;
            if (wrote is null && Written() != atFirst)
                wrote = worked;
        }

        return new Course(wrote ?? worked, worked - (wrote ?? worked));

        bool IsAt() => moment is not null && worked - (moment.Writing ? wrote : TimeSpan.Zero) >= moment.Work;

        DateTime? Written()
        {
            log.Refresh();
            return log is { Exists: true, Length: > 0 } ? log.LastWriteTimeUtc : null;
        }
    }

    /// <summary>How long it has been on the processor; null when it has ended, be it while it was asked.</summary>
    private static TimeSpan? Work(Process program)
    {
        try
        {
            return program.HasExited ? null : program.TotalProcessorTime;
        }
        catch (Exception error) when (error is Win32Exception or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Ends when the program has printed a line with these words, or has ended.</summary>
    public static async Task PrintsAsync(Process program, string words)
    {
        while (await program.StandardOutput.ReadLineAsync() is { } line
            && !line.Contains(words, StringComparison.Ordinal))
        {
        }
    }

    /// <summary>The bytes of small articles that name the same people, share quotes and are each another.</summary>
    public static (string Name, byte[] Bytes)[] Articles(int count, string set) =>
        [.. Enumerable.Range(1, count).Select(number => ($"{set}-{number}.txt", Encoding.UTF8.GetBytes(
            $"""
            Report {number} of {set} on the bridge

            October {1 + number % 28}, 2024

            “The bridge stays open until we know more of it,” Mayor Zara Holm told The Wend Post in {set}.

            “Nobody asked me {number} times,” said Ivo Brandt.

            """)))];

    /// <summary>
    /// Fails unless the database is whole and holds no original twice and none without its article.
    /// </summary>
    /// <returns>The names of the originals; none where there is no table of them yet.</returns>
    public static IReadOnlyList<string> Check(string dataFolder)
    {
        var path = Path.Combine(dataFolder, "archive.db");
        if (!File.Exists(path))
            return [];
        using var db = Open(path);
        Assert.Equal(["ok"], Read(db, "PRAGMA integrity_check"));
        Assert.Empty(Read(db, "PRAGMA foreign_key_check"));
        if (Read(db, "SELECT 1 FROM sqlite_master WHERE name = 'ArticleIndex'").Count == 0)
            return [];
        Read(db, "INSERT INTO ArticleIndex(ArticleIndex, rank) VALUES ('integrity-check', 1)");
        var names = Read(db, "SELECT Name FROM SourceFiles ORDER BY Id");
        Assert.Equal(names, names.Distinct());
        Assert.Equal(names, Read(db,
            "SELECT Name FROM SourceFiles s JOIN Articles a ON a.SourceFileId = s.Id ORDER BY s.Id"));
        Assert.Equal(names.Count.ToString(), Read(db, "SELECT count(*) FROM ArticleIndex")[0]);
        return names;
    }

    /// <summary>How many rows each table has: of two archives that took in the same, the same.</summary>
    public static IReadOnlyList<string> Rows(string dataFolder)
    {
        using var db = Open(Path.Combine(dataFolder, "archive.db"));
        // The tables of the index keep its words in pieces, as many as there were batches.
        var tables = Read(db,
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'ArticleIndex_%' ORDER BY name");
        return [.. tables.Select(table => $"{table}: {Read(db, $"SELECT count(*) FROM \"{table}\"")[0]}")];
    }

    private static Moment[] Shuffled(Random random, params (int Count, TimeSpan Length, bool Writing)[] stretches)
    {
        var moments = stretches.SelectMany(stretch => Enumerable.Range(0, stretch.Count).Select(part =>
            new Moment(stretch.Length * ((part + random.NextDouble()) / stretch.Count), stretch.Writing))).ToArray();
        random.Shuffle(moments);
        return moments;
    }

    private static SqliteConnection Open(string path)
    {
        var source = new SqliteConnectionStringBuilder { DataSource = path, Pooling = false };
        var db = new SqliteConnection(source.ToString());
        db.Open();
        return db;
    }

    private static List<string> Read(SqliteConnection db, string sql)
    {
        using var command = db.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetValue(0).ToString()!);
        return values;
    }

    /// <summary>Processor time of a work before its first write to the database, and from then on.</summary>
    public readonly record struct Course(TimeSpan Before, TimeSpan Writing)
    {
        public TimeSpan Length => Before + Writing;
    }

    /// <summary>When a work has taken so much processor time since its start, or since its first write.</summary>
    public sealed record Moment(TimeSpan Work, bool Writing);
}
