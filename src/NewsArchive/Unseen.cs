using System.Globalization;
using System.Text;

namespace NewsArchive;

/// <summary>
/// Invisible characters with an effect: they end a line, colour a terminal, reverse the direction of reading or hide
/// between letters. In a text by someone else they can make one thing look like another.
/// </summary>
public static class Unseen
{
    /// <summary>The text without them, for the names of downloads.</summary>
    public static string Drop(string text) => Replace(text, _ => "");

    /// <summary>The text with each of them spelled out, as in <c>\u{001B}</c>, for logs and terminals.</summary>
    public static string Escape(string text) =>
        Replace(text, rune => string.Create(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:X4}}}"));

    private static string Replace(string text, Func<Rune, string> replacement)
    {
        var seen = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // half a pair becomes U+FFFD
            seen.Append(Is(rune) ? replacement(rune) : rune.ToString());
        return seen.ToString();
    }

    private static bool Is(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
