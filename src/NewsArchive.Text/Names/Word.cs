using System.Globalization;
using System.Text;

namespace NewsArchive.Text.Names;

/// <summary>
/// A word of the text, cut so that a name never shares a word with something else. It holds only an index into <see
/// cref="Words"/>, where the data is.
/// </summary>
internal readonly struct Word(Words words, int at)
{
    /// <summary>No name is longer; anything longer is noise and must not cost time.</summary>
    public const int Longest = 40;

    /// <summary>In UTF-16 units of the text.</summary>
    public int Start => words.Entry(at).Start;

    /// <summary>Without a possessive ending.</summary>
    public int End => words.Entry(at).End;

    public int Length => End - Start;

    /// <summary>True where a capital proves nothing: at the start of a sentence, a quote or a list item.</summary>
    public bool Opens => Is(WordTraits.Opens);

    /// <summary>True where it is known that all letters after the first are from a to z.</summary>
    public bool IsPlain => Is(WordTraits.Plain);

    /// <summary>The word as written.</summary>
    public ReadOnlySpan<char> Span => words.Span(at);

    /// <summary>What the lists say about it; looked up when first asked.</summary>
    public ListedWord Listed => words.Listed(at);

    /// <summary>The word in lower case with straight apostrophes: its key in the word lists.</summary>
    public string Lower => Listed.Lower;

    /// <summary>The lists that contain it.</summary>
    public NameLists Lists => Listed.Lists;

    public bool StandsIn(NameLists list) => Listed.StandsIn(list);

    public bool IsFirstName => StandsIn(NameLists.FirstName);

    public bool IsCommon => StandsIn(NameLists.Common);

    public bool IsFunctionWord => StandsIn(NameLists.Function);

    /// <summary>True when it may end an organization's name.</summary>
    public bool IsOrganizationWord => StandsIn(NameLists.OrganizationWord);

    /// <summary>True for lower-case words such as "van" and "al" inside names.</summary>
    public bool IsParticle => Length < 6 && StandsIn(NameLists.Particle) && Span.SequenceEqual(Lower);

    /// <summary>True when it is capitalized the way names are: Ada, UNICEF, eBay, al-Sham, but not 9am.</summary>
    public bool IsCapital => Is(WordTraits.Capital);

    /// <summary>True for at least two letters, all capitals: NATO, U.N., G7.</summary>
    public bool IsAcronym => Is(WordTraits.Acronym);

    /// <summary>True for a single letter, with or without a stop: the F. of John F. Kennedy.</summary>
    public bool IsInitial => Span is [_] or [_, '.'] && char.IsUpper(Span[0]);

    /// <summary>True for a capital inside the word: BuzzFeed, WaPo, iRobot.</summary>
    public bool IsCamel
    {
        get
        {
            var written = Span;
            if (written.StartsWith("Mc") || written.StartsWith("Mac"))
                return false;
            for (var i = 1; i < written.Length; i++)
                if (char.IsUpper(written[i]) && char.IsLower(written[i - 1]))
                    return true;
            return false;
        }
    }

    private bool Is(WordTraits trait) => (words.Entry(at).Traits & trait) != 0;

    /// <summary>The traits that the letters of a word show.</summary>
    public static WordTraits TraitsOf(ReadOnlySpan<char> written) =>
        (LooksLikeName(written) ? WordTraits.Capital : 0) | (LooksLikeAcronym(written) ? WordTraits.Acronym : 0);

    private static bool LooksLikeName(ReadOnlySpan<char> written)
    {
        if (written.Length > Longest)
            return false;
        var first = written[0];
        if (char.IsUpper(first) || char.GetUnicodeCategory(first) == UnicodeCategory.TitlecaseLetter)
            return true;
        if (char.IsDigit(first))
            return false;
        // al-Sham, el-Sisi, ash-Shabab, iPhone, eBay.
        var hyphen = written[..Math.Min(written.Length, 5)].IndexOf('-');
        if (hyphen > 0 && hyphen + 1 < written.Length && char.IsUpper(written[hyphen + 1]))
            return true;
        return written.Length > 2 && first is 'e' or 'i' && char.IsUpper(written[1]) && char.IsLower(written[2]);
    }

    private static bool LooksLikeAcronym(ReadOnlySpan<char> written)
    {
        if (written.Length > 12)
            return false;
        var capitals = 0;
        foreach (var c in written)
        {
            if (char.IsLower(c))
                return false;
            if (char.IsUpper(c))
                capitals++;
        }
        return capitals >= 2 || (capitals == 1 && written.Length is 2 or 3 && char.IsDigit(written[^1]));
    }

    /// <summary>Lower case, straight apostrophes and no accents: the form in which spellings are compared.</summary>
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
