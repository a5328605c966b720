using System.Reflection;
using System.Runtime.CompilerServices;
using CsCheck;
using Microsoft.Data.Sqlite;
using NewsArchive.Data.Sqlite;
using NewsArchive.Searching;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>The tokenizer inside SQLite, on small indexes in memory.</summary>
public sealed class FoldedIndexTests : IDisposable
{
    private readonly SqliteConnection connection = Open();

    public void Dispose() => connection.Dispose();

    [Theory]
    [InlineData("Łódź", "lodz")]
    [InlineData("Hauptstraße", "HAUPTSTRASSE")]
    [InlineData("Sjælland", "sjaelland")]
    [InlineData("Þór", "Thor")]
    [InlineData("Đặng", "dang")]
    [InlineData("ﬁne", "fine")]
    [InlineData("coun\u00ADcil", "council")]
    [InlineData("zero\u200Bwidth", "zerowidth")]
    [InlineData("Krüger", "Kruger")]
    [InlineData("Kru\u0308ger", "Krüger")]
    [InlineData("O'Brien", "O’Brien")]
    [InlineData("O'Brien", "OBrien")]
    [InlineData("Sanaʿa", "Sana'a")]
    [InlineData("don't", "dont")]
    [InlineData("Smith’s", "Smith")]
    [InlineData("Levi's", "Levis")]
    [InlineData("E.U", "EU")]
    [InlineData("U.S", "US")]
    [InlineData("W.H.O", "WHO")]
    [InlineData("J. K. Rowling", "J.K. Rowling")]
    [InlineData("J. K. Rowling", "JK Rowling")]
    [InlineData("10,000", "10000")]
    [InlineData("1\u202F000\u202F000", "1,000,000")]
    [InlineData("10.000", "10'000")]
    [InlineData("al‑Sharaa", "al-Sharaa")]
    [InlineData("al–Sharaa", "al-Sharaa")]
    [InlineData("ＮＨＫ", "nhk")]
    [InlineData("ｶﾞｽ", "ガス")]
    public void TwoWaysToWriteOneWordFindEachOtherAndAreMarked(string one, string other)
    {
        foreach (var (text, query) in new[] { (one, other), (other, one), (one, one), (other, other) })
        {
            var word = text.Replace("’s", "", StringComparison.Ordinal).Replace("'s", "", StringComparison.Ordinal);
            Assert.Equal(
                $"It was said: [{word}]{text[word.Length..]}, so", Assert.Single(Marked($"It was said: {text}, so", query)).Text);
        }
    }

    [Theory]
    [InlineData("tell us more", "US")]
    [InlineData("we used it", "U.S.")]
    [InlineData("who is it", "WHO")]
    [InlineData("we'll see", "well")]
    [InlineData("she'd go", "shed")]
    [InlineData("市长宣布新桥", "桥市")]
    [InlineData("市长宣布新桥", "长新")]
    [InlineData("5,10", "510")]
    [InlineData("100,2003", "1002003")]
    [InlineData("Plan B. I went", "BI")]
    public void DifferentWordsStayApart(string text, string query) => Assert.Empty(Marked(text, query));

    [Theory]
    [InlineData("tell us more", "us", "tell [us] more")]
    [InlineData("the U.S. envoy", "us", "the [U.S]. envoy")]
    [InlineData("the U.S. envoy", "US envoy", "the [U.S. envoy]")]
    [InlineData("US-led", "US led", "[US-led]")]
    [InlineData("d’Ivoire", "ivoire", "[d’Ivoire]")]
    [InlineData("Hayʼat", "hay", "[Hayʼat]")]
    [InlineData("ʻIolani", "iolani", "ʻ[Iolani]")]
    [InlineData("Iolani", "'ʻIolani", "[Iolani]")]
    [InlineData("市长宣布新桥", "新桥", "市长宣布[新桥]")]
    [InlineData("市长宣布新桥", "宣布新", "市长[宣布新]桥")]
    [InlineData("新桥NHK", "桥NHK", "[新桥NHK]")]
    [InlineData("NHK新桥", "NHK新", "[NHK新桥]")]
    [InlineData("Smith's house", "Smith house", "[Smith's house]")]
    public void AWordIsFoundAsPartOfAnother(string text, string query, string marked) =>
        Assert.Equal(marked, Assert.Single(Marked(text, query)).Text);

    private static readonly string[] Pieces =
    [
        "U.S.", "US", " ", " ", " ", ".", ",", "'", "’", "ʼ", "-", "\u00AD", "\u200B", "ß", "Ł", "é", "e\u0301", "ﬁ", "o", "brien",
        "J.", "K", "10", ",000", "000", "市", "长", "ガ", "\u3099", "ﾞ", "ｶ", "\U00020000", "WHO", "it", "IT", "'s", "'ll", "n't",
        "😀", "\uE5A5", "\uFFFD", "\u0345", "é\u0332", "\n", "\"", "٫", "א", "ּ", "𝗡", "İ", "Ж", ".Ж.", "I", "U", "W",
    ];

    private static readonly Gen<string> Texts =
        Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 14].Select(string.Concat<string>);

    [Fact]
    public void WithoutItsMarksAHighlightIsTheTextAndEachTextFindsItself()
    {
        Run("CREATE TABLE a(id INTEGER PRIMARY KEY, t)");
        MakeIndex("f", "content='a', content_rowid='id',");
        Run("CREATE VIRTUAL TABLE words USING fts5vocab(f, 'row')");
        var id = 0;
        Run("BEGIN");
        Check.Sample(Texts.Array[20], texts =>
        {
            foreach (var text in texts)
            {
                Run("INSERT INTO a VALUES ($1, $2)", ++id, text);
                Run("INSERT INTO f(rowid, t) VALUES ($1, $2)", id, text);
                var own = Literal(text);
                // Only words of the index can be found; a text of signs has none.
                var found = Read("SELECT rowid, highlight(f, 0, '\u0001', '\u0002') FROM f WHERE f MATCH $1 AND rowid = $2", own, id);
                var searched = Read("SELECT rowid, snippet(f, 0, '\u0001', '\u0002', '', 64) FROM f WHERE f MATCH $1 LIMIT 50", own);
                foreach (var (row, marked) in found.Concat(searched))
                    Assert.Equal(
                        Read("SELECT id, t FROM a WHERE id = $1", row)[0].Text,
                        marked.Replace("\u0001", "").Replace("\u0002", ""));
                Assert.Equal(HasWords(text), found.Count == 1);
            }
        }, iter: 100, threads: 1);
        Run("COMMIT");
        Run("INSERT INTO f(f, rank) VALUES ('integrity-check', 1)");
        // What a deletion takes out is what the insertion put in.
        Run("INSERT INTO f(f, rowid, t) SELECT 'delete', id, t FROM a");
        Assert.Empty(Read("SELECT doc, term FROM words"));
        Run("INSERT INTO f(f) VALUES ('rebuild')");
        Run("INSERT INTO f(f, rank) VALUES ('integrity-check', 1)");
    }

    [Fact]
    public void AnyBytesCanBeIndexedAndMarked()
    {
        Check.Sample(Gen.Byte.Array[0, 60], bytes =>
        {
            Run("INSERT INTO f(t) VALUES (CAST($1 AS TEXT))", bytes);
            Run("SELECT highlight(f, 0, '[', ']') FROM f('a* OR us OR \"市\" *')");
        }, iter: 500, threads: 1);
        Run("INSERT INTO f(f, rank) VALUES ('integrity-check', 1)");
    }

    [Fact]
    public void LongTextsOfOneSignTakeTimeInProportion()
    {
        foreach (var piece in new[] { "a'", "aa's'", "市", "1,000,", "U.S.", "J. ", "\u00AD", "a\u00AD.", "ʼ", "x't'" })
        {
            var text = string.Concat(Enumerable.Repeat(piece, 300_000 / piece.Length));
            Run("INSERT INTO f(t) VALUES ($1)", text);
            Run("SELECT snippet(f, 0, '[', ']', '', 10) FROM f('a OR us')");
        }
    }

    [Theory]
    [InlineData("news1")]
    [InlineData("news1 nobody")]
    [InlineData("news1 porter nobody")]
    [InlineData("news1 unicode61 remove_diacritics 9")]
    public void AWrongArgumentIsAnErrorOfSqlite(string arguments)
    {
        Assert.Throws<SqliteException>(() => Run($"CREATE VIRTUAL TABLE g USING fts5(t, tokenize='{arguments}')"));
        Assert.Single(Marked("bridge", "bridge"));
    }

    [Fact]
    public void AnErrorInsideTheTokenizerIsAnErrorOfSqlite()
    {
        // Folds with memory that has no room for an edit and cannot grow.
        var broken = new FoldedText();
        typeof(FoldedText).GetField("edits", BindingFlags.Instance | BindingFlags.NonPublic)!
            .SetValue(broken, Array.Empty<Edit>());
        typeof(NewsTokenizer).GetField("kept", BindingFlags.Static | BindingFlags.NonPublic)!.SetValue(null, broken);
        Assert.Throws<SqliteException>(() => Run("INSERT INTO f(t) VALUES ('Łódź')"));
        Assert.Single(Marked("Łódź", "lodz"));
    }

    [Fact]
    public async Task ManyThreadsFoldAtOnce() => await Task.WhenAll(Enumerable.Range(0, 4).Select(thread => Task.Run(() =>
    {
        using var own = new FoldedIndexTests();
        for (var i = 0; i < 200; i++)
            own.Run("INSERT INTO f(t) VALUES ($1)", $"Łódź {thread} O’Brien U.S. 市长 {i},000");
        Assert.Equal(200, own.Read("SELECT rowid, t FROM f('lodz obrien \"us\"')").Count);
        own.Run("INSERT INTO f(f, rank) VALUES ('integrity-check', 1)");
    })));

    private IReadOnlyList<(long Id, string Text)> Marked(string text, string query)
    {
        Run("DELETE FROM f");
        Run("INSERT INTO f(rowid, t) VALUES (1, $1)", text);
        return Read("SELECT rowid, highlight(f, 0, '[', ']') FROM f WHERE f MATCH $1", Literal(query));
    }

    private static string Literal(string words) =>
        Fts5Expression.Print([new Clause([Term.Phrase(words)], Excluded: false)]) is var literal && literal != "(())"
            ? literal
            : "\"\"";

    private bool HasWords(string text)
    {
        Run("DELETE FROM g");
        Run("INSERT INTO g(t) VALUES ($1)", text);
        return Read("SELECT doc, term FROM gwords").Count > 0 && Term.HasWord(text);
    }

    private static SqliteConnection Open()
    {
        RuntimeHelpers.RunModuleConstructor(typeof(NewsTokenizer).Module.ModuleHandle);
        var opened = new SqliteConnection("Data Source=:memory:");
        opened.Open();
        return opened;
    }

    public FoldedIndexTests()
    {
        MakeIndex("f");
        MakeIndex("g");
        Run("CREATE VIRTUAL TABLE gwords USING fts5vocab(g, 'row')");
    }

    private void MakeIndex(string name, string options = "")
    {
        Run($"DROP TABLE IF EXISTS {name}");
        Run($"CREATE VIRTUAL TABLE {name} USING fts5(t, {options} tokenize='news1 porter unicode61 remove_diacritics 2')");
    }

    private void Run(string sql, params object[] values) => Read(sql, values);

    private List<(long Id, string Text)> Read(string sql, params object[] values)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++)
            command.Parameters.AddWithValue($"${i + 1}", values[i]);
        using var reader = command.ExecuteReader();
        var rows = new List<(long, string)>();
        while (reader.Read())
            rows.Add(reader.FieldCount > 1 ? (reader.GetInt64(0), reader.GetString(1)) : (0, ""));
        return rows;
    }
}
