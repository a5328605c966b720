using System.Buffers;
using System.Collections.Frozen;

namespace NewsArchive.Text.Language;

/// <summary>Cuts blocks into sentences. A closing quotation mark belongs to the sentence it ends.</summary>
public static class SentenceSplitter
{
    private const int LongestAbbreviation = 12;

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations =
        WordList.Load("abbreviations.txt").GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…");

    /// <summary>
    /// Sentences in the order of the text. Together they contain every character of the block that is not white space.
    /// </summary>
    public static IEnumerable<TextSpan> Split(string text, TextSpan block)
    {
        var start = SkipSpace(text, block.Start, block.End);
        for (var i = start; NextStop(text, i, block.End) is var stop and >= 0;)
        {
            var end = AfterMarks(text, stop + 1, block.End);
            if (Ends(text, start, stop, end, block.End))
            {
                yield return new TextSpan(start, end);
                end = start = SkipSpace(text, end, block.End);
            }
            i = end;
        }
        var last = block.End;
        while (last > start && char.IsWhiteSpace(text[last - 1]))
            last--;
        if (last > start)
            yield return new TextSpan(start, last);
    }

    private static int NextStop(string text, int from, int limit) =>
        text.AsSpan(from, limit - from).IndexOfAny(Stops) is var next and >= 0 ? from + next : -1;

    private static bool Ends(string text, int start, int stop, int end, int limit)
    {
        if (end >= limit)
            return true;
        if (!char.IsWhiteSpace(text[end]))
            return false;
        var next = SkipSpace(text, end, limit);
        if (next >= limit)
            return true;
        // “Why?” she asked: a lower-case letter means that the sentence continues.
        if (char.IsLower(text[next]))
            return false;
        if (text[stop] != '.')
            return true;
        var word = WordBefore(text, start, stop);
        if (end > stop + 1)
            return true;
        return !(word.Length == 1 && char.IsUpper(word[0]))
            && !(word.Contains('.') && !OpensSentence(text, next, limit))
            && !IsAbbreviation(word);
    }

    // After "U.S." or "D.C." a capital may begin a name; the sentence ends only before a word that often opens one.
    private static bool OpensSentence(string text, int start, int limit)
    {
        var end = start;
        while (end < limit && char.IsLetter(text[end]))
            end++;
        var word = text[start..end].ToLowerInvariant();
        return Marks.IsDouble(text[start])
            || Grammar.IsDeterminer(word)
            || Grammar.IsPronoun(word)
            || Grammar.IsConjunction(word)
            || Grammar.IsPreposition(word)
            || Grammar.IsOpener(word);
    }

    private static ReadOnlySpan<char> WordBefore(string text, int start, int stop)
    {
        var i = stop;
        while (i > start && stop - i < LongestAbbreviation && (char.IsLetter(text[i - 1]) || text[i - 1] == '.'))
            i--;
        return text.AsSpan(i..stop);
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[LongestAbbreviation];
        return Abbreviations.Contains(lower[..word.ToLowerInvariant(lower)]);
    }

    private static int AfterMarks(string text, int i, int limit)
    {
        while (i < limit && (text[i] is '.' or '!' or '?' or '…' or ')' or ']' || IsClosing(text, i, limit)))
            i++;
        return i;
    }

    private static bool IsClosing(string text, int i, int limit) =>
        (Marks.IsDouble(text[i]) || Marks.IsSingle(text[i]))
        && text[i] is not ('“' or '„' or '‘' or '‚')
        && (i + 1 >= limit || !char.IsLetterOrDigit(text[i + 1]));

    private static int SkipSpace(string text, int i, int limit)
    {
        while (i < limit && char.IsWhiteSpace(text[i]))
            i++;
        return i;
    }
}
