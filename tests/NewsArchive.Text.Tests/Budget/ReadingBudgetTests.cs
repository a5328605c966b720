using System.Text;
using NewsArchive.Tests;
using NewsArchive.Text.Tests.Gold;

namespace NewsArchive.Text.Tests.Budget;

/// <summary>Reading counts its steps, stays far under its bound, and gives up past it.</summary>
public sealed class ReadingBudgetTests
{
    // By number: a test is listed with its data, and the texts are long.
    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Poisons.All.Length)];

    private static ReadResult Read(string text, CancellationToken cancellation = default) =>
        DocumentReader.Read(Encoding.UTF8.GetBytes(text), "article.txt", cancellation: cancellation);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void APoisonedTextStaysUnderItsBudget(int number)
    {
        var read = Read(Poisons.All[number].Text(20_000));
        Assert.True(read.Document is not null || read.Steps == 0, $"{Poisons.All[number]}: {read.Unreadable}");
    }

    [Fact]
    public void NinetyCommasBetweenANameAndItsVerbAreReadInNoTime()
    {
        var read = Read("District results\n\nMayor Zara Holm" + new string(',', 90) + " said \"It rained, it rained.\"");
        Assert.Equal("Zara Holm", Assert.Single(read.Document!.Quotations).Speaker);
        Assert.InRange(read.Steps, 1, 100_000);
    }

    [Fact]
    public void EightyThousandCapitalsCostNoMoreThanTheirShare() =>
        Assert.InRange(Read(new string('A', 80_000)).Steps, 1, 80_000 * 20);

    [Fact]
    public void OrdinaryNewsTakesLessThanATenthOfItsBudget()
    {
        var news = string.Join("\n\n", GoldFiles.Fictional.Concat(GoldFiles.Unseen).Select(article => article.Text));
        var read = Read(news);
        Assert.NotNull(read.Document);
        // Not of the part that any text may take, which would hide what a long one takes.
        var share = ReadingBudget.MostOf(news.Length) - ReadingBudget.MostOf(0);
        Assert.InRange(read.Steps, news.Length, share / 10);
    }

    [Fact]
    public void ATextTooIntricateIsRefusedWithItsSizeAndWhatToDo()
    {
        var read = Read(IntricateText.PastItsBudget());
        Assert.Null(read.Document);
        Assert.Matches(@"^The text is too intricate to read for its size of \d+(\.\d)? KB\. Remove .*\.$", read.Unreadable);
    }

    [Fact]
    public void TheSameTextTakesTheSameSteps()
    {
        var text = GoldFiles.Fictional[0].Raw;
        Assert.Equal(Read(text).Steps, Read(text).Steps);
    }

    [Fact]
    public async Task AReadingThatIsNoLongerWantedEnds()
    {
        using var unwanted = new CancellationTokenSource();
        var reading = Task.Run(() => Read(IntricateText.Long(), unwanted.Token), CancellationToken.None);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        await unwanted.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => reading);
    }
}
