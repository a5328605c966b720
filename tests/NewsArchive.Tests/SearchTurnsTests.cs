using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Web.Hosting;
using NewsArchive.Web.Pages;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>How many searches run at once, and what becomes of the others.</summary>
public sealed class SearchTurnsTests : IDisposable
{
    private readonly SearchTurns turns = new() { Patience = TimeSpan.FromMilliseconds(50) };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => turns.Dispose();

    [Fact]
    public async Task AsManySearchesRunAtOnceAsThereAreCoresAndTheNextWaitsForItsTurn()
    {
        var held = await TakeAllAsync();
        Assert.Null(await turns.TakeAsync(Cancellation));
        held[0].Dispose();
        using var next = await turns.TakeAsync(Cancellation);
        Assert.NotNull(next);
        held.ForEach(turn => turn.Dispose());
    }

    [Fact]
    public async Task WhoLeavesLeavesTheQueueTooAndHoldsNobodyUp()
    {
        using var patient = new SearchTurns { Patience = TimeSpan.FromMinutes(1) };
        var held = new List<IDisposable>();
        for (var core = 0; core < Environment.ProcessorCount; core++)
            held.Add((await patient.TakeAsync(Cancellation))!);
        using var leaving = new CancellationTokenSource();
        var left = patient.TakeAsync(leaving.Token);
        var waiting = patient.TakeAsync(Cancellation);
        await leaving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => left);
        Assert.False(waiting.IsCompleted);
        held[0].Dispose();
        Assert.NotNull(await waiting.WaitAsync(TimeSpan.FromSeconds(30), Cancellation));
    }

    [Fact]
    public async Task AMultitudeIsTurnedAwayAtOnce()
    {
        using var patient = new SearchTurns { Patience = TimeSpan.FromMinutes(1) };
        using var leaving = new CancellationTokenSource();
        var asked = Enumerable.Range(0, 500).Select(_ => patient.TakeAsync(leaving.Token)).ToList();
        Assert.InRange(asked.Count(turn => turn.IsCompletedSuccessfully && turn.Result is null), 300, 450);
        await leaving.CancelAsync();
    }

    [Fact]
    public async Task APageThatIsNotItsTurnIsNotReadAndSaysWhenToTryAgain()
    {
        var held = await TakeAllAsync();
        var (result, read, retryAfter) = await ReadAsync();
        Assert.Equal((503, false, "5"), (Assert.IsType<StatusCodeResult>(result).StatusCode, read, retryAfter));
        held.ForEach(turn => turn.Dispose());

        (result, read, _) = await ReadAsync();
        Assert.True(read);
        Assert.Null(result);
        // And its turn has ended with it.
        Assert.Equal(Environment.ProcessorCount, (await TakeAllAsync()).Count);
    }

    [Theory]
    [InlineData(typeof(SearchModel))]
    [InlineData(typeof(Web.Pages.Quotes.IndexModel))]
    [InlineData(typeof(Web.Pages.Quotes.DriftModel))]
    [InlineData(typeof(Web.Pages.Quotes.VersionsModel))]
    public void EveryPageThatSearchesTakesItsTurn(Type page) =>
        Assert.NotNull(page.GetCustomAttribute<TakesTurnsAttribute>());

    [Fact]
    public void TheSiteKeepsItsHeapSmallAndThreadsToSpareForWhoeverDoesNotSearch()
    {
        using var json = JsonDocument.Parse(
            File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "NewsArchive.Web.runtimeconfig.json")));
        var set = json.RootElement.GetProperty("runtimeOptions").GetProperty("configProperties");
        Assert.False(set.GetProperty("System.GC.Server").GetBoolean());
        Assert.InRange(set.GetProperty("System.GC.ConserveMemory").GetInt32(), 5, 9);
        Assert.InRange(set.GetProperty("System.Threading.ThreadPool.MinThreads").GetInt32(), 16, 64);
    }

    private async Task<List<IDisposable>> TakeAllAsync()
    {
        var held = new List<IDisposable>();
        while (held.Count < Environment.ProcessorCount && await turns.TakeAsync(Cancellation) is { } turn)
            held.Add(turn);
        return held;
    }

    /// <summary>Asks for a page; how it was answered, and whether its handler ran.</summary>
    private async Task<(IActionResult? Result, bool Read, string RetryAfter)> ReadAsync()
    {
        var http = new DefaultHttpContext
        {
            RequestServices = new ServiceCollection().AddSingleton(_ => turns).BuildServiceProvider(),
        };
        var page = new PageContext(new ActionContext(http, new RouteData(), new ActionDescriptor()));
        var executing =
            new PageHandlerExecutingContext(page, [], null, new Dictionary<string, object?>(), new object());
        var read = false;
        await new TakesTurnsAttribute().OnPageHandlerExecutionAsync(executing, () =>
        {
            read = true;
            return Task.FromResult(new PageHandlerExecutedContext(page, [], null, new object()));
        });
        return (executing.Result, read, http.Response.Headers.RetryAfter.ToString());
    }
}
