using System.Globalization;
using System.Text;
using NewsArchive.Text;

namespace NewsArchive;

/// <summary>
/// Folds a name to the form that look-ups compare, so that ways of writing one name are equal and different names are
/// not.
/// </summary>
public static class NameKey
{
    private const string AndInSpaces = " and ";
    private const int ShortName = 128;

    /// <summary>
    /// Lower-case letters without accents, apostrophes or full stops, and a single space for all other characters
    /// between them: "Hayʼat Tahrir al-Sham" becomes "hayat tahrir al sham", "J. D. Vance" and "J.D. Vance" become "jd
    /// vance".
    /// </summary>
    public static string Of(string name) =>
        Ascii.IsValid(name) ? Joined(AsciiLetters(name)) : Joined(Letters(name));

    // As below: most names have no other letters, and an import asks for fifty an article.
    private static ReadOnlySpan<char> AsciiLetters(string name)
    {
        var key = new char[name.Length + AndInSpaces.Length * name.AsSpan().Count('&')];
        var length = 0;
        foreach (var letter in name)
        {
            if (letter is '\'' or '`')
                continue;
            if (letter == '&')
            {
                AndInSpaces.CopyTo(key.AsSpan(length));
                length += AndInSpaces.Length;
            }
            else
                key[length++] =
                    char.IsAsciiLetterOrDigit(letter) || letter == '.' ? char.ToLowerInvariant(letter) : ' ';
        }

        return key.AsSpan(0, length);
    }

    private static string Letters(string name)
    {
        var key = new StringBuilder(name.Length);
        foreach (var rune in Whole(name).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            if (IsApostrophe(rune) || Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark)
                continue;
            var small = Rune.ToLowerInvariant(rune);
            if (Letters(small) is { } plain)
                key.Append(plain);
            else if (Rune.IsLetterOrDigit(small) || small.Value == '.')
                key.Append(small);
            else
                key.Append(' ');
        }

        return key.ToString();
    }

    /// <summary>Like <see cref="Of(string)"/>, but "The River Post" and "River Post" are one organization.</summary>
    public static string Of(string name, PartyKind kind)
    {
        var key = Of(name);
        return kind == PartyKind.Organization && key.StartsWith("the ", StringComparison.Ordinal) ? key[4..] : key;
    }

    /// <summary>How many words the key of a name has.</summary>
    public static int WordCount(string key) => key.Length == 0 ? 0 : key.AsSpan().Count(' ') + 1;

    // "j." "d." and "j.d." both become one word; any other stop ("st.", "inc.") only ends an abbreviation.
    private static string Joined(ReadOnlySpan<char> letters)
    {
        Span<char> joined = letters.Length <= ShortName ? stackalloc char[ShortName] : new char[letters.Length];
        var (length, initials) = (0, false);
        foreach (var range in letters.Split(' '))
        {
            var word = letters[range];
            if (word.IsEmpty)
                continue;
            var plain = word.Length - word.Count('.');
            var initial = plain == 1 && word[^1] == '.';
            if (length > 0 && plain > 0 && !(initial && initials))
                joined[length++] = ' ';
            foreach (var letter in word)
            {
                if (letter != '.')
                    joined[length++] = letter;
            }

            initials = initial;
        }

        return joined[..length].ToString();
    }

    // Letters whose stroke or ligature is part of the character, which decomposition does not remove.
    internal static string? Letters(Rune rune) => rune.Value switch
    {
        'ı' => "i",
        'ł' => "l",
        'ø' => "o",
        'đ' or 'ð' => "d",
        'ħ' => "h",
        'ŧ' => "t",
        '&' => AndInSpaces,
        'þ' => "th",
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        _ => null,
    };

    // Straight, curly, grave and acute, prime, and the letters that write hamza, ayn and okina.
    internal static bool IsApostrophe(Rune rune) => rune.Value is
        '\'' or '‘' or '’' or '‛' or '`' or '´' or '′' or 'ʹ' or 'ʻ' or 'ʼ' or 'ʽ' or 'ʾ' or 'ʿ' or 'ˈ' or '＇';

    // Normalize throws on half a surrogate pair; a query may hold one.
    private static string Whole(string text)
    {
        var whole = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            whole.Append(rune);
        return whole.ToString();
    }
}
