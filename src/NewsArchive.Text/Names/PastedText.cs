namespace NewsArchive.Text.Names;

/// <summary>
/// What is left of a web page's layout in its text: a card with a full name right after the linked name, run into the
/// first of several headlines ("Quill Ada Jane QuillFerry strike ends Doe speaks MORE"), or a caption's title repeated.
/// </summary>
/// <param name="Words">The words of the text, with "QuillFerry" cut in two.</param>
/// <param name="Cards">The ranges of words that are such full names, by their first word.</param>
/// <param name="Headlines">The ranges of words that are headlines without a stop between them.</param>
/// <param name="Seams">Words that begin something new although nothing separates them from the word before.</param>
internal sealed record PastedText(
    Words Words,
    IReadOnlyDictionary<int, Run> Cards,
    IReadOnlyList<Run> Headlines,
    IReadOnlySet<int> Seams
)
{
    /// <summary>The greatest distance, in words, between a name and the end of its card.</summary>
    private const int LongestCard = 8;

    /// <summary>No page puts more words than this between a card and its "MORE".</summary>
    private const int LongestInset = 90;

    private const int LongestTitle = 16;

    private const int LongestWord = 40;

    // A search for the end of a line looks at many letters at once.
    private const int LettersOfAStep = 8;

    /// <summary>The rule that makes a card a name.</summary>
    public const string CardRule = "full name";

    public static PastedText Of(string text, Words written, BarredSpans barred)
    {
        // Few texts have such a word; in all others the words stay as written.
        var words = written;
        var (cards, ends) = (new Dictionary<int, Run>(), new List<int>());
        written.Budget.Take(written.Count);
        for (var i = 0; i < written.Count; i++)
        {
            var whole = ReferenceEquals(words, written);
            var cut = Cut(words, whole ? i : words.Count, written, i, out var linked);
            var word = written[i];
            if (cut == 0 || barred.Contains(word))
            {
                if (!whole)
                    words.Add(written, i);
                continue;
            }
            if (whole)
                words = written.First(i);
            words.Add(word.Start, word.Start + cut, word.Opens);
            var (first, end) = (linked + 1, words.Count);
            words.Add(word.Start + cut, word.End, opens: true);
            if (linked >= 0 && end - first > 1 && words[first].IsCapital && IsOneName(text, words, linked, end))
            {
                cards[first] = new Run(first, end);
                ends.Add(end);
            }
        }
        return new PastedText(words, cards, Insets(text, words, ends), SaidTwice(words));
    }

    /// <summary>
    /// Where to cut "QuillFerry", because Quill appears nearby, and the earlier word that shows it; 0 for no cut.
    /// </summary>
    private static int Cut(Words before, int count, Words written, int at, out int linked)
    {
        linked = -1;
        if (written[at].IsPlain || written[at].Length > LongestWord)
            return 0;
        var word = written[at].Span;
        if (word.Length < 4 || !word[1..].ContainsAnyExceptInRange('a', 'z'))
            return 0;
        for (var cut = 3; cut < word.Length; cut++)
        {
            if (!char.IsLower(word[cut - 1]) || !(char.IsUpper(word[cut]) || char.IsDigit(word[cut])))
                continue;
            if (written[at].StandsIn(NameLists.Organization))
                return 0;
            before.Budget.Take(LongestCard);
            for (var k = count - 1; k >= Math.Max(0, count - LongestCard); k--)
                if (word[..cut].SequenceEqual(before[k].Span))
                {
                    linked = k;
                    return cut;
                }
            for (var k = at + 1; k < Math.Min(written.Count, at + 4); k++)
            {
                var next = written[k].Span;
                if (
                    next.Length > cut
                    && !next.SequenceEqual(word)
                    && next.StartsWith(word[..cut], StringComparison.Ordinal)
                    && char.IsUpper(next[cut])
                )
                    return cut;
            }
        }
        return 0;
    }

    /// <summary>True when only spaces and the brackets around a nickname separate the words.</summary>
    private static bool IsOneName(string text, Words words, int from, int to)
    {
        for (var i = from + 1; i < to; i++)
        {
            var gap = text.AsSpan(words[i - 1].End, words[i].Start - words[i - 1].End);
            if (gap.Length > 3 || gap.ContainsAnyExcept(" ()"))
                return false;
        }
        return true;
    }

    private static bool HasLineEnd(string text, Word a, Word b) => text.IndexOf('\n', a.End, b.Start - a.End) >= 0;

    /// <summary>From each card to the "MORE" on the same line that ends its headlines.</summary>
    private static List<Run> Insets(string text, Words words, List<int> ends)
    {
        var insets = new List<Run>();
        foreach (var start in ends)
        {
            for (var i = start; i < Math.Min(words.Count, start + LongestInset); i++)
            {
                words.Budget.Take(1 + (i > start ? (words[i].Start - words[i - 1].End) / LettersOfAStep : 0));
                if (i > start && HasLineEnd(text, words[i - 1], words[i]))
                    break;
                if (words[i].Span is not "MORE")
                    continue;
                insets.Add(new Run(start, i));
                break;
            }
        }
        return insets;
    }

    /// <summary>Where a phrase of three or more words is repeated right away, and where the repetition ends.</summary>
    private static HashSet<int> SaidTwice(Words words)
    {
        var seams = new HashSet<int>();
        words.Budget.Take(words.Count);
        for (var i = 0; i + 6 <= words.Count; i++)
        {
            if (!words[i].IsCapital)
                continue;
            words.Budget.Take(LongestTitle);
            for (var n = 3; n <= LongestTitle && i + 2 * n <= words.Count; n++)
            {
                if (!Repeats(words, i, n))
                    continue;
                seams.UnionWith([i, i + n, i + 2 * n]);
                i += 2 * n - 1;
                break;
            }
        }
        return seams;
    }

    private static bool Repeats(Words words, int from, int length)
    {
        for (var i = from; i < from + length; i++)
        {
            if (!words.AreSame(i, i + length))
                return false;
            words.Budget.Take();
        }
        return true;
    }
}
