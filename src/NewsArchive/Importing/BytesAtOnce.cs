namespace NewsArchive.Importing;

/// <summary>
/// Limits how many bytes of text are in work at the same time, in all imports together: a text takes many times its own
/// memory until it is stored.
/// </summary>
internal sealed class BytesAtOnce(long most)
{
    private readonly object gate = new(); // not a Lock: those cannot be waited on
    private long used;

    /// <summary>Waits until the bytes fit in with those of others; a text above the limit waits to be alone.</summary>
    public void Enter(long bytes, CancellationToken cancellation)
    {
        using var wake = cancellation.Register(() =>
        {
            lock (gate)
                Monitor.PulseAll(gate);
        });
        lock (gate)
        {
            while (used > 0 && used + bytes > most)
            {
                cancellation.ThrowIfCancellationRequested();
                Monitor.Wait(gate);
            }

            used += bytes;
        }
    }

    public void Leave(long bytes)
    {
        lock (gate)
        {
            used -= bytes;
            Monitor.PulseAll(gate);
        }
    }
}
