using System.Collections.Frozen;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Names;

/// <summary>The word lists of Language/Data that help to recognize names: words are data, decisions are code.</summary>
internal static class NameLexicon
{
    public static FrozenSet<string> Particles { get; } = Set(
        "al",
        "el",
        "ar",
        "as",
        "ash",
        "at",
        "an",
        "ad",
        "az",
        "bin",
        "ibn",
        "bint",
        "van",
        "von",
        "de",
        "der",
        "den",
        "del",
        "della",
        "da",
        "di",
        "do",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "ter",
        "ten",
        "ul",
        "ur",
        "abu",
        "ould",
        "mac",
        "ben"
    );

    public static FrozenSet<string> FirstNames { get; } =
        WordList.Lines("first-names.txt").Select(Word.Fold).ToFrozenSet();

    public static FrozenSet<string> CommonWords { get; } = WordList.Lines("common-words.txt").ToFrozenSet();

    public static FrozenSet<string> FunctionWords { get; } =
        WordList.Lines("function-words.txt").SelectMany(l => l.Split(' ')).ToFrozenSet();

    public static FrozenSet<string> Peoples { get; } = WordList.Lines("peoples.txt").Select(Word.Fold).ToFrozenSet();

    /// <summary>Words that may end an organization's name; true where "of" or "for" may follow.</summary>
    public static FrozenDictionary<string, bool> OrganizationWords { get; } =
        WordList
            .Lines("organization-words.txt")
            .Select(l => (Word: Word.Fold(l.TrimEnd('+', ' ')), Of: l.EndsWith('+')))
            .DistinctBy(l => l.Word)
            .ToFrozenDictionary(l => l.Word, l => l.Of);

    /// <summary>Words that begin organizations' names: Radio, Banco, Jaish.</summary>
    public static FrozenSet<string> FirstOfOrganization { get; } = Listed("name-cues.txt", "begins-organization");

    /// <summary>Words that end a newspaper's name; the article before such a name belongs to it.</summary>
    public static FrozenSet<string> OutletWords { get; } = Listed("name-cues.txt", "outlet-words");

    public static FrozenSet<string> PlaceWords { get; } = Listed("other-words.txt", "place");

    public static FrozenSet<string> ThingWords { get; } = Listed("other-words.txt", "other");

    public static FrozenSet<string> BeforePerson { get; } = Listed("name-cues.txt", "before-person");

    public static FrozenSet<string> AfterPerson { get; } = Listed("name-cues.txt", "after-person");

    public static FrozenSet<string> BeforeOrganization { get; } = Listed("name-cues.txt", "before-organization");

    public static FrozenSet<string> AfterOrganization { get; } = Listed("name-cues.txt", "after-organization");

    /// <summary>Nouns before "of" and an organization: "leader of", "command of".</summary>
    public static FrozenSet<string> BeforeOfOrganization { get; } = Listed("name-cues.txt", "before-of-organization");

    /// <summary>Nouns that describe an organization in apposition: "X, a league that".</summary>
    public static FrozenSet<string> ApposedOrganization { get; } = Listed("name-cues.txt", "apposed-organization");

    /// <summary>Pairs of words before an organization: "fought for", "stake in".</summary>
    public static FrozenSet<string> ServedOrganization { get; } = Listed("name-cues.txt", "served-organization");

    /// <summary>Titles followed by a field: "Secretary of", "Minister for".</summary>
    public static FrozenSet<string> Offices { get; } = Listed("name-cues.txt", "offices");

    /// <summary>Titles that are also surnames: at the end of a name they count as surnames.</summary>
    public static FrozenSet<string> SurnameTitles { get; } = Listed("name-cues.txt", "surname-titles");

    /// <summary>Words that are no name on their own, even when capitalized: the State, the Left.</summary>
    public static FrozenSet<string> Nouns { get; } = Listed("name-cues.txt", "nouns");

    /// <summary>Words that end the names of laws and the like; their initials stand for no party.</summary>
    public static FrozenSet<string> Laws { get; } = Listed("name-cues.txt", "laws");

    /// <summary>People whom the news calls by their initials.</summary>
    public static FrozenSet<string> PeopleByInitials { get; } = Listed("name-cues.txt", "people-by-initials");

    public static FrozenSet<string> BeforePlace { get; } = Listed("name-cues.txt", "before-place");

    public static PhraseList Titles { get; } =
        new(WordList.Lines("titles.txt"), NameLists.BeginsTitle, NameLists.Title);

    public static PhraseList Organizations { get; } =
        new(WordList.Lines("organizations.txt"), NameLists.BeginsOrganization, NameLists.Organization);

    public static PhraseList Places { get; } =
        new(WordList.Lines("places.txt"), NameLists.BeginsPlace, NameLists.Place);

    public static PhraseList Never { get; } =
        new(WordList.Lines("never-names.txt"), NameLists.BeginsNever, NameLists.Never);

    /// <summary>How often a name is of each kind across many articles, as digits; the file explains them.</summary>
    public static FrozenDictionary<string, string> Counts { get; } =
        WordList.Lines("name-counts.txt").Select(l => l.Split('\t')).ToFrozenDictionary(l => l[0], l => l[1]);

    /// <summary>
    /// True when this word alone means a person in many articles: Quill, but not Pearson, which is also a publisher.
    /// </summary>
    public static bool IsKnownSurname(string lower) =>
        Counts.TryGetValue(lower, out var digits) && IsSurname(digits);

    /// <summary>The same, from the digits of its counts.</summary>
    public static bool IsSurname(string digits) => digits[0] >= '5' && digits[1 + (int)NamedKind.Person] >= '7';

    /// <summary>True when it is nothing but a person in very many articles.</summary>
    public static bool IsOnlyPerson(string lower) =>
        Counts.TryGetValue(lower, out var digits) && digits[0] >= '8' && digits[1 + (int)NamedKind.Organization] <= '1'
        && digits[1 + (int)NamedKind.Person] >= '7';

    /// <summary>Words written with a full stop: "Gen.", "Inc.", "Calif.", "Dec.".</summary>
    public static FrozenSet<string> Abbreviations { get; } =
        WordList
            .Lines("titles.txt")
            .Concat(WordList.Lines("organization-words.txt"))
            .Concat(WordList.Lines("other-words.txt").SelectMany(l => l.Split(", ")))
            .Concat(WordList.Lines("never-names.txt"))
            .Concat(WordList.Lines("places.txt"))
            .SelectMany(l => l.TrimEnd('+', ' ').Split(' '))
            .Where(w => w.EndsWith('.') && w.Length > 2)
            .Concat(["Jr.", "Sr.", "St.", "vs.", "No."])
            .ToFrozenSet();

    /// <summary>Words such as "McDonald's", whose ending is no possessive.</summary>
    public static FrozenSet<string> OwnS { get; } = WordList
        .Lines("organizations.txt")
        .SelectMany(l => l.Split(' '))
        .Where(w => w.EndsWith("'s", StringComparison.Ordinal))
        .Select(Word.Fold)
        .ToFrozenSet();

    /// <summary>True for lower-case words inside names of people and movements: van, al, bin.</summary>
    public static bool IsParticle(string word) => Particles.Contains(word);

    public static bool IsTitle(string lower) => Titles.Contains(lower);

    private static FrozenSet<string> Set(params string[] words) => words.ToFrozenSet();

    private static FrozenSet<string> Listed(string file, string row) =>
        WordList
            .Lines(file)
            .First(l => l.StartsWith(row + ": ", StringComparison.Ordinal))[(row.Length + 2)..]
            .Split(", ")
            .Select(Word.Fold)
            .ToFrozenSet();
}
