using System.Runtime.InteropServices;
using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>
/// Finds and reads the files at a path, always in the same order, because the result of an import depends on it.
/// </summary>
public static class ImportFiles
{
    /// <summary>The most that one upload may hold, its packed files unpacked.</summary>
    public const long MaxUploadBytes = 256L * 1024 * 1024;

    /// <summary>
    /// The file at <paramref name="path"/>, or every file in that folder and below, except hidden ones; for JSON lines,
    /// each line. Files are read as they are asked for. A file that cannot be read comes with its problem.
    /// </summary>
    public static IEnumerable<ImportFile> At(string path) =>
        Directory.Exists(path) ? Folder(path) : JsonLines.IsName(path) ? Lines(path) : [Whole(path)];

    /// <summary>A file in memory, or its lines if it is JSON lines.</summary>
    public static IEnumerable<ImportFile> Articles(ImportFile file) =>
        file.Problem is null && file.Text is null && JsonLines.IsName(file.Name)
            ? JsonLines.Read(Stream(file.Bytes), file.Name, MaxUploadBytes)
            : [file];

    private static MemoryStream Stream(ReadOnlyMemory<byte> bytes) =>
        MemoryMarshal.TryGetArray(bytes, out var array)
            ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
            : new MemoryStream(bytes.ToArray());

    private static IEnumerable<ImportFile> Folder(string path)
    {
        try
        {
            return new DirectoryInfo(path).EnumerateFileSystemInfos()
                .Where(entry => !entry.Name.StartsWith('.'))
                // A link to a folder may lead back to a folder above.
                .Where(entry => entry is FileInfo || entry.LinkTarget is null)
                .Select(entry => entry.FullName)
                .Order(StringComparer.Ordinal)
                .ToList()
                .SelectMany(At);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [Failed(path, error)];
        }
    }

    private static ImportFile Whole(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            // Reads no more than the size limit, so that a larger or growing file does not fill the memory.
            using var stream = File.OpenRead(path);
            if (stream.Length > DocumentReader.MaxBytes)
                return new ImportFile(name, default, Problem: DocumentReader.TooLarge(stream.Length));
            var bytes = new byte[stream.Length];
            return new ImportFile(name,
                bytes.AsMemory(0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return Failed(path, error);
        }
    }

    private static IEnumerable<ImportFile> Lines(string path)
    {
        try
        {
            return JsonLines.Read(File.OpenRead(path), Path.GetFileName(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [Failed(path, error)];
        }
    }

    private static ImportFile Failed(string path, Exception error) =>
        new(Path.GetFileName(path), default, Problem: error switch
        {
            FileNotFoundException or DirectoryNotFoundException => $"There is no file or folder {path}.",
            UnauthorizedAccessException => $"You have no permission to read {path}.",
            _ => $"{path} cannot be read: {error.Message}",
        });
}
