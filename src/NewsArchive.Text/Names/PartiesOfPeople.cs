using System.Runtime.InteropServices;

namespace NewsArchive.Text.Names;

internal sealed partial class Parties
{
    /// <summary>More people of one surname than in any article: such a list is not compared name by name.</summary>
    private const int MostBearers = 50;

    /// <summary>
    /// "Donald J. Trump" and "Donald Trump", "Mike Doe" and "Michael Doe"; not if another name of the party
    /// contradicts.
    /// </summary>
    public void JoinFullNames()
    {
        var full = people
            .Where(f => !f.Person.IsLone)
            .OrderByDescending(f => f.Person.Given.Count)
            .Select(f => (Form: f, Keys: Spelling.SlipKeys(f.Person.SurnameKey)))
            .ToList();
        if (full.Count < 2)
            return;
        var bearers = new Dictionary<ulong, int>(10 * full.Count);
        foreach (var (_, keys) in full)
            foreach (var key in keys)
                CollectionsMarshal.GetValueRefOrAddDefault(bearers, key, out _)++;
        var bySurname = new Dictionary<ulong, List<List<NameForm>>>();
        foreach (var (form, keys) in full)
        {
            foreach (var key in keys)
            {
                if (bearers[key] == 1)
                    continue;
                if (!bySurname.TryGetValue(key, out var groups))
                    bySurname[key] = groups = [];
                var group = groups.Find(g => g.TrueForAll(f => f == form || MaySameFull(f, form)));
                if (group is null && groups.Count < MostBearers)
                    groups.Add([form]);
                else if (group is not null && !group.Contains(form))
                {
                    if (group.Count < MostBearers)
                        group.Add(form);
                    Join(form.Index, group[0].Index, "full name");
                }
            }
        }
    }

    private bool MaySameFull(NameForm a, NameForm b)
    {
        budget.Take(StepsOfNames);
        return a.Person.MaySameFull(b.Person);
    }

    /// <summary>"Higuchi Ada" and "Ada Higuchi": the family name first or last.</summary>
    public void JoinTurnedNames()
    {
        var seen = new Dictionary<string, int>();
        foreach (var form in people.Where(f => f.Words.Length is > 1 and < 8))
        {
            var key = string.Join(' ', form.Words.Order(StringComparer.Ordinal));
            if (!seen.TryAdd(key, form.Index))
                Join(form.Index, seen[key], "turned name");
        }
    }

    /// <summary>
    /// A surname refers to the nearest full name before it. If only one full name has that surname, all its occurrences
    /// are joined at once. A given name refers to the one person who has it.
    /// </summary>
    public void JoinLoneNames()
    {
        var full = people.Where(f => !f.Person.IsLone).ToList();
        var bySurname = full.SelectMany(f => f.Person.SurnameKeys.Select(k => (Key: k, Form: f)))
            .ToLookup(p => p.Key, p => p.Form);
        var byGiven = full.ToLookup(f => f.Person.Given[0]);
        foreach (var form in people.Where(f => f.Person.IsLone))
        {
            var bearers = bySurname[form.Person.SurnameKey].ToList();
            budget.Take(StepsOfNames * (1 + bearers.Count / 4));
            if (bearers.Count > 0)
            {
                var exact = bearers.Where(b => b.Person.Surname == form.Person.Surname).ToList();
                JoinLone(form, exact.Count > 0 ? exact : bearers, "surname");
                continue;
            }
            var named = byGiven[form.Words[^1]].ToList();
            budget.Take(StepsOfNames * (1 + named.Count / 4));
            // Two people share the given name: no guess, unless it is a family name written first ("Kim" of "Kim Jong
            // Un").
            if (
                named.Select(f => Root(f.Index)).Distinct().Count() == 1
                || (named.Count > 0 && named.TrueForAll(f => f.Words.Length == 3))
            )
                JoinLone(form, named, "given name");
        }
        JoinLoneSpellings();
    }

    private IEnumerable<NameForm> LoneNames => people.Where(f => f.Person.IsLone);

    private void JoinLone(NameForm form, List<NameForm> bearers, string rule)
    {
        if (bearers.Select(b => Root(b.Index)).Distinct().Count() == 1)
        {
            Join(form.Index, bearers[0].Index, rule);
            return;
        }
        // Two people have it: each occurrence refers to the one last mentioned in full.
        budget.Take(StepsOfNames / 2 * bearers.Sum(b => b.Places.Count));
        var places = bearers.SelectMany(b => b.Places.Select(p => (Place: p, Form: b.Index))).Order().ToList();
        var at = 0;
        foreach (var place in form.Places)
        {
            while (at + 1 < places.Count && places[at + 1].Place < place)
                at++;
            PlaceParty[place] = places[at].Form;
        }
        this.rule[form.Index] = rule + " of the last full name";
    }

    private void JoinLoneSpellings()
    {
        var seen = new Dictionary<string, int>();
        foreach (var form in LoneNames.Where(f => f.Person.SurnameKey.Length > 3 && Root(f.Index) == f.Index))
            if (!seen.TryAdd(form.Person.SurnameKey, form.Index))
                Join(form.Index, seen[form.Person.SurnameKey], "spelling");
    }

    /// <summary>
    /// Joins a lone name that fits no one but is one letter away from another name in the text: a misspelling.
    /// </summary>
    public void JoinSlips()
    {
        // A surname well known from the news is not a misspelling of another one.
        var lone = LoneNames.Where(f =>
            PlaceParty[f.Places[0]] < 0
            && f.Person.Surname.Length >= 5
            && !NameLexicon.IsKnownSurname(f.Person.Surname)).ToList();
        if (lone.Count == 0)
            return;
        var bearers = people.Where(f => !f.Person.IsLone).Select(f => Root(f.Index)).ToHashSet();
        if (lone.TrueForAll(f => bearers.Contains(Root(f.Index))))
            return;
        var asked = lone.SelectMany(SlipKeys).ToHashSet();
        var known = new Dictionary<ulong, NameForm>();
        var bearersFirst = people
            .Where(f => PlaceParty[f.Places[0]] < 0)
            .OrderBy(f => bearers.Contains(Root(f.Index)) ? 0 : 1);
        foreach (var form in bearersFirst)
            foreach (var key in SlipKeys(form))
                if (asked.Contains(key))
                    known.TryAdd(key, form);
        foreach (var form in lone)
        {
            if (bearers.Contains(Root(form.Index)))
                continue;
            foreach (var key in SlipKeys(form))
            {
                if (!known.TryGetValue(key, out var near) || Root(near.Index) == Root(form.Index))
                    continue;
                if (
                    !Spelling.IsSlip(near.Person.Surname, form.Person.Surname)
                    && !Spelling.IsSlip(near.Person.SurnameKey, form.Person.SurnameKey)
                )
                    continue;
                Join(form.Index, near.Index, "slip of the pen");
                break;
            }
        }
    }

    private static IEnumerable<ulong> SlipKeys(NameForm form) =>
        Spelling.SlipKeys(form.Person.Surname).Concat(Spelling.SlipKeys(form.Person.SurnameKey));
}
