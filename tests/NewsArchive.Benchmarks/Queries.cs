using System.Text.RegularExpressions;
using NewsArchive.Text.Language;

namespace NewsArchive.Benchmarks;

/// <summary>
/// The searches that are measured: 240 of seven classes, drawn by a fixed seed from the words and names of the archive
/// itself, so that each finds something.
/// </summary>
internal static partial class Queries
{
    private const int Count = 240, Seed = 11, Sample = 4_000;

    /// <summary>In how many of all articles a word is.</summary>
    private const double Rare = 0.001, Mid = 0.005, Common = 0.1, Commonest = 0.65;

    /// <summary>As they are typed.</summary>
    public static IReadOnlyList<string> Draw(string database)
    {
        var random = new Random(Seed);
        var texts = Texts(database);
        var shares = Shares(texts);
        var (rare, mid, common) = (Between(0, Rare), Between(Mid, Common / 2), Between(Common, Commonest));
        var people = Sql.Strings(database,
            "SELECT Name FROM Entities WHERE Kind = 0 AND NOT IsSingleName AND Articles > 2 ORDER BY Id")
            .Where(name => name.All(sign => char.IsLetter(sign) || sign == ' ')).ToList();
        Func<string>[] classes =
        [
            () => Any(rare),
            () => Any(mid),
            () => Any(common),
            () => Phrase(Any(texts)),
            () => Any(mid)[..4] + "*",
            () => Any(people),
            () => $"{Any(mid)} {Any(common)}",
        ];
        return [.. Enumerable.Range(0, Count).Select(number => classes[number % classes.Length]())];

        string Any(IReadOnlyList<string> from) => from[random.Next(from.Count)];

        // Made-up news has few words, and none of them is rare.
        IReadOnlyList<string> Between(double from, double to)
        {
            var words = shares.Where(word => word.Key.Length > 3).OrderBy(word => word.Key, StringComparer.Ordinal);
            var fitting = words.Where(word => word.Value >= from && word.Value < to).ToList();
            return [.. (fitting.Count > 0 ? fitting : words.ToList()).Select(word => word.Key)];
        }

        string Phrase(string text)
        {
            var words = Words().Matches(text);
            for (; ; )
            {
                var at = random.Next(words.Count - 1);
                var (first, second) = (words[at], words[at + 1]);
                if (second.Index == first.Index + first.Length + 1 && text[second.Index - 1] == ' ')
                    return $"\"{first.Value} {second.Value}\"";
            }
        }
    }

    /// <summary>The word that the most articles have, of those that say anything.</summary>
    public static string TheCommonest(string database) => Shares(Texts(database))
        .OrderBy(word => word.Value >= Commonest).ThenByDescending(word => word.Value)
        .ThenBy(word => word.Key, StringComparer.Ordinal).First().Key;

    private static List<string> Texts(string database)
    {
        var every = Math.Max(1, Sql.Number(database, "SELECT max(Id) FROM Articles") / Sample);
        return Sql.Strings(
            database, $"SELECT Text FROM ArticleTexts WHERE Id % {every} = 0 AND length(Text) > 500 ORDER BY Id");
    }

    private static Dictionary<string, double> Shares(List<string> texts)
    {
        var grammar = WordList.Load("function-words.txt");
        return texts.SelectMany(text => Words().Matches(text).Select(word => word.Value.ToLowerInvariant()).Distinct())
            .Where(word => !grammar.Contains(word))
            .CountBy(word => word)
            .ToDictionary(word => word.Key, word => word.Value / (double)texts.Count);
    }

    [GeneratedRegex(@"\b[A-Za-z]{2,}\b", RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
