using NewsArchive.Importing;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>How much text is analyzed at the same time.</summary>
public sealed class BytesAtOnceTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly BytesAtOnce bytes = new(10);

    [Fact]
    public async Task WhatDoesNotFitWaitsUntilEnoughIsDone()
    {
        await EnterAsync(4);
        await EnterAsync(6);
        var third = EnterAsync(5);
        bytes.Leave(4);
        Assert.NotSame(third, await Task.WhenAny(third, Task.Delay(50, TestContext.Current.CancellationToken)));
        bytes.Leave(6);
        await third.WaitAsync(Patience, TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task WhatIsLargerThanTheLimitGoesAloneAndWhatIsEmptyGoesAtOnce()
    {
        await EnterAsync(1);
        var large = EnterAsync(40);
        Assert.NotSame(large, await Task.WhenAny(large, Task.Delay(50, TestContext.Current.CancellationToken)));
        bytes.Leave(1);
        await large.WaitAsync(Patience, TestContext.Current.CancellationToken);
        bytes.Leave(40);
        await EnterAsync(0);
    }

    [Fact]
    public async Task WhoIsNoLongerWantedDoesNotWait()
    {
        await EnterAsync(10);
        using var leaving = new CancellationTokenSource();
        var waiting = Task.Run(() => bytes.Enter(1, leaving.Token), TestContext.Current.CancellationToken);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => waiting.WaitAsync(Patience, TestContext.Current.CancellationToken));
    }

    private Task EnterAsync(long many) =>
        Task.Run(() => bytes.Enter(many, default), TestContext.Current.CancellationToken).WaitAsync(Patience);
}
