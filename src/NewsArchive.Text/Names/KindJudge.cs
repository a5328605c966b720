namespace NewsArchive.Text.Names;

/// <summary>
/// Decides the kind of each name from the whole document: its form, the words beside all its occurrences, and the other
/// names. Evidence from one occurrence counts for all.
/// </summary>
internal sealed class KindJudge
{
    /// <summary>With at least so many points, the rules keep a name that the weights would leave out.</summary>
    private const double ManyCues = 4;

    /// <summary>A lead of the weights too small to overrule the kind that the rules found.</summary>
    private const float SmallLead = 16;

    // What its words, the words beside it and its features take, as often as a look at a word.
    private const int StepsOfAName = 16;

    private readonly Words words;
    private readonly Dictionary<string, Name> names = [];
    private readonly HashSet<string> surnames = [];
    private HashSet<ulong>? surnameSlips;
    private readonly HashSet<string> partsOfPeople = [];
    private readonly HashSet<string> endsOfPeople = [];
    private readonly HashSet<string> lastOfOrganizations = [];

    public KindJudge(NameReading reading, KindModel? model = null)
    {
        words = reading.Words;
        var context = new ContextEvidence(reading.Text, words);
        var inOrder = new List<Name>();
        foreach (var candidate in reading.Candidates)
        {
            words.Budget.Take(StepsOfAName + candidate.Length);
            if (!names.TryGetValue(candidate.Key, out var name))
            {
                inOrder.Add(names[candidate.Key] = name = new Name());
                FormEvidence.Weigh(words, candidate, name.Evidence);
            }
            name.Places.Add(candidate);
            var evidence = name.Evidence;
            if (candidate.Given == NamedKind.Person)
                evidence.AddContext(NamedKind.Person, 5);
            else if (candidate.Given == NamedKind.Organization && candidate.Rule == "capitals")
                evidence.Show(NamedKind.Organization, 3);
            else if (candidate.Given == NamedKind.Organization)
                evidence.AddForm(NamedKind.Organization, 3);
            name.IsSure |= !candidate.Doubtful;
            context.Weigh(candidate, evidence);
        }
        foreach (var candidate in reading.Candidates)
            Learn(candidate);
        foreach (var name in inOrder)
            WeighLikeness(name.Places[0], name.Evidence);
        model ??= KindModel.Embedded;
        if (model is null || model.IsEmpty)
            return;
        var features = new KindFeatures(reading, this);
        foreach (var name in inOrder)
        {
            var ruled = name.Evidence;
            if (ruled.IsShown)
                continue;
            var (learned, lead) = model.Best(features.Of(name.Places), over: ruled.Kind);
            var kind = RulesStand(ruled, learned, lead) ? ruled.Kind : learned;
            name.Judged =
                IsNoun(name.Places[0], kind) ? NamedKind.Thing
                : kind == NamedKind.Organization && NameLexicon.IsOnlyPerson(name.Places[0].Key) ? NamedKind.Person
                : kind;
        }
    }

    /// <summary>"the Committee" in a text that names no committee: a capitalized noun.</summary>
    private bool IsNoun(Candidate candidate, NamedKind kind) =>
        candidate.Length == 1
        && kind == NamedKind.Organization
        && !lastOfOrganizations.Contains(candidate.Key)
        && NameLexicon.OrganizationWords.ContainsKey(candidate.Key)
        && NameLexicon.CommonWords.Contains(candidate.Key)
        && !NameLexicon.Organizations.Contains(candidate.Key);

    /// <summary>
    /// The weights reject names they have not seen, so many cues in this document count more. In doubt, an organization
    /// found by the rules stays: training cannot cover all names of organizations.
    /// </summary>
    private static bool RulesStand(Evidence ruled, NamedKind learned, float lead) =>
        learned == NamedKind.Thing
            ? ruled.Points(ruled.Kind) >= ManyCues || lead < SmallLead
            : ruled.Kind == NamedKind.Organization && lead < SmallLead;

    public NamedKind KindOf(Candidate candidate) =>
        names[candidate.Key] is var name && name.Judged is { } kind ? kind : name.Evidence.Kind;

    /// <summary>The verdict of the rules alone.</summary>
    public NamedKind RuleKindOf(Candidate candidate) => names[candidate.Key].Evidence.Kind;

    public Evidence EvidenceOf(string key) => names[key].Evidence;

    public bool IsSurname(string lower) => surnames.Contains(lower);

    public bool IsPartOfPerson(string lower) => partsOfPeople.Contains(lower);

    public bool EndsPerson(string key) => endsOfPeople.Contains(key);

    public bool EndsOrganization(string lower) => lastOfOrganizations.Contains(lower);

    /// <summary>
    /// True where something else in the document, or a list, supports a name whose capitals prove nothing.
    /// </summary>
    public bool Supports(Candidate candidate)
    {
        var first = words[candidate.From];
        return names.TryGetValue(candidate.Key, out var name) && name.IsSure
            || surnames.Contains(words[candidate.To - 1].Lower)
            || partsOfPeople.Contains(first.Lower)
            // "Time passed": an outlet whose name is also a word that can begin any sentence.
            || (NameLexicon.Organizations.Contains(candidate.Key) && !first.IsCommon)
            || (first.IsAcronym && candidate.Length == 1 && name is not null)
            || (candidate.Length > 1 && (candidate.Rule == "title" || first.IsFirstName));
    }

    private void Learn(Candidate candidate)
    {
        if (candidate.Length < 2)
            return;
        var kind = KindOf(candidate);
        var last = words[candidate.To - 1].Lower;
        if (kind == NamedKind.Organization && !candidate.Key.Contains(" of ", StringComparison.Ordinal))
            lastOfOrganizations.Add(last);
        // "Front of X in Y" is a branch of X.
        var branch = candidate.Key.IndexOf(" in ", StringComparison.Ordinal);
        if (
            kind == NamedKind.Organization
            && branch > 0
            && names.TryGetValue(candidate.Key[..branch], out var whole)
        )
            whole.Evidence.Show(NamedKind.Organization, 4);
        if (kind != NamedKind.Person)
            return;
        surnames.Add(last);
        surnames.Add(Spelling.WithoutArticle(last));
        surnames.Add(last[(last.LastIndexOf('-') + 1)..]);
        words.Budget.Take(candidate.Length * candidate.Length);
        for (var i = candidate.From; i < candidate.To; i++)
            partsOfPeople.Add(words[i].Lower);
        for (var i = candidate.From + 1; i < candidate.To - 1; i++)
            endsOfPeople.Add(PhraseList.Join(words, i, candidate.To));
    }

    /// <summary>
    /// A word that ends a name seen in full, or is nearly that word, has the same kind as the full name.
    /// </summary>
    private void WeighLikeness(Candidate candidate, Evidence evidence)
    {
        if (candidate.Length > 1)
        {
            if (endsOfPeople.Contains(candidate.Key))
                evidence.AddForm(NamedKind.Person, 6);
            if (!candidate.Key.Contains(' '))
                WeighLastWord(candidate, evidence);
            return;
        }
        var lower = Spelling.WithoutArticle(words[candidate.From].Lower);
        if (surnames.Contains(lower))
            evidence.AddForm(NamedKind.Person, 6);
        else if (partsOfPeople.Contains(lower))
            evidence.AddForm(NamedKind.Person, 2);
        else if (lower.Length > 5 && !NameLexicon.CommonWords.Contains(lower) && IsSlipForSurname(lower))
            evidence.Show(NamedKind.Person, 2);
        WeighLastWord(candidate, evidence);
    }

    private bool IsSlipForSurname(string lower)
    {
        words.Budget.Take(lower.Length);
        if (surnames.Count == 0)
            return false;
        if (surnameSlips is null)
        {
            surnameSlips = [];
            words.Budget.Take(StepsOfAName * surnames.Count);
            foreach (var surname in surnames)
            {
                surnameSlips.UnionWith(Spelling.SlipKeys(surname));
                if (Spelling.Key(surname) is var key && key != surname)
                    surnameSlips.UnionWith(Spelling.SlipKeys(key));
            }
        }
        return surnameSlips.Overlaps(Spelling.SlipKeys(lower))
            || surnameSlips.Overlaps(Spelling.SlipKeys(Spelling.Key(lower)));
    }

    private void WeighLastWord(Candidate candidate, Evidence evidence)
    {
        if (
            lastOfOrganizations.Contains(words[candidate.To - 1].Lower)
                && NameLexicon.OrganizationWords.ContainsKey(candidate.Key)
            || (candidate.Length > 1 && lastOfOrganizations.Contains(candidate.Key))
        )
            evidence.Show(NamedKind.Organization, 6);
    }

    /// <summary>One name with all its occurrences.</summary>
    private sealed class Name
    {
        public Evidence Evidence { get; } = new();

        public List<Candidate> Places { get; } = [];

        /// <summary>True when its capitals prove a name in at least one occurrence.</summary>
        public bool IsSure { get; set; }

        /// <summary>The verdict of weights and rules together; null where only the rules decide.</summary>
        public NamedKind? Judged { get; set; }
    }
}
