namespace NewsArchive.Text.Names;

/// <summary>The parties of a text while its forms are being joined: each step is one reason to join.</summary>
internal sealed class Parties
{
    private readonly IReadOnlyList<NameForm> _forms;
    private readonly int[] _parent;
    private readonly string[] _rule;
    private readonly bool[] _stated;
    private readonly int[] _shown;

    public Parties(IReadOnlyList<NameForm> forms, IReadOnlyList<FoundName> names)
    {
        _forms = forms;
        _parent = [.. Enumerable.Range(0, forms.Count)];
        _rule = new string[forms.Count];
        _stated = new bool[forms.Count];
        _shown = new int[forms.Count];
        Array.Fill(_rule, "same name");
        Array.Fill(_shown, -1);
        PlaceParty = new int[names.Count];
        Array.Fill(PlaceParty, -1);
    }

    /// <summary>For the places of a surname that two people of the text share: the form that each place means; else -1.</summary>
    public int[] PlaceParty { get; }

    public string RuleOf(int form) => _rule[form];

    public bool IsStated(int form) => _stated[form];

    /// <summary>The form that a statement of the text puts first, or -1.</summary>
    public int ShownOf(int form) => _shown[Root(form)];

    public int Root(int form)
    {
        while (_parent[form] != form) form = _parent[form] = _parent[_parent[form]];
        return form;
    }

    private bool Join(int form, int to, string rule, bool stated = false)
    {
        var (a, b) = (Root(form), Root(to));
        if (a == b) return false;
        var (low, high) = a < b ? (a, b) : (b, a);
        _parent[high] = low;
        if (_shown[low] < 0) _shown[low] = _shown[high];
        _rule[form] = rule;
        _stated[form] |= stated;
        return true;
    }

    private IEnumerable<NameForm> People => _forms.Where(f => f.Kind == PartyKind.Person);

    private IEnumerable<NameForm> Organizations => _forms.Where(f => f.Kind == PartyKind.Organization);

    /// <summary>"Al-Qaeda" and "al-Qaeda", "U.N." and "UN", "The Echo" and "Echo".</summary>
    public void JoinSameLetters()
    {
        var seen = new Dictionary<(string, PartyKind), int>();
        foreach (var form in _forms)
            if (!seen.TryAdd((form.Letters, form.Kind), form.Index)) Join(form.Index, seen[(form.Letters, form.Kind)], "same letters");
    }

    public void JoinStated(IEnumerable<(int First, int Second, string Rule)> stated, int[] formOf)
    {
        foreach (var (first, second, rule) in stated)
        {
            var (a, b) = (formOf[first], formOf[second]);
            Join(b, a, rule, stated: true);
            if (rule == "also known as" && _shown[Root(a)] < 0) _shown[Root(a)] = a;
        }
    }

    /// <summary>"FBI" after the Federal Bureau of Investigation, "WaPo" beside The Washington Post.</summary>
    public void JoinAcronyms()
    {
        var full = Organizations.Where(f => f.Words.Length > 1).Take(2000).ToList();
        foreach (var form in Organizations.Where(f => f.Words.Length <= 2 && f.Name.Length <= 14))
        {
            var name = Without("the ", form.Name);
            if (name.Count(char.IsUpper) < 2) continue;
            var long_ = full.FirstOrDefault(f => f != form && Acronyms.Abbreviates(name, f.Name))
                ?? full.FirstOrDefault(f => f != form && Acronyms.Abbreviates(name, Turned(f)))
                ?? full.FirstOrDefault(f => f != form && Acronyms.Blends(name, f.Name));
            if (long_ is not null && (form.Words.Length == 1 || form.Words[^1].Length <= 2)) Join(form.Index, long_.Index, "initials");
        }
    }

    /// <summary>"Department of Justice" for "Justice Department": the order that DOJ follows.</summary>
    private static string Turned(NameForm form) =>
        form.Words.Length > 1 ? form.Words[^1] + " of " + string.Join(' ', form.Words[..^1]) : "";

    /// <summary>"Donald J. Trump" and "Donald Trump", "Mike Doe" and "Michael Doe"; never against another member.</summary>
    public void JoinFullNames()
    {
        var bySurname = new Dictionary<string, List<List<NameForm>>>();
        foreach (var form in People.Where(f => !f.Person.IsLone).OrderByDescending(f => f.Person.Given.Count))
        {
            foreach (var key in Spelling.SlipKeys(form.Person.SurnameKey).ToList())
            {
                if (!bySurname.TryGetValue(key, out var groups)) bySurname[key] = groups = [];
                var group = groups.Take(50).FirstOrDefault(g => g.TrueForAll(f => f == form || f.Person.MaySameFull(form.Person)));
                if (group is null) groups.Add([form]);
                else if (!group.Contains(form))
                {
                    if (group.Count < 50) group.Add(form);
                    if (form.Letters != group[0].Letters) Join(form.Index, group[0].Index, "full name");
                }
            }
        }
    }

    /// <summary>"Ministry of Defence" and "Defence Ministry", "Babbage Inc." and "Babbage", "al-Qaeda" and "al-Qaida".</summary>
    public void JoinSameWords()
    {
        var seen = new Dictionary<string, int>();
        foreach (var form in Organizations)
        {
            var key = OrganizationName.WordsThatCount(form);
            if (key.Length > 2 && !seen.TryAdd(key, form.Index)) Join(form.Index, seen[key], "same words");
        }
    }

    /// <summary>"The Post" after "The Washington Post", "Senate" beside "U.S. Senate", "Scriberr" after "Scriberr News".</summary>
    public void JoinShortOrganizations()
    {
        var byLast = new Dictionary<string, NameForm>();
        var byFirst = new Dictionary<string, NameForm>();
        var byLetters = Organizations.GroupBy(f => string.Join(' ', f.Words)).ToDictionary(g => g.Key, g => g.First());
        foreach (var form in Organizations)
        {
            var words = OrganizationName.WithoutLegalForm(form.Words);
            if (words.Length > 1 && !words.Contains("in"))
            {
                byLast.TryAdd(words[^1], form);
                byFirst.TryAdd(words[0], form);
            }
            if (OrganizationName.WithoutCountry(words) is { } home && byLetters.TryGetValue(string.Join(' ', home), out var homely))
                Join(form.Index, homely.Index, "without country");
            else if (words.Length > 2 && byLetters.TryGetValue(string.Join(' ', words[1..]), out var tail) && tail.Words.Length > 1)
                Join(form.Index, tail.Index, "last words");
        }
        foreach (var form in Organizations.Where(f => f.Words.Length == 1))
        {
            var word = form.Words[0];
            if (byLast.TryGetValue(word, out var ending) && !NameLexicon.Places.Contains(word) && IsOutletWord(word, ending))
                Join(form.Index, ending.Index, "last word");
            else if (byFirst.TryGetValue(word, out var beginning) && word.Length > 3 && beginning.Words.Length == 2
                && !NameLexicon.Places.Contains(word) && !NameLexicon.Peoples.Contains(word) && !NameLexicon.CommonWords.Contains(word))
                Join(form.Index, beginning.Index, "first word");
        }
    }

    private static bool IsOutletWord(string word, NameForm full) =>
        word is not ("house" or "party" or "state" or "news" or "agency" or "court") && full.Words.Length <= 4 && !full.Words.Contains("of");

    /// <summary>"the Doe White House" is "the Doe administration".</summary>
    public void JoinAdministrations()
    {
        var holders = Organizations.Where(f => f.Words.Length > 1 && f.Words[^1] is "administration" or "cabinet")
            .Select(f => string.Join(' ', f.Words[..^1])).ToHashSet();
        var seen = new Dictionary<string, int>();
        foreach (var form in Organizations)
            if (OrganizationName.HolderOfOffice(form, holders) is { } holder && !seen.TryAdd(holder, form.Index))
                Join(form.Index, seen[holder], "administration");
    }

    /// <summary>
    /// A surname means the nearest full name before it; where one full name bears it, all its places are joined at once. A
    /// given name means the one person who bears it.
    /// </summary>
    public void JoinLoneNames()
    {
        var bySurname = People.Where(f => !f.Person.IsLone).GroupBy(f => f.Person.SurnameKey).ToDictionary(g => g.Key, g => g.ToList());
        var byGiven = People.Where(f => !f.Person.IsLone).GroupBy(f => f.Person.Given[0]).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var form in People.Where(f => f.Person.IsLone))
        {
            if (bySurname.TryGetValue(form.Person.SurnameKey, out var bearers)) JoinLone(form, bearers);
            else if (byGiven.TryGetValue(form.Words[^1], out var named) && named.Select(f => Root(f.Index)).Distinct().Count() == 1)
                Join(form.Index, named[0].Index, "given name");
        }
        JoinLoneSpellings();
    }

    private void JoinLone(NameForm form, List<NameForm> bearers)
    {
        var exact = bearers.Where(b => b.Person.Surname == form.Person.Surname).ToList();
        if (exact.Count > 0) bearers = exact;
        if (bearers.Select(b => Root(b.Index)).Distinct().Count() == 1)
        {
            Join(form.Index, bearers[0].Index, "surname");
            return;
        }
        // Two people bear it: each place goes to the one last named in full.
        var places = bearers.SelectMany(b => b.Places.Select(p => (Place: p, Form: b.Index))).Order().ToList();
        var at = 0;
        foreach (var place in form.Places)
        {
            while (at + 1 < places.Count && places[at + 1].Place < place) at++;
            PlaceParty[place] = places[at].Form;
        }
        _rule[form.Index] = "surname of the last full name";
    }

    private void JoinLoneSpellings()
    {
        var seen = new Dictionary<string, int>();
        foreach (var form in People.Where(f => f.Person.IsLone && f.Person.SurnameKey.Length > 3 && Root(f.Index) == f.Index))
            if (!seen.TryAdd(form.Person.SurnameKey, form.Index)) Join(form.Index, seen[form.Person.SurnameKey], "spelling");
    }

    /// <summary>"Juliani" where the text otherwise writes Julani: a lone name one letter from another, and with no bearer.</summary>
    public void JoinSlips()
    {
        var known = new Dictionary<string, NameForm>();
        foreach (var form in People.Where(f => PlaceParty[f.Places[0]] < 0))
            foreach (var key in Slips(form)) known.TryAdd(key, form);
        foreach (var form in People.Where(f => f.Person.IsLone && Root(f.Index) == f.Index && PlaceParty[f.Places[0]] < 0
            && f.Places.Count <= 3 && f.Person.Surname.Length >= 5))
        {
            var near = Slips(form).Select(k => known.GetValueOrDefault(k)).FirstOrDefault(k => k is not null && Root(k.Index) != form.Index
                && (Spelling.IsSlip(k.Person.Surname, form.Person.Surname) || Spelling.IsSlip(k.Person.SurnameKey, form.Person.SurnameKey)));
            if (near is not null) Join(form.Index, near.Index, "slip of the pen");
        }
    }

    private static IEnumerable<string> Slips(NameForm form) =>
        Spelling.SlipKeys(form.Person.Surname).Concat(Spelling.SlipKeys(form.Person.SurnameKey));

    private static string Without(string start, string name) =>
        name.StartsWith(start, StringComparison.OrdinalIgnoreCase) ? name[start.Length..] : name;
}
