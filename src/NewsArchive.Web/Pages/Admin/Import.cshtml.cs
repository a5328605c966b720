using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Importing;

namespace NewsArchive.Web.Pages.Admin;

/// <summary>
/// Imports uploaded files and shows the outcome of each. The upload checks the antiforgery token itself as it streams.
/// </summary>
[IgnoreAntiforgeryToken]
[DisableRequestTimeout]
[RequestSizeLimit(Upload.HardLimitBytes)]
public sealed class ImportModel(
    Importer importer, IAntiforgery antiforgery, IHostApplicationLifetime application, ILogger<ImportModel> log) : PageModel
{
    private const int BatchFiles = 100;
    private const int BatchBytes = 8 * 1024 * 1024;
    private const int MaxListed = 500;

    private readonly Dictionary<ImportOutcome, int> outcomes = [];
    private readonly List<ImportResult> unreadable = [];
    private readonly List<ImportResult> stored = [];
    private ArchiveException? trouble;

    public string? Problem { get; private set; }

    /// <summary>
    /// The first results only, unreadable files before the others; <see cref="ResultCount"/> counts all.
    /// </summary>
    public IReadOnlyList<ImportResult> Results => [.. unreadable.Concat(stored).Take(MaxListed)];

    /// <summary>
    /// The first files that were not stored because of the disk or database; <see cref="NotStoredCount"/> counts all.
    /// </summary>
    public List<string> NotStored { get; } = [];

    public int NotStoredCount { get; private set; }

    public int ResultCount => outcomes.Values.Sum();

    /// <summary>"3 imported, 1 already in the archive, 1 unreadable".</summary>
    public string Outcome => string.Join(", ", outcomes.OrderBy(pair => pair.Key).Select(pair =>
        $"{PageText.Number(pair.Value)} {Words(pair.Key)}"));

    public void OnGet()
    {
    }

    // No parameters or bound properties: binding would read the whole form first.
    public async Task<IActionResult> OnPostAsync()
    {
        if (await Upload.OpenAsync(HttpContext, antiforgery) is not { } upload)
            return BadRequest();
        try
        {
            await ImportAsync(upload);
        }
        finally
        {
            GiveBackLater(upload.Received);
        }

        Problem = trouble?.Message ?? upload.Problem
            ?? (ResultCount == 0 ? "There was nothing to import. Choose a file or paste some text first." : null);
        return Page();
    }

    // When the answer is sent nothing of the upload is needed any more.
    private void GiveBackLater(long received) => Response.OnCompleted(() =>
    {
        Memory.GiveBackAfter(received);
        return Task.CompletedTask;
    });

    private async Task ImportAsync(Upload upload)
    {
        var (batch, bytes) = (new List<ImportFile>(), 0);
        while (await upload.NextAsync() is { } file)
        {
            batch.Add(file);
            bytes += file.Bytes.Length;
            if (batch.Count < BatchFiles && bytes < BatchBytes)
                continue;
            await ImportAsync(batch);
            upload.Release();
            batch = [];
            Memory.GiveBackAfter(bytes);
            bytes = 0;
        }

        await ImportAsync(batch);
        upload.Release();
    }

    public static string Label(ImportResult result) => result.Outcome switch
    {
        ImportOutcome.Imported => "Imported",
        ImportOutcome.Duplicate => "Already in the archive:",
        _ => "Unreadable",
    };

    private static string Words(ImportOutcome outcome) => outcome switch
    {
        ImportOutcome.Imported => "imported",
        ImportOutcome.Duplicate => "already in the archive",
        _ => "unreadable",
    };

    private async Task ImportAsync(List<ImportFile> batch)
    {
        var done = 0;
        // After the client has left nobody needs the rest, and a site that is stopping must not wait for it.
        using var unwanted = CancellationTokenSource.CreateLinkedTokenSource(
            HttpContext.RequestAborted, application.ApplicationStopping);
        try
        {
            if (batch.Count > 0 && trouble is null)
            {
                await foreach (var result in importer.ImportAllAsync(batch, unwanted.Token))
                {
                    done++;
                    outcomes[result.Outcome] = outcomes.GetValueOrDefault(result.Outcome) + 1;
                    var list = result.Outcome == ImportOutcome.Unreadable ? unreadable : stored;
                    if (list.Count < MaxListed)
                        list.Add(result);
                }
            }
        }
        catch (OperationCanceledException) when (application.ApplicationStopping.IsCancellationRequested)
        {
            trouble = new ArchiveException("The archive is being stopped. Import these files once it runs again.");
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
        catch (ArchiveException error)
        {
            log.LogError("An import stopped: {Reason}", error.Message);
            trouble = error;
            Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        if (trouble is null)
            return;
        // The remaining files are read and listed but not tried, because each attempt may wait for half a minute.
        foreach (var file in batch.SelectMany(ImportFiles.Articles).Skip(done))
        {
            NotStoredCount++;
            if (NotStored.Count < MaxListed)
                NotStored.Add(file.Name);
        }
    }
}
