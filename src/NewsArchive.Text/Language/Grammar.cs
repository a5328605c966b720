using System.Collections.Frozen;

namespace NewsArchive.Text.Language;

/// <summary>
/// The closed classes of English words, listed in <c>grammar.txt</c>. All tests expect lower-case words.
/// </summary>
internal static class Grammar
{
    private static readonly Dictionary<string, FrozenSet<string>> Classes = Read();

    private static readonly FrozenSet<string>
        Determiners = Classes["determiner"], Pronouns = Classes["pronoun"], Prepositions = Classes["preposition"],
        Conjunctions = Classes["conjunction"], Auxiliaries = Classes["auxiliary"], Openers = Classes["opener"],
        Links = Classes["link"], Verbs = Classes["verb"], Times = Classes["time"];

    /// <summary>Every word of every class.</summary>
    public static IEnumerable<string> Words =>
        Classes.Values.SelectMany(words => words)
            .Concat(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);

    public static bool IsDeterminer(string word) => Determiners.Contains(word);

    public static bool IsPronoun(string word) => Pronouns.Contains(word);

    public static bool IsPreposition(string word) => Prepositions.Contains(word);

    public static bool IsConjunction(string word) => Conjunctions.Contains(word);

    /// <summary>Words that may stand between a subject and its reporting verb: "has also said".</summary>
    public static bool IsAuxiliary(string word) => Auxiliaries.Contains(word) || IsAdverb(word);

    /// <summary>Words before the subject at the start of a clause: "But", "Meanwhile".</summary>
    public static bool IsOpener(string word) => Openers.Contains(word) || IsAdverb(word);

    /// <summary>Words that continue a description: "of", "familiar".</summary>
    public static bool IsLink(string word) => Links.Contains(word);

    public static bool IsVerb(string word) => Verbs.Contains(word);

    /// <summary>"month", "later": words that make a phrase before the subject a time.</summary>
    public static bool IsTime(string word) => Times.Contains(word);

    public static bool IsMonth(string word) =>
        word is "january" or "february" or "march" or "april" or "may" or "june" or "july" or "august"
        or "september" or "october" or "november" or "december" or "sept" or "oct" or "nov" or "dec" or "jan" or "feb";

    public static bool IsWeekday(string word) =>
        word is "monday" or "tuesday" or "wednesday" or "thursday" or "friday" or "saturday" or "sunday";

    public static bool IsAdverb(ReadOnlySpan<char> word) =>
        word.Length > 4
            && word.EndsWith("ly")
            && word is not ("family" or "ally" or "assembly" or "italy" or "july" or "daily" or "weekly" or "early"
                or "elderly");

    private static Dictionary<string, FrozenSet<string>> Read()
    {
        var classes = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> current = [];
        foreach (var line in WordList.Lines("grammar.txt"))
        {
            if (line.StartsWith('['))
                classes[line.Trim('[', ']')] = current = new(StringComparer.Ordinal);
            else
                current.Add(line);
        }
        return classes.ToDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }
}
