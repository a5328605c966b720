using System.Runtime.InteropServices;

namespace NewsArchive.Importing;

/// <summary>What large texts leave behind.</summary>
public static partial class Memory
{
    // What less leaves behind is not worth the pause.
    private const long LargeBytes = 4 * 1024 * 1024;

    private static readonly bool CanTrim = OperatingSystem.IsLinux()
        && NativeLibrary.TryLoad("libc", typeof(Memory).Assembly, null, out var library)
        && NativeLibrary.TryGetExport(library, "malloc_trim", out _);

    /// <summary>
    /// Collects what the work on so many bytes left behind and gives it back to the machine. Left to itself the runtime
    /// keeps it until it wants more, which on a quiet site may be never.
    /// </summary>
    public static void GiveBackAfter(long bytes)
    {
        if (bytes < LargeBytes)
            return;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        GiveBackUnmanaged();
    }

    /// <summary>
    /// Gives back what SQLite has freed. The C library of most Linux systems keeps it, and has a heap of its own for
    /// nearly every thread: written in turn by a few of them, a hundred megabytes would soon be a thousand.
    /// </summary>
    internal static void GiveBackUnmanaged()
    {
        if (CanTrim)
            Trim(0);
    }

    [LibraryImport("libc", EntryPoint = "malloc_trim")]
    private static partial int Trim(nuint kept);
}
