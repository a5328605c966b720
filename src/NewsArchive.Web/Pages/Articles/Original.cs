using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// The original bytes of an article, as a download that browsers do not open: whatever they are, they must not run as a
/// page of the archive.
/// </summary>
public static class Original
{
    public static async Task<IResult> GetAsync(
        string slug, HttpContext context, ArchiveContext archive, CancellationToken cancellation)
    {
        var file = await archive.Articles.AsNoTracking()
            .Where(article => article.Slug == slug)
            .Select(article => article.SourceFile)
            .FirstOrDefaultAsync(cancellation);
        if (file is null)
            return Results.NotFound();
        context.Response.ContentLength = file.Length;
        var bytes = new DeflateStream(new MemoryStream(file.Deflated), CompressionMode.Decompress);
        return Results.Stream(bytes, "application/octet-stream", DownloadName(file.Name));
    }

    // What looks like the end of the name must be its end: invisible characters could show "exe" as "txt".
    private static string DownloadName(string name) =>
        Unseen.Drop(Path.GetFileName(name)).Trim() is { Length: > 0 } seen ? seen : "article.txt";
}
