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
    public static IReadOnlyList<TimeSpan> Moments(int count, TimeSpan length)
    {
        var random = new Random(Seed);
        var moments = Enumerable.Range(0, count)
            .Select(part => length * ((part + random.NextDouble()) / count)).ToArray();
        random.Shuffle(moments);
        return moments;
    }

    /// <summary>
    /// Waits until a program has worked for so long or has done its work. Only its own time on the processor counts, so
    /// that a moment is the same point of the work on a busy machine.
    /// </summary>
    /// <returns>How long it worked.</returns>
    public static async Task<TimeSpan> WorkAsync(Process program, Task done, TimeSpan limit)
    {
        var (start, worked) = (program.TotalProcessorTime, TimeSpan.Zero);
        while (worked < limit && !done.IsCompleted)
        {
            await Task.WhenAny(done, Task.Delay(5));
            if (program.HasExited)
                break;
            worked = program.TotalProcessorTime - start;
        }

        return worked;
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
}
