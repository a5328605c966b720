using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace NewsArchive.Text.Tests.Gold;

/// <summary>
/// Articles are stored with the version of the analyzer that read them, so its answers must not change without it.
/// </summary>
public sealed class AnswersTests
{
    // What this version answers on all made-up articles.
    private const int Version = 3;
    private const string Answers = "d803615a29c76450a2287d7d4e3e36371bd99fd7364005dc572134c4856a9e6e";

    [Fact]
    public void TheAnswersChangeOnlyWithTheVersionOfTheAnalyzer()
    {
        var answers = Hash();
        Assert.True((Version, Answers) == (Analyzer.Version, answers),
            $"The analyzer is of version {Analyzer.Version} and its answers on the made-up articles have the hash {answers}. "
            + $"Here stand {Version} and {Answers}. If the answers were meant to change, raise Analyzer.Version and put both here.");
    }

    private static string Hash()
    {
        var said = new StringBuilder();
        var gold = GoldFiles.Fictional.Concat(GoldFiles.Fresh).Concat(GoldFiles.Unseen).Concat(GoldFiles.Later)
            .Concat(GoldFiles.Twins);
        foreach (var article in gold)
            Say(DocumentReader.Read(Encoding.UTF8.GetBytes(article.Raw), article.Id + ".txt").Document!, said);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(said.ToString())));
    }

    private static void Say(Document document, StringBuilder said)
    {
        Line("title", document.Title.Text, document.Title.Made, document.Published?.Date.DayNumber, document.Byline);
        foreach (var block in document.Blocks)
            Line("block", block.Span, block.Kind, block.Rule, block.Confidence);
        foreach (var chain in document.Chains)
            Line("party", chain.Name, chain.Kind, string.Join('|', chain.Aliases.Select(alias => alias.Name + "/" + alias.Rule)));
        foreach (var mention in document.Mentions)
            Line("name", mention.Span, mention.Kind, mention.Chain, mention.Rule, mention.Confidence);
        foreach (var quote in document.Quotations)
        {
            Line("quote", string.Join('|', quote.Contents), quote.Kind, quote.Cue, quote.Source, quote.Speaker,
                quote.SpeakerKind, quote.Parent, string.Join('|', quote.Editorial), quote.Rule, quote.Confidence);
            foreach (var hop in quote.SourceChain)
                Line("hop", hop.Name, hop.Kind, hop.Chain, hop.Evidence);
        }
        foreach (var mark in document.Marks)
            Line("mark", mark.Span, mark.Kind, mark.Rule, mark.Confidence);
        foreach (var link in document.Hyperlinks)
            Line("link", link.Span, link.Url, link.Kind);

        void Line(params object?[] facts) =>
            said.AppendJoin('\t', facts.Select(fact => Convert.ToString(fact, CultureInfo.InvariantCulture))).Append('\n');
    }
}
