using System.Collections.Frozen;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Names;

/// <summary>Decides from the words alone whether two organization names mean the same one.</summary>
internal static class OrganizationName
{
    private static readonly string[] LegalForms =
    [
        "inc",
        "inc.",
        "corp",
        "corp.",
        "corporation",
        "co",
        "co.",
        "company",
        "llc",
        "ltd",
        "ltd.",
        "plc",
        "ag",
        "sa",
        "nv",
        "group",
        "magazine",
        "newspaper",
        "gmbh",
    ];

    private static readonly FrozenDictionary<string, int> KnownAliases = WordList
        .Lines("known-aliases.txt")
        .SelectMany(
            (line, party) =>
                line.Split(" = ")
                    .Select(name => (Letters: new NameForm(name, PartyKind.Organization, 0).Letters, party))
        )
        .DistinctBy(a => a.Letters)
        .ToFrozenDictionary(a => a.Letters, a => a.party);

    private static readonly string[] AdministrationHeads = ["administration", "cabinet", "government", "house"];

    /// <summary>
    /// The words that count, in alphabetical order: the same for "Department of Justice" and "Justice Department".
    /// </summary>
    public static string WordsThatCount(NameForm form)
    {
        var words = WithoutLegalForm(form.Words)
            .Where(w => w is not ("of" or "the" or "for" or "and" or "&"))
            .Select(w => Spelling.Key(w.Replace(".", "", StringComparison.Ordinal)) is { Length: > 0 } key ? key : w)
            .ToArray();
        Array.Sort(words, StringComparer.Ordinal);
        return string.Join(' ', words);
    }

    public static string[] WithoutLegalForm(string[] words)
    {
        var count = words.Length;
        while (count > 1 && LegalForms.Contains(words[count - 1]))
            count--;
        return words[..count];
    }

    /// <summary>True for words that a company or school may drop: "Quill Stores", "Knox College".</summary>
    public static bool IsGenericTail(string[] words) =>
        words is not ["news"]
        && Array.TrueForAll(
            words,
            w =>
                NameLexicon.OrganizationWords.ContainsKey(w)
                || NameLexicon.CommonWords.Contains(w)
                || w is "international"
        )
        && words[^1] is not ("party" or "administration" or "campaign" or "committee" or "department" or "ministry");

    /// <summary>
    /// "NBC News" and "Fox News" are the same as NBC and Fox. After a manufacturer's name, "News" may also be a
    /// product.
    /// </summary>
    public static bool IsBroadcaster(NameForm form, int shortWords) =>
        form.Words.Length == 2
        && shortWords == 1
        && form.Words[1] == "news"
        && (NameLexicon.Organizations.Contains(form.Letters) || form.Name.Split(' ')[0].All(char.IsUpper));

    /// <summary>
    /// True for a single word that means the organization once the text has given its full name: not a place, not a
    /// common word.
    /// </summary>
    public static bool MayBeginAlone(string[] words) =>
        words.Length > 1
        || (
            words[0].Length > 1
            && !NameLexicon.Places.Contains(words[0])
            && !NameLexicon.Peoples.Contains(words[0])
            && !NameLexicon.CommonWords.Contains(words[0])
            && !NameLexicon.OrganizationWords.ContainsKey(words[0])
        );

    /// <summary>
    /// True for "The Post" and "Supreme Court": the last words of the full name, unless half of all bodies end that
    /// way.
    /// </summary>
    public static bool MayEndAlone(string[] words) =>
        words.Length > 1
        || !(
            words[0] is "house" or "party" or "state" or "news" or "agency" or "court" or "america" or "international"
            || NameLexicon.Places.Contains(words[0])
            || NameLexicon.Peoples.Contains(words[0])
        );

    /// <summary>A number that all names of one widely known organization share; null for others.</summary>
    public static int? KnownParty(NameForm form) =>
        KnownAliases.TryGetValue(form.Letters, out var party) ? party : null;

    /// <summary>
    /// The person whose administration, cabinet or White House this is; null for any other organization.
    /// </summary>
    public static string? HolderOfOffice(NameForm form, IReadOnlySet<string> holders)
    {
        var words = form.Words;
        if (words.Length < 2)
            return null;
        if (words[^1] is "administration" or "cabinet")
            return string.Join(' ', words[..^1]);
        return
            words.Length >= 2
            && holders.Contains(words[0])
            && !AdministrationHeads.Contains(words[0])
            && words[^1] is not "campaign"
            ? words[0]
            : null;
    }
}
