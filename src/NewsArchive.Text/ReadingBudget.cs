using System.Runtime.CompilerServices;

namespace NewsArchive.Text;

/// <summary>
/// What reading one text may cost, in steps: tokens looked at and candidates tried. Counted and not timed, so that a
/// text has the same fate on every machine. One for each reading; not for several threads.
/// </summary>
public sealed class ReadingBudget
{
    // Ordinary news takes about ten steps a character.
    private const long StepsOfAnyText = 1_000_000, StepsPerUnit = 1_000;

    // So many steps take about a millisecond: often enough for whoever waits for the end of a cancelled reading.
    private const int StepsBetweenLooks = 1 << 18;

    private readonly CancellationToken cancellation;
    private long granted;
    private long left;

    /// <param name="length">Of the text, in UTF-16 units.</param>
    public ReadingBudget(int length, CancellationToken cancellation = default)
    {
        this.cancellation = cancellation;
        Most = MostOf(length);
        granted = left = Math.Min(StepsBetweenLooks, Most);
    }

    /// <summary>More steps than these end the reading.</summary>
    public long Most { get; }

    /// <summary>The steps taken so far.</summary>
    public long Steps => granted - left;

    /// <summary>The steps that a text of so many UTF-16 units may take.</summary>
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

/// <summary>A reading has spent its budget. No message: <see cref="DocumentReader"/> says it in a sentence.</summary>
internal sealed class TooIntricateException : Exception;
