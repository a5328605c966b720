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

    /// <summary>Every listed noun, in the singular and in the plural.</summary>
    public static IEnumerable<string> Words => Sections.Values.SelectMany(nouns => nouns)
        .SelectMany(noun => new[] { noun, noun + "s", noun + "es", noun.EndsWith('y') ? noun[..^1] + "ies" : noun });

    public static bool IsRole(string lower) =>
        Sections["role"].Contains(lower)
            || Plural(lower, "role")
            || lower.EndsWith("year-old", StringComparison.Ordinal);

    /// <summary>
    /// Offices whose holders speak unnamed as a rule: "the embassy spokesman" is nobody the text has named.
    /// </summary>
    public static bool IsUnnamedOffice(string lower) =>
        Sections["unnamed-office"].Contains(lower);

    /// <summary>"commissioner": an office that is written with a capital before or behind a body's name.</summary>
    public static bool IsOffice(string lower) => Offices.Contains(lower) && !IsParty(lower);

    /// <summary>"democrat": of whom a text speaks as "the California Democrat".</summary>
    private static bool IsParty(string lower) => Sections["party"].Contains(lower);

    /// <summary>"report", "poll": documents that outlets make, by which a text comes back to one.</summary>
    public static bool IsReport(string lower) => Sections["report"].Contains(lower) || Plural(lower, "report");

    /// <summary>Bodies that are no outlet and that "the police" or "the court" names without a name.</summary>
    public static bool IsPublicBody(string lower) =>
        Sections["public-body"].Contains(lower);

    public static bool IsDocument(string lower) => Sections["document"].Contains(lower) || Plural(lower, "document");

    /// <summary>"claim", "promise": what somebody has said, by its kind.</summary>
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

    // "WFAA", "KTLA-TV": how stations of the United States are named.
    private static bool IsCallSign(string name) =>
        name.IndexOf('-') is var cut && (cut < 0 ? name : name[..cut]) is { Length: 4 } sign
        && sign[0] is 'K' or 'W' && sign.All(char.IsAsciiLetterUpper);

    private static bool Plural(string lower, string section) =>
        lower.EndsWith('s') && (Sections[section].Contains(lower[..^1])
            || (lower.EndsWith("ies", StringComparison.Ordinal) && Sections[section].Contains(lower[..^3] + "y"))
            || (lower.EndsWith("es", StringComparison.Ordinal) && Sections[section].Contains(lower[..^2])));
}
