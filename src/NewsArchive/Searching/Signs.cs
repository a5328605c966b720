using System.Globalization;
using System.Text;

namespace NewsArchive.Searching;

/// <summary>What single characters are to a search.</summary>
internal static class Signs
{
    /// <summary>
    /// The letters that a character stands for, "" for one that nobody sees, null for one that stays. é, à and the like
    /// stay: SQLite's tokenizer takes their accents off.
    /// </summary>
    public static string? Fold(Rune rune) =>
        IsHidden(rune) ? "" : Usual(rune) ?? (rune.Value >= 0xC0 ? Letters(Rune.ToLowerInvariant(rune)) : null);

    /// <summary>
    /// The usual letters for a character that is only another form of them: two letters in one, ligatures, full-width
    /// letters and digits, Roman numerals, the alphabets of mathematics. Null for all others.
    /// </summary>
    public static string? Usual(Rune rune) => rune.Value is (>= 0x1C4 and <= 0x1CC) or (>= 0x1F1 and <= 0x1F3)
        or (>= 0x2160 and <= 0x217F) or (>= 0xFB00 and <= 0xFB06) or (>= 0xFF10 and <= 0xFF19)
        or (>= 0xFF21 and <= 0xFF3A) or (>= 0xFF41 and <= 0xFF5A) or (>= 0x1D400 and <= 0x1D7FF)
            ? rune.ToString().Normalize(NormalizationForm.FormKD)
            : null;

    /// <summary>Letters and digits of words with spaces between them, the marks that belong to them, and what SQLite
    /// takes for letters, too.</summary>
    public static bool IsWord(Rune rune) =>
        rune.IsAscii
            ? Rune.IsLetterOrDigit(rune)
            : (Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber or UnicodeCategory.PrivateUse)
                && !IsPaired(rune) && !NameKey.IsApostrophe(rune);

    /// <summary>Chinese and Japanese, which have no spaces between words.</summary>
    public static bool IsPaired(Rune rune) => rune.Value is (>= 0x3005 and <= 0x3007) or (>= 0x3041 and <= 0x3096)
        or (>= 0x309D and <= 0x309F) or (>= 0x30A1 and <= 0x30FA) or (>= 0x30FC and <= 0x30FF)
        or (>= 0x31F0 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9D) or (>= 0x20000 and <= 0x3FFFD);

    /// <summary>A mark that is written as a sign of its own behind the Japanese sign to which it belongs.</summary>
    public static bool IsVoicing(Rune rune) => rune.Value is 0x3099 or 0x309A or 0xFF9E or 0xFF9F;

    /// <summary>Signs with other ways to write the same: half-width Japanese, compatibility ideographs.</summary>
    public static bool IsCompatible(Rune rune) =>
        rune.Value is (>= 0xF900 and <= 0xFAFF) or (>= 0xFF66 and <= 0xFF9D) or (>= 0x2F800 and <= 0x2FA1F);

    /// <summary>True if the last word is a single Chinese or Japanese sign, which is in the index only as the first of
    /// two, or as the last of all.</summary>
    public static bool EndInLoneSign(string words)
    {
        var (signs, apart) = (0, false);
        foreach (var rune in words.EnumerateRunes())
        {
            if (IsPaired(rune))
                (signs, apart) = (apart ? 1 : signs + 1, false);
            else if (IsWord(rune))
                (signs, apart) = (0, true);
            else if (!IsHidden(rune) && !IsVoicing(rune))
                apart = true;
        }

        return signs == 1;
    }

    /// <summary>
    /// Soft hyphens, spaces and joiners without width, marks of direction, variation selectors, accents that SQLite
    /// takes for the end of a word; Hebrew points, Arabic vowel signs and the line that lengthens an Arabic word.
    /// </summary>
    public static bool IsHidden(Rune rune) => rune.Value is 0xAD or (>= 0x332 and <= 0x36F)
        or (>= 0x591 and <= 0x5BD) or 0x5BF or 0x5C1 or 0x5C2 or 0x5C4 or 0x5C5 or 0x5C7 or 0x61C or 0x640
        or (>= 0x64B and <= 0x65F) or 0x670 or 0x180E or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E)
        or (>= 0x2060 and <= 0x206F) or (>= 0xFE00 and <= 0xFE0F) or 0xFEFF;

    /// <summary>Spaces that stand between the digits of a number: "10 000".</summary>
    public static bool IsNumberSpace(Rune rune) => rune.Value is 0xA0 or 0x2007 or 0x2009 or 0x202F;

    private static string? Letters(Rune small) => NameKey.Letters(small) ?? small.Value switch
    {
        'ĳ' => "ij",
        'ŀ' => "l",
        'ŉ' or 'ŋ' => "n",
        'ſ' => "s",
        'ɓ' or 'ƀ' => "b",
        'ɗ' => "d",
        'ƙ' => "k",
        'ƴ' => "y",
        _ => null,
    };
}
