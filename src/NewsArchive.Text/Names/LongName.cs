namespace NewsArchive.Text.Names;

/// <summary>A long name and the letters it gives; made once for all short forms that it is compared with.</summary>
internal sealed class LongName
{
    private static readonly string[] Skipped = ["of", "the", "and", "for", "on", "in", "to", "&", "de", "la"];

    private readonly int count;
    private readonly List<string> words;
    private readonly string all;
    private readonly string significant;
    private readonly string withoutArticles;

    public LongName(string name)
    {
        var parts = Parts(name);
        count = parts.Count;
        words = parts.FindAll(p => !Skipped.Contains(p));
        all = string.Concat(parts.Select(Initial));
        significant = string.Concat(words.Select(Initial));
        withoutArticles = string.Concat(words.Where(p => !NameLexicon.IsParticle(p)).Select(Initial));
    }

    /// <summary>
    /// True when <paramref name="letters"/> are, in order, the first letters of the name's words, with or without small
    /// words and article prefixes: HTS for "Hayat Tahrir al-Sham", FBI, but a single letter such as G for no name.
    /// </summary>
    /// <param name="letters">The letters of the short form, see <see cref="Acronyms.Letters"/>.</param>
    public bool IsAbbreviated(string letters)
    {
        if (letters.Length < 2 || !char.IsLetter(letters[0]) || letters.Length > 10 || count < 2)
            return false;
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

    /// <summary>True for blends of the words' beginnings: "WaPo" for "Washington Post", "HuffPo", "Trump U".</summary>
    /// <param name="pieces">Those of the short form, see <see cref="Acronyms.Humps"/>.</param>
    public bool IsBlended(List<string> pieces)
    {
        if (pieces.Count < 2 || pieces.Count > words.Count || string.Concat(pieces) == string.Concat(words))
            return false;
        // The first and the last word must be there; a middle one may be skipped, as in "HudsLedger" of Hudson Daily
        // Ledger.
        var at = 0;
        for (var i = 0; i < pieces.Count; i++, at++)
        {
            if (i == pieces.Count - 1)
                at = words.Count - 1;
            while (i > 0 && at < words.Count - 1 && !words[at].StartsWith(pieces[i], StringComparison.Ordinal))
                at++;
            if (at >= words.Count || !words[at].StartsWith(pieces[i], StringComparison.Ordinal))
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
}
