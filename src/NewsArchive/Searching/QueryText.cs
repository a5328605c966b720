using System.Text;

namespace NewsArchive.Searching;

/// <summary>
/// The typed query as clauses that must all hold. Words, phrases in double marks of any shape, <c>-word</c> to exclude
/// a word, <c>OR</c> between alternatives, <c>word*</c> for the beginning of a word. Everything else separates words,
/// so every string has a meaning.
/// </summary>
internal sealed record QueryText(IReadOnlyList<Clause> Clauses, IReadOnlyList<string> LeftOut)
{
    /// <summary>The most words and phrases that are searched for, each counted once.</summary>
    public const int MaxTerms = 32;

    private const int MaxTermLength = 200;

    /// <summary>
    /// Never fails. Repeated words are searched for only once. Words beyond the limit are in <see cref="LeftOut"/>, as
    /// typed.
    /// </summary>
    public static QueryText Parse(string typed)
    {
        var clauses = new List<Clause>();
        var (terms, leftOut) = (new HashSet<string>(), new List<string>());
        var either = false;
        foreach (var (term, excluded, quoted) in Pieces(typed))
        {
            if (!quoted && term.Words == "OR")
            {
                either = clauses.Count > 0;
                continue;
            }

            if (!term.IsSearchable)
                continue;
            if (terms.Count == MaxTerms && !terms.Contains(term.Key))
                leftOut.Add(term.Words);
            if (leftOut.Count > 0)
                continue;
            terms.Add(term.Key);
            if (either && !excluded && clauses[^1] is { Excluded: false } last)
                clauses[^1] = last.AnyOf.Any(other => other.Key == term.Key)
                    ? last
                    : last with { AnyOf = [.. last.AnyOf, term] };
            else
                clauses.Add(new Clause([term], excluded));
            either = false;
        }

        return new QueryText([.. Once(clauses)], [.. leftOut.Distinct()]);
    }

    // Searching for a word twice costs twice and changes nothing. A repetition is kept only right after the word
    // itself, where it may be part of a name: "Duran Duran".
    private static IEnumerable<Clause> Once(IEnumerable<Clause> clauses)
    {
        var seen = new HashSet<string>();
        var (last, run) = ("", 0);
        foreach (var clause in clauses)
        {
            (last, run) = (clause.Key, clause.Key == last ? run + 1 : 1);
            if (seen.Add(clause.Key) || (run == 2 && clause is { Excluded: false, AnyOf: [{ IsPhrase: false }] }))
                yield return clause;
        }
    }

    private static IEnumerable<(Term Term, bool Excluded, bool Quoted)> Pieces(string typed)
    {
        for (var at = 0; at < typed.Length;)
        {
            var excluded = typed[at] is '-' or '−' && at + 1 < typed.Length && !IsGap(typed[at + 1]);
            var start = excluded ? at + 1 : at;
            if (start < typed.Length
                && IsMark(typed[start])
                && typed.AsSpan(start + 1).IndexOfAny(Marks) is var length and >= 0)
            {
                at = start + 1 + length + 1;
                yield return (Term.Phrase(Cut(typed.Substring(start + 1, length))), excluded, true);
                continue;
            }

            // A mark that is never closed only separates words.
            var end = start;
            while (end < typed.Length && !IsMark(typed[end]) && (!IsGap(typed[end]) || IsInNumber(typed, end)))
                end++;
            if (IsInitial(typed, start) && end == start + 2)
            {
                while (end < typed.Length && typed[end] == ' ' && IsInitial(typed, end + 1))
                    end += 3;
            }

            if (end > start)
            {
                var prefix = typed[end - 1] == '*';
                var word = typed[start..(prefix ? end - 1 : end)].Replace(' ', '\u00A0');
                yield return (new Term(Cut(word), prefix, false), excluded, false);
            }

            at = Math.Max(end, at + 1);
        }
    }

    private const string Marks = "\"“”„‟«»＂";

    private static bool IsMark(char c) => Marks.Contains(c, StringComparison.Ordinal);

    // "J. K." is one word, as "J.K." is, with a space that parts no words.
    private static bool IsInitial(string typed, int at) => at + 1 < typed.Length && char.IsLetter(typed[at])
        && typed[at + 1] == '.' && (at + 2 == typed.Length || IsGap(typed[at + 2]));

    // The space that does not break: "10 000".
    private static bool IsInNumber(string typed, int at) => Signs.IsNumberSpace(new Rune(typed[at]))
        && at > 0 && char.IsAsciiDigit(typed[at - 1]) && at + 1 < typed.Length && char.IsAsciiDigit(typed[at + 1]);

    private static bool IsGap(char c) => char.IsWhiteSpace(c) || char.IsControl(c);

    private static string Cut(string term) => term.Length <= MaxTermLength ? term : term[..MaxTermLength];
}

/// <summary>One condition: some of the terms must be in the article, or none may be.</summary>
internal sealed record Clause(IReadOnlyList<Term> AnyOf, bool Excluded)
{
    /// <summary>The same for clauses that ask for the same thing.</summary>
    public string Key => $"{Excluded} {string.Join(' ', AnyOf.Select(term => term.Key).Order(StringComparer.Ordinal))}";
}

/// <param name="Words">As typed, without marks and asterisk.</param>
/// <param name="IsPhrase">True when the words must be next to each other; otherwise each may be anywhere.</param>
internal sealed record Term(string Words, bool IsPrefix, bool IsPhrase)
{
    /// <summary>The people and organizations named by the words, with all their names.</summary>
    public IReadOnlyList<NamedParty> Parties { get; init; } = [];

    /// <summary>The same for terms that ask for the same thing.</summary>
    public string Key => $"{IsPrefix} {IsPhrase} {Words.ToUpperInvariant()}";

    /// <summary>False for terms without any word: "…", "&amp;", an emoji.</summary>
    public bool IsSearchable => HasWord(Words);

    public static bool HasWord(string words) =>
        words.EnumerateRunes().Any(rune => Rune.IsLetterOrDigit(rune) && !NameKey.IsApostrophe(rune));

    public static Term Phrase(string words) => new(words, false, true);
}

/// <param name="Names">Every name of the entity, in the order in which they were added.</param>
internal sealed record NamedParty(Entity Entity, IReadOnlyList<string> Names);
