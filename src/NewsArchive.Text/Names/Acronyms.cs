namespace NewsArchive.Text.Names;

/// <summary>Finds the short forms that a long name gives by its own letters.</summary>
internal static class Acronyms
{
    /// <inheritdoc cref="LongName.IsAbbreviated"/>
    public static bool Abbreviates(string acronym, string name) => new LongName(name).IsAbbreviated(Letters(acronym));

    /// <summary>"ua" of "U.A.": the letters to compare with the first letters of a long name's words.</summary>
    public static string Letters(string acronym) => string.Concat(Word.Fold(acronym).Where(char.IsLetterOrDigit));

    /// <summary>
    /// True when the letters may be short for the name before them: the name contains them in order, the first one
    /// begins a word, and one word may give two. This is enough for letters in parentheses, too little elsewhere.
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

    /// <summary>The parts that begin with a capital: "wa" and "po" of "WaPo".</summary>
    public static List<string> Humps(string word)
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
