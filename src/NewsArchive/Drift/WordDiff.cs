namespace NewsArchive.Drift;

/// <summary>
/// Two wordings of a quote aligned word by word: first the longest run of equal words, then the same to its left and
/// right, so that equal words stay together the way people see them.
/// </summary>
/// <param name="Pieces">In order. The left texts together are the left quote, the right texts the right one.</param>
/// <param name="Differences">The kinds of difference found.</param>
public sealed record WordDiff(IReadOnlyList<DiffPiece> Pieces, WordDifferences Differences)
{
    /// <summary>Shorter quotes share their words by chance.</summary>
    public const int MinWords = 5;

    /// <summary>The longest quote that is compared; anything longer is a document, not a quote.</summary>
    public const int MaxWords = 2000;

    private const int TellingRun = 3;
    private const int TellingWords = 8;
    private const int LongQuote = 100;

    // In a longer stretch of different words, a single equal one ("the") does not count.
    private const int ShortStretch = 4;

    public static WordDiff Of(QuoteWords left, QuoteWords right)
    {
        // Ties are decided from the left. Both directions use the same order, so the answer does not depend on which
        // quote comes first.
        if (Precedes(right, left))
        {
            var (pieces, differences) = Of(right, left);
            return new WordDiff(
                [.. pieces.Select(piece => new DiffPiece(piece.Right, piece.Left, piece.Same))],
                Swapped(differences));
        }

        var runs = new RunFinder(left.Words, right.Words).Runs();
        return new WordDiff(
            [.. Stretches(left, right, runs).Select(stretch => stretch.Piece).Where(piece => !piece.IsEmpty)],
            Stretches(left, right, runs).Aggregate(WordDifferences.None, (all, stretch) => all | stretch.Differences));
    }

    /// <summary>
    /// True when both are versions of one quote: the same words, nearly the same, or one contained in the other.
    /// Symmetric.
    /// </summary>
    public static bool AreOne(QuoteWords left, QuoteWords right)
    {
        var (shorter, longer) = (Math.Min(left.Spoken, right.Spoken), Math.Max(left.Spoken, right.Spoken));
        // They have no more words in common than the shorter has: a much longer one need not be read.
        if (Math.Min(left.Written, right.Written) < MinWords
            || longer > MaxWords
            || (longer > LongQuote && shorter * 2 < longer))
            return false;
        var common = CommonWords(left, right);
        // "I want to go home" and "I want to go there" are two quotes: when there are few words, all must be shared.
        return (shorter < TellingWords ? common == shorter : common * 5 >= shorter * 4)
            && (common * 2 >= longer || (common >= TellingWords && longer <= LongQuote));
    }

    /// <summary>
    /// The number of spoken words shared in runs too long to be a coincidence; brackets do not interrupt a run.
    /// Symmetric.
    /// </summary>
    public static int CommonWords(QuoteWords left, QuoteWords right)
    {
        var (first, second) = Precedes(right, left) ? (right, left) : (left, right);
        return new RunFinder(Spoken(first), Spoken(second)).Runs()
            .Where(run => run.Length >= TellingRun).Sum(run => run.Length);
    }

    private static QuoteWord[] Spoken(QuoteWords quote) => [.. quote.Words.Where(word => !word.Editorial)];

    private static bool Precedes(QuoteWords one, QuoteWords other)
    {
        if (one.Words.Count != other.Words.Count)
            return one.Words.Count < other.Words.Count;
        return one.Words.Zip(other.Words, (a, b) => string.CompareOrdinal(a.Key, b.Key))
            .FirstOrDefault(order => order != 0) < 0;
    }

    private static IEnumerable<(DiffPiece Piece, WordDifferences Differences)> Stretches(
        QuoteWords left, QuoteWords right, IReadOnlyList<Run> runs)
    {
        var (l, r) = (0, 0);
        foreach (var run in runs.Append(new Run(left.Words.Count, right.Words.Count, 0)))
        {
            var (cut, added) = (left.Words.Take(l..run.Left).ToList(), right.Words.Take(r..run.Right).ToList());
            var atEdge = (l == 0 && r == 0) || run.Length == 0;
            var ellipses = (l > 0 && left.Words[l - 1].Ellipsis, r > 0 && right.Words[r - 1].Ellipsis);
            var differences = Kind(cut, added, atEdge, ellipses);
            yield return (new DiffPiece(Text(cut), "", false), differences);
            yield return (new DiffPiece("", Text(added), false), WordDifferences.None);
            (l, r) = (run.Left + run.Length, run.Right + run.Length);
            yield return (
                new DiffPiece(Text(left.Words.Take(run.Left..l)), Text(right.Words.Take(run.Right..r)), true),
                WordDifferences.None);
        }
    }

    private static WordDifferences Kind(
        List<QuoteWord> cut, List<QuoteWord> added, bool atEdge, (bool Left, bool Right) ellipses)
    {
        var (wordsCut, wordsAdded) = (cut.Exists(word => !word.Editorial), added.Exists(word => !word.Editorial));
        return (wordsCut, wordsAdded) switch
        {
            (true, true) => WordDifferences.Changed,
            // Words in brackets stand for words that the other version has in full.
            (true, false) when added.Count > 0 => WordDifferences.None,
            (false, true) when cut.Count > 0 => WordDifferences.None,
            (true, false) when atEdge => WordDifferences.Shorter,
            (true, false) => ellipses.Right ? WordDifferences.CutAndMarked : WordDifferences.Cut,
            (false, true) when atEdge => WordDifferences.Longer,
            (false, true) => ellipses.Left ? WordDifferences.AddedWhereMarked : WordDifferences.Added,
            _ => WordDifferences.None,
        };
    }

    private static WordDifferences Swapped(WordDifferences differences)
    {
        (WordDifferences, WordDifferences)[] pairs =
        [
            (WordDifferences.Shorter, WordDifferences.Longer),
            (WordDifferences.Cut, WordDifferences.Added),
            (WordDifferences.CutAndMarked, WordDifferences.AddedWhereMarked),
        ];
        return pairs.Aggregate(differences & WordDifferences.Changed, (swapped, pair) => swapped
            | (differences.HasFlag(pair.Item1) ? pair.Item2 : 0)
            | (differences.HasFlag(pair.Item2) ? pair.Item1 : 0));
    }

    private static string Text(IEnumerable<QuoteWord> words) => string.Concat(words.Select(word => word.Text));

    private readonly record struct Run(int Left, int Right, int Length);

    private sealed class RunFinder(IReadOnlyList<QuoteWord> left, IReadOnlyList<QuoteWord> right)
    {
        private readonly ILookup<string, int> places = right.Index().ToLookup(
            word => word.Item.Key, word => word.Index, StringComparer.Ordinal);

        public IReadOnlyList<Run> Runs()
        {
            var runs = new List<Run>();
            // A stack instead of recursion: a long quote may be divided into thousands of stretches.
            var open = new Stack<(Range Left, Range Right)>([(..left.Count, ..right.Count)]);
            while (open.TryPop(out var stretch))
            {
                var (l, r) = (stretch.Left, stretch.Right);
                if (Longest(l, r) is not { Length: > 0 } run)
                    continue;
                runs.Add(run);
                open.Push((l.Start..run.Left, r.Start..run.Right));
                open.Push(((run.Left + run.Length)..l.End, (run.Right + run.Length)..r.End));
            }

            return [.. runs.OrderBy(run => run.Left)];
        }

        private Run Longest(Range l, Range r)
        {
            var (best, ending) = (new Run(0, 0, 0), new Dictionary<int, int>());
            for (var at = l.Start.Value; at < l.End.Value; at++)
            {
                var next = new Dictionary<int, int>();
                foreach (var place in places[left[at].Key]
                    .Where(place => place >= r.Start.Value && place < r.End.Value))
                {
                    var length = next[place] = ending.GetValueOrDefault(place - 1) + 1;
                    if (length > best.Length)
                        best = new Run(at - length + 1, place - length + 1, length);
                }

                ending = next;
            }

            var isShort = l.End.Value - l.Start.Value <= ShortStretch && r.End.Value - r.Start.Value <= ShortStretch;
            return best.Length > 1 || isShort ? best : default;
        }
    }
}

/// <param name="Left">Empty where only the right quote has words.</param>
/// <param name="Same">True when the words are equal, however they are written.</param>
public sealed record DiffPiece(string Left, string Right, bool Same)
{
    internal bool IsEmpty => Left.Length + Right.Length == 0;
}

/// <summary>How the right wording differs from the left.</summary>
[Flags]
public enum WordDifferences
{
    None = 0,

    /// <summary>It begins later or ends earlier.</summary>
    Shorter = 1,

    /// <summary>It begins earlier or ends later.</summary>
    Longer = 2,

    /// <summary>Words in the middle are missing, without an ellipsis.</summary>
    Cut = 4,

    /// <summary>Words in the middle are missing, with an ellipsis.</summary>
    CutAndMarked = 8,

    /// <summary>It has words in the middle that the left wording lacks.</summary>
    Added = 16,

    /// <summary>The same, where the left wording has an ellipsis.</summary>
    AddedWhereMarked = 32,

    /// <summary>Some words are replaced by others.</summary>
    Changed = 64,
}
