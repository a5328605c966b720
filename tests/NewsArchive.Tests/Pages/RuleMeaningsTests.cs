using System.Text.Json;
using System.Text.RegularExpressions;
using NewsArchive.Text;
using NewsArchive.Web.Reasons;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>Every rule has its words, and all words belong to a rule.</summary>
public sealed partial class RuleMeaningsTests
{
    private static readonly string Repository = Above(AppContext.BaseDirectory);

    private static readonly string Source = string.Join('\n', Directory
        .EnumerateFiles(Path.Combine(Repository, "src", "NewsArchive.Text", "Quotes"), "*.cs")
        .Select(File.ReadAllText));

    [Fact]
    public void EveryRuleThatTheSourceNamesBesideAConfidenceHasItsSentence()
    {
        var rules = RuleWithConfidence().Matches(Source).Concat(AssignedRule().Matches(Source))
            .Concat(EitherRule().Matches(Source))
            .SelectMany(match => match.Groups["rule"].Captures.Select(capture => capture.Value)).Distinct().ToList();
        Assert.True(rules.Count >= 35, $"Only {rules.Count} rules are recognized in the source.");
        Assert.Empty(rules.Except(RuleMeanings.Rules));
    }

    [Fact]
    public void EveryRuleThatAnalysisGivesHasItsSentence()
    {
        var texts =
            File.ReadLines(Path.Combine(Repository, "tests", "NewsArchive.Text.Tests", "Gold", "fictional.jsonl"))
            .Select(line => JsonDocument.Parse(line).RootElement.GetProperty("text").GetString()!)
            .Concat(Directory.EnumerateFiles(Path.Combine(Repository, "seeds"), "*.txt").Select(File.ReadAllText));
        var documents = texts.AsParallel().Select(text =>
            DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "a.txt").Document!).ToList();
        var rules = documents.SelectMany(document =>
            document.Quotations.Select(quote => quote.Rule).Concat(document.Marks.Select(mark => mark.Rule)))
                .ToHashSet();
        Assert.True(rules.Count >= 15, $"Only {rules.Count} rules applied.");
        Assert.Empty(rules.Except(RuleMeanings.Rules));
    }

    [Fact]
    public void EverySentenceBelongsToARule() => Assert.DoesNotContain(RuleMeanings.Rules, rule =>
        !Source.Contains($"\"{rule}\"", StringComparison.Ordinal)
        && !rule.StartsWith("marks-in-a-", StringComparison.Ordinal)); // the block's kind is put after it

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "NewsArchive.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);

    // "quote-verb-name", 0.95 and "same-paragraph", sentence ? 0.7 : 0.55
    [GeneratedRegex("\"(?<rule>[a-z]+(?:-[a-z]+)*)\"\\s*,\\s*(?:[^,;\"()]*\\?\\s*)?0?\\.\\d")]
    private static partial Regex RuleWithConfidence();

    [GeneratedRegex("\\bRule = \"(?<rule>[a-z]+(?:-[a-z]+)*)\"")]
    private static partial Regex AssignedRule();

    // hasThat ? "verb-that-clause" : "verb-clause", hasThat ? 0.85 : 0.75
    [GeneratedRegex("\\? \"(?<rule>[a-z]+(?:-[a-z]+)+)\" : \"(?<rule>[a-z]+(?:-[a-z]+)+)\"\\s*,[^,;\"]*\\.\\d")]
    private static partial Regex EitherRule();
}
