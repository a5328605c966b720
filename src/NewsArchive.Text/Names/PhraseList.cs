using System.Collections.Frozen;

namespace NewsArchive.Text.Names;

/// <summary>Phrases of one or more words, looked up at a place in a list of words.</summary>
internal sealed class PhraseList
{
    private readonly FrozenDictionary<string, int> _longestByFirstWord;
    private readonly FrozenSet<string> _phrases;

    public PhraseList(IEnumerable<string> phrases)
    {
        var folded = phrases.Select(Word.Fold).ToList();
        _phrases = folded.ToFrozenSet();
        _longestByFirstWord = folded
            .GroupBy(FirstWord)
            .ToFrozenDictionary(g => g.Key, g => g.Max(p => p.Count(c => c == ' ') + 1));
    }

    /// <param name="phrase">Folded, words parted by single spaces.</param>
    public bool Contains(string phrase) => _phrases.Contains(phrase);

    /// <summary>How many words the longest phrase has that begins at <paramref name="at"/> and ends before
    /// <paramref name="end"/>; 0 for none.</summary>
    public int LongestAt(IReadOnlyList<Word> words, int at, int end)
    {
        if (!_longestByFirstWord.TryGetValue(words[at].Lower, out var longest))
            return 0;
        for (var n = Math.Min(longest, end - at); n > 0; n--)
            if (_phrases.Contains(Join(words, at, at + n)))
                return n;
        return 0;
    }

    public static string Join(IReadOnlyList<Word> words, int from, int to) =>
        to - from == 1
            ? words[from].Lower
            : string.Join(' ', Enumerable.Range(from, to - from).Select(i => words[i].Lower));

    private static string FirstWord(string phrase) => phrase.IndexOf(' ') is var i and > 0 ? phrase[..i] : phrase;
}
