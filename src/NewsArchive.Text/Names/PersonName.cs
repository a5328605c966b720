using System.Collections.Frozen;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Names;

/// <summary>The parts of a person's name, folded.</summary>
/// <param name="Given">Given names, middle names and initials, in order; empty for a lone surname.</param>
/// <param name="Surname">The last word without its article: "haddad" for "Karim al-Haddad".</param>
/// <param name="Suffix">"jr", "sr", "iii" or empty: tells a father from his son.</param>
internal sealed record PersonName(IReadOnlyList<string> Given, string Surname, string Suffix)
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Nicknames = WordList
        .Lines("nicknames.txt")
        .Select(l => l.Split(": "))
        .ToFrozenDictionary(l => l[0], l => l[1].Split(", ").ToFrozenSet());

    /// <summary>Honours and degrees that follow a name and are no part of it.</summary>
    private static readonly FrozenSet<string> AfterNames = new[]
    {
        "dbe", "obe", "mbe", "cbe", "kbe", "ra", "mp", "msp", "qc", "kc", "phd", "md", "esq", "cpa", "rn", "usn", "ret",
    }.ToFrozenSet();

    public string SurnameKey { get; } = Spelling.Key(Surname);

    /// <summary>The keys under which a lone surname may mean this person: also "Roe" for "Ada Doe-Roe".</summary>
    public IEnumerable<string> SurnameKeys =>
        Surname.LastIndexOf('-') is var i and > 0 && i + 3 < Surname.Length
            ? [SurnameKey, Spelling.Key(Surname[(i + 1)..])]
            : [SurnameKey];

    public bool IsLone => Given.Count == 0;

    public static PersonName Parse(string[] words)
    {
        var parts = words.Where(w => w.Length > 0).ToList();
        var suffix = "";
        if (parts.Count > 1 && parts[^1].TrimEnd('.') is "jr" or "sr" or "ii" or "iii" or "iv")
        {
            suffix = parts[^1].TrimEnd('.');
            parts.RemoveAt(parts.Count - 1);
        }
        while (parts.Count > 2 && AfterNames.Contains(parts[^1].Replace(".", "", StringComparison.Ordinal)))
            parts.RemoveAt(parts.Count - 1);
        var surname = Spelling.WithoutArticle(parts.Count > 0 ? parts[^1] : "");
        var given = parts.Take(parts.Count - 1).Where(p => !NameLexicon.IsParticle(p) || p is "abu" or "ben").ToList();
        return new PersonName(given, surname, suffix);
    }

    /// <summary>True when both are written in full and nothing in them contradicts.</summary>
    public bool MaySameFull(PersonName other)
    {
        if (Suffix != other.Suffix || !SameSurname(other) || HasOtherMiddleInitial(other))
            return false;
        var (shorter, longer) = Given.Count <= other.Given.Count ? (Given, other.Given) : (other.Given, Given);
        if (shorter.Count == 0)
            return true;
        // Each given name of the shorter form must match one of the longer form, in order, and the first must match the
        // first if both have one.
        var at = 0;
        var matched = 0;
        foreach (var name in shorter)
        {
            var found = at;
            while (found < longer.Count && !SameGiven(name, longer[found]))
                found++;
            if (found == longer.Count)
                continue;
            at = found + 1;
            matched++;
        }
        return matched == shorter.Count;
    }

    /// <summary>"George W." and "George H. W.", father and son.</summary>
    private bool HasOtherMiddleInitial(PersonName other) =>
        Given.Count > 1
        && other.Given.Count > 1
        && Given[1].TrimEnd('.').Length == 1
        && other.Given[1].TrimEnd('.').Length == 1
        && Given[1][0] != other.Given[1][0];

    private bool SameSurname(PersonName other) =>
        SurnameKey == other.SurnameKey
        || (Math.Min(Surname.Length, other.Surname.Length) >= 6 && Spelling.IsSlip(Surname, other.Surname));

    public static bool SameGiven(string a, string b)
    {
        if (a == b)
            return true;
        if (a.TrimEnd('.').Length == 1 || b.TrimEnd('.').Length == 1)
            return IsInitialOf(a, b);
        var (keyA, keyB) = (Spelling.Key(a), Spelling.Key(b));
        if (keyA == keyB)
            return true;
        if (IsNicknameOfEither(a, b))
            return true;
        var (bonesA, bonesB) = (Spelling.Skeleton(keyA), Spelling.Skeleton(keyB));
        return bonesA == bonesB && bonesA.Length >= 3;
    }

    /// <summary>True for "J." and "jane", in either order.</summary>
    public static bool IsInitialOf(string a, string b) =>
        (a.TrimEnd('.').Length == 1 || b.TrimEnd('.').Length == 1) && a[0] == b[0];

    public static bool IsNicknameOfEither(string a, string b) => IsNickname(a, b) || IsNickname(b, a);

    private static bool IsNickname(string a, string b) => Nicknames.TryGetValue(a, out var names) && names.Contains(b);
}
