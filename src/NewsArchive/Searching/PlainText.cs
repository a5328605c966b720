using System.Globalization;
using System.Text;

namespace NewsArchive.Searching;

/// <summary>A text in small letters and with one shape of each sign, for comparing spellings.</summary>
internal static class PlainText
{
    /// <param name="places">Gets the place in <paramref name="text"/> of each character of the plain text.</param>
    public static string Of(string text, List<(int Start, int End)>? places = null)
    {
        var plain = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = 1;
            if (text[at] < 0x80)
            {
                plain.Append(Form(text[at]));
            }
            else
            {
                Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out length);
                if (Composed(plain, rune) is { } letter)
                {
                    plain[^1] = letter;
                    if (places is not null)
                        places[^1] = (places[^1].Start, at + length);
                }
                else
                {
                    plain.Append(Form(rune));
                }
            }

            while (places?.Count < plain.Length)
                places.Add((at, at + length));
            at += length;
        }

        return plain.ToString();
    }

    private static char Form(char ascii) => ascii switch
    {
        '`' => '\'',
        '\n' or '\t' or '\r' => ' ',
        _ => char.ToLowerInvariant(ascii),
    };

    private static string Form(Rune rune)
    {
        if (Signs.IsHidden(rune))
            return "";
        if (Rune.IsWhiteSpace(rune))
            return " ";
        if (NameKey.IsApostrophe(rune))
            return "'";
        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DashPunctuation || rune.Value == '−')
            return "-";
        return (Signs.Usual(rune) ?? rune.ToString()).ToLowerInvariant();
    }

    // An accent that follows its letter becomes one with it, as most texts have it.
    private static char? Composed(StringBuilder plain, Rune rune) =>
        plain.Length > 0 && Rune.GetUnicodeCategory(rune) == UnicodeCategory.NonSpacingMark
        && char.IsLetter(plain[^1]) && $"{plain[^1]}{rune}".Normalize() is [var letter]
            ? letter
            : null;
}
