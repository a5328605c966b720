using System.Reflection;
using System.Text.RegularExpressions;

namespace NewsArchive.Text.Tests.Budget;

/// <summary>
/// No expression takes more than its share of time: it does not backtrack, or its input is short, or its own worst
/// repeats are read in one go. Expressions take no steps that could be counted, so this has a limit in seconds, far above
/// what they take.
/// </summary>
public sealed class RegexTests
{
    private const int Long = 4_000;
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(20);

    // The most characters that the code gives the expression, and what it could try again and again.
    private static readonly Dictionary<string, (int Most, string[] Worst)> Backtracking = new()
    {
        ["PlainTextFormat.GluedDate"] = (Long, [" ", "date ", "date 2020-01-01x", "date:\t"]),
        ["PlainTextFormat.Header"] = (Long, ["title", "title ", "by: ", "by:\n", "date : "]),
        ["PlainTextFormat.DateLine"] = (70, ["published ", "updated on ", "a"]),
        ["PlainTextFormat.OutletAndDate"] = (Long, ["a ", "  ", "The Post|", "a | "]),
        ["PlainTextFormat.RelatedTail"] = (400, [". More: A", "… Related : A ", ". More "]),
        ["BlockRules.HeaderLine"] = (200, ["by", "posted on ", "https://", "date "]),
        ["BlockRules.EditorialNote"] = (Long, ["a", "taking ", "signing up you ", "a? yes "]),
        ["BlockRules.RelatedOpening"] = (Long, ["A", "AA: Aa", "just watched ", "read more ", "must watch"]),
        ["BlockRules.Credit"] = (Long, ["(photo ", "photo by ", "photo : ", "photo  ", "courtesy of ", ". ", "AP)", "/AP "]),
        ["BlockRules.Byline"] = (120, ["by ", "by A", "A. ", "a@", "a.b@c."]),
        ["BlockRules.SignedSpeech"] = (Long, ["“", "“a” ", "”—A", "” - A b", "\"  "]),
        ["BlockRules.DatelineAlone"] = (80, ["A", "A ", "A, ", "AB (A) "]),
        ["BlockRules.ListItem"] = (Long, ["- ", "1. ", "•"]),
        ["BlockRules.ShortColon"] = (Long, ["A", "A:", "1 "]),
        ["Datelines.Opening"] = (110, ["A", "AB ", "Aa Bb ", "AB-", "AB, ", "(AB) "]),
        ["Transcript.Turn"] = (Long, ["A", "AB ", "AB. ", "A (a) ", "AB:  ", ". AB: a"]),
        ["QuotationBlocks.Announces"] = (240, ["reads ", "following a ", "says in ", "from ", "this from ", "statement a:a "]),
        ["QuotationBlocks.ExpectsSeveral"] = (Long, ["following", "as follow ", "in full"]),
        ["DateReader.Iso"] = (60, ["1", "2020-", "2020-01-01T", "2020-01-01 "]),
        ["DateReader.MonthFirst"] = (60, ["may ", "monday ", "may 1, 2020 "]),
        ["DateReader.DayFirst"] = (60, ["1 ", "1. may ", "1st of "]),
        ["DateReader.Numbers"] = (60, ["1/", "1.1.2020 ", "1-"]),
        ["SocialPost.SignedInside"] = (Long, ["—", "— ", "— a", "–a (@a) ", "— a(@a) May 1, 2020"]),
        ["SocialPost.Opened"] = (Long, ["A", "A ", "A (@a) ", "A (@a)  : ", "A("]),
        ["LinkFinder.Links"] = (Long, ["a.", "a-", "a@", "a.com/", "http://", "@a", "www.", "a.b@c.", "a.com/a-"]),
        ["MarkPairing.Elision"] = (Long, ["'", "'em", "'90"]),
        ["QuotationFinder.Editorial"] = (Long, ["[", "[a", ". ", ".", "[a]"]),
        ["CarriedSources.WholeInterview"] = (Long, ["exclusive ", "sit-down", "lengthy interview"]),
        ["StatedAliases.KnownAs"] = (60, ["also ", " also known", ", who is ", "known as by his "]),
        ["NameWords.ServantOf"] = (Long, ["abd", "abdal", "abdel-"]),
    };

    private static IEnumerable<(string Name, GeneratedRegexAttribute Expression)> All =>
        from type in typeof(DocumentReader).Assembly.GetTypes()
        from method in type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        let expression = method.GetCustomAttribute<GeneratedRegexAttribute>()
        where expression is not null
        select ($"{type.Name}.{method.Name}", expression);

    public static TheoryData<string> Names => [.. All.Select(expression => expression.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void AnExpressionIsQuickWhateverItReads(string name)
    {
        var (pattern, options) = All.Where(x => x.Name == name).Select(x => (x.Expression.Pattern, x.Expression.Options)).Single();
        if (options.HasFlag(RegexOptions.NonBacktracking))
            return;
        Assert.True(Backtracking.TryGetValue(name, out var known), $"{name} may backtrack: say here what its worst repeats are.");
        var expression = new Regex(pattern, options, Enough);
        string[] any = ["A", "a", " ", "A ", "1"];
        foreach (var unit in known.Worst.Concat(any))
        {
            foreach (var first in known.Worst.Prepend(""))
            {
                // Whether the end lets it match or not.
                foreach (var last in new[] { "", "!" })
                {
                    var repeats = string.Concat(Enumerable.Repeat(unit, known.Most / unit.Length));
                    var text = first + repeats[..Math.Max(0, Math.Min(repeats.Length, known.Most - first.Length - last.Length))] + last;
                    _ = expression.Count(text);
                }
            }
        }
    }

    [Fact]
    public void NoExpressionIsMadeAnywhereElse() =>
        Assert.Empty(
            from type in typeof(DocumentReader).Assembly.GetTypes()
            from field in type.GetFields(BindingFlags.Static | BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)
            where field.FieldType == typeof(Regex)
                && !type.FullName!.StartsWith("System.Text.RegularExpressions.Generated", StringComparison.Ordinal)
            select $"{type.Name}.{field.Name}");
}
