using System.Numerics;

namespace NewsArchive.Text.Names;

/// <summary>The lists that contain a word, either alone or as the first word of a listed phrase.</summary>
[Flags]
internal enum NameLists
{
    None = 0,
    FirstName = 1 << 0,
    Common = 1 << 1,
    OrganizationWord = 1 << 2,
    PlaceWord = 1 << 3,
    ThingWord = 1 << 4,
    Place = 1 << 5,
    People = 1 << 6,
    Organization = 1 << 7,
    Title = 1 << 8,
    OutletWord = 1 << 9,
    Function = 1 << 10,
    BeginsTitle = 1 << 11,
    BeginsOrganization = 1 << 12,
    BeginsPlace = 1 << 13,
    BeginsNever = 1 << 14,
    Never = 1 << 15,
    Particle = 1 << 16,
    BeforePerson = 1 << 17,
    AfterPerson = 1 << 18,
    BeforeOrganization = 1 << 19,
    AfterOrganization = 1 << 20,
    BeforeOfOrganization = 1 << 21,
    ApposedOrganization = 1 << 22,
    BeforePlace = 1 << 23,
    FirstOfOrganization = 1 << 24,
    Office = 1 << 25,
    SurnameTitle = 1 << 26,
    Law = 1 << 27,

    /// <summary>A word in an organization's name that "of" or "for" may follow.</summary>
    TakesOf = 1 << 28,

    /// <summary>The first of two words before an organization: the "fought" of "fought for".</summary>
    BeginsService = 1 << 29,

    /// <summary>"McDonald's": the ending is no possessive.</summary>
    OwnS = 1 << 30,
}

/// <summary>
/// All that the lists say about a word: one object for all its occurrences in all texts. Finding names asks dozens of
/// questions about each word; asking each list every time took a third of the total.
/// </summary>
internal sealed class ListedWord(string lower)
{
    /// <summary>The word in lower case with straight apostrophes.</summary>
    public string Lower => lower;

    public NameLists Lists { get; set; }

    public bool StandsIn(NameLists list) => (Lists & list) != 0;

    private ulong phraseLengths;

    /// <summary>
    /// A bit for each length of the phrases on one list that begin with the word; 1 stands for one word.
    /// </summary>
    public uint PhraseLengths(NameLists begins) => (ushort)(phraseLengths >> Shift(begins));

    public void BeginsPhrases(NameLists begins, uint lengths)
    {
        Lists |= begins;
        phraseLengths |= (ulong)lengths << Shift(begins);
    }

    /// <summary>Each of the four lists of phrases has sixteen bits.</summary>
    private static int Shift(NameLists begins) => 16 * BitOperations.Log2((uint)begins / (uint)NameLists.BeginsTitle);

    /// <summary>How often it is a name of each kind across many articles, where that was counted.</summary>
    public string? Counts { get; set; }

    /// <summary>The same for names of several words that end in it.</summary>
    public string? CountsAsLast { get; set; }

    /// <inheritdoc cref="NameLexicon.IsKnownSurname"/>
    public bool IsKnownSurname => Counts is { } digits && NameLexicon.IsSurname(digits);
}

/// <summary>The words of all lists, and the look-up of a word among them.</summary>
internal static class ListedWords
{
    /// <summary>Words of more letters are rare and slow to fold.</summary>
    public const int Longest = 40;

    /// <summary>One letter for each of the first lists, in their order, as used in the trained features.</summary>
    private const string Signs = "FcOwtPdGTnf";

    private static readonly Dictionary<string, ListedWord> Known = Read();

    private static readonly Dictionary<string, ListedWord>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Looks up a word as written; a word on no list gets a new object.</summary>
    public static ListedWord Of(ReadOnlySpan<char> written)
    {
        Span<char> lower = stackalloc char[Longest];
        if (TryFold(written, lower))
        {
            lower = lower[..written.Length];
            return BySpan.TryGetValue(lower, out var listed) ? listed : new ListedWord(lower.ToString());
        }
        var folded = Word.Fold(written.ToString());
        return Known.GetValueOrDefault(folded) ?? new ListedWord(folded);
    }

    /// <summary>The word without its article: "haddad" for "al-haddad".</summary>
    public static ListedWord Bare(ListedWord word) =>
        Spelling.WithoutArticle(word.Lower) is var bare && bare.Length < word.Lower.Length ? Of(bare) : word;

    /// <summary>Adds a letter for each list that contains the word alone.</summary>
    public static Feature And(this Feature feature, NameLists lists)
    {
        for (var bits = (int)lists & ((1 << Signs.Length) - 1); bits != 0; bits &= bits - 1)
            feature = feature.And(Signs[BitOperations.TrailingZeroCount(bits)]);
        return feature;
    }

    /// <summary>Does the same as <see cref="Word.Fold"/>, for letters without accents.</summary>
    public static bool TryFold(ReadOnlySpan<char> word, Span<char> folded)
    {
        if (word.Length > Longest)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            var c = word[i];
            if (c is '’' or '‘' or '`')
                folded[i] = '\'';
            else if (char.IsAscii(c))
                folded[i] = char.IsAsciiLetterUpper(c) ? (char)(c | ' ') : c;
            else
                return false;
        }
        return true;
    }

    private static Dictionary<string, ListedWord> Read()
    {
        var known = new Dictionary<string, ListedWord>(StringComparer.Ordinal);
        Add(NameLexicon.FirstNames, NameLists.FirstName);
        Add(NameLexicon.CommonWords, NameLists.Common);
        Add(NameLexicon.OrganizationWords.Keys, NameLists.OrganizationWord);
        Add(NameLexicon.OrganizationWords.Where(w => w.Value).Select(w => w.Key), NameLists.TakesOf);
        Add(NameLexicon.PlaceWords, NameLists.PlaceWord);
        Add(NameLexicon.ThingWords, NameLists.ThingWord);
        Add(NameLexicon.Places.Words, NameLists.Place);
        Add(NameLexicon.Peoples, NameLists.People);
        Add(NameLexicon.Organizations.Words, NameLists.Organization);
        Add(NameLexicon.Titles.Words, NameLists.Title);
        Add(NameLexicon.OutletWords, NameLists.OutletWord);
        Add(NameLexicon.FunctionWords, NameLists.Function);
        Add(NameLexicon.Never.Words, NameLists.Never);
        AddBeginnings(NameLexicon.Titles, NameLists.BeginsTitle);
        AddBeginnings(NameLexicon.Organizations, NameLists.BeginsOrganization);
        AddBeginnings(NameLexicon.Places, NameLists.BeginsPlace);
        AddBeginnings(NameLexicon.Never, NameLists.BeginsNever);
        Add(NameLexicon.Particles, NameLists.Particle);
        Add(NameLexicon.BeforePerson, NameLists.BeforePerson);
        Add(NameLexicon.AfterPerson, NameLists.AfterPerson);
        Add(NameLexicon.BeforeOrganization, NameLists.BeforeOrganization);
        Add(NameLexicon.AfterOrganization, NameLists.AfterOrganization);
        Add(NameLexicon.BeforeOfOrganization, NameLists.BeforeOfOrganization);
        Add(NameLexicon.ApposedOrganization, NameLists.ApposedOrganization);
        Add(NameLexicon.BeforePlace, NameLists.BeforePlace);
        Add(NameLexicon.FirstOfOrganization, NameLists.FirstOfOrganization);
        Add(NameLexicon.Offices, NameLists.Office);
        Add(NameLexicon.SurnameTitles, NameLists.SurnameTitle);
        Add(NameLexicon.Laws, NameLists.Law);
        Add(NameLexicon.ServedOrganization.Select(pair => pair.Split(' ')[0]), NameLists.BeginsService);
        Add(NameLexicon.OwnS, NameLists.OwnS);
        foreach (var (name, counts) in NameLexicon.Counts)
            if (name.StartsWith("* ", StringComparison.Ordinal))
                Entry(name[2..]).CountsAsLast = counts;
            else if (!name.Contains(' '))
                Entry(name).Counts = counts;
        return known;

        ListedWord Entry(string word)
        {
            if (!known.TryGetValue(word, out var listed))
                known[word] = listed = new ListedWord(word);
            return listed;
        }

        void AddBeginnings(PhraseList phrases, NameLists list)
        {
            foreach (var (first, lengths) in phrases.LengthsByFirstWord)
                Entry(first).BeginsPhrases(list, lengths);
        }

        void Add(IEnumerable<string> words, NameLists list)
        {
            foreach (var word in words)
                Entry(word).Lists |= list;
        }
    }
}
