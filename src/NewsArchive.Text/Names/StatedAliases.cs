using System.Buffers;
using System.Text.RegularExpressions;

namespace NewsArchive.Text.Names;

/// <summary>Finds where the text itself says that two names mean one party.</summary>
internal static partial class StatedAliases
{
    /// <summary>
    /// Pairs of neighbours in <paramref name="names"/>, where the text calls the second another name of the first.
    /// </summary>
    public static IEnumerable<(int First, int Second, string Rule)> Find(string text, IReadOnlyList<FoundName> names)
    {
        for (var i = 0; i + 1 < names.Count; i++)
        {
            var (a, b) = (names[i], names[i + 1]);
            if (a.Kind != b.Kind || b.Span.Start - a.Span.End is < 1 or > 60)
                continue;
            var between = text.AsSpan(a.Span.End, b.Span.Start - a.Span.End);
            if (b.Rule == PastedText.CardRule && between is " ")
                yield return (i, i + 1, "full name");
            else if (between.ContainsAny(AliasWords) && KnownAs().IsMatch(between))
                yield return (i, i + 1, "also known as");
            else if (between is " (" && b.Span.End < text.Length && text[b.Span.End] == ')' && IsRenaming(a, b, text))
                yield return (i, i + 1, "parentheses");
        }
    }

    private static bool IsRenaming(FoundName a, FoundName b, string text)
    {
        var (first, second) = (a.Span.Slice(text), b.Span.Slice(text));
        return a.Kind == PartyKind.Organization
            && (
                Acronyms.MayStandFor(second, first)
                || Acronyms.MayStandFor(first, second)
                || (IsCapitals(second) && first.Contains(' ') && second.Length <= 8)
                || (IsCapitals(first) && second.Contains(' ') && first.Length <= 8)
            );
    }

    private static bool IsCapitals(string name) =>
        name.Length >= 2 && name.All(c => char.IsUpper(c) || c is '.' or '-' || char.IsDigit(c));

    // No alias without one of these words; checking for them first avoids running the expression on most pairs of
    // names.
    private static readonly SearchValues<string> AliasWords = SearchValues.Create(
        ["known", "called", "referred", "named", "aka", "a.k", "ak.", "alias", "nee", "née", "born", "formerly",
            "previously", "simply", "guerre", "name", "goes", "went", "writes", "wrote", "perform"],
        StringComparison.OrdinalIgnoreCase);

    /// <summary>Everything that may stand between "X" and "Y" where Y is another name of X.</summary>
    [GeneratedRegex(
        """
            # "Roe also called Doe a liar" gives nobody a name.
            ^(?!\ (?:also|then|once|sometimes|previously|originally)\ (?:called|named|referred)\b)
            ,?\ ?[\(—–-]?\ ?
            (?: (?:(?:who|which)\ )? (?:is\ |was\ |were\ )?
                (?:(?:also|better|formerly|previously|sometimes|widely|commonly|popularly|originally|then|once)\ )+
                (?:known|called|referred\ to|named)
                (?:\ (?:by|under)\ (?:(?:his|her|its|the)\ )?
                    (?:nom\ de\ guerre|alias|pen\ name|stage\ name|nickname|name))?
                (?:\ simply)? (?:,?\ as|\ of)?
              | (?:(?:who|which)\ )? (?:(?:is|was|are|were)\ )?
                known\ (?:as|by\ (?:his|her|its)\ (?:nom\ de\ guerre|alias|nickname)(?:\ of|\ as)?)
              | a\.?k\.?a\.? | alias | n[ée]e | born | formerly | previously | or\ simply
              | nom\ de\ guerre:? | real\ name:?
              | whose\ (?:real|birth|given|full)\ name\ (?:is|was)
              | who\ (?:now\ )?(?:goes|went|writes|wrote|performs|performed)\ (?:by|as|under)(?:\ the\ name)?(?:\ of)?
            )
            ,?\ [“"‘']?$
            """,
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace
    )]
    private static partial Regex KnownAs();
}
