using System.Collections.Frozen;

namespace NewsArchive.Text.Names;

/// <summary>Cuts a text into words, as needed for finding names.</summary>
internal static class WordSplitter
{
    // No further than this, or a text of nothing but possessives would take quadratic time.
    private const int SearchedForAlone = 20_000;

    // A search for a word looks at many letters at once.
    private const int LettersOfAStep = 8;

    private const string Quotes = "\"“”„«»‘'";

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Abbreviations =
        NameLexicon.Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>
    /// Words in the order of the text. Possessive endings and the "anti-" of "anti-Doe" are not part of a word.
    /// </summary>
    public static Words Split(
        string text, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences, ReadingBudget budget)
    {
        var starts = new List<int>();
        foreach (var block in blocks)
            starts.Add(FirstLetter(text, block.Span.Start));
        // Consecutive stops share the letter that follows them: it is searched for once, or the time would be
        // quadratic.
        var letter = -1;
        foreach (var sentence in sentences)
        {
            if (sentence.Start > letter)
                starts.Add(letter = FirstLetter(text, sentence.Start));
        }
        starts.Sort();
        var next = 0;
        var words = new Words(text, budget);
        budget.Take(text.Length + starts.Count);
        var alone = new Dictionary<string, bool>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                if (text[i] == '&' && i > 0)
                    words.Add(i, i + 1, opens: false);
                i++;
                continue;
            }
            var plain = PlainEnd(text, i);
            var end = plain > 0 ? plain : EndOfWord(text, i);
            while (next < starts.Count && starts[next] < i)
                next++;
            var opens = (next < starts.Count && starts[next] == i) || OpensSomething(text, i);
            if (plain > 0)
                words.AddPlain(i, end, opens);
            else
                AddPieces(text, i, end, opens, words, alone);
            i = end;
        }
        return words;
    }

    /// <summary>
    /// Where a word of plain letters ends, at most the first a capital, before a space, comma or line end: nine of ten
    /// words. 0 for any other word.
    /// </summary>
    private static int PlainEnd(string text, int start)
    {
        if (!char.IsAsciiLetter(text[start]))
            return 0;
        var end = start + 1;
        while (end < text.Length && char.IsAsciiLetterLower(text[end]))
            end++;
        return end < text.Length && text[end] is ' ' or ',' or '\n' && end - start <= Word.Longest ? end : 0;
    }

    private static int FirstLetter(string text, int start)
    {
        while (start < text.Length && !char.IsLetterOrDigit(text[start]) && text[start] != '\n')
            start++;
        return start;
    }

    /// <summary>
    /// After an opening mark, a colon or the start of a line, a capital may be due to the position alone.
    /// </summary>
    private static bool OpensSomething(string text, int start)
    {
        var i = start - 1;
        while (i >= 0 && text[i] is ' ' or '\u00a0')
            i--;
        if (i < 0 || text[i] == '\n')
            return true;
        if (char.IsAsciiLetter(text[i]))
            return false;
        if (Quotes.Contains(text[i]) && (i == 0 || !char.IsLetterOrDigit(text[i - 1])))
            return true;
        return text[i] is ':' or '•' or '*' or '…' or '—' or '?' or '!' && i < start - 1;
    }

    private static int EndOfWord(string text, int start)
    {
        var i = start;
        while (i < text.Length)
        {
            var c = text[i];
            if (
                char.IsLetterOrDigit(c)
                || char.GetUnicodeCategory(c)
                    is System.Globalization.UnicodeCategory.NonSpacingMark
                        or System.Globalization.UnicodeCategory.ModifierLetter
            )
            {
                i++;
                continue;
            }
            var more = i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]);
            if (c is '\'' or '’' or '‘' or '-' or '‑' && more)
                i++;
            else if (c == '&' && more && i - start <= 3 && char.IsUpper(text[i - 1]) && char.IsUpper(text[i + 1]))
                i++;
            else if (c == '.' && IsAbbreviationStop(text, start, i, more))
                i++;
            else
                break;
        }
        return i;
    }

    /// <summary>The stops of U.S., J. and Gen. belong to the word; stops that end a sentence do not.</summary>
    private static bool IsAbbreviationStop(string text, int start, int stop, bool more)
    {
        var letters = stop;
        while (letters > start && char.IsLetter(text[letters - 1]))
            letters--;
        var single =
            stop - letters == 1 && char.IsUpper(text[stop - 1]) && (letters == start || text[letters - 1] == '.');
        if (single)
            return more ? char.IsUpper(text[stop + 1]) : letters > start || IsInitialBeforeName(text, stop);
        return !more
            && stop - start <= 6
            && Abbreviations.Contains(text.AsSpan(start, stop - start + 1));
    }

    private static bool IsInitialBeforeName(string text, int stop) =>
        stop + 2 < text.Length && text[stop + 1] == ' ' && char.IsUpper(text[stop + 2]);

    private static void AddPieces(
        string text, int start, int end, bool opens, Words words, Dictionary<string, bool> alone)
    {
        end = WithoutPossessive(text, start, end, words, alone);
        // "anti-Doe", "pro-Roe", "non-NATO": the prefix is no part of the name; "al-Sham" is one.
        var hyphen = text.IndexOf('-', start, end - start);
        if (hyphen < 0)
        {
            words.Add(start, end, opens);
            return;
        }
        while (
            hyphen > 0
            && hyphen + 1 < end
            && char.IsLower(text[start])
            && char.IsUpper(text[hyphen + 1])
            && !NameLexicon.IsParticle(text[start..hyphen])
        )
        {
            words.Add(start, hyphen, opens);
            start = hyphen + 1;
            opens = false;
            hyphen = text.IndexOf('-', start, end - start);
        }
        // "Doe-led", "NATO-backed": the suffix is not part of the name; "Suk-yeol" and "Chick-fil-A" are whole names.
        var last = text.LastIndexOf('-', end - 1, end - start);
        if (
            last > start
            && char.IsUpper(text[start])
            && char.IsLower(text[last + 1])
            && end - last > 3
            && text.IndexOf('-', start, last - start) < 0
            && !char.IsDigit(text[start])
            && NameLexicon.CommonWords.Contains(text[(last + 1)..end])
        )
        {
            words.Add(start, WithoutPossessive(text, start, last, words, alone), opens);
            start = last + 1;
            opens = false;
        }
        if (start < end)
            words.Add(start, end, opens);
    }

    /// <summary>
    /// "Christie's plan" in a text that also says "Christie": the plan of a person, not of the auction house.
    /// </summary>
    private static bool StandsAlone(string text, int start, int end, Words words, Dictionary<string, bool> alone)
    {
        var word = text[start..end];
        if (!alone.TryGetValue(word, out var known))
            alone[word] = known = StandsAlone(text, word, words.Budget);
        return known;
    }

    private static bool StandsAlone(string text, ReadOnlySpan<char> word, ReadingBudget budget)
    {
        if (NameLexicon.CommonWords.Contains(Word.Fold(word.ToString())))
            return false;
        var first = text.AsSpan(0, Math.Min(text.Length, SearchedForAlone));
        budget.Take(first.Length / LettersOfAStep);
        for (var from = 0; first[from..].IndexOf(word) is var at and >= 0; from += at + word.Length)
        {
            var after = from + at + word.Length;
            if (after == first.Length || text[after] is not ('\'' or '’' or '‘') && !char.IsLetterOrDigit(text[after]))
                return true;
        }
        return false;
    }

    private static int WithoutPossessive(string text, int start, int end, Words words, Dictionary<string, bool> alone)
    {
        if (
            end - start > 2
            && text[end - 1] is 's' or 'S'
            && text[end - 2] is '\'' or '’' or '‘'
            && (!ListedWords.Of(text.AsSpan(start, end - start)).StandsIn(NameLists.OwnS)
                || StandsAlone(text, start, end - 2, words, alone))
        )
            return end - 2;
        return end;
    }
}
