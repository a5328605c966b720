namespace NewsArchive;

/// <summary>A confidence of 0 to 1 as a word: how far a reader may trust an attribution.</summary>
public static class ConfidenceWords
{
    public const double Clear = 0.8;

    /// <summary>Below this a reader should look for himself.</summary>
    public const double Likely = 0.6;

    /// <summary>"clear", "likely" or "check".</summary>
    public static string Of(double confidence) =>
        confidence >= Clear ? "clear" : confidence >= Likely ? "likely" : "check";
}
