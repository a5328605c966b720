namespace NewsArchive;

/// <summary>A confidence from 0 to 1 as a word that tells a reader how far to trust an attribution.</summary>
public static class ConfidenceWords
{
    public const double Confident = 0.8;

    /// <summary>Below this, a reader should open the quote and judge.</summary>
    public const double Probable = 0.6;

    /// <summary>"confident", "probable" or "uncertain".</summary>
    public static string Of(double confidence) =>
        confidence >= Confident ? "confident" : confidence >= Probable ? "probable" : "uncertain";
}
