using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Web.Hosting;

/// <summary>For whoever watches the archive: 200 while its database answers, else 503.</summary>
public static class Health
{
    public static async Task<IResult> GetAsync(ArchiveContext archive, CancellationToken cancellation)
    {
        try
        {
            await archive.Articles.AnyAsync(cancellation);
            return Results.Text("healthy");
        }
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return Results.Text("the database does not answer", statusCode: StatusCodes.Status503ServiceUnavailable);
        }
    }
}
