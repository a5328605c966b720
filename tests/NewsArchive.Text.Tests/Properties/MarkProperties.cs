using System.Text;
using CsCheck;
using NewsArchive.Tests;
using NewsArchive.Text.Tests.Budget;

namespace NewsArchive.Text.Tests.Properties;

/// <summary>One text after another: reading one of 5 MB takes a gigabyte.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class LongTexts;

/// <summary>
/// Every quotation mark of any shape in any text is part of a quote or a marked phrase or is unmatched, and texts of
/// nothing but marks are read in linear time. A long run reads 5 MB of them.
/// </summary>
[Trait("long", "fuzz")]
[Collection(typeof(LongTexts))]
public sealed class MarkProperties
{
    private static readonly bool Long = LongRun.Is("fuzz");

    private static readonly string[] Pieces =
    [
        "“", "”", "„", "‟", "«", "»", "\"", "''", "``", "“", "”", "“", "”", "\"", "\"", " ", " ", " ", ",", ".", "?", ": ",
        "\n", "\n\n", "rain", "a ", "Ada Quill", " said ", "said Ada Quill", " told The Herald", "[", "]", "…", "—", "(", ")",
        "\u200B", "\u200F", "\u2066", "\u00A0", "שלום", "مرحبا", "😀", "the term ", "so-called ", "that ", "5' 11",
    ];

    private static Document Read(string text) =>
        DocumentReader.Read(Encoding.UTF8.GetBytes(text), "article.txt").Document
        ?? throw new InvalidOperationException("unreadable: " + text);

    /// <summary>Which characters of a text are explained.</summary>
    private static bool[] Explained(Document document)
    {
        var explained = new bool[document.Text.Length];
        foreach (var span in document.Marks.Select(x => x.Span).Concat(
            document.Quotations.Where(x => x.Kind != QuotationKind.Indirect).SelectMany(x => x.Contents)))
        {
            explained.AsSpan(span.Start, span.Length).Fill(true);
        }
        return explained;
    }

    private static void EveryMarkIsExplained(string text)
    {
        var document = Read(text);
        Invariants.Check(document);
        var explained = Explained(document);
        for (var i = 0; i < document.Text.Length; i++)
        {
            var length = MarkAt(document.Text, i);
            // The text goes into the message only on failure: otherwise a long text would be copied for each character.
            if (length > 0 && !explained[i])
                Assert.Fail($"the mark at {i} of \"{document.Text}\" is not explained");
            i += Math.Max(0, length - 1);
        }
    }

    // Two apostrophes or backticks stand for a mark, counted from the left: ''' is a mark and an apostrophe.
    private static int MarkAt(string text, int i) =>
        "\"“”„‟«»".Contains(text[i]) ? 1
        : i + 1 < text.Length && text[i] is '\'' or '`' && text[i + 1] == text[i] ? 2
        : 0;

    [Fact]
    public void EveryMarkOfAnyTextIsExplained() =>
        Gen.OneOf(Pieces).List[1, 60].Select(string.Concat).Where(x => x.Any(char.IsLetterOrDigit))
            .Sample(EveryMarkIsExplained, iter: Long ? 60_000 : 3000);

    /// <summary>Single marks that clearly open and close: next to a space, with no apostrophe anywhere.</summary>
    [Theory]
    [InlineData('‘', '’')]
    [InlineData('\'', '\'')]
    public void SingleMarksThatOpenAndCloseAreExplained(char open, char close)
    {
        Gen.OneOf(["rain", "It rained.", "said Ada Quill.", "the term", "no", "Bo Peep said:", "the north, and", "("])
            .Select(Gen.Bool, Gen.OneOf(["dry", "we walked home,", "The Long Road", "why?", "no no no"]))
            .List[1, 12]
            .Sample(parts =>
            {
                var text = string.Join(' ', parts.Select(x => x.Item1 + (x.Item2 ? $" {open}{x.Item3}{close}" : "")));
                var document = Read(text);
                Invariants.Check(document);
                var explained = Explained(document);
                for (var i = 0; i < document.Text.Length; i++)
                    Assert.True(explained[i] || (text[i] != open && text[i] != close), $"{i} of {text}");
            }, iter: Long ? 20_000 : 1000);
    }

    private static readonly Dictionary<string, string> HostileTexts = new()
    {
        { "ten thousand marks that nest", new string('“', 10_000) + "a" + new string('”', 10_000) },
        { "ten thousand guillemets that nest", new string('«', 10_000) + "a" + new string('»', 10_000) },
        { "marks of two shapes that nest", Times("“‘", 5000) + "a" + Times("’”", 5000) },
        { "marks that close before they open", Times("”a“ ", 5000) },
        { "marks that cross", Times("“a «b” c» ", 2000) },
        { "one endless sentence", Times("“a,” he said, ", Long ? 75_000 : 5000) },
        { "one endless sentence of names", Times("“a,” said Ada Quill of The Herald, ", Long ? 30_000 : 2000) },
        { "a mark that every paragraph opens", Times("“It rained and nobody came.\n\n", 2000) },
        { "a mark that every paragraph closes", Times("It rained and nobody came.”\n\n", 2000) },
        { "a straight mark in every paragraph", Times("It \"rained and nobody came.\n\n", 2000) },
        { "single marks that never close", Times("It ‘rained and nobody came, ", 2000) },
        { "posts and marks in turn", Times("“a” — Ada Quill (@ada) May 1, 2020\n\n“b\n\n", 1000) },
        { "text from right to left", Times("“שלום עולם,” אמר דוד. «مرحبا» قال أحمد. ", 500) },
        { "marks that turn the writing", Times("\u202E“a”\u202C \u2067“b”\u2069 ", 1000) },
        { "zero-width characters about the marks",
            Times("\u200B“\u200Ba\u200B,\u200B”\u200B said\u200B Ada Quill. ", 1000) },
        { "marks around nothing", Times("“” ‘’ \"\" «» '' `` ", 1000) },
        { "marks around spaces", Times("“ ” « » \" \" ", 1000) },
        { "brackets that never close in marks", "“" + new string('[', 20_000) + "a”" },
        { "stops in marks", "“" + new string('.', 20_000) + "a”" },
    };

    public static TheoryData<string> Hostile => [.. HostileTexts.Keys];

    [Theory(Timeout = 300_000)]
    [MemberData(nameof(Hostile))]
    public async Task HostileMarksAreExplained(string what) =>
        await Task.Run(() => EveryMarkIsExplained(HostileTexts[what]), TestContext.Current.CancellationToken);

    [Theory]
    [InlineData("“")]
    [InlineData("”")]
    [InlineData("„")]
    [InlineData("‟")]
    [InlineData("«")]
    [InlineData("»")]
    [InlineData("\"")]
    [InlineData("'")]
    [InlineData("‘")]
    [InlineData("’")]
    [InlineData("''")]
    [InlineData("``")]
    [InlineData("“”„‟«»\"'‘’``")]
    [InlineData("“ ” „ ‟ « » \" ' ‘ ’ ")]
    [InlineData("“‘")]
    [InlineData("“\n")]
    [InlineData("”\n\n")]
    [InlineData("“a” ")]
    [InlineData("‘a ")]
    [InlineData("“a\n\n")]
    [InlineData("\"a\n")]
    [InlineData("“a ‘b’ c” ")]
    [InlineData("“a,” he said, ")]
    [InlineData("“a,” said Ada Quill. ")]
    [InlineData("said “")]
    [InlineData("“[")]
    [InlineData("“… ")]
    [InlineData(".")]
    [InlineData("…\n")]
    [InlineData("”. ")]
    [InlineData("“.” ")]
    public void TextOfMarksTakesItsShareOfSteps(string unit) =>
        Assert.InRange(GrowthTests.Growth(unit, Long ? 2_500_000 : 1000), 0, GrowthTests.Most);

    private static string Times(string unit, int times) => new StringBuilder().Insert(0, unit, times).ToString();
}
