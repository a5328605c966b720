using System.Collections.Frozen;

namespace NewsArchive.Text.Names;

/// <summary>Phrases of one or more words, looked up at a place in a list of words.</summary>
internal sealed class PhraseList
{
    // No name is longer; what is longer is put together on the heap.
    private const int LongestOnStack = 200;

    private readonly FrozenDictionary<string, int> _longestByFirstWord;
    private readonly FrozenSet<string> _phrases;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _bySpan;
    private readonly NameLists _begins;

    /// <param name="phrases">As written; they are folded.</param>
    /// <param name="begins">How a word is known that begins one of these.</param>
    public PhraseList(IEnumerable<string> phrases, NameLists begins)
    {
        var folded = phrases.Select(Word.Fold).ToList();
        _phrases = folded.ToFrozenSet();
        _bySpan = _phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        _begins = begins;
        _longestByFirstWord = folded
            .GroupBy(FirstWord)
            .ToFrozenDictionary(g => g.Key, g => g.Max(p => p.Count(c => c == ' ') + 1));
    }

    /// <summary>Phrases of one word.</summary>
    public IEnumerable<string> Words => _phrases.Where(p => !p.Contains(' '));

    public IEnumerable<string> FirstWords => _longestByFirstWord.Keys;

    /// <param name="phrase">Folded, words parted by single spaces.</param>
    public bool Contains(string phrase) => _phrases.Contains(phrase);

    /// <param name="first">The first word of <paramref name="phrase"/>.</param>
    public bool Contains(Word first, string phrase) => first.StandsIn(_begins) && _phrases.Contains(phrase);

    /// <summary>How many words the longest phrase has that begins at <paramref name="at"/> and ends before
    /// <paramref name="end"/>; 0 for none.</summary>
    public int LongestAt(IReadOnlyList<Word> words, int at, int end)
    {
        if (!words[at].StandsIn(_begins) || !_longestByFirstWord.TryGetValue(words[at].Lower, out var longest))
            return 0;
        for (var n = Math.Min(longest, end - at); n > 1; n--)
            if (IsPhrase(words, at, at + n))
                return n;
        return _phrases.Contains(words[at].Lower) ? 1 : 0;
    }

    private bool IsPhrase(IReadOnlyList<Word> words, int from, int to)
    {
        Span<char> joined = stackalloc char[LongestOnStack];
        var length = 0;
        for (var i = from; i < to; i++)
        {
            var lower = words[i].Lower;
            if (length + lower.Length + 1 > joined.Length)
                return _phrases.Contains(Join(words, from, to));
            lower.CopyTo(joined[length..]);
            length += lower.Length;
            joined[length++] = ' ';
        }
        return _bySpan.Contains(joined[..(length - 1)]);
    }

    /// <summary>The folded words with single spaces between them.</summary>
    public static string Join(IReadOnlyList<Word> words, int from, int to)
    {
        if (to - from == 1)
            return words[from].Lower;
        if (to - from == 2)
            return string.Concat(words[from].Lower, " ", words[from + 1].Lower);
        var lowers = new string[to - from];
        for (var i = from; i < to; i++)
            lowers[i - from] = words[i].Lower;
        return string.Join(' ', lowers);
    }

    private static string FirstWord(string phrase) => phrase.IndexOf(' ') is var i and > 0 ? phrase[..i] : phrase;
}
