namespace NewsArchive.Importing;

/// <summary>A file to import: its name and bytes, and what its sender knows about it.</summary>
/// <param name="Bytes">The original bytes, kept as they are.</param>
/// <param name="Text">The article's text where it is only a part of the original, such as a field of a JSON
/// line.</param>
/// <param name="Problem">If there are no bytes to read, a sentence that says why.</param>
public sealed record ImportFile(
    string Name,
    ReadOnlyMemory<byte> Bytes,
    Text.KnownFacts? Known = null,
    string? Text = null,
    string? Problem = null);

public enum ImportOutcome { Imported, Duplicate, Unreadable }

/// <summary>The outcome for one file.</summary>
/// <param name="Slug">The article it became, or the one it duplicates; null when unreadable.</param>
/// <param name="Title">That article's title.</param>
/// <param name="Reason">A sentence that says why it is unreadable and what to do; null otherwise.</param>
/// <param name="Warnings">What else the user should know, one sentence each.</param>
public sealed record ImportResult(
    string FileName, ImportOutcome Outcome, string? Slug, string? Title, string? Reason,
    IReadOnlyList<string> Warnings);
