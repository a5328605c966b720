using System.Text;
using NewsArchive.Searching;

namespace NewsArchive.Data.Sqlite;

/// <summary>Looks around in UTF-8, past characters that nobody sees. Where there is nothing, it sees U+FFFD.</summary>
internal static class Utf8
{
    public static Rune RuneAt(ReadOnlySpan<byte> text, int place, out int length)
    {
        Rune.DecodeFromUtf8(text[Math.Min(place, text.Length)..], out var rune, out length);
        return rune;
    }

    public static Rune Before(ReadOnlySpan<byte> text, int place, out int start)
    {
        for (start = place; start > 0;)
        {
            Rune.DecodeLastFromUtf8(text[..start], out var rune, out var length);
            start -= length;
            if (!Signs.IsHidden(rune))
                return rune;
        }

        return Rune.ReplacementChar;
    }

    public static Rune After(ReadOnlySpan<byte> text, int place, out int end)
    {
        for (end = place; end < text.Length;)
        {
            var rune = RuneAt(text, end, out var length);
            end += length;
            if (!Signs.IsHidden(rune))
                return rune;
        }

        return Rune.ReplacementChar;
    }

    /// <summary>Where the word begins that ends with the text.</summary>
    public static int WordStart(ReadOnlySpan<byte> text)
    {
        while (text.Length > 0)
        {
            Rune.DecodeLastFromUtf8(text, out var rune, out var length);
            if (!Signs.IsWord(rune))
                break;
            text = text[..^length];
        }

        return text.Length;
    }

    public static bool IsLetter(Rune rune) => Signs.IsWord(rune) && !Rune.IsDigit(rune);

    public static bool IsDigit(ReadOnlySpan<byte> text, int place) => text[place] is >= (byte)'0' and <= (byte)'9';

    /// <summary>How many digits stand at a place, counted up to four.</summary>
    public static int Digits(ReadOnlySpan<byte> text, int place)
    {
        var count = 0;
        while (count < 4 && place + count < text.Length && IsDigit(text, place + count))
            count++;
        return count;
    }

    /// <summary>The English ending that an apostrophe before it parts from a word: "s", "ll". Null if none stands
    /// here.</summary>
    public static string? Ending(ReadOnlySpan<byte> text, int start)
    {
        var count = 0;
        while (count < 3 && start + count < text.Length && char.IsAsciiLetter((char)text[start + count]))
            count++;
        if (count is 0 or 3 || Signs.IsWord(After(text, start + count, out _)))
            return null;
        return (text[start] | 0x20, count == 2 ? text[start + 1] | 0x20 : 0) switch
        {
            ('s', 0) => "s",
            ('t', 0) => "t",
            ('d', 0) => "d",
            ('m', 0) => "m",
            ('l', 'l') => "ll",
            ('r', 'e') => "re",
            ('v', 'e') => "ve",
            _ => null,
        };
    }
}
