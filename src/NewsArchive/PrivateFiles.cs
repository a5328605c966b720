using System.Runtime.Versioning;

namespace NewsArchive;

/// <summary>
/// The data folder and what NewsArchive keeps in it belong to the account it runs under, and nobody else reads them:
/// folders 0700, files 0600. On Windows a folder's rights are those of the folder it lies in.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OfFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Makes the folder where there is none.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OfFolder);
    }

    /// <summary>
    /// Makes the file, empty, where there is none. SQLite takes an empty file for a new database, and gives the files
    /// that it keeps beside a database the rights of that.
    /// </summary>
    public static void CreateFile(string path)
    {
        if (!File.Exists(path))
            Open(path, FileShare.ReadWrite).Dispose();
    }

    public static FileStream Open(string path, FileShare share)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.ReadWrite,
            Share = share,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = OfFile;
        return new FileStream(path, options);
    }

    /// <summary>
    /// Takes everybody else's rights from a data folder and from what is NewsArchive's own in it. A folder that holds
    /// other things too keeps its rights: they may be needed for those.
    /// </summary>
    /// <returns>Whether anything was changed.</returns>
    public static bool Tighten(string folder)
    {
        if (OperatingSystem.IsWindows() || !Directory.Exists(folder))
            return false;
        var entries = new DirectoryInfo(folder).EnumerateFileSystemInfos().ToList();
        var own = entries.Where(IsOwn).ToList();
        var changed = own.Count == entries.Count && Tighten(new DirectoryInfo(folder));
        foreach (var entry in own.Concat(own.OfType<DirectoryInfo>().SelectMany(keys => keys.EnumerateFiles())))
            changed |= Tighten(entry);
        return changed;
    }

    private static bool IsOwn(FileSystemInfo entry) => entry.LinkTarget is null && (entry is DirectoryInfo
        ? entry.Name == "keys"
        : entry.Name.StartsWith("archive.", StringComparison.Ordinal));

    [UnsupportedOSPlatform("windows")]
    private static bool Tighten(FileSystemInfo entry)
    {
        try
        {
            var mode = entry.UnixFileMode & (entry is DirectoryInfo ? OfFolder : OfFile);
            if (mode == entry.UnixFileMode)
                return false;
            entry.UnixFileMode = mode;
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // gone meanwhile, another account's, or on a disk without rights
        }
    }
}
