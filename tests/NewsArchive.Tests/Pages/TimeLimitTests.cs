using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data;
using NewsArchive.Searching;
using NewsArchive.Tests.Support;
using NewsArchive.Web.Hosting;
using NewsArchive.Web.Pages;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>Requests that read for too long are stopped.</summary>
public sealed class TimeLimitTests : IAsyncLifetime
{
    private TestArchive archive = null!;
    private ArchiveContext db = null!;

    public async ValueTask InitializeAsync()
    {
        archive = await TestArchive.OpenAsync();
        db = archive.Context();
    }

    public async ValueTask DisposeAsync()
    {
        await db.DisposeAsync();
        await archive.DisposeAsync();
    }

    [Fact]
    public async Task APageThatReadsForEverBecomesOneThatSaysSo()
    {
        var executed = await ReadAsync("GET", () => db.Database.SqlQuery<int>(
            $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) AS Value FROM n")
                .SingleAsync());
        Assert.True(executed.ExceptionHandled);
        Assert.Equal(StatusCodes.Status503ServiceUnavailable,
            Assert.IsType<StatusCodeResult>(executed.Result).StatusCode);
    }

    [Fact]
    public async Task AnyOtherFailureOfAPageIsLeftToTheErrorPage()
    {
        var executed = await ReadAsync("GET", () => throw new InvalidOperationException("a bug"));
        Assert.False(executed.ExceptionHandled);
        Assert.IsType<InvalidOperationException>(executed.Exception);
    }

    [Fact]
    public async Task WhatWritesTakesItsTime()
    {
        var executed = await ReadAsync("POST", () => Task.Delay(300, TestContext.Current.CancellationToken));
        Assert.Null(executed.Exception);
        Assert.Null(executed.Result);
    }

    [Theory]
    [InlineData(false, "The archive has just been started")]
    [InlineData(true, "This took too long")]
    public async Task WhoComesBeforeTheArticlesAreCountedIsToldToComeBack(bool counted, string heading)
    {
        var facts = archive.Services.GetRequiredService<ArticleFacts>();
        if (counted)
            await facts.PrepareAsync(db, TestContext.Current.CancellationToken);
        var http = new DefaultHttpContext();
        http.Features.Set<IStatusCodeReExecuteFeature>(new StatusCodeReExecuteFeature());
        var page = new ErrorModel(null!, null!, archive.Services.GetRequiredService<DataFolder>(), facts)
        {
            PageContext = new PageContext(new ActionContext(
                http, new RouteData { Values = { ["code"] = "503" } }, new CompiledPageActionDescriptor())),
        };
        page.OnPost(); // asks for no address near the one that was not found
        Assert.Equal(heading, page.Heading);
    }

    /// <summary>A page handler with a limit of 100 ms, and what the framework gets from it.</summary>
    private async Task<PageHandlerExecutedContext> ReadAsync(string method, Func<Task> handler)
    {
        var http = new DefaultHttpContext();
        http.Request.Method = method;
        var page = new PageContext(new ActionContext(http, new RouteData(), new ActionDescriptor()));
        PageHandlerExecutedContext executed = new(page, [], null, new object());
        await new TimeLimit(db) { Limit = TimeSpan.FromMilliseconds(100) }.OnPageHandlerExecutionAsync(
            new PageHandlerExecutingContext(page, [], null, new Dictionary<string, object?>(), new object()),
            async () =>
            {
                try
                {
                    await handler();
                }
                catch (Exception error) // as the framework hands it on
                {
                    executed.ExceptionDispatchInfo =
                        System.Runtime.ExceptionServices.ExceptionDispatchInfo.Capture(error);
                }

                return executed;
            });
        return executed;
    }
}
