using System.Globalization;
using NewsArchive.Text.Decoding;
using NewsArchive.Text.Formats;
using NewsArchive.Text.Names;

namespace NewsArchive.Text;

/// <summary>
/// The entry point: bytes and a file name become a <see cref="Document"/>, or a sentence that says why not.
/// </summary>
public static class DocumentReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Never throws on bad bytes: the reason is in <see cref="ReadResult.Unreadable"/>.</summary>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static ReadResult Read(
        ReadOnlyMemory<byte> bytes, string fileName, KnownFacts? known = null, CancellationToken cancellation = default)
    {
        if (bytes.Length > MaxBytes)
            return new ReadResult(null, TooLarge(bytes.Length), "");
        var decoded = TextDecoder.Decode(bytes.Span);
        if (decoded.Text is null)
            return new ReadResult(null, decoded.Problem, decoded.Encoding);
        var budget = new ReadingBudget(decoded.Text.Length, cancellation);
        try
        {
            var parsed = PlainTextFormat.Parse(decoded.Text, budget);
            parsed = WithKnownFacts(parsed with { Warnings = [.. decoded.Warnings, .. parsed.Warnings] }, known);
            var document = Analyzer.Analyze(parsed, known?.Names, budget);
            return new ReadResult(document, null, decoded.Encoding, budget.Steps);
        }
        catch (TooIntricateException)
        {
            return new ReadResult(null, TooIntricate(bytes.Length), decoded.Encoding, budget.Steps);
        }
    }

    /// <summary>
    /// The sentence for a file larger than <see cref="MaxBytes"/>, for callers who know its size before reading it.
    /// </summary>
    public static string TooLarge(long bytes) => string.Create(CultureInfo.InvariantCulture,
        $"The file has {bytes / 1024.0 / 1024:0.#} MB; the limit for an article is {MaxBytes / 1024 / 1024} MB. "
            + $"Split it into one file per article.");

    private static string TooIntricate(int bytes) => string.Create(CultureInfo.InvariantCulture,
        $"The text is too intricate to read for its size of {Size(bytes)}. Remove what is not prose, such as tables, "
            + $"lists or rows of marks, and import the rest.");

    private static string Size(int bytes) => bytes < 1024
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes} bytes")
        : bytes < 1024 * 1024
            ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:0.#} KB")
            : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0 / 1024:0.#} MB");

    // Facts known to the sender take precedence over what the text seems to say.
    private static ParsedArticle WithKnownFacts(ParsedArticle parsed, KnownFacts? known)
    {
        if (known is null)
            return parsed;
        string? warning = null;
        var published = known.Published is { Length: > 0 } date ? DateReader.Read(date, out warning) : null;
        return parsed with
        {
            Title = Given(known.Title) ?? parsed.Title,
            Byline = Given(known.Byline) ?? parsed.Byline,
            Publication = Given(known.Publication) ?? parsed.Publication,
            Url = Given(known.Url) ?? parsed.Url,
            Published = published ?? parsed.Published,
            Warnings = warning is null ? parsed.Warnings : [.. parsed.Warnings, warning],
        };
    }

    private static string? Given(string? value) =>
        string.IsNullOrWhiteSpace(value) ? null : PlainTextFormat.OneLine(value);
}

/// <summary>
/// What the sender already knows about an article (the fields of a JSON line), so that its text need not say it.
/// </summary>
public sealed record KnownFacts
{
    public string? Title { get; init; }

    public string? Published { get; init; }

    public string? Publication { get; init; }

    public string? Byline { get; init; }

    public string? Url { get; init; }

    /// <summary>
    /// Names found elsewhere, as spans of the decoded text; if they are given, the text is not searched for names.
    /// </summary>
    public IReadOnlyList<FoundName>? Names { get; init; }
}

/// <param name="Document">Null when the file is unreadable.</param>
/// <param name="Unreadable">A whole sentence for the page, the CLI and the log: what is wrong and what to do.</param>
/// <param name="Encoding">"UTF-8", "UTF-16" or "Windows-1252": how the bytes were read.</param>
/// <param name="Steps">The steps that the reading took from its <see cref="ReadingBudget"/>.</param>
public sealed record ReadResult(Document? Document, string? Unreadable, string Encoding, long Steps = 0);
