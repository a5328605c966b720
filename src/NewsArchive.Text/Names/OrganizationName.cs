namespace NewsArchive.Text.Names;

/// <summary>When two names of organizations mean one, by their words alone.</summary>
internal static class OrganizationName
{
    private static readonly string[] LegalForms =
        ["inc", "inc.", "corp", "corp.", "corporation", "co", "co.", "company", "llc", "ltd", "ltd.", "plc", "ag", "sa", "nv", "group", "magazine",
         "newspaper", "gmbh"];

    private static readonly string[] AdministrationHeads = ["administration", "cabinet", "government", "house"];

    /// <summary>The words that count, in alphabetical order: "Department of Justice" and "Justice Department" share them.</summary>
    public static string WordsThatCount(NameForm form)
    {
        var words = WithoutLegalForm(form.Words).Where(w => w is not ("of" or "the" or "for" or "and" or "&"))
            .Select(w => Spelling.Key(w.Replace(".", "", StringComparison.Ordinal)) is { Length: > 0 } key ? key : w).ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        return string.Join(' ', words);
    }

    public static string[] WithoutLegalForm(string[] words)
    {
        var count = words.Length;
        while (count > 1 && LegalForms.Contains(words[count - 1])) count--;
        return words[..count];
    }

    /// <summary>"US State Department" without the country: "State Department". Null where no country leads.</summary>
    public static string[]? WithoutCountry(string[] words)
    {
        if (words.Length < 2) return null;
        if (NameLexicon.Peoples.Contains(words[0]) || NameLexicon.Places.Contains(words[0])) return words[1..];
        return words.Length > 2 && NameLexicon.Places.Contains(words[0] + " " + words[1]) ? words[2..] : null;
    }

    /// <summary>Whose administration, cabinet or White House it is; null for any other organization.</summary>
    public static string? HolderOfOffice(NameForm form, IReadOnlySet<string> holders)
    {
        var words = form.Words;
        if (words.Length < 2) return null;
        if (words[^1] is "administration" or "cabinet") return string.Join(' ', words[..^1]);
        return words.Length >= 2 && holders.Contains(words[0]) && !AdministrationHeads.Contains(words[0])
            && words[^1] is not "campaign" ? words[0] : null;
    }
}
