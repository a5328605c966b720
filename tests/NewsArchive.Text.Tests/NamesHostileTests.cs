using System.Diagnostics;
using System.Text;
using NewsArchive.Text.Names;

namespace NewsArchive.Text.Tests;

/// <summary>Text that no newspaper prints: it may name nobody, but it must do no harm and take no time.</summary>
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
            "X" + new string('x', 10_000),
            new string('A', 10_000),
            new string('-', 10_000),
            "Ada" + new string('-', 5_000) + "Quill",
            "al-" + new string('A', 10_000),
            new string('\'', 3_000) + "s",
            string.Concat(Enumerable.Repeat("Ada & ", 2_000)),
            string.Concat(Enumerable.Repeat("of the ", 2_000)),
            string.Concat(Enumerable.Repeat("[", 2_000)) + "Ada]",
            "A.B.C.D.E.F. " + string.Concat(Enumerable.Repeat("A.", 3_000)),
            "Ada, also known as Ada, also known as Ada (ADA) (ADA) a.k.a. Ada",
            "Jr. Jr., Jr. Sr.",
            "Dr. President Sen. Gen.",
            "Ą̧̈́d̷̈́a̷̛ Q̷̈́ư̷i̷̧ll said Ｑｕｉｌｌ",
            "ǅungla ǅ İstanbul ıI",
        ];

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
    public void AMegabyteOfNamesOnOneLineTakesNoLongerThanItsShare()
    {
        _ = Seconds(Names(2_000));
        var (small, large) = (Seconds(Names(10_000)), Seconds(Names(80_000)));
        Assert.True(large < 60 * Math.Max(small, 0.01), $"10,000 names took {small:F2} s, 80,000 took {large:F2} s");
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

    private static double Seconds(string text)
    {
        var block = new Block(new TextSpan(0, text.Length), BlockKind.Paragraph, "whole", 1);
        var clock = Stopwatch.StartNew();
        _ = Coreference.Join(text, MentionFinder.Find(text, [block], [block.Span], []));
        return clock.Elapsed.TotalSeconds;
    }
}
