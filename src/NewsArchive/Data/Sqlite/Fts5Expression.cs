using System.Text;
using NewsArchive.Searching;

namespace NewsArchive.Data.Sqlite;

/// <summary>
/// Writes clauses in the language of FTS5's MATCH. Each term becomes a string literal of letters and digits only, so
/// nothing that was typed can act as an operator.
/// </summary>
internal static class Fts5Expression
{
    public static string Print(IEnumerable<Clause> clauses) => string.Join(" AND ", clauses.Select(Print));

    private static string Print(Clause clause) => $"({string.Join(" OR ", clause.AnyOf.Select(Print))})";

    private static string Print(Term term)
    {
        var words = term.IsPhrase || term.IsPrefix ? [term.Words] : term.Words.Split((char[]?)null);
        var typed = string.Join(" AND ", words.Select(Literal).Where(literal => literal.Length > 2));
        var names = term.Parties.SelectMany(party => party.Names).Select(Literal).Where(literal => literal.Length > 2);
        return string.Join(" OR ", names.Prepend(term.IsPrefix ? $"{typed} *" : $"({typed})").Distinct());
    }

    private static string Literal(string words)
    {
        var literal = new StringBuilder("\"");
        foreach (var rune in words.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsMark(rune))
                literal.Append(rune);
            else if (literal.Length > 1 && literal[^1] != ' ')
                literal.Append(' ');
        }

        return literal.ToString().TrimEnd() + '"';
    }

    // Combining accents and vowel signs belong to the letter before them.
    private static bool IsMark(Rune rune) => Rune.GetUnicodeCategory(rune)
        is System.Globalization.UnicodeCategory.NonSpacingMark
        or System.Globalization.UnicodeCategory.SpacingCombiningMark;
}
