using System.Text;
using NewsArchive.Text.Names;

namespace NewsArchive.Text.Tests;

/// <summary>Text that no newspaper prints: it may contain no names, but it must do no harm and take no time.</summary>
public sealed class NamesHostileTests
{
    public static TheoryData<string> Texts =>
        [
            "",
            " ",
            "\n\n",
            "\u200f",
            "&",
            "-",
            "'s",
            "’",
            "[",
            "]",
            "(",
            "— (@)",
            "The",
            "A",
            "\ud800",
            "\udc00 X",
            "😀😀 Ada Quill 😀",
            "\u202eAda Quill\u202c \u200fsaid",
            "Ada, also known as Ada, also known as Ada (ADA) (ADA) a.k.a. Ada",
            "Jr. Jr., Jr. Sr.",
            "Dr. President Sen. Gen.",
            "Ą̧̈́d̷̈́a̷̛ Q̷̈́ư̷i̷̧ll said Ｑｕｉｌｌ",
            "ǅungla ǅ İstanbul ıI",
        ];

    [Theory]
    [InlineData("X", "x", 10_000, "")]
    [InlineData("", "A", 10_000, "")]
    [InlineData("", "-", 10_000, "")]
    [InlineData("Ada", "-", 5_000, "Quill")]
    [InlineData("al-", "A", 10_000, "")]
    [InlineData("", "'", 3_000, "s")]
    [InlineData("", "Ada & ", 2_000, "")]
    [InlineData("", "of the ", 2_000, "")]
    [InlineData("", "[", 2_000, "Ada]")]
    [InlineData("A.B.C.D.E.F. ", "A.", 3_000, "")]
    public void NoUnitThatRepeatsThrows(string before, string unit, int times, string after) =>
        NothingThrowsAndEverySpanLiesInTheText(before + string.Concat(Enumerable.Repeat(unit, times)) + after);

    [Theory, MemberData(nameof(Texts))]
    public void NothingThrowsAndEverySpanLiesInTheText(string text)
    {
        var block = new Block(new TextSpan(0, text.Length), BlockKind.Paragraph, "whole", 1);
        var names = MentionFinder.Find(text, [block], [block.Span], []);
        var (mentions, chains) = Coreference.Join(text, names);
        var end = 0;
        foreach (var mention in mentions)
        {
            Assert.True(mention.Span.Start >= end && mention.Span.End <= text.Length && mention.Span.Length > 0);
            Assert.InRange(mention.Chain, 0, chains.Count - 1);
            end = mention.Span.End;
        }
        Assert.All(chains, c => Assert.NotEmpty(c.Name));
    }

    [Fact]
    public void NamesOnOneLineTakeNoMoreStepsThanTheirShare()
    {
        var (small, large) = (Steps(Names(2_000)), Steps(Names(4_000)));
        Assert.True(large < 2.6 * small, $"2,000 names took {small} steps, 4,000 took {large}");
    }

    /// <summary>Different full names that share surnames and initials: the worst case of every look-up.</summary>
    private static string Names(int count)
    {
        var text = new StringBuilder();
        for (var i = 0; i < count; i++)
            text.Append("Ada ")
                .Append((char)('A' + i % 26))
                .Append(". Qu")
                .Append((char)('a' + i / 26 % 26))
                .Append((char)('a' + i / 676 % 26))
                .Append("llar met Q")
                .Append((char)('A' + i % 26))
                .Append("X and ");
        return text.ToString();
    }

    private static long Steps(string text)
    {
        var block = new Block(new TextSpan(0, text.Length), BlockKind.Paragraph, "whole", 1);
        var budget = new ReadingBudget(text.Length);
        _ = Coreference.Join(text, MentionFinder.Find(text, [block], [block.Span], [], budget), budget);
        return budget.Steps;
    }
}
