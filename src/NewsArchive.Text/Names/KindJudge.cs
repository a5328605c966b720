namespace NewsArchive.Text.Names;

/// <summary>
/// Gives each name of a document its kind from what the whole document shows: its form, the words beside all its
/// places, and the other names. What one place shows decides for the others.
/// </summary>
internal sealed class KindJudge
{
    /// <summary>The points from which the rules keep a name that the weights would leave out.</summary>
    private const double ManyCues = 4;

    /// <summary>A lead over the rules' kind that is too small to speak against what the rules found.</summary>
    private const float SmallLead = 16;

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

    /// <summary>"the Committee" where no committee of the text has a name: a noun in capitals.</summary>
    private bool IsNoun(Candidate candidate, NamedKind kind) =>
        candidate.Length == 1
        && kind == NamedKind.Organization
        && !lastOfOrganizations.Contains(candidate.Key)
        && NameLexicon.OrganizationWords.ContainsKey(candidate.Key)
        && NameLexicon.CommonWords.Contains(candidate.Key)
        && !NameLexicon.Organizations.Contains(candidate.Key);

    /// <summary>
    /// The weights leave out what they have not met; many cues in this document are worth more. In doubt an
    /// organization of the rules stands: its names are the ones that no training has seen all of.
    /// </summary>
    private static bool RulesStand(Evidence ruled, NamedKind learned, float lead) =>
        learned == NamedKind.Thing
            ? ruled.Points(ruled.Kind) >= ManyCues || lead < SmallLead
            : ruled.Kind == NamedKind.Organization && lead < SmallLead;

    public NamedKind KindOf(Candidate candidate) =>
        names[candidate.Key] is var name && name.Judged is { } kind ? kind : name.Evidence.Kind;

    /// <summary>What the rules alone say.</summary>
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
            // "Time passed": an outlet whose name any sentence may begin with.
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
        for (var i = candidate.From; i < candidate.To; i++)
            partsOfPeople.Add(words[i].Lower);
        for (var i = candidate.From + 1; i < candidate.To - 1; i++)
            endsOfPeople.Add(PhraseList.Join(words, i, candidate.To));
    }

    /// <summary>A word that ends a name seen in full, or nearly so, means what the full name means.</summary>
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
        if (surnames.Count == 0)
            return false;
        if (surnameSlips is null)
        {
            surnameSlips = [];
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

    /// <summary>One name with all its places.</summary>
    private sealed class Name
    {
        public Evidence Evidence { get; } = new();

        public List<Candidate> Places { get; } = [];

        /// <summary>At one place at least its capitals prove something.</summary>
        public bool IsSure { get; set; }

        /// <summary>What the weights and the rules together say; null where the rules alone do.</summary>
        public NamedKind? Judged { get; set; }
    }
}
