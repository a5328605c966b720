using System.Text;
using NewsArchive.Text.Language;
using NewsArchive.Text.Tests.Gold;

namespace NewsArchive.Text.Tests.Budget;

/// <summary>
/// A text twice as long takes about twice the steps, whatever it is made of: each kind of character, each pair of
/// marks, and the lines of the word lists, for it is these that the rules wait for.
/// </summary>
public sealed class GrowthTests
{
    private const int Length = 1000;

    /// <summary>What twice the text may cost at most, as often as the text.</summary>
    public const double Most = 2.6;

    private static readonly string[] WholeLists =
        ["cues.txt", "titles.txt", "markwords.txt", "sources.txt", "venues.txt", "grammar.txt"];

    private static readonly string[] OtherLists =
    [
        "abbreviations.txt", "common-words.txt", "first-names.txt", "function-words.txt", "genders.txt", "interface.txt",
        "known-aliases.txt", "name-cues.txt", "name-words.txt", "never-names.txt", "nicknames.txt",
        "organization-words.txt", "organizations.txt", "other-words.txt", "outlets.txt", "peoples.txt", "places.txt",
    ];

    private const string Characters =
        "aZ1é.,;:!?…—–-()[]{}<>/\\|@#$%&*+=~^_\"“”„‟«»'‘’‚‛`´ \t\n\u00a0\u200b\u200f\u202e\ufeff\u2028\u0301ßİ中ש\u00ad\ufffd•©";

    private static readonly string[] Pairs = ["“”", "\"\"", "‘’", "''", "«»", "„“", "()", "[]"];

    [Fact]
    public void EachCharacterCostsItsShare() => AllCostTheirShare(
        Characters.SelectMany(c => new[] { $"{c}", $"{c} ", $"{c}\n\n", $"a{c}", $"Ada Quill{c} ", $"said{c} " })
            .Concat(["😀", "😀 ", "\ud800 ", "\udc00"]));

    [Fact]
    public void ArticlesCostTheirShare()
    {
        var articles = string.Join("\n\n", GoldFiles.Fictional.Take(4).Select(article => article.Text));
        Assert.InRange(Growth(articles, articles.Length), 1, Most);
    }

    /// <summary>Long enough for a walk over all the quotes before each sentence to show.</summary>
    [Fact]
    public void QuotesInATextThatNamesNobodyCostTheirShare() =>
        Assert.InRange(Growth("He wrote “foo”\n\n", 40 * Length), 1, Most);

    [Fact]
    public void EachPairOfMarksCostsItsShare() => AllCostTheirShare(
        from pair in Pairs
        from inside in new[] { "", "a", "It rained,", "Ada Quill" }
        from behind in new[] { "", " ", " said ", " said Ada Quill. ", "\n\n" }
        select pair[0] + inside + pair[1] + behind);

    [Theory]
    [InlineData("cues.txt")]
    [InlineData("titles.txt")]
    [InlineData("markwords.txt")]
    [InlineData("sources.txt")]
    [InlineData("venues.txt")]
    [InlineData("grammar.txt")]
    public void EachLineOfAListCostsItsShare(string list) => AllCostTheirShare(Units(list));

    [Fact]
    public void LinesOfTheOtherListsCostTheirShare()
    {
        var lines = OtherLists.SelectMany(Units).ToArray();
        // Always the same five hundred.
        new Random(500).Shuffle(lines);
        AllCostTheirShare(lines.Take(500).SelectMany(line => new[] { line, char.ToUpperInvariant(line[0]) + line[1..] }));
    }

    private static IEnumerable<string> Units(string list) => WordList.Lines(list)
        .Where(line => line[0] != '[' && line.Length < 200)
        .Select(line => line.Split('|')[0].Replace('+', ' ').Trim() + " ");

    private static void AllCostTheirShare(IEnumerable<string> units)
    {
        var worst = units.Distinct().AsParallel().Select(unit => (Unit: unit, Growth: Growth(unit, Length))).MaxBy(x => x.Growth);
        Assert.True(worst.Growth <= Most, $"Twice as much of \"{worst.Unit}\" takes {worst.Growth:0.00} times the steps.");
    }

    /// <summary>
    /// How many times the steps twice the text takes. Where a block grows too long for some rule its steps jump once: what
    /// really grows does so the next time too.
    /// </summary>
    public static double Growth(string unit, int length)
    {
        var (once, twice) = (Steps(unit, length), Steps(unit, 2 * length));
        var growth = once == 0 ? 0 : (double)twice / once;
        return growth <= Most ? growth : Math.Min(growth, (double)Steps(unit, 4 * length) / twice);
    }

    // Blank texts are refused unread.
    private static long Steps(string unit, int length)
    {
        var read = DocumentReader.Read(Encoding.UTF8.GetBytes(new Poison("", unit, "").Text(length)), "article.txt");
        Assert.True(read.Document is not null || read.Steps == 0, $"\"{unit}\": {read.Unreadable}");
        return read.Steps;
    }
}
