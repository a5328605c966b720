namespace NewsArchive.Text.Names;

/// <summary>Short forms that a long name yields by its own letters.</summary>
internal static class Acronyms
{
    private static readonly string[] Skipped = ["of", "the", "and", "for", "on", "in", "to", "&", "de", "la"];

    /// <summary>
    /// True when the letters of <paramref name="acronym"/> are, in order, the beginnings of the words of <paramref
    /// name="name"/>, small words and article prefixes counted or not: HTS of "Hayat Tahrir al-Sham", FBI, G of no
    /// name.
    /// </summary>
    public static bool Abbreviates(string acronym, string name)
    {
        var letters = new string(Word.Fold(acronym).Where(char.IsLetterOrDigit).ToArray());
        if (letters.Length < 2 || !char.IsLetter(letters[0]) || letters.Length > 10)
            return false;
        var parts = Parts(name);
        if (parts.Count < 2)
            return false;
        var all = string.Concat(parts.Select(Initial));
        var significant = string.Concat(parts.Where(p => !Skipped.Contains(p)).Select(Initial));
        var withoutArticles = string.Concat(
            parts.Where(p => !Skipped.Contains(p) && !NameLexicon.IsParticle(p)).Select(Initial)
        );
        return letters == all
            || letters == significant
            || letters == withoutArticles
            || (
                significant.Length >= 3
                && significant.EndsWith(letters, StringComparison.Ordinal)
                && letters.Length >= 3
            )
            || (letters.Length >= 3 && significant.StartsWith(letters, StringComparison.Ordinal));
    }

    /// <summary>
    /// True when the text may well give the letters for the name before them: they stand in it in order, the first as a
    /// word's beginning, and one word may give two. Enough in parentheses, too little elsewhere.
    /// </summary>
    public static bool MayStandFor(string letters, string name)
    {
        if (letters.Length is < 2 or > 10 || name.Length <= letters.Length)
            return false;
        var (folded, wanted) = (Word.Fold(name), Word.Fold(letters).Where(char.IsLetterOrDigit).ToArray());
        var at = folded.Length - 1;
        for (var i = wanted.Length - 1; i >= 0; i--, at--)
        {
            while (at >= 0 && (folded[at] != wanted[i] || (i == 0 && at > 0 && char.IsLetterOrDigit(folded[at - 1]))))
                at--;
            if (at < 0)
                return false;
        }
        return true;
    }

    /// <summary>True for blends of beginnings: "WaPo" of "Washington Post", "HuffPo", "Trump U".</summary>
    public static bool Blends(string shortForm, string name)
    {
        var pieces = Humps(shortForm);
        var parts = Parts(name).Where(p => !Skipped.Contains(p)).ToList();
        if (pieces.Count < 2 || pieces.Count > parts.Count || string.Concat(pieces) == string.Concat(parts))
            return false;
        // The first and the last word must be there; a middle one may be skipped, as in "HudsLedger" of Hudson Daily
        // Ledger.
        var at = 0;
        for (var i = 0; i < pieces.Count; i++, at++)
        {
            if (i == pieces.Count - 1)
                at = parts.Count - 1;
            while (i > 0 && at < parts.Count - 1 && !parts[at].StartsWith(pieces[i], StringComparison.Ordinal))
                at++;
            if (at >= parts.Count || !parts[at].StartsWith(pieces[i], StringComparison.Ordinal))
                return false;
        }
        return true;
    }

    private static string Initial(string part) =>
        part is "seven" ? "7"
        : part is "eight" ? "8"
        : part is "twenty" ? "20"
        : char.IsDigit(part[0]) ? part
        : part[..1];

    private static List<string> Parts(string name) =>
        [
            .. Word.Fold(name)
                .Replace("'", "", StringComparison.Ordinal)
                .Split([' ', '-', ',', '.', '/', '\u00a0', '\n', '[', ']'], StringSplitOptions.RemoveEmptyEntries)
                .Where(p => char.IsLetterOrDigit(p[0]) || p == "&"),
        ];

    private static List<string> Humps(string word)
    {
        var humps = new List<string>();
        var start = 0;
        for (var i = 1; i <= word.Length; i++)
        {
            if (i < word.Length && !char.IsUpper(word[i]) && word[i] != ' ')
                continue;
            var hump = Word.Fold(word[start..i].Trim(' ', '.'));
            if (hump.Length > 0)
                humps.Add(hump);
            start = i;
        }
        return humps;
    }
}
