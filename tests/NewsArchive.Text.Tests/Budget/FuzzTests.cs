using System.Text;
using NewsArchive.Tests;
using NewsArchive.Text.Language;
using NewsArchive.Text.Tests.Gold;

namespace NewsArchive.Text.Tests.Budget;

/// <summary>
/// Texts that chance made of articles, units, marks and signs that nobody sees, each under its budget. A long run tries a
/// million.
/// </summary>
[Trait("long", "fuzz")]
public sealed class FuzzTests(ITestOutputHelper output)
{
    private static readonly int Inputs = LongRun.Is("fuzz") ? 1_000_000 : 20_000;

    // What any text may take, however short, would hide what these take.
    private const int StepsOfAnyText = 20_000;

    private const int Longest = 200;

    private static readonly string[] Articles =
        [.. GoldFiles.Fictional.Concat(GoldFiles.Twins).Concat(GoldFiles.Fresh).Select(article => article.Text)];

    private static readonly string[] Units =
    [
        .. new[] { "cues.txt", "grammar.txt", "sources.txt", "venues.txt", "titles.txt" }.SelectMany(WordList.Lines)
            .Where(line => line[0] != '[').SelectMany(line => line.Split([' ', '|', '+'])).Where(word => word.Length > 0)
            .Select(word => word + " "),
        .. Enumerable.Repeat(
            new[]
            {
                ", ", ". ", "“", "”", "\"", "‘", "’", "'", " — ", ": ", "; ", "(", ")", "[", "]", "\n", "\n\n", "…", "1 ", "% ",
                "Ada Quill ", "Quill’s ", "The Wend Post ", "U.S. ", "(@ada) ", "“a,” ", "that ", "said ", "who ", "and ", "May 1, 2020 ",
            }, 20).SelectMany(units => units),
    ];

    private static readonly string[] Signs =
        ["\u200b", "\u200f", "\u202e", "\u2066", "\ufeff", "\u00ad", "\u0301", "\u00a0", "\u2028", "\ud83d", "\ude00", "😀", "\0"];

    private static readonly string[] Openings = ["“", "‘", "«", "(", "[", "\"", "„", "“‘", "(“"];
    private static readonly string[] Closings = ["”", "’", "»", ")", "]", "\"", "“", "’”", "”)"];

    [Fact]
    public void EveryTextStaysUnderItsBudget()
    {
        var worst = Enumerable.Range(0, Inputs).AsParallel().Select(seed =>
        {
            var text = Make(new Random(seed));
            var read = DocumentReader.Read(Encoding.UTF8.GetBytes(text), "fuzz.txt");
            return (PerCharacter: (double)Math.Max(0, read.Steps - StepsOfAnyText) / text.Length, read.Steps, seed, text);
        }).MaxBy(x => x.PerCharacter);
        output.WriteLine($"{Inputs} texts; at worst {worst.PerCharacter:0} steps a character ({worst.Steps} in all): {worst.text}");
        var most = ReadingBudget.MostOf(1) - ReadingBudget.MostOf(0);
        Assert.True(worst.PerCharacter <= most, $"Seed {worst.seed} takes {worst.Steps} steps: {worst.text}");
    }

    private static string Make(Random random)
    {
        var text = new StringBuilder();
        switch (random.Next(6))
        {
            case 0 or 1:
                text.Append(Stretch(random, Longest));
                for (var changes = random.Next(1, 8); changes > 0; changes--)
                    Change(text, random);
                break;
            case 2:
                Repeat(text, random, string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => One(random, Units))));
                break;
            case 3:
                var depth = random.Next(1, Longest / 8);
                var (open, close) = (One(random, Openings), One(random, Closings));
                Repeat(text, random, open, depth);
                text.Append(Stretch(random, Longest / 3));
                Repeat(text, random, close, depth);
                break;
            case 4:
                while (text.Length < Longest)
                    text.Append(One(random, Units));
                break;
            default:
                foreach (var c in Stretch(random, Longest / 2))
                    text.Append(c).Append(random.Next(3) == 0 ? One(random, Signs) : "");
                break;
        }
        return text.Length == 0 ? "a" : text.ToString();
    }

    private static void Change(StringBuilder text, Random random)
    {
        var at = random.Next(text.Length + 1);
        switch (random.Next(4))
        {
            case 0:
                text.Remove(at, Math.Min(random.Next(30), text.Length - at));
                break;
            case 1:
                text.Insert(at, Stretch(random, 40));
                break;
            case 2:
                text.Insert(at, One(random, Signs));
                break;
            default:
                text.Insert(at, string.Concat(Enumerable.Repeat(One(random, Units), random.Next(1, 12))));
                break;
        }
    }

    private static void Repeat(StringBuilder text, Random random, string unit, int times = Longest)
    {
        var most = text.Length + random.Next(20, Longest);
        for (; times > 0 && text.Length < most; times--)
            text.Append(unit);
    }

    private static string Stretch(Random random, int length)
    {
        var article = One(random, Articles);
        var start = random.Next(article.Length);
        return article.Substring(start, Math.Min(random.Next(1, length), article.Length - start));
    }

    private static string One(Random random, string[] of) => of[random.Next(of.Length)];
}
