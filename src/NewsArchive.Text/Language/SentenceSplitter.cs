using System.Collections.Frozen;

namespace NewsArchive.Text.Language;

/// <summary>Cuts blocks into sentences. A closing quotation mark belongs to the sentence it ends.</summary>
public static class SentenceSplitter
{
    private static readonly FrozenSet<string> Abbreviations = WordList.Load("abbreviations.txt");

    /// <summary>
    /// Sentences in text order; together they hold every character of the block that is not white space.
    /// </summary>
    public static IEnumerable<TextSpan> Split(string text, TextSpan block)
    {
        var start = SkipSpace(text, block.Start, block.End);
        var i = start;
        while (i < block.End)
        {
            if (text[i] is '.' or '!' or '?' or '…')
            {
                var end = AfterMarks(text, i + 1, block.End);
                if (Ends(text, start, i, end, block.End))
                {
                    yield return new TextSpan(start, end);
                    i = start = SkipSpace(text, end, block.End);
                    continue;
                }
                i = end;
                continue;
            }
            i++;
        }
        var last = block.End;
        while (last > start && char.IsWhiteSpace(text[last - 1])) last--;
        if (last > start) yield return new TextSpan(start, last);
    }

    private static bool Ends(string text, int start, int stop, int end, int limit)
    {
        if (end >= limit) return true;
        if (!char.IsWhiteSpace(text[end])) return false;
        var next = SkipSpace(text, end, limit);
        if (next >= limit) return true;
        // “Why?” she asked: the sentence goes on in lower case.
        if (char.IsLower(text[next])) return false;
        if (text[stop] != '.') return true;
        var word = WordBefore(text, start, stop);
        if (end > stop + 1) return true;
        return !(word.Length == 1 && char.IsUpper(word[0]))
            && !(word.Contains('.') && !OpensSentence(text, next, limit))
            && !Abbreviations.Contains(word.ToLowerInvariant());
    }

    // After "U.S." or "D.C." a capital may go on with a name; only a word that opens sentences ends it.
    private static bool OpensSentence(string text, int start, int limit)
    {
        var end = start;
        while (end < limit && char.IsLetter(text[end])) end++;
        var word = text[start..end].ToLowerInvariant();
        return Marks.IsDouble(text[start])
            || Grammar.IsDeterminer(word)
            || Grammar.IsPronoun(word)
            || Grammar.IsConjunction(word)
            || Grammar.IsPreposition(word)
            || Grammar.IsOpener(word);
    }

    private static string WordBefore(string text, int start, int stop)
    {
        var i = stop;
        while (i > start && stop - i < 12 && (char.IsLetter(text[i - 1]) || text[i - 1] == '.')) i--;
        return text[i..stop];
    }

    private static int AfterMarks(string text, int i, int limit)
    {
        while (i < limit && (text[i] is '.' or '!' or '?' or '…' or ')' or ']' || IsClosing(text, i, limit))) i++;
        return i;
    }

    private static bool IsClosing(string text, int i, int limit) =>
        (Marks.IsDouble(text[i]) || Marks.IsSingle(text[i]))
        && text[i] is not ('“' or '„' or '‘' or '‚')
        && (i + 1 >= limit || !char.IsLetterOrDigit(text[i + 1]));

    private static int SkipSpace(string text, int i, int limit)
    {
        while (i < limit && char.IsWhiteSpace(text[i])) i++;
        return i;
    }
}
