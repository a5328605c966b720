using System.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Finds where the words of a query stand in a text in exactly the spelling that was typed. Capitals make no
/// difference, nor do the shapes of apostrophes, hyphens and ligatures, nor characters that nobody sees.
/// </summary>
internal sealed class Spelling
{
    private readonly List<Pattern[]> wanted = [];
    private readonly List<Pattern> unwanted = [];

    public Spelling(IEnumerable<Clause> clauses)
    {
        foreach (var clause in clauses)
        {
            var patterns = clause.AnyOf.Select(Pattern.Of).Where(pattern => pattern.Words.Length > 0).ToArray();
            HasLoneSign |= clause.AnyOf.Any(term => Signs.EndInLoneSign(term.Words));
            if (clause.Excluded)
                unwanted.AddRange(patterns);
            else if (patterns.Length > 0)
                wanted.Add(patterns);
        }
    }

    /// <summary>True if a term is, or ends in, a single Chinese or Japanese sign.</summary>
    public bool HasLoneSign { get; }

    /// <summary>True if the article has all words that are wanted and none of the others.</summary>
    public bool Fits(string title, string text)
    {
        string[] plain = [PlainText.Of(title), PlainText.Of(text)];
        return wanted.TrueForAll(anyOf => anyOf.Any(Stands)) && !unwanted.Exists(Stands);

        bool Stands(Pattern pattern) => plain.Any(part => pattern.Find(part, 0).End > 0);
    }

    /// <summary>The places of all words that are wanted, in order, without overlaps.</summary>
    public IReadOnlyList<(int Start, int End)> Find(string text)
    {
        var places = new List<(int Start, int End)>();
        var plain = PlainText.Of(text, places);
        var found = new List<(int Start, int End)>();
        foreach (var pattern in wanted.SelectMany(patterns => patterns))
        {
            for (var at = pattern.Find(plain, 0); at.End > 0; at = pattern.Find(plain, at.End))
                found.Add((places[at.Start].Start, places[at.End - 1].End));
        }

        var apart = new List<(int Start, int End)>();
        foreach (var place in found.Order())
        {
            if (apart.Count == 0 || place.Start >= apart[^1].End)
                apart.Add(place);
            else
                apart[^1] = (apart[^1].Start, Math.Max(apart[^1].End, place.End));
        }

        return apart;
    }

    private static bool IsWordAt(string text, int at)
    {
        if (at < 0 || at >= text.Length)
            return false;
        if (char.IsLowSurrogate(text[at]) && at > 0)
            at--;
        return Rune.TryGetRuneAt(text, at, out var rune) && Signs.IsWord(rune);
    }

    private static bool IsPart(string text, int at) =>
        IsWordAt(text, at) || (Rune.TryGetRuneAt(text, at, out var rune) && Signs.IsPaired(rune));

    /// <summary>A term: its words, which follow each other with whatever signs between them.</summary>
    private sealed record Pattern(string[] Words, bool IsPrefix)
    {
        public static Pattern Of(Term term) => new(
            [.. PlainText.Of(term.Words).Split(' ').Select(Trim).Where(word => word.Length > 0)], term.IsPrefix);

        /// <summary>The first place from <paramref name="from"/> on; (0, 0) where there is none.</summary>
        public (int Start, int End) Find(string text, int from)
        {
            while (from < text.Length && text.IndexOf(Words[0], from, StringComparison.Ordinal) is var start and >= 0)
            {
                if (End(text, start) is var end and > 0)
                    return (start, end);
                from = start + 1;
            }

            return (0, 0);
        }

        private int End(string text, int start)
        {
            var at = start;
            foreach (var word in Words)
            {
                while (at > start && at < text.Length && !IsPart(text, at))
                    at++;
                if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0
                    || (IsWordAt(text, at - 1) && IsWordAt(text, at)))
                    return 0;
                at += word.Length;
            }

            while (IsPrefix && IsWordAt(text, at - 1) && IsWordAt(text, at))
                at++;
            return IsWordAt(text, at - 1) && IsWordAt(text, at) ? 0 : at;
        }

        private static string Trim(string word)
        {
            var (start, end) = (0, word.Length);
            while (start < end && !IsPart(word, start))
                start++;
            while (end > start && !IsPart(word, end - 1) && !char.IsLowSurrogate(word[end - 1]))
                end--;
            return word[start..end];
        }
    }
}
