namespace NewsArchive.Text;

/// <summary>The front door: bytes and a file name become a <see cref="Document"/>, or a sentence that says why not.</summary>
public static class DocumentReader
{
    /// <summary>The largest file that is read, in bytes.</summary>
    public const int MaxBytes = 10 * 1024 * 1024;

    /// <summary>Never throws on bad bytes: the reason is in <see cref="ReadResult.Unreadable"/>.</summary>
    public static ReadResult Read(ReadOnlyMemory<byte> bytes, string fileName, KnownFacts? known = null) =>
        throw new NotImplementedException();
}

/// <summary>What the sender already knows of an article and its text need not say (the fields of a JSON line).</summary>
public sealed record KnownFacts
{
    public string? Title { get; init; }

    public string? Published { get; init; }

    public string? Publication { get; init; }

    public string? Byline { get; init; }

    public string? Url { get; init; }
}

/// <param name="Document">Null when the file is unreadable.</param>
/// <param name="Unreadable">A whole sentence for the page, the CLI and the log: what is wrong and what to do.</param>
/// <param name="Encoding">"UTF-8", "UTF-16" or "Windows-1252": how the bytes were read.</param>
public sealed record ReadResult(Document? Document, string? Unreadable, string Encoding);
