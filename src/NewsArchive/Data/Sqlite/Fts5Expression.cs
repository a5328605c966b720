using NewsArchive.Searching;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Writes clauses in the language of FTS5's MATCH. Each term becomes a string literal with the words as typed, so
/// nothing that was typed can act as an operator, and the tokenizer folds a query as it folds the texts.
/// </summary>
internal static class Fts5Expression
{
    public static string Print(IEnumerable<Clause> clauses) => string.Join(" AND ", clauses.Select(Print));

    private static string Print(Clause clause) => $"({string.Join(" OR ", clause.AnyOf.Select(Print))})";

    private static string Print(Term term)
    {
        var words = term.IsPhrase || term.IsPrefix ? [term.Words] : term.Words.Split(' ');
        // FTS5 finds nothing at all where one of several literals has no word.
        var typed = string.Join(" AND ", words.Where(Term.HasWord).Select(word => Literal(word, term.IsPrefix)));
        var names = term.Parties.SelectMany(party => party.Names).Where(Term.HasWord)
            .Select(name => Literal(name, false));
        return string.Join(" OR ", names.Prepend($"({typed})").Distinct());
    }

    private static string Literal(string words, bool isPrefix)
    {
        var literal = words.Replace("\0", "", StringComparison.Ordinal).Replace("\"", "\"\"", StringComparison.Ordinal);
        return isPrefix || Signs.EndInLoneSign(words) ? $"\"{literal}\" *" : $"\"{literal}\"";
    }
}
