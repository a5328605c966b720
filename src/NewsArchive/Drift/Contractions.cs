using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsArchive.Drift;

/// <summary>
/// Writes a contraction out as the two words it stands for, so that "don't" and "do not" are the same words. What may
/// be a possessive ("the mayor's") stays one word.
/// </summary>
internal static partial class Contractions
{
    private static readonly SearchValues<char> Apostrophes = SearchValues.Create("'’‘ʼ`´′＇");

    /// <summary>
    /// Where the second word begins in <paramref name="text"/>, and how it is compared; null for another word.
    /// </summary>
    /// <param name="text">One word with the marks around it; it may contain a bracket: "[I]t's".</param>
    public static (int At, string? First, string Second)? Find(string text)
    {
        // Most words, at a hundredth of the cost of the expression.
        if (!text.AsSpan().ContainsAny(Apostrophes)
            && !text.Contains('[')
            && !text.Contains("cannot", StringComparison.OrdinalIgnoreCase))
            return null;
        var plain = text.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var found = Contracted().Match(plain);
        if (!found.Success)
            return null;
        var (first, tail) = (found.Groups["first"].Value.ToLowerInvariant(), found.Groups["tail"]);
        var second = tail.Value[^1] is 't' or 'T' ? "not" : Whole(first, tail.Value[1..].ToLowerInvariant());
        return (PlaceIn(text, tail.Index), Uncut(first), second);
    }

    /// <summary>
    /// The second word, chosen by the word after it: in "she's been" it is "has", in "she'd better" it is "had".
    /// </summary>
    public static string Before(string second, string next) => (second, next) switch
    {
        ("is", "been" or "got" or "had") => "has",
        ("would", "been" or "better" or "had") => "had",
        _ => second,
    };

    /// <summary>Null where the first word is written whole.</summary>
    private static string? Uncut(string first) => first switch
    {
        "ca" => "can",
        "wo" => "will",
        "sha" => "shall",
        _ => null,
    };

    private static string Whole(string first, string tail) => (first, tail) switch
    {
        ("let", "s") => "us",
        (_, "s") => "is",
        (_, "m") => "am",
        (_, "re") => "are",
        (_, "ve") => "have",
        (_, "ll") => "will",
        _ => "would",
    };

    /// <summary>The place before as many signs that are no brackets.</summary>
    private static int PlaceIn(string text, int plain)
    {
        var at = 0;
        for (var left = plain; left > 0 || text[at] is ']'; at++)
        {
            if (text[at] is not ('[' or ']'))
                left--;
        }

        return at;
    }

    [GeneratedRegex(
        @"^[^\p{L}\p{N}]*(?:
            (?<first>do|does|did|is|are|was|were|has|have|had|ca|could|wo|would|sha|should|must|need|might|ought|dare)
                (?<tail>n['’‘ʼ`´′＇]t)
            | (?<first>can)(?<tail>not)
            | (?<first>it|he|she|that|this|what|there|here|who|where|when|how|why|let)(?<tail>['’‘ʼ`´′＇]s)
            | (?<first>i|you|he|she|it|we|they|who|that|there|what|how)(?<tail>['’‘ʼ`´′＇](?:ll|d))
            | (?<first>i)(?<tail>['’‘ʼ`´′＇]m)
            | (?<first>\p{L}{1,12})(?<tail>['’‘ʼ`´′＇](?:re|ve))
        )[^\p{L}\p{N}]*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Contracted();
}
