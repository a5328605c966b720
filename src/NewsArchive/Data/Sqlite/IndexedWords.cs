using System.Buffers;
using System.Globalization;
using System.Text;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Where each word of a text begins and ends in its UTF-8, counted as the full-text index counts them. It folds the
/// text as the <see cref="NewsTokenizer"/> does, and parts it where SQLite's unicode61 does, but stems nothing. Both may
/// disagree about a rare sign that one Unicode has and another has not: whoever asks compares the number of words.
/// </summary>
internal static class IndexedWords
{
    private static readonly SearchValues<byte> InWord = SearchValues.Create(
        [.. "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"u8]);

    // For each of the signs that have two bytes in UTF-8.
    private static readonly Part[] Parts = [.. Enumerable.Range(0, 0x800).Select(sign => PartOf(new Rune(sign)))];

    [ThreadStatic]
    private static FoldedText? kept;

    private enum Part
    {
        None,
        Letter,

        /// <summary>Goes on with a word, but begins none.</summary>
        Accent,
    }

    public static List<(int Start, int End)> Of(ReadOnlySpan<byte> text)
    {
        var folded = kept ??= new FoldedText();
        var words = new List<(int Start, int End)>(text.Length / 5);
        if (!TextFolding.Fold(text, FoldFor.Article, folded))
        {
            AddWords(text, 0, words);
            return words;
        }

        var from = 0;
        foreach (var edit in folded.Edits)
        {
            // Words beside others have no numbers of their own.
            if (!edit.Beside)
                continue;
            AddWords(folded.Bytes[from..edit.At], from, words);
            from = edit.At + edit.Length;
        }

        AddWords(folded.Bytes[from..], from, words);
        var (starts, ends) = (0, 0);
        for (var at = 0; at < words.Count; at++)
        {
            words[at] = (
                FoldedText.OriginalStart(folded.Edits, words[at].Start, ref starts),
                FoldedText.OriginalEnd(folded.Edits, words[at].End, ref ends));
        }

        if (folded.Capacity > NewsTokenizer.MaxKept)
            kept = null;
        return words;
    }

    private static void AddWords(ReadOnlySpan<byte> text, int from, List<(int Start, int End)> words)
    {
        for (var at = 0; at < text.Length;)
        {
            var start = at;
            if (PartAt(text, ref at) != Part.Letter)
                continue;
            for (var end = at; end < text.Length; at = end)
            {
                if (text[end] < 0x80)
                {
                    var length = text[end..].IndexOfAnyExcept(InWord);
                    end = length < 0 ? text.Length : end + length;
                    if (end == at)
                        break;
                }
                else if (PartAt(text, ref end) == Part.None)
                {
                    break;
                }
            }

            words.Add((from + start, from + at));
        }
    }

    private static Part PartAt(ReadOnlySpan<byte> text, ref int at)
    {
        if (text[at] < 0x80)
            return Parts[text[at++]];
        Rune.DecodeFromUtf8(text[at..], out var rune, out var length);
        at += length;
        return rune.Value < Parts.Length ? Parts[rune.Value] : PartOf(rune);
    }

    private static Part PartOf(Rune rune) => rune.Value is >= 0x300 and <= 0x331 ? Part.Accent
        : Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.LetterNumber
            or UnicodeCategory.OtherNumber or UnicodeCategory.PrivateUse ? Part.Letter
        : Part.None;
}
