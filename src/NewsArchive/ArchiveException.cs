namespace NewsArchive;

/// <summary>
/// Something about the archive that its operator must know and can change; the message is a whole sentence.
/// </summary>
public sealed class ArchiveException(string message, Exception? inner = null) : Exception(message, inner);
