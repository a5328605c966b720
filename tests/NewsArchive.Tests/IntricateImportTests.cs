using System.Text;
using NewsArchive.Importing;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>A text that is too intricate to read holds up neither the others nor the end of an import.</summary>
public sealed class IntricateImportTests : IAsyncLifetime
{
    private TestArchive archive = null!;

    public async ValueTask InitializeAsync() => archive = await TestArchive.OpenAsync();

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    [Fact]
    public async Task ATextTooIntricateToReadIsRefusedAndTheOthersGoOn()
    {
        var results = await archive.Importer.ImportAsync(
            [File("family.txt", IntricateText.PastItsBudget()), File("bridge.txt", "“We will open it,” said Zara Holm.")]);
        Assert.Equal([ImportOutcome.Unreadable, ImportOutcome.Imported], results.Select(result => result.Outcome));
        Assert.StartsWith("The text is too intricate to read", results[0].Reason);
    }

    [Fact]
    public async Task AnImportThatIsNoLongerWantedEndsInTheMiddleOfAText()
    {
        using var unwanted = new CancellationTokenSource();
        var import = Task.Run(
            () => archive.Importer.ImportAsync([File("marks.txt", IntricateText.Long())], unwanted.Token),
            CancellationToken.None);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        await unwanted.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => import);
        // Nothing burns on: what is read now is read as soon as ever.
        var result = Assert.Single(await archive.Importer.ImportAsync([File("bridge.txt", "“We will open it,” said Zara Holm.")]));
        Assert.Equal(ImportOutcome.Imported, result.Outcome);
    }

    private static ImportFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));
}
