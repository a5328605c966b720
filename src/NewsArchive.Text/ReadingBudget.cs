using System.Runtime.CompilerServices;

namespace NewsArchive.Text;

/// <summary>
/// The limit on the cost of reading one text, in steps: tokens read and candidates tried. Steps are counted instead of
/// time, so that a text has the same outcome on every machine. One for each reading; not thread-safe.
/// </summary>
public sealed class ReadingBudget
{
    // Ordinary news takes about ten steps per character.
    private const long StepsOfAnyText = 1_000_000, StepsPerUnit = 1_000;

    // So many steps take about a millisecond, so a cancelled reading ends soon enough.
    private const int StepsBetweenLooks = 1 << 18;

    private readonly CancellationToken cancellation;
    private long granted;
    private long left;

    /// <param name="length">The length of the text in UTF-16 units.</param>
    public ReadingBudget(int length, CancellationToken cancellation = default)
    {
        this.cancellation = cancellation;
        Most = MostOf(length);
        granted = left = Math.Min(StepsBetweenLooks, Most);
    }

    /// <summary>The limit; more steps end the reading.</summary>
    public long Most { get; }

    /// <summary>The steps taken so far.</summary>
    public long Steps => granted - left;

    /// <summary>The limit for a text of this length in UTF-16 units.</summary>
    public static long MostOf(int length) => StepsOfAnyText + StepsPerUnit * length;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Take()
    {
        if (--left < 0)
            Look();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Take(int steps)
    {
        if ((left -= steps) < 0)
            Look();
    }

    private void Look()
    {
        cancellation.ThrowIfCancellationRequested();
        if (Steps > Most)
            throw new TooIntricateException();
        var more = Math.Min(StepsBetweenLooks - left, Most - granted);
        granted += more;
        left += more;
    }
}

/// <summary>
/// The reading has used up its budget. It has no message, because <see cref="DocumentReader"/> has the sentence for it.
/// </summary>
internal sealed class TooIntricateException : Exception;
