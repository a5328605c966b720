using System.Collections.Frozen;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>What a word can be in a clause; several at once are possible.</summary>
[Flags]
internal enum WordClass
{
    None = 0,
    Determiner = 1 << 0,
    Pronoun = 1 << 1,
    Preposition = 1 << 2,
    Link = 1 << 3,
    Conjunction = 1 << 4,
    Auxiliary = 1 << 5,
    Opener = 1 << 6,
    Verb = 1 << 7,
    Adverb = 1 << 8,
    Weekday = 1 << 9,
    Role = 1 << 10,
    Document = 1 << 11,
    OutletNoun = 1 << 12,
    OrganizationNoun = 1 << 13,
    SpeechNoun = 1 << 14,
    Source = 1 << 15,
    CueBase = 1 << 16,
    CueParticiple = 1 << 17,
    Time = 1 << 18,
    CueWithParticle = 1 << 19,

    // Words that tell through whom words were relayed: the sections of venues.txt.
    Told = 1 << 20,
    Talk = 1 << 21,
    Message = 1 << 22,
    Piece = 1 << 23,
    Writing = 1 << 24,
    Carried = 1 << 25,
    Reports = 1 << 26,
    Quoting = 1 << 27,
    Passed = 1 << 28,
}

/// <param name="Cue">How surely the word reports speech.</param>
internal readonly record struct WordInfo(WordClass Class, CueStrength Cue);

/// <summary>
/// All that the word lists say about a word, in one look-up. The rules ask dozens of questions about each word; asking
/// each list every time took half of the time spent on quotes.
/// </summary>
internal static class Lexicon
{
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Venues = WordList.Sections("venues.txt");

    private static readonly (string Section, WordClass Class)[] VenueClasses =
    [
        ("told", WordClass.Told), ("talk", WordClass.Talk), ("message", WordClass.Message),
        ("piece", WordClass.Piece), ("writing", WordClass.Writing), ("carried", WordClass.Carried),
        ("report", WordClass.Reports), ("quoting", WordClass.Quoting), ("passed", WordClass.Passed),
    ];

    private static readonly FrozenDictionary<string, (string Word, WordInfo Info)> Known =
        Grammar.Words.Concat(Cues.Words).Concat(SourceWords.Words)
            .Concat(VenueClasses.SelectMany(venue => Venues[venue.Section]))
            .Distinct(StringComparer.Ordinal)
            .ToFrozenDictionary(word => word, word => (word, Read(word)), StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Word, WordInfo Info)>
        .AlternateLookup<ReadOnlySpan<char>> BySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// The word in lower case with straight apostrophes, and what it can be. A listed word allocates no new string.
    /// </summary>
    public static (string Lower, WordInfo Info) Look(ReadOnlySpan<char> lower)
    {
        if (lower.Length == 1 && char.IsAscii(lower[0]))
            return Single[lower[0]];
        if (BySpan.TryGetValue(lower, out var listed))
            return listed;
        if (lower.Contains('’'))
            return Look(lower.ToString().Replace('’', '\''));
        return (lower.ToString(), lower.Length > LongestListed ? default : Derived(lower));
    }

    /// <summary>What a word in lower case can be.</summary>
    public static WordInfo Of(ReadOnlySpan<char> lower) =>
        BySpan.TryGetValue(lower, out var listed) ? listed.Info : Derived(lower);

    private const int LongestListed = 40;

    // Marks are not in the lists, and every third token is one.
    private static readonly (string Lower, WordInfo Info)[] Single =
    [
        .. Enumerable.Range(0, 128).Select(c => ((char)c).ToString().ToLowerInvariant())
            .Select(lower => (lower, Of(lower))),
    ];

    // No list can hold every adverb and every age, so these are recognized by their form.
    private static WordInfo Derived(ReadOnlySpan<char> lower) =>
        Grammar.IsAdverb(lower)
            ? new WordInfo(WordClass.Adverb | WordClass.Auxiliary | WordClass.Opener, CueStrength.None)
        : lower.EndsWith("year-old")
            ? new WordInfo(WordClass.Role | WordClass.Source, CueStrength.None)
        : IsTrade(lower)
            ? new WordInfo(WordClass.Role | WordClass.Source, CueStrength.None)
        : lower.EndsWith("n't")
            ? new WordInfo(WordClass.Verb | WordClass.Auxiliary, CueStrength.None)
        : default;

    // "herpetologist", "stuntwoman": occupations in no list, recognized by endings that only words for people have.
    private static bool IsTrade(ReadOnlySpan<char> lower)
    {
        if (lower.Length <= 6 || lower[^1] is not ('t' or 's' or 'r' or 'n' or 'h'))
            return false;
        foreach (var end in TradeEndings)
        {
            // Comparing the last two letters first rules out most endings quickly.
            if (lower[^1] == end[^1] && lower[^2] == end[^2] && lower.EndsWith(end))
                return true;
        }
        return false;
    }

    private static readonly string[] TradeEndings =
    [
        "ologist", "ologists", "ographer", "ographers", "woman", "women", "keeper", "keepers", "worker", "workers",
        "holder", "holders", "seeker", "seekers", "goer", "goers", "ician", "icians", "smith", "smiths",
    ];

    private static WordInfo Read(string word)
    {
        var found = WordClass.None;
        Add(Grammar.IsDeterminer(word), WordClass.Determiner);
        Add(Grammar.IsPronoun(word), WordClass.Pronoun);
        Add(Grammar.IsPreposition(word), WordClass.Preposition);
        Add(Grammar.IsLink(word), WordClass.Link);
        Add(Grammar.IsConjunction(word), WordClass.Conjunction);
        Add(Grammar.IsAuxiliary(word), WordClass.Auxiliary);
        Add(Grammar.IsOpener(word), WordClass.Opener);
        Add(Grammar.IsVerb(word), WordClass.Verb);
        Add(Grammar.IsAdverb(word), WordClass.Adverb);
        Add(Grammar.IsWeekday(word), WordClass.Weekday);
        Add(Grammar.IsTime(word), WordClass.Time);
        Add(SourceWords.IsRole(word), WordClass.Role);
        Add(SourceWords.IsDocument(word), WordClass.Document);
        Add(SourceWords.IsOutletNoun(word), WordClass.OutletNoun);
        Add(SourceWords.IsOrganizationNoun(word), WordClass.OrganizationNoun);
        Add(SourceWords.IsSpeechNoun(word), WordClass.SpeechNoun);
        Add(SourceWords.IsSource(word), WordClass.Source);
        Add(Cues.IsBase(word), WordClass.CueBase);
        Add(Cues.IsParticiple(word), WordClass.CueParticiple);
        Add(Cues.WantsParticle(word), WordClass.CueWithParticle);
        foreach (var (section, its) in VenueClasses)
            Add(Venues[section].Contains(word), its);
        return new WordInfo(found, Cues.Strength(word));

        void Add(bool holds, WordClass its)
        {
            if (holds)
                found |= its;
        }
    }
}
