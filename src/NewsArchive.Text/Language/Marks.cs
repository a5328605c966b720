namespace NewsArchive.Text.Language;

/// <summary>The shapes of quotation marks and apostrophes.</summary>
public static class Marks
{
    public const string Doubles = "\"“”„‟«»";
    public const string Singles = "'‘’‚‛";

    public static bool IsDouble(char c) => c is '"' or '“' or '”' or '„' or '‟' or '«' or '»';

    public static bool IsSingle(char c) => c is '\'' or '‘' or '’' or '‚' or '‛';

    /// <summary>True for an apostrophe inside a word: "Hayʼat", "o’clock".</summary>
    public static bool IsApostrophe(char c) => c is '\'' or '’' or 'ʼ' or 'ʻ' or 'ʿ' or 'ʾ' or '`' or '´';
}
