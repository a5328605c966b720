using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using CsCheck;
using Microsoft.Data.Sqlite;
using NewsArchive.Data.Sqlite;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>What a match is worth, compared with what SQLite's own function says.</summary>
public sealed class ScoreTests : IDisposable
{
    private static readonly string[] Words = ["harbor", "bridge", "council", "ferry", "mill"];

    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public ScoreTests()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(NewsTokenizer).Module.ModuleHandle);
        connection.Open();
        Run("""
            CREATE VIRTUAL TABLE ArticleIndex USING fts5(
                Title, Text, tokenize='news1 porter unicode61 remove_diacritics 2')
            """);
    }

    public void Dispose() => connection.Dispose();

    [Fact]
    public void AMatchIsWorthWhatBm25Says() => Check.Sample(
        Gen.Select(
            Gen.Select(Text(3), Text(40)).Array[1, 40],
            Gen.Int[0, Words.Length - 1], Gen.Int[0, Words.Length - 1], Gen.Bool),
        one =>
        {
            var (texts, first, second, both) = one;
            Fill(texts);
            var query = $"\"{Words[first]}\" {(both ? "AND" : "OR")} \"{Words[second]}\"";
            foreach (var row in Read("score(ArticleIndex, 100, $2), -bm25(ArticleIndex, 5.0, 1.0)", query, 0, 1))
                Assert.Equal((double)row[2], Score(row[1])!.Value, 1e-9);
        },
        iter: 200, threads: 1);

    [Fact]
    public void WhatCountsAsMuchAsAnotherHasItsRarityAndAloneNone()
    {
        Fill([("", "mill bridge"), ("", "mill ferry"), ("", "mill council"), ("mill", "mill bridge"), ("", "harbor")]);
        // The mill is everywhere, the ferry is not; as another word for the mill it is worth as little.
        Assert.True(Of("\"mill\" OR \"ferry\"", 0, 1)[2] > 100 * Of("\"mill\" OR \"ferry\"", 0, 1)[1]);
        Assert.Equal(
            2 * Of("\"mill\"", 0)[1]!.Value, Of("\"mill\" OR \"ferry\"", 0, 0)[2]!.Value, 1e-9);
        Assert.True(Of("\"mill\"", 0)[4] > Of("\"mill\"", 0)[1]);
    }

    [Fact]
    public void OnlySoManyAreScoredAndTheBestComeWithTheirPlaces()
    {
        Fill([.. Enumerable.Range(0, 60)
            .Select(at => ("", $"mill {string.Join(' ', Enumerable.Repeat("ferry", at))}"))]);
        var rows = Read("score(ArticleIndex, 40, $2), places(ArticleIndex)", "\"mill\"", 0);
        Assert.Equal(40, rows.Count(row => row[1] is not DBNull));
        Assert.All(rows.Take(20), row => Assert.Equal((byte[])row[2], ((byte[])row[1])[sizeof(double)..]));
        // A shorter text is better, and they come one by one: each of these is better than all before.
        Assert.Equal(rows.Take(40).OrderByDescending(row => Score(row[1])), rows.Take(40).Reverse());
        Assert.All(rows.Take(40), row => Assert.IsType<byte[]>(row[1]));
    }

    private static Gen<string> Text(int most) =>
        Gen.Int[0, Words.Length - 1].Select(at => Words[at]).Array[1, most].Select(words => string.Join(' ', words));

    private void Fill(IReadOnlyList<(string Title, string Text)> texts)
    {
        Run("DELETE FROM ArticleIndex");
        foreach (var (title, text) in texts)
        {
            using var insert = connection.CreateCommand();
            insert.CommandText = "INSERT INTO ArticleIndex(rowid, Title, Text) "
                + "VALUES ((SELECT coalesce(max(rowid), 0) + 1 FROM ArticleIndex), $1, $2)";
            insert.Parameters.AddWithValue("$1", title);
            insert.Parameters.AddWithValue("$2", text);
            insert.ExecuteNonQuery();
        }
    }

    private Dictionary<long, double?> Of(string query, params int[] likes) =>
        Read("score(ArticleIndex, 100, $2)", query, likes).ToDictionary(row => (long)row[0], row => Score(row[1]));

    private static double? Score(object value) =>
        value is byte[] bytes ? MemoryMarshal.Read<double>(bytes) : value as double?;

    private List<object[]> Read(string columns, string query, params int[] likes)
    {
        using var select = connection.CreateCommand();
        select.CommandText =
            $"SELECT rowid, {columns} FROM ArticleIndex WHERE ArticleIndex MATCH $1 ORDER BY rowid DESC";
        select.Parameters.AddWithValue("$1", query);
        select.Parameters.AddWithValue("$2", MemoryMarshal.AsBytes(likes.AsSpan()).ToArray());
        using var reader = select.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
