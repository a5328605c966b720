using NewsArchive.Searching;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Writes clauses in the language of FTS5's MATCH. Each term becomes a string literal with the words as typed, so
/// nothing that was typed can act as an operator, and the tokenizer folds a query as it folds the texts.
/// </summary>
internal static class Fts5Expression
{
    /// <summary>With all names of the parties, so that each counts for the rank and is marked as a whole.</summary>
    public static string Print(IEnumerable<Clause> clauses) => Print(clauses, _ => true);

    /// <summary>
    /// Finds the same articles, without ranking and marking them: a name that contains the words is left out. A person
    /// may have sixty names with one surname, and to look for them all takes ten times as long.
    /// </summary>
    public static string PrintShort(IEnumerable<Clause> clauses) => Print(clauses, pair => !Contains(pair));

    /// <summary>True if a term asks for all words that begin in one way.</summary>
    public static bool HasBeginning(IEnumerable<Clause> clauses) => clauses.SelectMany(clause => clause.AnyOf)
        .Any(term => term.IsPrefix || Signs.EndInLoneSign(term.Words));

    private static string Print(IEnumerable<Clause> clauses, Func<(string Name, Term Term), bool> isNeeded) =>
        string.Join(" AND ", clauses.Select(clause =>
            $"({string.Join(" OR ", clause.AnyOf.Select(term => Print(term, isNeeded)))})"));

    // Written the same but for capitals, word by word: so the tokenizer makes the same of both. It does not where a
    // word is all in capitals: "WHO" is not "who".
    private static bool Contains((string Name, Term Term) pair)
    {
        var typed = pair.Term.Words;
        var at = $" {pair.Name} ".IndexOf($" {typed} ", StringComparison.OrdinalIgnoreCase);
        return at >= 0
            && pair.Name.Substring(at, typed.Length) is var written
            && (written == typed || !(IsInCapitals(written) || IsInCapitals(typed)));
    }

    private static bool IsInCapitals(string words) =>
        words.Split(' ').Any(word => word.Length > 1 && !word.Any(char.IsLower));

    private static string Print(Term term, Func<(string Name, Term Term), bool> isNeeded)
    {
        var words = term.IsPhrase || term.IsPrefix ? [term.Words] : term.Words.Split(' ');
        // FTS5 finds nothing at all where one of several literals has no word.
        var typed = string.Join(" AND ", words.Where(Term.HasWord).Select(word => Literal(word, term.IsPrefix)));
        var names = term.Parties.SelectMany(party => party.Names).Where(Term.HasWord)
            .Where(name => isNeeded((name, term)))
            .Select(name => Literal(name, false));
        return string.Join(" OR ", names.Prepend($"({typed})").Distinct());
    }

    private static string Literal(string words, bool isPrefix)
    {
        var literal = words.Replace("\0", "", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal);
        return isPrefix || Signs.EndInLoneSign(words) ? $"\"{literal}\" *" : $"\"{literal}\"";
    }
}
