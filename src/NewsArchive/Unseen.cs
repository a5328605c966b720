using System.Globalization;
using System.Text;

namespace NewsArchive;

/// <summary>
/// Characters that show nothing and yet do something: they end a line, colour a terminal, turn the direction of reading
/// round or hide between letters. In a text that somebody else wrote they make one thing look like another.
/// </summary>
public static class Unseen
{
    /// <summary>The text without them: for the names of downloads.</summary>
    public static string Drop(string text) => Replace(text, _ => "");

    /// <summary>Each of them spelled out, as <c>\u{001B}</c>: for logs and terminals.</summary>
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
