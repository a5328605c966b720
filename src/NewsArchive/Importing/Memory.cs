namespace NewsArchive.Importing;

/// <summary>What large texts leave behind.</summary>
public static class Memory
{
    // What less leaves behind is not worth the pause.
    private const long LargeBytes = 4 * 1024 * 1024;

    /// <summary>
    /// Collects what the work on so many bytes left behind and gives it back to the machine. Left to itself the runtime
    /// keeps it until it wants more, which on a quiet site may be never.
    /// </summary>
    public static void GiveBackAfter(long bytes)
    {
        if (bytes >= LargeBytes)
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
    }
}
