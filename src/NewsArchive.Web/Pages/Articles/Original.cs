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
        string slug, ArchiveContext archive, CancellationToken cancellation)
    {
        var found = await archive.Articles.AsNoTracking()
            .Where(article => article.Slug == slug)
            .Select(article => new { article.Text, File = article.SourceFile })
            .FirstOrDefaultAsync(cancellation);
        return found is null
            ? Results.NotFound()
            : Results.Bytes(
                found.File.Original(found.Text), "application/octet-stream", DownloadName(found.File.Name));
    }

    // What looks like the end of the name must be its end: invisible characters could show "exe" as "txt".
    private static string DownloadName(string name) =>
        Unseen.Drop(Path.GetFileName(name)).Trim() is { Length: > 0 } seen ? seen : "article.txt";
}
