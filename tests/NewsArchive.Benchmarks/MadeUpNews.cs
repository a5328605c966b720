using System.Globalization;
using System.Text;
using NewsArchive.Importing;
using NewsArchive.Text;

namespace NewsArchive.Benchmarks;

/// <summary>Made-up news without end, the same in every run, for measuring without a file of real news.</summary>
internal static class MadeUpNews
{
    private static readonly string[] First = ["Zara", "Ivo", "Orla", "Ada", "Bo", "Mina", "Teo", "Una", "Rafe", "Lio"];
    private static readonly string[] Last =
        ["Holm", "Brandt", "Venn", "Quill", "Lind", "Marsh", "Okoro", "Sato", "Reyes", "Dahl"];
    private static readonly string[] Places =
        ["bridge", "harbour", "school", "market", "river", "library", "station", "mill"];
    private static readonly string[] Words =
        ("the city council government report last week water money people road plan voted closed opened cost after "
        + "before near with against").Split(' ');

    public static IEnumerable<ImportFile> Lines()
    {
        var random = new Random(1);
        for (var number = 1; ; number++)
        {
            var text = Article(random);
            yield return new ImportFile(
                string.Create(CultureInfo.InvariantCulture, $"news-{number}"),
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}\n{text}")),
                new KnownFacts { Title = $"The {Pick(random, Places)} of {Pick(random, Last)}" },
                text);
        }
    }

    private static string Article(Random random)
    {
        var text = new StringBuilder();
        for (var paragraph = 0; paragraph < 8; paragraph++)
        {
            var speaker = $"{Pick(random, First)} {Pick(random, Last)}";
            text.Append($"The {Pick(random, Places)} {Some(random, 30)}. “{Some(random, 15)},” said {speaker}. ")
                .Append($"According to {Pick(random, First)} {Pick(random, Last)}, {Some(random, 12)}.\n\n");
        }

        return text.ToString();
    }

    private static string Some(Random random, int words) =>
        string.Join(' ',
            Enumerable.Range(0, words).Select(_ => random.Next(6) == 0 ? Pick(random, Places) : Pick(random, Words)));

    private static string Pick(Random random, string[] from) => from[random.Next(from.Length)];
}
