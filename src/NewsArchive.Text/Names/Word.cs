using System.Globalization;
using System.Text;

namespace NewsArchive.Text.Names;

/// <summary>
/// A word of the text, cut so that a name never shares a word with something else. Most words are in no name's reach:
/// only those that are asked make strings and are looked up in the lists.
/// </summary>
/// <param name="text">The whole text.</param>
/// <param name="start">In UTF-16 units of the text.</param>
/// <param name="length">Without a possessive ending.</param>
/// <param name="opens">True where a capital proves nothing: at the start of a sentence, a quote or a list item.</param>
internal sealed class Word(string text, int start, int length, bool opens)
{
    /// <summary>No name is longer; what is longer is noise and must not cost time.</summary>
    private const int Longest = 40;

    private string? _written;
    private string? _lower;
    private NameLists _lists;

    public int Start => start;

    public int End => start + length;

    public int Length => length;

    public bool Opens => opens;

    /// <summary>The word as written.</summary>
    public string Text => _written ??= Span.ToString();

    public ReadOnlySpan<char> Span => text.AsSpan(start, length);

    /// <summary>The word in lower case with straight apostrophes: the key of the word lists.</summary>
    public string Lower
    {
        get
        {
            if (_lower is null)
                (_lower, _lists) = ListedWords.Of(Span);
            return _lower;
        }
    }

    public bool IsFirstName => StandsIn(NameLists.FirstName);

    public bool IsCommon => StandsIn(NameLists.Common);

    public bool IsFunctionWord => StandsIn(NameLists.Function);

    /// <summary>It may end an organization's name.</summary>
    public bool IsOrganizationWord => StandsIn(NameLists.OrganizationWord);

    /// <summary>Written small, as "van" and "al" stand in names.</summary>
    public bool IsParticle => length < 6 && char.IsLower(text[start]) && NameLexicon.IsParticle(Text);

    public bool StandsIn(NameLists list) => (Lists & list) != 0;

    /// <summary>The lists it stands in.</summary>
    public NameLists Lists
    {
        get
        {
            _ = Lower;
            return _lists;
        }
    }

    /// <summary>Written as a name is: Ada, UNICEF, eBay, al-Sham, but not 9am.</summary>
    public bool IsCapital { get; } = LooksLikeName(text.AsSpan(start, length));

    /// <summary>All its letters are capitals and there are at least two: NATO, U.N., G7.</summary>
    public bool IsAcronym { get; } = LooksLikeAcronym(text.AsSpan(start, length));

    /// <summary>A single letter, with or without a stop: the F. of John F. Kennedy.</summary>
    public bool IsInitial => (length == 1 || (length == 2 && text[start + 1] == '.')) && char.IsUpper(text[start]);

    /// <summary>A capital inside the word: BuzzFeed, WaPo, iRobot.</summary>
    public bool IsCamel
    {
        get
        {
            for (var i = 1; i < Text.Length; i++)
                if (
                    char.IsUpper(Text[i])
                    && char.IsLower(Text[i - 1])
                    && !Text.StartsWith("Mc", StringComparison.Ordinal)
                    && !Text.StartsWith("Mac", StringComparison.Ordinal)
                )
                    return true;
            return false;
        }
    }

    private static bool LooksLikeName(ReadOnlySpan<char> text)
    {
        if (text.Length > Longest)
            return false;
        var first = text[0];
        if (char.IsUpper(first) || char.GetUnicodeCategory(first) == UnicodeCategory.TitlecaseLetter)
            return true;
        if (char.IsDigit(first))
            return false;
        // al-Sham, el-Sisi, ash-Shabab, iPhone, eBay.
        var hyphen = text.IndexOf('-');
        if (hyphen is > 0 and <= 4 && hyphen + 1 < text.Length && char.IsUpper(text[hyphen + 1]))
            return true;
        return text.Length > 2 && text[0] is 'e' or 'i' && char.IsUpper(text[1]) && char.IsLower(text[2]);
    }

    private static bool LooksLikeAcronym(ReadOnlySpan<char> text)
    {
        if (text.Length > 12)
            return false;
        var capitals = 0;
        foreach (var c in text)
        {
            if (char.IsLower(c))
                return false;
            if (char.IsUpper(c))
                capitals++;
        }
        return capitals >= 2 || (capitals == 1 && text.Length is 2 or 3 && char.IsDigit(text[^1]));
    }

    /// <summary>
    /// Lower case, straight apostrophes, no marks on the letters: how two spellings of a word are compared.
    /// </summary>
    public static string Fold(string text)
    {
        if (Ascii.IsValid(text) && !text.Contains('`'))
            return text.ToLowerInvariant();
        var folded = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (c is '’' or '‘' or 'ʼ' or 'ʻ' or 'ʾ' or 'ʿ' or '`' or '′')
                folded.Append('\'');
            else if (
                CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)
            )
                folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }
}
