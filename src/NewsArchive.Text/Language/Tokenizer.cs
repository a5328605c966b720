namespace NewsArchive.Text.Language;

public enum TokenKind { Word, Number, Punctuation }

/// <summary>A word, number or single punctuation mark. "don't", "al-Sham" and "U.S." are one word each.</summary>
public readonly record struct Token(int Start, int End, TokenKind Kind)
{
    public TextSpan Span => new(Start, End);
}

/// <summary>Cuts a stretch of text into tokens in one pass.</summary>
public static class Tokenizer
{
    public static List<Token> Tokenize(string text, TextSpan span)
    {
        var tokens = new List<Token>(span.Length / 5);
        var i = span.Start;
        while (i < span.End)
        {
            var c = text[i];
            if (char.IsWhiteSpace(c))
            {
                i++;
                continue;
            }
            var start = i;
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
            {
                i = WordEnd(text, i, span.End);
                tokens.Add(new Token(start, i, char.IsDigit(c) ? TokenKind.Number : TokenKind.Word));
            }
            else
            {
                i++;
                tokens.Add(new Token(start, i, TokenKind.Punctuation));
            }
        }
        return tokens;
    }

    private static int WordEnd(string text, int i, int end)
    {
        while (i < end)
        {
            var c = text[i];
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

    // "U.S" so far: the next full stop belongs to the word as well.
    private static bool EndsInitials(string text, int i) =>
        i >= 3 && char.IsUpper(text[i - 1]) && text[i - 2] == '.' && char.IsUpper(text[i - 3]);

    private static bool SingleLetters(string text, int i) =>
        char.IsUpper(text[i - 1]) && (i < 2 || !char.IsLetterOrDigit(text[i - 2])) && char.IsUpper(text[i + 1]);
}
