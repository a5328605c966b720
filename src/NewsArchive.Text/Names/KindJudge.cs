namespace NewsArchive.Text.Names;

/// <summary>
/// Weighs what a document shows of each name: its form, the words beside all its occurrences, and the other names. What
/// one place shows decides for the others.
/// </summary>
internal sealed class KindJudge(string text, IReadOnlyList<Word> words)
{
    private readonly Dictionary<string, Evidence> _evidence = [];
    private readonly HashSet<string> _surnames = [];
    private readonly HashSet<string> _partsOfPeople = [];

    /// <summary>Kinds by <see cref="Candidate.Key"/>.</summary>
    public Dictionary<string, NamedKind> Judge(IReadOnlyList<Candidate> candidates)
    {
        foreach (var candidate in candidates)
        {
            if (!_evidence.TryGetValue(candidate.Key, out var evidence))
            {
                _evidence[candidate.Key] = evidence = new Evidence();
                WeighForm(candidate, evidence);
            }
            if (candidate.Given == NamedKind.Person) evidence.Person += 5;
            else if (candidate.Given == NamedKind.Organization) evidence.Organization += 6;
            WeighContext(candidate, evidence);
        }
        foreach (var candidate in candidates.Where(c => c.Length > 1 && _evidence[c.Key].Kind == NamedKind.Person))
        {
            _surnames.Add(words[candidate.To - 1].Lower);
            _surnames.Add(WithoutArticle(words[candidate.To - 1].Lower));
            for (var i = candidate.From; i < candidate.To; i++) _partsOfPeople.Add(words[i].Lower);
        }
        foreach (var candidate in candidates.DistinctBy(c => c.Key))
            if (candidate.Length == 1) WeighLikeness(candidate, _evidence[candidate.Key]);
        return _evidence.ToDictionary(e => e.Key, e => e.Value.Kind);
    }

    /// <summary>True where another name of the document supports a doubtful one.</summary>
    public bool Supports(Candidate candidate) =>
        _surnames.Contains(words[candidate.To - 1].Lower) || _partsOfPeople.Contains(words[candidate.From].Lower);

    private void WeighForm(Candidate c, Evidence e)
    {
        var (first, last) = (words[c.From], words[c.To - 1]);
        var key = c.Key;
        if (NameLexicon.Organizations.Contains(key)) e.Organization += 6;
        if (NameLexicon.Places.Contains(key)) e.Place += 6;
        if (NameLexicon.Never.Contains(key) || NameLexicon.Peoples.Contains(key)) e.Thing += 8;
        if (NameLexicon.Titles.Contains(key)) e.Thing += 8;
        if (last.Lower.Contains('-') && last.Lower.Split('-').All(p => NameLexicon.Places.Contains(p) || NameLexicon.Peoples.Contains(p)))
            e.Thing += 8;
        if (char.IsDigit(first.Text[0])) e.Thing += 3;
        var allCommon = true;
        for (var i = c.From; i < c.To; i++)
            if (words[i].IsCapital) allCommon &= NameLexicon.CommonWords.Contains(words[i].Lower);
        if (c.Length == 1)
        {
            if (first.IsAcronym && first.Text.Length < 8) e.Organization += 2.5;
            else if (allCommon) e.Thing += 3;
            if (first.IsCamel) e.Organization += 2;
            if (NameLexicon.FirstNames.Contains(key)) e.Person += 2;
            if (NameLexicon.OrganizationWords.ContainsKey(key)) e.Thing += 1;
            if (HasPersonArticle(first.Lower)) e.Person += 1;
            return;
        }
        var head = HeadOf(c);
        if (NameLexicon.OrganizationWords.ContainsKey(head)) e.Organization += 5;
        else if (NameLexicon.ThingWords.Contains(head)) e.Thing += 5;
        else if (NameLexicon.PlaceWords.Contains(head)) e.Place += 5;
        else if (allCommon) e.Thing += 2.5;
        else e.Person += 1.5;
        if (NameLexicon.FirstNames.Contains(first.Lower)) e.Person += first.Lower is "washington" or "jackson" or "madison" ? 1 : 3.5;
        if (c.Length == 3 && words[c.From + 1].IsInitial) e.Person += 4;
        if (first.IsInitial && !last.IsInitial) e.Person += 3;
        if (last.Lower is "jr." or "jr" or "sr." or "sr" or "iii") e.Person += 5;
        for (var i = c.From + 1; i < c.To; i++)
        {
            if (words[i].Text == "&") e.Organization += 4;
            if (NameLexicon.IsParticle(words[i].Text) || HasPersonArticle(words[i].Lower)) e.Person += 2;
        }
        if (first.IsAcronym || last.IsAcronym) e.Organization += 1.5;
        if (NameLexicon.Peoples.Contains(first.Lower) || NameLexicon.Places.LongestAt(words, c.From, c.To) > 0) e.Person -= 2;
        if (first.Lower is "new" or "north" or "south" or "east" or "west" or "san" or "los" or "santa" or "fort" or "mount" or "lake" or "port")
            e.Place += 3;
        if (c.Length > 4) e.Person -= 2;
    }

    /// <summary>The word that says what it is: the last, or the one before "of".</summary>
    private string HeadOf(Candidate c)
    {
        for (var i = c.From + 1; i < c.To - 1; i++)
            if (words[i].Lower is "of" or "for" or "on" or "to" or "in") return words[i - 1].Lower;
        return words[c.To - 1].Lower;
    }

    private void WeighContext(Candidate c, Evidence e)
    {
        var before = c.From > 0 ? words[c.From - 1] : default;
        var after = c.To < words.Count ? words[c.To] : default;
        var gapBefore = c.From > 0 ? Gap(before.End, words[c.From].Start) : "\n";
        var gapAfter = c.To < words.Count ? Gap(words[c.To - 1].End, after.Start) : "\n";
        var nearBefore = gapBefore is " " or ", " or " “" or " \"";
        var possessive = gapAfter is "'s " or "’s " or "' " or "’ ";
        if (nearBefore && before.Lower is not null)
        {
            if (NameLexicon.BeforePerson.Contains(before.Lower)) e.Add(NamedKind.Person, 2);
            if (NameLexicon.BeforeOrganization.Contains(before.Lower)) e.Add(NamedKind.Organization, 2);
            if (gapBefore == " " && NameLexicon.BeforePlace.Contains(before.Lower)) e.Add(NamedKind.Place, before.Lower is "in" ? 1.5 : 1);
            if (gapBefore == " " && before.Lower == "the" && c.Length == 1)
            {
                e.Add(NamedKind.Person, -1.5);
                e.Add(NamedKind.Organization, 1);
            }
            if (gapBefore == " " && before.Lower is "a" or "an") e.Add(NamedKind.Person, -1);
        }
        if (gapAfter == " " || possessive)
        {
            if (NameLexicon.AfterPerson.Contains(after.Lower)) e.Add(NamedKind.Person, 1.5);
            if (NameLexicon.AfterOrganization.Contains(after.Lower)) e.Add(NamedKind.Organization, possessive ? 1 : 1.5);
        }
        else if (gapAfter == ", ")
        {
            if (after.Lower is "who" or "whose") e.Add(NamedKind.Person, 3);
            else if (after.Lower is "which") e.Add(NamedKind.Organization, 1.5);
            else if (after.Text.Length == 2 && char.IsDigit(after.Text[0]) && char.IsDigit(after.Text[1])) e.Add(NamedKind.Person, 3);
            else if (after.IsCapital && NameLexicon.Places.Contains(after.Lower)) e.Add(NamedKind.Place, 2);
            if (NameLexicon.BeforePerson.Contains(after.Lower)) e.Add(NamedKind.Person, 1);
        }
        else if (gapAfter == " (" && after.IsAcronym && c.Length > 1 && Acronyms.Abbreviates(after.Text, NameText(c)))
            e.Add(NamedKind.Organization, 8);
        else if (gapAfter == " (" && after.Lower is "r-" or "d-" or "r" or "d") e.Add(NamedKind.Person, 3);
        if (gapBefore == " (" && words[c.From].IsAcronym && c.From > 1) e.Add(NamedKind.Organization, 1);
    }

    /// <summary>A lone word that ends or begins a person's name seen in full is that person.</summary>
    private void WeighLikeness(Candidate c, Evidence e)
    {
        var lower = words[c.From].Lower;
        if (_surnames.Contains(lower) || _surnames.Contains(WithoutArticle(lower))) e.Person += 6;
        else if (_partsOfPeople.Contains(lower)) e.Person += 2;
    }

    private string NameText(Candidate c) => text[words[c.From].Start..words[c.To - 1].End];

    private string Gap(int from, int to) => to - from > 4 ? "" : text[from..to];

    private static bool HasPersonArticle(string lower) =>
        lower.StartsWith("al-", StringComparison.Ordinal) || lower.StartsWith("el-", StringComparison.Ordinal);

    private static string WithoutArticle(string lower) => HasPersonArticle(lower) ? lower[3..] : lower;

    private sealed class Evidence
    {
        private const double MostFromContext = 6;

        private readonly double[] _context = new double[5];

        public double Person, Organization, Place, Thing;

        public void Add(NamedKind kind, double weight)
        {
            ref var sum = ref _context[(int)kind];
            sum = Math.Clamp(sum + weight, -MostFromContext, Math.Max(MostFromContext, weight));
        }

        public NamedKind Kind
        {
            get
            {
                var person = Person + _context[(int)NamedKind.Person];
                var organization = Organization + _context[(int)NamedKind.Organization];
                var place = Place + _context[(int)NamedKind.Place];
                var best = Math.Max(Math.Max(person, organization), Math.Max(place, Thing));
                if (best < 1.5) return NamedKind.Unknown;
                if (Thing >= best) return NamedKind.Thing;
                if (place >= best) return NamedKind.Place;
                return organization >= best ? NamedKind.Organization : NamedKind.Person;
            }
        }
    }
}
