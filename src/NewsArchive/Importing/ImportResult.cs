namespace NewsArchive.Importing;

/// <summary>A file to import: its name and bytes, and what its sender knows beside them.</summary>
/// <param name="Bytes">The original, kept as it came.</param>
/// <param name="Text">The article's text where it is only a part of the original: a field of a JSON line.</param>
/// <param name="Problem">A sentence that says why there are no bytes to read, if so.</param>
public sealed record ImportFile(
    string Name,
    ReadOnlyMemory<byte> Bytes,
    Text.KnownFacts? Known = null,
    string? Text = null,
    string? Problem = null);

public enum ImportOutcome { Imported, Duplicate, Unreadable }

/// <summary>What became of one file.</summary>
/// <param name="Slug">The article it became, or of which it is a duplicate; null when unreadable.</param>
/// <param name="Title">That article's title.</param>
/// <param name="Reason">A sentence that says why it is unreadable and what to do; null otherwise.</param>
/// <param name="Warnings">What the reader of the result should know, a sentence each.</param>
public sealed record ImportResult(
    string FileName, ImportOutcome Outcome, string? Slug, string? Title, string? Reason,
    IReadOnlyList<string> Warnings);
