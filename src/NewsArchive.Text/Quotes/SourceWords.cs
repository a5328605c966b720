using System.Collections.Frozen;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Nouns that can stand for a source, from <c>sources.txt</c>, and words that name outlets, from <c>outlets.txt</c>.
/// </summary>
internal static class SourceWords
{
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Sections =
        WordList.Sections("sources.txt");
    private static readonly FrozenSet<string> OutletWords = WordList.Load("outlets.txt");
    private static readonly FrozenSet<string> Offices = WordList.Load("titles.txt");

    /// <summary>Every listed noun, singular and plural.</summary>
    public static IEnumerable<string> Words => Sections.Values.SelectMany(nouns => nouns)
        .SelectMany(noun => new[] { noun, noun + "s", noun + "es", noun.EndsWith('y') ? noun[..^1] + "ies" : noun });

    public static bool IsRole(string lower) =>
        Sections["role"].Contains(lower)
            || Plural(lower, "role")
            || lower.EndsWith("year-old", StringComparison.Ordinal);

    /// <summary>
    /// Offices whose holders usually speak unnamed: "the embassy spokesman" is no person the text has named.
    /// </summary>
    public static bool IsUnnamedOffice(string lower) =>
        Sections["unnamed-office"].Contains(lower);

    /// <summary>"commissioner": an office written with a capital before or after the name of a body.</summary>
    public static bool IsOffice(string lower) => Offices.Contains(lower) && !IsParty(lower);

    /// <summary>"democrat": as in "the California Democrat" for a person already named.</summary>
    private static bool IsParty(string lower) => Sections["party"].Contains(lower);

    /// <summary>"report", "poll": documents that outlets make, and which refer back to the outlet.</summary>
    public static bool IsReport(string lower) => Sections["report"].Contains(lower) || Plural(lower, "report");

    /// <summary>Bodies, other than outlets, that a text may call just "the police" or "the court".</summary>
    public static bool IsPublicBody(string lower) =>
        Sections["public-body"].Contains(lower);

    public static bool IsDocument(string lower) => Sections["document"].Contains(lower) || Plural(lower, "document");

    /// <summary>"claim", "promise": nouns for something said.</summary>
    public static bool IsSpeechNoun(string lower) => Sections["speech"].Contains(lower) || Plural(lower, "speech");

    public static bool IsOutletNoun(string lower) => Sections["outlet"].Contains(lower);

    public static bool IsOrganizationNoun(string lower) => Sections["organization"].Contains(lower);

    public static bool IsSource(string lower) =>
        IsRole(lower)
            || IsDocument(lower)
            || IsOutletNoun(lower)
            || IsOrganizationNoun(lower)
            || Plural(lower, "organization");

    /// <summary>True for a name such as "The Harbor Gazette" or "Reuters", or a domain.</summary>
    public static bool NamesOutlet(string name)
    {
        var words = name.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return words.Any(OutletWords.Contains)
            || IsCallSign(name)
            || (!name.Contains(' ') && name.Contains('.') && name.Length > 4 && char.IsLower(name[^1]));
    }

    // "WFAA", "KTLA-TV": call signs of stations in the United States.
    private static bool IsCallSign(string name) =>
        name.IndexOf('-') is var cut && (cut < 0 ? name : name[..cut]) is { Length: 4 } sign
        && sign[0] is 'K' or 'W' && sign.All(char.IsAsciiLetterUpper);

    private static bool Plural(string lower, string section) =>
        lower.EndsWith('s') && (Sections[section].Contains(lower[..^1])
            || (lower.EndsWith("ies", StringComparison.Ordinal) && Sections[section].Contains(lower[..^3] + "y"))
            || (lower.EndsWith("es", StringComparison.Ordinal) && Sections[section].Contains(lower[..^2])));
}
