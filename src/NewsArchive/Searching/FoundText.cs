using System.Runtime.InteropServices;
using System.Text;
using NewsArchive.Data;
using NewsArchive.Data.Sqlite;

namespace NewsArchive.Searching;

/// <summary>
/// An article that was found, with the places of the words that were looked for: the index knows them as numbers of
/// words. It is read once, to find where these words stand, how sentences begin, and the excerpt that shows most.
/// </summary>
internal sealed class FoundText
{
    private const int WordsShown = 40;

    // An excerpt that shows one word or phrase more is better whatever else it shows.
    private const int AnotherPhrase = 1000;
    private const int SentenceStart = 100, TextStart = 120;

    private readonly byte[] title, text;
    private readonly Place[] inTitle, inText;
    private readonly List<(int Start, int End)> titleWords, textWords;

    private FoundText(
        byte[] title, byte[] text, Place[] inTitle, Place[] inText, List<(int Start, int End)> titleWords,
        List<(int Start, int End)> textWords, bool isClear)
    {
        (this.title, this.text, this.inTitle, this.inText) = (title, text, inTitle, inText);
        (this.titleWords, this.textWords, IsClear) = (titleWords, textWords, isClear);
    }

    /// <summary>False when the index counts the words of the text in another way: then only the index knows where each
    /// of them stands.</summary>
    public bool IsClear { get; }

    /// <param name="places">As the index gives them.</param>
    /// <param name="packed">As it is stored.</param>
    public static FoundText Of(byte[] places, string title, byte[] packed)
    {
        var numbers = MemoryMarshal.Cast<byte, int>(places);
        var all = MemoryMarshal.Cast<int, Place>(numbers[2..]).ToArray();
        var (titleBytes, text) = (Encoding.UTF8.GetBytes(title), PackedText.Utf8(packed).ToArray());
        var (titleWords, textWords) = (IndexedWords.Of(titleBytes), IndexedWords.Of(text));
        var inTitle = Array.FindAll(all, place => place.Column == 0);
        return new FoundText(
            titleBytes, text, inTitle, all[inTitle.Length..], titleWords, textWords,
            titleWords.Count == numbers[0] && textWords.Count == numbers[1]);
    }

    /// <param name="title">Where the words of the title begin and end, as the index gives them.</param>
    public FoundText With(byte[] title, byte[] text) =>
        new(this.title, this.text, inTitle, inText, Words(title), Words(text), isClear: true);

    /// <summary>With the whole names marked in which words were found.</summary>
    public FoundText With(LongerNames names) => new(
        title, text, Whole(names, title, titleWords, inTitle), Whole(names, text, textWords, inText), titleWords,
        textWords, IsClear);

    private static Place[] Whole(LongerNames names, byte[] text, List<(int Start, int End)> words, Place[] places)
    {
        var keys = new Dictionary<int, string>();
        return [.. places.Select(place =>
        {
            var (first, end) = names.Around(place.First, place.End, Key);
            return new Place(place.Phrase, place.Column, first, end - first);
        }).OrderBy(place => place.First)];

        string? Key(int word) => word < 0 || word >= words.Count ? null
            : keys.TryGetValue(word, out var key) ? key
            : keys[word] = NameKey.Of(Encoding.UTF8.GetString(text.AsSpan(words[word].Start..words[word].End)));
    }

    /// <summary>The whole title.</summary>
    public IReadOnlyList<SnippetPiece> MarkedTitle() =>
        Pieces(title, Marks(titleWords, inTitle, 0, titleWords.Count), 0, title.Length);

    /// <summary>The forty words that show the most of what was looked for, rather from the beginning of a
    /// sentence.</summary>
    public IReadOnlyList<SnippetPiece> Excerpt()
    {
        var first = Best();
        var end = Math.Min(first + WordsShown, textWords.Count);
        var (isStart, isEnd) = (first == 0, end == textWords.Count);
        var pieces = Pieces(
            text, Marks(textWords, inText, first, end), isStart ? 0 : textWords[first].Start,
            isEnd ? text.Length : textWords[end - 1].End);
        if (!isStart)
            pieces.Insert(0, new SnippetPiece("…", false));
        if (!isEnd)
            pieces.Add(new SnippetPiece("…", false));
        return pieces;
    }

    /// <summary>The number of the excerpt's first word.</summary>
    private int Best()
    {
        var (best, bestScore) = (0, 0);
        var (sentence, next) = (0, 1);
        var seen = new HashSet<int>();
        for (var at = 0; at < inText.Length; at++)
        {
            var place = inText[at];
            var score = Score(place.First, at, seen, out var last);
            if (score > bestScore)
            {
                var middle = place.First - (WordsShown - (last - place.First)) / 2;
                (best, bestScore) = (Math.Max(0, Math.Min(middle, textWords.Count - WordsShown)), score);
            }

            for (; next <= place.First; next++)
            {
                if (BeginsSentence(next))
                    sentence = next;
            }

            if (sentence == place.First || textWords.Count <= WordsShown)
                continue;
            score = Score(sentence, at, seen, out _) + (sentence == 0 ? TextStart : SentenceStart);
            if (score > bestScore)
                (best, bestScore) = (sentence, score);
        }

        return best;
    }

    /// <summary>How much those of the places show that begin in the forty words from <paramref name="first"/>
    /// on.</summary>
    /// <param name="near">One of these places.</param>
    private int Score(int first, int near, HashSet<int> seen, out int last)
    {
        seen.Clear();
        var from = near;
        while (from > 0 && inText[from - 1].First >= first)
            from--;
        var score = 0;
        last = first;
        for (var at = from; at < inText.Length && inText[at].First < first + WordsShown; at++)
        {
            score += seen.Add(inText[at].Phrase) ? AnotherPhrase : 1;
            last = inText[at].End;
        }

        return score;
    }

    private bool BeginsSentence(int word)
    {
        var start = textWords[word].Start;
        var at = start - 1;
        while (at >= 0 && text[at] is (byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')
            at--;
        return at >= 0 && at != start - 1 && text[at] is (byte)'.' or (byte)':';
    }

    /// <summary>What to mark, in order and apart from each other. Pairs of signs overlap.</summary>
    private static List<(int Start, int End)> Marks(
        List<(int Start, int End)> words, Place[] places, int first, int end)
    {
        var marks = new List<(int Start, int End)>();
        foreach (var place in places)
        {
            if (place.End <= first || place.First >= end)
                continue;
            var (from, to) = (
                words[Math.Max(place.First, first)].Start, words[Math.Min(place.End, end) - 1].End);
            if (marks.Count > 0 && from <= marks[^1].End)
                marks[^1] = (marks[^1].Start, Math.Max(marks[^1].End, to));
            else
                marks.Add((from, to));
        }

        return marks;
    }

    private static List<SnippetPiece> Pieces(byte[] text, List<(int Start, int End)> marks, int start, int end)
    {
        var pieces = new List<SnippetPiece>();
        foreach (var mark in marks)
        {
            Add(start, mark.Start, false);
            Add(mark.Start, mark.End, true);
            start = mark.End;
        }

        Add(start, end, false);
        return pieces;

        void Add(int from, int to, bool matched)
        {
            if (from < to)
                pieces.Add(new SnippetPiece(Encoding.UTF8.GetString(text, from, to - from), matched));
        }
    }

    private static List<(int Start, int End)> Words(byte[] numbers) =>
        [.. MemoryMarshal.Cast<byte, (int, int)>(numbers).ToArray()];

    /// <summary>As the index gives it: a phrase of the query, and its words by their numbers.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private readonly struct Place(int phrase, int column, int first, int count)
    {
        public readonly int Phrase = phrase;
        public readonly int Column = column;
        public readonly int First = first;
        private readonly int count = count;

        public int End => First + count;
    }
}
