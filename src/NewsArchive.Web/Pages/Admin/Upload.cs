using System.Buffers;
using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;
using NewsArchive.Importing;
using NewsArchive.Text;

namespace NewsArchive.Web.Pages.Admin;

/// <summary>
/// An upload, read file by file as it arrives, so that the whole of it is never in memory or on disk. Beyond a limit
/// the rest is read and discarded: browsers do not show a response sent before the end of the request.
/// </summary>
public sealed class Upload
{
    public const int MaxFileBytes = DocumentReader.MaxBytes;
    public const long MaxRequestBytes = ImportFiles.MaxUploadBytes;

    /// <summary>Beyond this, even discarding stops and the connection is closed.</summary>
    public const long HardLimitBytes = 4 * MaxRequestBytes;

    private const string TextField = "text";

    private const int FirstBufferBytes = 64 * 1024;

    // The limit set by RFC 2046.
    private const int MaxBoundaryLength = 70;
    private static readonly string PerFile = PageText.Size(MaxFileBytes);
    private static readonly string PerRequest = PageText.Size(MaxRequestBytes);

    private readonly HttpContext context;
    private readonly MultipartReader? reader;
    // Its own, so that no buffer outlives the upload.
    private readonly ArrayPool<byte> pool = ArrayPool<byte>.Create(2 * MaxFileBytes, maxArraysPerBucket: 100);
    private readonly List<byte[]> buffers = [];

    private Upload(HttpContext context, string? boundary)
    {
        this.context = context;
        reader = boundary is null ? null : new MultipartReader(boundary, context.Request.Body);
    }

    /// <summary>Bytes of files so far, those that were thrown away too.</summary>
    public long Received { get; private set; }

    /// <summary>A sentence for the page when the upload did not arrive completely; otherwise null.</summary>
    public string? Problem { get; private set; }

    /// <summary>The upload, or null when its first field is not the form's antiforgery token.</summary>
    public static async Task<Upload?> OpenAsync(HttpContext context, IAntiforgery antiforgery)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type) || !type.Boundary.HasValue)
            return null;
        var boundary = HeaderUtilities.RemoveQuotes(type.Boundary).ToString();
        if (boundary.Length is 0 or > MaxBoundaryLength)
            return null;
        var upload = new Upload(context, boundary);
        if (await upload.NextPartAsync() is not { Name: "__RequestVerificationToken" } token)
            return null;
        // As a header, the token is checked without reading the rest of the form.
        var header = antiforgery.GetTokens(context).HeaderName!;
        context.Request.Headers[header] = Encoding.UTF8.GetString(token.Bytes.Span).Trim();
        return await antiforgery.IsRequestValidAsync(context) ? upload : null;
    }

    /// <summary>
    /// The next file or pasted text, even a bad one; null at the end, or where the upload was interrupted. Its bytes
    /// are valid until <see cref="Release"/>.
    /// </summary>
    public async Task<ImportFile?> NextAsync()
    {
        while (await NextPartAsync() is { } part)
        {
            if (Received > MaxRequestBytes)
            {
                Problem = $"An upload can hold at most {PerRequest}. "
                    + $"“{part.FileName ?? "The pasted text"}” and everything after it were left out: "
                    + "import them in a second batch.";
                continue;
            }

            if (part.FileName is { Length: > 0 } name)
                return new ImportFile(name, part.Bytes, Problem: part.TooLarge ? TooLarge(name) : null);
            if (part.Name == TextField && part.TooLarge)
                return new ImportFile("Pasted text", default, Problem: TooLarge("Pasted text"));
            if (part.Name == TextField && !part.Bytes.Span.Trim(" \t\r\n"u8).IsEmpty)
                return new ImportFile("Pasted text", part.Bytes);
        }

        return null;
    }

    /// <summary>
    /// Reuses the buffers of all files so far: these are stored, and nothing reads the bytes any more.
    /// </summary>
    public void Release()
    {
        buffers.ForEach(buffer => pool.Return(buffer));
        buffers.Clear();
    }

    private static string TooLarge(string name) =>
        $"“{name}” is larger than {PerFile}, the limit for one file. Split it and import the parts.";

    private async Task<Part?> NextPartAsync()
    {
        try
        {
            if (await reader!.ReadNextSectionAsync(context.RequestAborted) is not { } section)
                return null;
            ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition);
            var name = HeaderUtilities.RemoveQuotes(disposition?.Name ?? default).ToString();
            var fileName = disposition is { FileName.HasValue: true } or { FileNameStar.HasValue: true }
                ? HeaderUtilities.RemoveQuotes(
                    disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName).ToString()
                : null;
            var (bytes, tooLarge) = await ReadAsync(section.Body);
            return new Part(name, BareName(fileName), bytes, tooLarge);
        }
        catch (Exception error) when (error is IOException or InvalidDataException)
        {
            Problem = error is BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }
                ? $"This upload is far larger than {PerRequest}, the limit for one upload. "
                    + "Import the files in smaller batches."
                : "The upload was interrupted. The files listed here arrived; send the rest again.";
            return null;
        }
    }

    // Reads into a buffer that is reused for the next files: a large new array for each would be left as garbage.
    private async Task<(ReadOnlyMemory<byte> Bytes, bool TooLarge)> ReadAsync(Stream body)
    {
        var buffer = pool.Rent(FirstBufferBytes);
        var (length, kept) = (0L, 0);
        while (await body.ReadAsync(buffer.AsMemory(kept), context.RequestAborted) is > 0 and var count)
        {
            length += count;
            Received += count;
            kept = length <= MaxFileBytes && Received <= MaxRequestBytes ? kept + count : 0;
            if (kept == buffer.Length)
                buffer = Larger(buffer);
        }

        buffers.Add(buffer);
        return (buffer.AsMemory(0, kept), length > MaxFileBytes);
    }

    private byte[] Larger(byte[] full)
    {
        var larger = pool.Rent(2 * full.Length);
        full.CopyTo(larger, 0);
        pool.Return(full);
        return larger;
    }

    /// <summary>A file's name without the folders that some browsers add.</summary>
    private static string? BareName(string? path) =>
        path is null ? null : PageText.Shorten(path[(path.LastIndexOfAny(['/', '\\']) + 1)..], 200);

    private sealed record Part(string Name, string? FileName, ReadOnlyMemory<byte> Bytes, bool TooLarge);
}
