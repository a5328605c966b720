using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Lets as many searches run at once as there are cores: more would only take longer, and leave nothing for the other
/// pages. The others wait a moment for their turn.
/// </summary>
public sealed class SearchTurns : IDisposable
{
    private const int MostWaiting = 64;

    private readonly ConcurrencyLimiter limiter = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = Environment.ProcessorCount,
        QueueLimit = MostWaiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    /// <summary>How long a search waits for its turn.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>A turn, which ends when it is disposed of; null when there was none in time.</summary>
    /// <exception cref="OperationCanceledException">Whoever asked has left, and with that the queue.</exception>
    public async Task<IDisposable?> TakeAsync(CancellationToken left)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(left);
        patience.CancelAfter(Patience);
        try
        {
            var lease = await limiter.AcquireAsync(1, patience.Token);
            return lease.IsAcquired ? lease : null;
        }
        catch (OperationCanceledException) when (!left.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => limiter.Dispose();
}

/// <summary>On a page that searches: it is read when it is its turn, and else says when to try again.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesTurnsAttribute : Attribute, IAsyncPageFilter, IOrderedFilter
{
    private const string RetryAfterSeconds = "5";

    // Before the limit on a page's time and its connection to the database: waiting counts to neither.
    public int Order => -1;

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(
        PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var http = context.HttpContext;
        using var turn = await http.RequestServices.GetRequiredService<SearchTurns>().TakeAsync(http.RequestAborted);
        if (turn is not null)
        {
            await next();
            return;
        }

        http.Response.Headers.RetryAfter = RetryAfterSeconds;
        context.Result = new StatusCodeResult(StatusCodes.Status503ServiceUnavailable);
    }
}
