using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace NewsArchive.Web.Hosting;

/// <summary>
/// Runs as many searches at a time as there are cores: more would only slow each other down and leave no processor time
/// for other pages. The others wait a moment for their turn.
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

    /// <summary>A turn, which lasts until it is disposed; null when none became free in time.</summary>
    /// <exception cref="OperationCanceledException">The client left while waiting.</exception>
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

/// <summary>For pages that search: they wait for their turn, or say when to try again.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class TakesTurnsAttribute : Attribute, IAsyncPageFilter, IOrderedFilter
{
    private const string RetryAfterSeconds = "5";

    // Runs before the page's time limit and its database connection begin, so that waiting counts toward neither.
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
