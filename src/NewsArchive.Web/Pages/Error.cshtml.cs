using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Searching;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages;

/// <summary>The page shown when a page does not exist or failed, with advice on what to do.</summary>
[AllowAnonymous, IgnoreAntiforgeryToken]
[ResponseCache(NoStore = true, Location = ResponseCacheLocation.None)] // else antiforgery warns of what it overrides
public sealed class ErrorModel(
    NearAddresses near, ReadingAccess access, DataFolder folder, ArticleFacts facts) : PageModel
{
    public string Heading { get; private set; } = "";

    public string Advice { get; private set; } = "";

    /// <summary>The words of the requested address, as a suggested search.</summary>
    public string Words { get; private set; } = "";

    public IReadOnlyList<NearAddress> Near { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Explain();
        // Suggestions are titles of articles.
        if (Response.StatusCode != StatusCodes.Status404NotFound || !access.IsOpenTo(HttpContext))
            return;
        // The address that was requested; by now it has been replaced by the address of this page.
        var asked = HttpContext.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath ?? Request.Path;
        if (asked.Split('/', StringSplitOptions.RemoveEmptyEntries)
            is [("articles" or "people" or "organizations") and var area, var slug, ..]
            && !slug.Any(char.IsControl)) // no page can show one
            (Words, Near) = (slug.Replace('-', ' '), await near.FindAsync(area, slug, cancellation));
    }

    public void OnPost() => Explain();

    private void Explain()
    {
        if (HttpContext.Trouble(folder) is { } trouble)
        {
            (Heading, Advice) = ("The archive cannot be used right now", trouble.Message);
            return;
        }

        // Not bound as a parameter: binding reads the form first, and a broken form may be the reason for this page.
        var asked = RouteData.Values["code"] as string;
        var code = int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number is >= 400 and < 600 && CameFromAnError() ? number : 404;
        Response.StatusCode = code;
        (Heading, Advice) = code switch
        {
            404 => ("Page not found",
                "The address may be mistyped, or the page may have been removed. Try a search:"),
            400 => ("This form has expired",
                "Go back, reload the page and send the form again."),
            405 => ("This page has no form", "Go back, reload the page and send the form again."),
            413 => ("This upload is too large", "Send fewer or smaller files."),
            429 => ("Too many passwords in a short time", "Wait a minute, then go back and try again."),
            503 when Response.Headers.RetryAfter.Count > 0 => ("Too many searches at once",
                "Others are being answered first. Try again in a few seconds."),
            503 or 504 when !facts.AreKnown => ("The archive has just been started",
                "It is still counting its articles. Try again in a few seconds."),
            503 or 504 => ("This took too long",
                "The archive gave up after a few seconds. Try a narrower search:"),
            _ => ("Something went wrong",
                "Nothing in the archive was lost. Try again in a moment; the log has the details."),
        };
    }

    // Typed in, the address of this page is a page that is not there.
    private bool CameFromAnError() =>
        HttpContext.Features.Get<IExceptionHandlerFeature>() is not null
            || HttpContext.Features.Get<IStatusCodeReExecuteFeature>() is not null;
}
