using System.Runtime.Versioning;

namespace NewsArchive;

/// <summary>
/// Only the account that runs NewsArchive can read the data folder and its files: folders 0700, files 0600. On Windows,
/// a folder has the permissions of its parent folder.
/// </summary>
internal static class PrivateFiles
{
    private const UnixFileMode OfFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OfFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>Creates the folder if it does not exist.</summary>
    public static void CreateFolder(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
            Directory.CreateDirectory(path, OfFolder);
    }

    /// <summary>
    /// Creates an empty file if there is none. SQLite treats an empty file as a new database, and gives the files
    /// beside a database the same permissions.
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
    /// Removes the permissions of all other accounts from a data folder and from NewsArchive's files in it. A folder
    /// that also contains other files keeps its permissions, which those files may need.
    /// </summary>
    /// <returns>True when anything was changed.</returns>
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
