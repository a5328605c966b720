using System.Collections.Frozen;
using System.Numerics;

namespace NewsArchive.Text.Names;

/// <summary>Phrases of one or more words, looked up in a list of words at a given place.</summary>
internal sealed class PhraseList
{
    // Few phrases are longer; longer ones are assembled on the heap.
    private const int LongestOnStack = 64;

    private readonly FrozenSet<string> phrases;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> bySpan;
    private readonly NameLists begins;
    private readonly NameLists alone;

    /// <param name="phrases">As written; they are folded here.</param>
    /// <param name="begins">The flag for words that begin one of the phrases.</param>
    /// <param name="alone">The flag for words that are a whole phrase.</param>
    public PhraseList(IEnumerable<string> phrases, NameLists begins, NameLists alone)
    {
        var folded = phrases.Select(Word.Fold).ToList();
        this.phrases = folded.ToFrozenSet();
        bySpan = this.phrases.GetAlternateLookup<ReadOnlySpan<char>>();
        (this.begins, this.alone) = (begins, alone);
        LengthsByFirstWord = folded
            .GroupBy(FirstWord)
            .ToDictionary(g => g.Key, g => g.Aggregate(0u, (lengths, p) => lengths | 1u << p.Count(c => c == ' ')));
    }

    /// <summary>Phrases of one word.</summary>
    public IEnumerable<string> Words => phrases.Where(p => !p.Contains(' '));

    /// <summary>
    /// Each word that begins a phrase, with a bit for each length of such phrases; 1 stands for one word.
    /// </summary>
    public IReadOnlyDictionary<string, uint> LengthsByFirstWord { get; }

    /// <param name="phrase">Folded, with single spaces.</param>
    public bool Contains(string phrase) => phrases.Contains(phrase);

    /// <param name="first">The first word of <paramref name="phrase"/>.</param>
    public bool Contains(Word first, string phrase) =>
        first.StandsIn(alone) && first.Lower.Length == phrase.Length
        || first.StandsIn(begins) && phrase.Contains(' ') && phrases.Contains(phrase);

    /// <summary>
    /// The number of words of the longest phrase that begins at <paramref name="at"/> and ends before <paramref
    /// name="end"/>; 0 for none.
    /// </summary>
    public int LongestAt(Words words, int at, int end)
    {
        var first = words.Listed(at);
        if (!first.StandsIn(begins))
            return 0;
        for (var lengths = first.PhraseLengths(begins); lengths != 0;)
        {
            var more = BitOperations.Log2(lengths);
            if (more < end - at && (more == 0 || IsPhrase(words, at, at + more + 1)))
                return more + 1;
            lengths ^= 1u << more;
        }
        return 0;
    }

    private bool IsPhrase(Words words, int from, int to)
    {
        Span<char> joined = stackalloc char[LongestOnStack];
        var length = 0;
        for (var i = from; i < to; i++)
        {
            var lower = words[i].Lower;
            if (length + lower.Length + 1 > joined.Length)
                return phrases.Contains(Join(words, from, to));
            lower.CopyTo(joined[length..]);
            length += lower.Length;
            joined[length++] = ' ';
        }
        return bySpan.Contains(joined[..(length - 1)]);
    }

    /// <summary>The folded words, joined by single spaces.</summary>
    public static string Join(Words words, int from, int to)
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
