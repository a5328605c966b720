namespace NewsArchive.Text;

/// <summary>The pipeline: text and blocks in, everything found out. Pure: the same text gives the same answer anywhere.</summary>
public static class Analyzer
{
    /// <summary>Raised whenever a rule changes what is found; stored with each article so that it can be reanalyzed.</summary>
    public const int Version = 1;
}
