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
    /// <summary>
    /// Lower-case letters without accents, apostrophes or full stops, and a single space for all other characters
    /// between them: "Hayʼat Tahrir al-Sham" becomes "hayat tahrir al sham", "J. D. Vance" and "J.D. Vance" become "jd
    /// vance".
    /// </summary>
    public static string Of(string name)
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

        return string.Join(' ', JoinInitials(key.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries)));
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
    private static IEnumerable<string> JoinInitials(IEnumerable<string> words)
    {
        var initials = "";
        foreach (var word in words)
        {
            var plain = word.Replace(".", "", StringComparison.Ordinal);
            if (plain.Length == 1 && word.EndsWith('.'))
            {
                initials += plain;
                continue;
            }

            if (initials.Length > 0)
                yield return initials;
            initials = "";
            if (plain.Length > 0)
                yield return plain;
        }

        if (initials.Length > 0)
            yield return initials;
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
        '&' => " and ",
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
