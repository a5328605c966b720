namespace NewsArchive.Text.Language;

public enum TokenKind : byte { Word, Number, Punctuation }

/// <summary>A word, number or single punctuation mark. "don't", "al-Sham" and "U.S." are one word each.</summary>
public readonly record struct Token(int Start, int End, TokenKind Kind)
{
    public TextSpan Span => new(Start, End);
}

/// <summary>Cuts a text into tokens in one pass.</summary>
public static class Tokenizer
{
    /// <summary>
    /// The first token at or after <paramref name="at"/>, which moves past it; false where none begins before <paramref
    /// name="end"/>.
    /// </summary>
    public static bool Next(string text, ref int at, int end, out Token token)
    {
        while (at < end && char.IsWhiteSpace(text[at]))
            at++;
        token = default;
        if (at >= end)
            return false;
        var (start, c) = (at, text[at]);
        if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
        {
            at = WordEnd(text, at, end);
            token = new Token(start, at, char.IsDigit(c) ? TokenKind.Number : TokenKind.Word);
        }
        else
            token = new Token(start, ++at, TokenKind.Punctuation);
        return true;
    }

    private static int WordEnd(string text, int i, int end)
    {
        while (i < end)
        {
            var c = text[i];
            if (char.IsAsciiLetter(c))
            {
                i++;
                continue;
            }
            // What ends most words ends them at once.
            if (c is ' ' or '\n')
                break;
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c) || IsMark(c))
                i++;
            else if (i + 1 < end && Joins(text, i, c) && char.IsLetterOrDigit(text[i + 1]))
                i += 2;
            else if (c == '.' && EndsInitials(text, i))
                i++;
            else
                break;
        }
        return i;
    }

    private static bool IsMark(char c) =>
        char.GetUnicodeCategory(c) is System.Globalization.UnicodeCategory.NonSpacingMark
            or System.Globalization.UnicodeCategory.SpacingCombiningMark;

    private static bool Joins(string text, int i, char c) =>
        Marks.IsApostrophe(c) || c is '-' or '‑' or '_' or '@' or '&'
        || (c is ',' && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
        || (c is '.'
            && !char.IsWhiteSpace(text[i + 1])
            && (char.IsDigit(text[i - 1]) || SingleLetters(text, i) || char.IsLower(text[i + 1])));

    // "U.S" so far: the next full stop also belongs to the word.
    private static bool EndsInitials(string text, int i) =>
        i >= 3 && char.IsUpper(text[i - 1]) && text[i - 2] == '.' && char.IsUpper(text[i - 3]);

    private static bool SingleLetters(string text, int i) =>
        char.IsUpper(text[i - 1]) && (i < 2 || !char.IsLetterOrDigit(text[i - 2])) && char.IsUpper(text[i + 1]);
}
