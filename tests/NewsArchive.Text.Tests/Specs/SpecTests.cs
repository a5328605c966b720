namespace NewsArchive.Text.Tests.Specs;

/// <summary>Runs every example of the spec files: one example, one test, named by its heading.</summary>
public sealed class SpecTests
{
    public static IEnumerable<TheoryDataRow<SpecExample>> Examples() =>
        SpecExample.ReadFolder(Path.Combine(AppContext.BaseDirectory, "Specs"))
            .Select(example => new TheoryDataRow<SpecExample>(example) { TestDisplayName = example.Heading });

    [Theory]
    [MemberData(nameof(Examples))]
    public void TheReaderFindsWhatTheSpecSays(SpecExample example)
    {
        var check = new SpecCheck(DocumentReader.Read(example.Input, example.FileName));
        var failures = example.Expected.Select(line => (line, Why: check.WhyNot(line)))
            .Where(x => x.Why is not null).ToList();
        Assert.True(failures.Count == 0, string.Join("\n", failures.Select(x => $"{x.line}\n    but {x.Why}")));
    }

    [Theory]
    [InlineData("quote \"Go home,\" | speaker Bo Peep", "speaker is Ada Quill")]
    [InlineData("quote \"Go,\"", "there is no such quote")]
    [InlineData("no quotes", "found 1")]
    [InlineData("quote \"Go home,\" | chain Ada Quill → The Herald", "chain is Ada Quill")]
    [InlineData("mention organization Ada Quill", "there is no such mention")]
    [InlineData("published 2025-01-25", "published is nothing")]
    [InlineData("a line of nonsense", "no such expectation")]
    public void AnExampleThatSaysWhatIsNotSoFails(string line, string why)
    {
        TextSpan said = new(0, 10), who = new(16, 25);
        var document = new Document
        {
            Text = "\"Go home,\" said Ada Quill.",
            Title = new Headline("Go home", Made: true),
            Blocks = [new Block(new TextSpan(0, 26), BlockKind.Paragraph, "plain", 1)],
            Sentences = [new TextSpan(0, 26)],
            Mentions = [new NameMention(who, PartyKind.Person, 0, "given", 1)],
            Chains = [new MentionChain("Ada Quill", PartyKind.Person, [])],
            Quotations =
            [
                new Quotation
                {
                    Span = said,
                    Contents = [said],
                    Kind = QuotationKind.Direct,
                    Cue = new TextSpan(11, 15),
                    Source = who,
                    Speaker = "Ada Quill",
                    SpeakerKind = SourceKind.Person,
                    SourceChain = [new Hop("Ada Quill", SourceKind.Person, 0, who)],
                    Editorial = [],
                    Rule = "given",
                    Confidence = 1,
                },
            ],
            Marks = [],
            Hyperlinks = [],
            Warnings = [],
        };
        var check = new SpecCheck(new ReadResult(document, null, "UTF-8"));
        Assert.Null(check.WhyNot("quote \"Go home,\" | speaker Ada Quill | cue said | chain Ada Quill | rule given"));
        Assert.Contains(why, check.WhyNot(line));
    }
}
