using System.Numerics;

namespace NewsArchive.Text.Names;

/// <summary>The lists that a word stands in, alone or as the first of a listed phrase.</summary>
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
}

/// <summary>
/// All that the lists say of a word, in one look-up when the text is cut into words. Finding names asks some dozens of
/// questions of each word; asking the lists each time took a third of the whole.
/// </summary>
internal static class ListedWords
{
    private const int Longest = 40;

    /// <summary>Letters for the first lists, in their order, as the trained features have them.</summary>
    private const string Signs = "FcOwtPdGTnf";

    private static readonly Dictionary<string, NameLists> Known = Read();

    private static readonly Dictionary<string, NameLists>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        Known.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The word folded, and its lists. A listed word makes no new string.</summary>
    public static (string Lower, NameLists Lists) Of(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[Longest];
        if (word.Length > Longest || !TryFold(word, lower))
        {
            var folded = Word.Fold(word.ToString());
            return (folded, Known.GetValueOrDefault(folded));
        }
        lower = lower[..word.Length];
        return BySpan.TryGetValue(lower, out var listed, out var lists)
            ? (listed, lists)
            : (lower.ToString(), NameLists.None);
    }

    /// <summary>Adds a letter for each list in which the word stands alone.</summary>
    public static Feature And(this Feature feature, NameLists lists)
    {
        for (var bits = (int)lists & ((1 << Signs.Length) - 1); bits != 0; bits &= bits - 1)
            feature = feature.And(Signs[BitOperations.TrailingZeroCount(bits)]);
        return feature;
    }

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

    private static Dictionary<string, NameLists> Read()
    {
        var known = new Dictionary<string, NameLists>(StringComparer.Ordinal);
        Add(NameLexicon.FirstNames, NameLists.FirstName);
        Add(NameLexicon.CommonWords, NameLists.Common);
        Add(NameLexicon.OrganizationWords.Keys, NameLists.OrganizationWord);
        Add(NameLexicon.PlaceWords, NameLists.PlaceWord);
        Add(NameLexicon.ThingWords, NameLists.ThingWord);
        Add(NameLexicon.Places.Words, NameLists.Place);
        Add(NameLexicon.Peoples, NameLists.People);
        Add(NameLexicon.Organizations.Words, NameLists.Organization);
        Add(NameLexicon.Titles.Words, NameLists.Title);
        Add(NameLexicon.OutletWords, NameLists.OutletWord);
        Add(NameLexicon.FunctionWords, NameLists.Function);
        Add(NameLexicon.Titles.FirstWords, NameLists.BeginsTitle);
        Add(NameLexicon.Organizations.FirstWords, NameLists.BeginsOrganization);
        Add(NameLexicon.Places.FirstWords, NameLists.BeginsPlace);
        Add(NameLexicon.Never.FirstWords, NameLists.BeginsNever);
        return known;

        void Add(IEnumerable<string> words, NameLists list)
        {
            foreach (var word in words)
                known[word] = known.GetValueOrDefault(word) | list;
        }
    }
}
