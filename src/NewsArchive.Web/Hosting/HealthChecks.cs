namespace NewsArchive.Web.Hosting;

/// <summary><c>/health</c> for monitoring, and the sources of its information.</summary>
public static class HealthChecks
{
    private const string Address = "/health";

    public static void AddHealth(this IServiceCollection services)
    {
        services.AddSingleton<Health>();
        services.AddHostedService<DatabaseCheck>();
    }

    /// <summary>
    /// Notes each response that reports a failure of the archive, except those of the health check itself.
    /// </summary>
    public static IApplicationBuilder UseFailureWatch(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var health = context.RequestServices.GetRequiredService<Health>();
        try
        {
            await next(context);
        }
        catch (Exception) when (!context.RequestAborted.IsCancellationRequested)
        {
            health.PageFailed();
            throw;
        }

        // Turned away for a while with "come back later", nothing failed: else anybody could make the archive look ill.
        if (context.Response.StatusCode >= 500 && context.Request.Path != Address
            && context.Response.Headers.RetryAfter.Count == 0)
            health.PageFailed();
    });

    public static void MapHealth(this WebApplication app) =>
        app.MapMethods(Address, ["GET", "HEAD"], async (HttpContext context, Health health) =>
        {
            context.Response.Headers.CacheControl = "no-store";
            var problems = await health.ProblemsAsync();
            return problems.Count == 0
                ? Results.Text("healthy")
                : Results.Text(string.Join('\n', problems), statusCode: StatusCodes.Status503ServiceUnavailable);
        }).AllowAnonymous();
}
