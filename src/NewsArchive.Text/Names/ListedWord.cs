namespace NewsArchive.Text.Names;

/// <summary>The lists a word stands in, alone or as the first of a listed phrase.</summary>
[Flags]
internal enum NameLists
{
    None = 0,
    FirstName = 1 << 0,
    Common = 1 << 1,
    Function = 1 << 2,
    OrganizationWord = 1 << 3,
    BeginsTitle = 1 << 4,
    BeginsOrganization = 1 << 5,
    BeginsPlace = 1 << 6,
    BeginsNever = 1 << 7,
}

/// <summary>
/// All that the lists say of a word, found in one look-up when the text is cut into words. Finding names asks some
/// dozens of questions of each word; asking the lists each time took a third of the whole.
/// </summary>
/// <param name="Lower">Folded, as the lists have it.</param>
/// <param name="Signs">A letter for each list it stands in alone, as <see cref="KindFeatures"/> names them.</param>
internal sealed record ListedWord(string Lower, NameLists Lists, string Signs)
{
    private const int Longest = 40;

    private static readonly Dictionary<string, ListedWord> Known = Read();

    private static readonly Dictionary<string, ListedWord>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>A word as written; one that no list holds has no lists and no signs.</summary>
    public static ListedWord Of(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Longest];
        if (word.Length > Longest || !TryFold(word, lower))
            return Of(Word.Fold(word.ToString()));
        lower = lower[..word.Length];
        return BySpan.TryGetValue(lower, out var listed)
            ? listed
            : new ListedWord(lower.ToString(), NameLists.None, "");
    }

    private static ListedWord Of(string lower) =>
        Known.TryGetValue(lower, out var listed) ? listed : new ListedWord(lower, NameLists.None, "");

    /// <summary>What <see cref="Word.Fold"/> does, for letters without marks.</summary>
    private static bool TryFold(ReadOnlySpan<char> word, Span<char> folded)
    {
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
        var words = NameLexicon.FirstNames
            .Concat(NameLexicon.CommonWords)
            .Concat(NameLexicon.FunctionWords)
            .Concat(NameLexicon.OrganizationWords.Keys)
            .Concat(NameLexicon.PlaceWords)
            .Concat(NameLexicon.ThingWords)
            .Concat(NameLexicon.Peoples)
            .Concat(NameLexicon.OutletWords)
            .Concat(NameLexicon.Titles.FirstWords)
            .Concat(NameLexicon.Organizations.FirstWords)
            .Concat(NameLexicon.Places.FirstWords)
            .Concat(NameLexicon.Never.FirstWords);
        var known = new Dictionary<string, ListedWord>(StringComparer.Ordinal);
        foreach (var word in words)
            known.TryAdd(word, new ListedWord(word, ListsOf(word), SignsOf(word)));
        return known;
    }

    private static NameLists ListsOf(string word) =>
        (NameLexicon.FirstNames.Contains(word) ? NameLists.FirstName : 0)
        | (NameLexicon.CommonWords.Contains(word) ? NameLists.Common : 0)
        | (NameLexicon.FunctionWords.Contains(word) ? NameLists.Function : 0)
        | (NameLexicon.OrganizationWords.ContainsKey(word) ? NameLists.OrganizationWord : 0)
        | (NameLexicon.Titles.IsFirstWord(word) ? NameLists.BeginsTitle : 0)
        | (NameLexicon.Organizations.IsFirstWord(word) ? NameLists.BeginsOrganization : 0)
        | (NameLexicon.Places.IsFirstWord(word) ? NameLists.BeginsPlace : 0)
        | (NameLexicon.Never.IsFirstWord(word) ? NameLists.BeginsNever : 0);

    private static string SignsOf(string word) =>
        (NameLexicon.FirstNames.Contains(word) ? "F" : "")
        + (NameLexicon.CommonWords.Contains(word) ? "c" : "")
        + (NameLexicon.OrganizationWords.ContainsKey(word) ? "O" : "")
        + (NameLexicon.PlaceWords.Contains(word) ? "w" : "")
        + (NameLexicon.ThingWords.Contains(word) ? "t" : "")
        + (NameLexicon.Places.Contains(word) ? "P" : "")
        + (NameLexicon.Peoples.Contains(word) ? "d" : "")
        + (NameLexicon.Organizations.Contains(word) ? "G" : "")
        + (NameLexicon.Titles.Contains(word) ? "T" : "")
        + (NameLexicon.OutletWords.Contains(word) ? "n" : "")
        + (NameLexicon.FunctionWords.Contains(word) ? "f" : "");
}
