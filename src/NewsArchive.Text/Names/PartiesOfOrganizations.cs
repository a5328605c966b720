namespace NewsArchive.Text.Names;

internal sealed partial class Parties
{
    /// <summary>With more full names than this the text is a list, where initials prove nothing.</summary>
    private const int MostFullNames = 500;

    /// <summary>"FBI" after the Federal Bureau of Investigation, "WaPo" beside The Washington Post.</summary>
    public void JoinAcronyms()
    {
        List<(NameForm Form, LongName Name, Lazy<LongName> Turned)>? full = null;
        foreach (var form in organizations.Where(f => f.Words.Length <= 2 && f.Name.Length <= 14).Take(MostFullNames))
        {
            var name = form.Name.StartsWith("The ", StringComparison.OrdinalIgnoreCase) ? form.Name[4..] : form.Name;
            if (form.Words.Length > 1 && form.Words[^1].Length > 2)
                continue;
            if (!name.Any(char.IsDigit) && name.Count(char.IsUpper) < 2)
                continue;
            full ??=
            [
                .. organizations
                    .Where(f => f.Words.Length > 1)
                    .Take(MostFullNames)
                    .Select(f => (f, new LongName(f.Name), new Lazy<LongName>(() => new LongName(Turned(f))))),
            ];
            if (full.Count == 0)
                return;
            budget.Take(full.Count);
            var (letters, humps) = (Acronyms.Letters(name), Acronyms.Humps(name));
            var meant =
                full.Find(f => f.Form != form && f.Name.IsAbbreviated(letters)).Form
                ?? full.Find(f => f.Form != form && f.Turned.Value.IsAbbreviated(letters)).Form
                ?? full.Find(f => f.Form != form && f.Name.IsBlended(humps)).Form;
            if (meant is not null)
                Join(form.Index, meant.Index, "initials");
        }
    }

    /// <summary>"Department of Justice" for "Justice Department": the word order of DOJ.</summary>
    private static string Turned(NameForm form) => form.Words[^1] + " of " + string.Join(' ', form.Words[..^1]);

    /// <summary>
    /// "Ministry of Defence" and "Defence Ministry", "Babbage Inc." and "Babbage", "al-Qaeda" and "al-Qaida".
    /// </summary>
    public void JoinSameWords()
    {
        var seen = new Dictionary<string, int>();
        foreach (var form in organizations)
        {
            var key = OrganizationName.WordsThatCount(form);
            if (key.Length > 2 && !seen.TryAdd(key, form.Index))
                Join(form.Index, seen[key], "same words");
        }
    }

    /// <summary>"Fed" and "Federal Reserve", where both appear in the text.</summary>
    public void JoinKnownAliases()
    {
        var seen = new Dictionary<int, int>();
        foreach (var form in organizations)
            if (OrganizationName.KnownParty(form) is { } party && !seen.TryAdd(party, form.Index))
                Join(form.Index, seen[party], "known alias");
    }

    /// <summary>
    /// "The Post" after "The Washington Post", "Senate" beside "U.S. Senate", "Quill" after "Quill Stores Inc.".
    /// </summary>
    public void JoinShortOrganizations()
    {
        var byBeginning = new Dictionary<string, List<NameForm>>();
        var byEnding = new Dictionary<string, List<NameForm>>();
        foreach (var form in organizations)
        {
            var words = OrganizationName.WithoutLegalForm(form.Words);
            if (form.Words.Length < 2 || form.Words.Length > 8 || form.Words.Contains("in"))
                continue;
            for (var n = 1; n < words.Length; n++)
            {
                if (OrganizationName.IsGenericTail(words[n..]) || OrganizationName.IsBroadcaster(form, n))
                    Add(byBeginning, string.Join(' ', words[..n]), form);
                Add(byEnding, string.Join(' ', words[n..]), form);
            }
        }
        foreach (var form in organizations)
        {
            var key = string.Join(' ', form.Words);
            if (
                byEnding.TryGetValue(key, out var endings)
                && (OrganizationName.MayEndAlone(form.Words) || key is "court" or "party" && AreOne(endings))
                // "Senate" before any "Ohio Senate" is the national one.
                && (key is not "senate" || endings.TrueForAll(f => f.Places[0] < form.Places[0]))
            )
                Join(form.Index, Nearest(form, endings).Index, "last words");
            else if (
                byBeginning.TryGetValue(key, out var beginnings)
                && OrganizationName.MayBeginAlone(form.Words)
                && beginnings[0].Places[0] < form.Places[0]
            )
                Join(form.Index, Nearest(form, beginnings).Index, "first words");
        }
    }

    private bool AreOne(List<NameForm> forms) => forms.TrueForAll(f => Root(f.Index) == Root(forms[0].Index));

    private static void Add(Dictionary<string, List<NameForm>> index, string key, NameForm form)
    {
        if (!index.TryGetValue(key, out var forms))
            index[key] = forms = [];
        if (forms.Count < 20)
            forms.Add(form);
    }

    /// <summary>The full name that appeared last before the short one, else the first one after it.</summary>
    private NameForm Nearest(NameForm form, List<NameForm> full)
    {
        var at = form.Places[0];
        budget.Take(full.Sum(f => f.Places.Count));
        return full.Where(f => f.Places[0] < at).MaxBy(f => f.Places.TakeWhile(p => p < at).Last())
            ?? full.MinBy(f => f.Places[0])!;
    }

    /// <summary>"the Doe White House" is "the Doe administration".</summary>
    public void JoinAdministrations()
    {
        var holders = organizations
            .Where(f => f.Words.Length > 1 && f.Words[^1] is "administration" or "cabinet")
            .Select(f => string.Join(' ', f.Words[..^1]))
            .ToHashSet();
        var seen = new Dictionary<string, int>();
        foreach (var form in organizations)
            if (OrganizationName.HolderOfOffice(form, holders) is { } holder && !seen.TryAdd(holder, form.Index))
                Join(form.Index, seen[holder], "administration");
    }
}
