using System.Runtime.CompilerServices;
using CsCheck;
using Microsoft.Data.Sqlite;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;
using NewsArchive.Searching;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>Titles and excerpts with their marks, compared with those that SQLite's own functions make.</summary>
public sealed class FoundTextTests : IDisposable
{
    private const string FromIndex = "FROM ArticleIndex WHERE ArticleIndex MATCH $1";

    private static readonly string[] Pieces =
    [
        "harbor", "harbors", "bridge", "Bridges", "council", "the", "said", "Ada", "Quill", "Łódź", "O’Brien",
        "OBrien's", "U.S.", "US", "J. K.", "10,000", "100 000", "市长宣布新桥", "新", "café", "cafe\u0301", "½", "x²",
        "Ⅻ", "😀", "“bridge”", "bridge.", "harbor:", "said.", "coun\u00ADcil", "é\u0332", "\uE5A5", "\uFFFD",
        "ｶﾞｽ", "don't", "Ж.", "֖א", "--",
    ];

    private static readonly string[] Words =
        ["harbor", "bridge", "council", "ada", "lodz", "obrien", "us", "10000", "宣布", "新桥", "cafe", "dont"];

    private readonly SqliteConnection connection = new("Data Source=:memory:");

    public FoundTextTests()
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
    public void TheSameWordsAreShownAndMarkedAsSqliteShowsAndMarks()
    {
        var gap = Any(" ", " ", " ", "\n", "", ", ", ". ");
        var text = Gen.Select(Any(Pieces), gap, (piece, between) => piece + between).Array[0, 150]
            .Select(string.Concat<string>);
        var word = Any(Words).Select(one => $"\"{one}\"");
        var query = Gen.OneOf(
            word, Gen.Select(word, word, (one, other) => $"{one} OR {other}"),
            Gen.Select(Any(Words), Any(Words), (one, other) => $"\"{one} {other}\" OR \"{one}\""),
            Gen.Const("\"bri\" * OR \"新\" *"));
        Check.Sample(Gen.Select(text, text, query), one => AssertSame(one.Item1, one.Item2, one.Item3), iter: 1000,
            threads: 1);
    }

    [Fact]
    public void SignsThatOneUnicodeHasAndAnotherHasNotMoveNoMark()
    {
        // Letters that are younger than SQLite's tables, or that it takes for letters alone.
        foreach (var sign in new[] { "\u1C90", "\u0870", "\uA7C2", "\U0001E030", "\u20DD", "\u09BE", "\u0C3C", "①" })
            AssertSame(
                $"{sign} bridge", $"The {sign} old{sign} {sign}council a{sign}b saw the bridge and left.", "bridge");
    }

    [Fact]
    public void OfAPhraseThatAnExcerptCutsThePartThatIsShownIsMarked()
    {
        var words = string.Join(' ', Enumerable.Range(0, 200).Select(number => $"w{number}"));
        var found = Found("No title", words, $"\"{string.Join(' ', words.Split(' ')[60..110])}\"");
        Assert.Equal(40, Assert.Single(found.Excerpt(), piece => piece.Matched).Text.Split(' ').Length);
    }

    [Fact]
    public void ALongerNameIsMarkedAsAWholeWhereItStandsAroundTheWord()
    {
        var names = new LongerNames(["Orla Venn", "Orla J. Venn", "The Venn Trust", "Venn", "Bo Venn"]);
        var found = Found(
            "ORLA VENN", "Orla Venn left the Venn Trust. Bo and Venn stay, as Orla does: Orla J. Venn Trust.",
            "\"venn\"").With(names);
        Assert.Equal("\u0001ORLA VENN\u0002", Marked(found.MarkedTitle()));
        Assert.Equal(
            "\u0001Orla Venn\u0002 left \u0001the Venn Trust\u0002. Bo and \u0001Venn\u0002 stay, as Orla does: "
                + "\u0001Orla J. Venn\u0002 Trust.",
            Marked(found.Excerpt()));
    }

    private void AssertSame(string title, string text, string query)
    {
        Run("DELETE FROM ArticleIndex");
        Run("INSERT INTO ArticleIndex(rowid, Title, Text) VALUES (1, $1, $2)", title, text);
        var expected = Read(
            $"""
            SELECT highlight(ArticleIndex, 0, '{"\u0001"}', '{"\u0002"}'),
                snippet(ArticleIndex, 1, '{"\u0001"}', '{"\u0002"}', '…', 40) {FromIndex}
            """, query);
        if (expected is null)
            return;
        var found = Found(title, text, query);
        Assert.Equal(expected[0], Marked(found.MarkedTitle()));
        Assert.Equal(expected[1], Marked(found.Excerpt()));
    }

    private FoundText Found(string title, string text, string query)
    {
        Run("DELETE FROM ArticleIndex");
        Run("INSERT INTO ArticleIndex(rowid, Title, Text) VALUES (1, $1, $2)", title, text);
        var row = Read($"SELECT places(ArticleIndex), words(ArticleIndex, 0), words(ArticleIndex, 1) {FromIndex}", query)!;
        var found = FoundText.Of((byte[])row[0], title, PackedText.Pack(text));
        return found.IsClear ? found : found.With((byte[])row[1], (byte[])row[2]);
    }

    private static Gen<string> Any(params string[] from) => Gen.Int[0, from.Length - 1].Select(index => from[index]);

    private static string Marked(IEnumerable<SnippetPiece> pieces) =>
        string.Concat(pieces.Select(piece => piece.Matched ? $"\u0001{piece.Text}\u0002" : piece.Text));

    private void Run(string sql, params object[] values) => Read(sql, values);

    private object[]? Read(string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var at = 0; at < values.Length; at++)
            command.Parameters.AddWithValue($"${at + 1}", values[at]);
        using var reader = command.ExecuteReader();
        if (!reader.Read())
            return null;
        var row = new object[reader.FieldCount];
        reader.GetValues(row);
        return row;
    }
}
