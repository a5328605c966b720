using NewsArchive.Searching;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Writes clauses in the language of FTS5's MATCH. Each term becomes a string literal with the words as typed, so
/// nothing that was typed can act as an operator, and the tokenizer folds a query as it folds the texts.
/// </summary>
internal static class Fts5Expression
{
    /// <summary>
    /// Without the names of the parties that contain the words: they find nothing more. A person may have sixty names
    /// with one surname, and to look for them all takes ten times as long.
    /// </summary>
    public static string Print(IEnumerable<Clause> clauses) => Print(clauses, out _);

    /// <inheritdoc cref="Print(IEnumerable{Clause})"/>
    /// <param name="likes">For each literal the number of the one it counts as much as: what was typed for
    /// itself, and a name as much as what was typed for it.</param>
    public static string Print(IEnumerable<Clause> clauses, out IReadOnlyList<int> likes)
    {
        var literals = new List<int>();
        likes = literals;
        return string.Join(" AND ", clauses.Select(clause =>
            $"({string.Join(" OR ", clause.AnyOf.Select(term => Print(term, literals)))})"));
    }

    /// <summary>The names that contain what was typed.</summary>
    public static IEnumerable<string> LongerNames(IEnumerable<Clause> clauses) =>
        clauses.SelectMany(clause => clause.AnyOf).SelectMany(term => Names(term).Where(name => Contains(name, term)));

    /// <summary>True if a term asks for all words that begin in one way.</summary>
    public static bool HasBeginning(IEnumerable<Clause> clauses) => clauses.SelectMany(clause => clause.AnyOf)
        .Any(term => term.IsPrefix || Signs.EndInLoneSign(term.Words));

    // Written the same but for capitals, word by word: so the tokenizer makes the same of both. It does not where a
    // word is all in capitals: "WHO" is not "who".
    private static bool Contains(string name, Term term)
    {
        var typed = term.Words;
        var at = $" {name} ".IndexOf($" {typed} ", StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && name.Substring(at, typed.Length) is var written
            && (written == typed || !(IsInCapitals(written) || IsInCapitals(typed)));
    }

    private static bool IsInCapitals(string words) =>
        words.Split(' ').Any(word => word.Length > 1 && !word.Any(char.IsLower));

    private static IEnumerable<string> Names(Term term) =>
        term.Parties.SelectMany(party => party.Names).Where(Term.HasWord);

    private static string Print(Term term, List<int> likes)
    {
        var words = term.IsPhrase || term.IsPrefix ? [term.Words] : term.Words.Split(' ');
        // FTS5 finds nothing at all where one of several literals has no word.
        var typed = words.Where(Term.HasWord).Select(word => Literal(word, term.IsPrefix)).ToList();
        // Of the words of a name, those that stand side by side are worth more.
        var names = Names(term).Where(name => !Contains(name, term)).Concat(typed.Count > 1 ? [term.Words] : [])
            .Select(name => Literal(name, false)).Distinct().ToList();
        likes.AddRange(typed.Select((_, at) => likes.Count + at).ToList());
        likes.AddRange(Enumerable.Repeat(likes.Count - 1, names.Count));
        return string.Join(" OR ", names.Prepend($"({string.Join(" AND ", typed)})"));
    }

    private static string Literal(string words, bool isPrefix)
    {
        var literal = words.Replace("\0", "", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal);
        return isPrefix || Signs.EndInLoneSign(words) ? $"\"{literal}\" *" : $"\"{literal}\"";
    }
}
