namespace NewsArchive;

/// <summary>A problem with the archive that its operator can solve; the message is a whole sentence.</summary>
public sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);
