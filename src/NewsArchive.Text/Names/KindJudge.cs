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

    private readonly IReadOnlyList<Word> words;
    private readonly Dictionary<string, Evidence> _evidence = [];
    private readonly Dictionary<string, NamedKind> _kinds = [];
    private readonly HashSet<string> _sure = [];
    private readonly HashSet<string> _surnames = [];
    private readonly HashSet<string> _surnameSlips = [];
    private readonly HashSet<string> _partsOfPeople = [];
    private readonly HashSet<string> _endsOfPeople = [];
    private readonly HashSet<string> _lastOfOrganizations = [];

    public KindJudge(NameReading reading, KindModel? model = null)
    {
        words = reading.Words;
        var context = new ContextEvidence(reading.Text, words);
        foreach (var candidate in reading.Candidates)
        {
            if (!_evidence.TryGetValue(candidate.Key, out var evidence))
            {
                _evidence[candidate.Key] = evidence = new Evidence();
                FormEvidence.Weigh(words, candidate, evidence);
            }
            if (candidate.Given == NamedKind.Person)
                evidence.AddContext(NamedKind.Person, 5);
            else if (candidate.Given == NamedKind.Organization && candidate.Rule == "capitals")
                evidence.Show(NamedKind.Organization, 3);
            else if (candidate.Given == NamedKind.Organization)
                evidence.AddForm(NamedKind.Organization, 3);
            if (!candidate.Doubtful)
                _sure.Add(candidate.Key);
            context.Weigh(candidate, evidence);
        }
        foreach (var candidate in reading.Candidates)
            Learn(candidate);
        foreach (var candidate in reading.Candidates.DistinctBy(c => c.Key))
            WeighLikeness(candidate, _evidence[candidate.Key]);
        model ??= KindModel.Embedded;
        if (model is null || model.IsEmpty)
            return;
        var features = new KindFeatures(reading, this);
        foreach (var places in reading.Candidates.Where(c => !_evidence[c.Key].IsShown).GroupBy(c => c.Key))
        {
            var ruled = _evidence[places.Key];
            var (learned, lead) = model.Best(features.Of([.. places]), over: ruled.Kind);
            _kinds[places.Key] = RulesStand(ruled, learned, lead) ? ruled.Kind : learned;
        }
    }

    /// <summary>
    /// The weights leave out what they have not met; many cues in this document are worth more. In doubt an
    /// organization of the rules stands: its names are the ones that no training has seen all of.
    /// </summary>
    private static bool RulesStand(Evidence ruled, NamedKind learned, float lead) =>
        learned == NamedKind.Thing
            ? ruled.Points(ruled.Kind) >= ManyCues || lead < SmallLead
            : ruled.Kind == NamedKind.Organization && lead < SmallLead;

    public NamedKind KindOf(Candidate candidate) =>
        _kinds.TryGetValue(candidate.Key, out var kind) ? kind : _evidence[candidate.Key].Kind;

    /// <summary>What the rules alone say.</summary>
    public NamedKind RuleKindOf(Candidate candidate) => _evidence[candidate.Key].Kind;

    public Evidence EvidenceOf(string key) => _evidence[key];

    public bool IsSurname(string lower) => _surnames.Contains(lower);

    public bool IsPartOfPerson(string lower) => _partsOfPeople.Contains(lower);

    public bool EndsPerson(string key) => _endsOfPeople.Contains(key);

    public bool EndsOrganization(string lower) => _lastOfOrganizations.Contains(lower);

    /// <summary>
    /// True where something else in the document, or a list, supports a name whose capitals prove nothing.
    /// </summary>
    public bool Supports(Candidate candidate)
    {
        var first = words[candidate.From];
        return _sure.Contains(candidate.Key)
            || _surnames.Contains(words[candidate.To - 1].Lower)
            || _partsOfPeople.Contains(first.Lower)
            || NameLexicon.Organizations.Contains(candidate.Key)
            || (first.IsAcronym && candidate.Length == 1 && _evidence.ContainsKey(candidate.Key))
            || (candidate.Length > 1 && (candidate.Rule == "title" || first.IsFirstName));
    }

    private void Learn(Candidate candidate)
    {
        if (candidate.Length < 2)
            return;
        var kind = KindOf(candidate);
        var last = words[candidate.To - 1].Lower;
        if (kind == NamedKind.Organization && !candidate.Key.Contains(" of ", StringComparison.Ordinal))
            _lastOfOrganizations.Add(last);
        // "Front of X in Y" is a branch of X.
        var branch = candidate.Key.IndexOf(" in ", StringComparison.Ordinal);
        if (
            kind == NamedKind.Organization
            && branch > 0
            && _evidence.TryGetValue(candidate.Key[..branch], out var whole)
        )
            whole.Show(NamedKind.Organization, 4);
        if (kind != NamedKind.Person)
            return;
        string[] surnames = [last, Spelling.WithoutArticle(last), last[(last.LastIndexOf('-') + 1)..]];
        foreach (var surname in surnames)
        {
            _surnames.Add(surname);
            _surnameSlips.UnionWith(Spelling.SlipKeys(Spelling.Key(surname)));
            _surnameSlips.UnionWith(Spelling.SlipKeys(surname));
        }
        for (var i = candidate.From; i < candidate.To; i++)
            _partsOfPeople.Add(words[i].Lower);
        for (var i = candidate.From + 1; i < candidate.To - 1; i++)
            _endsOfPeople.Add(PhraseList.Join(words, i, candidate.To));
    }

    /// <summary>A word that ends a name seen in full, or nearly so, means what the full name means.</summary>
    private void WeighLikeness(Candidate candidate, Evidence evidence)
    {
        if (candidate.Length > 1)
        {
            if (_endsOfPeople.Contains(candidate.Key))
                evidence.AddForm(NamedKind.Person, 6);
            if (!candidate.Key.Contains(' '))
                WeighLastWord(candidate, evidence);
            return;
        }
        var lower = Spelling.WithoutArticle(words[candidate.From].Lower);
        if (_surnames.Contains(lower))
            evidence.AddForm(NamedKind.Person, 6);
        else if (_partsOfPeople.Contains(lower))
            evidence.AddForm(NamedKind.Person, 2);
        else if (
            lower.Length > 5
            && !NameLexicon.CommonWords.Contains(lower)
            && (
                Spelling.SlipKeys(Spelling.Key(lower)).Any(_surnameSlips.Contains)
                || Spelling.SlipKeys(lower).Any(_surnameSlips.Contains)
            )
        )
            evidence.Show(NamedKind.Person, 2);
        WeighLastWord(candidate, evidence);
    }

    private void WeighLastWord(Candidate candidate, Evidence evidence)
    {
        if (
            _lastOfOrganizations.Contains(words[candidate.To - 1].Lower)
                && NameLexicon.OrganizationWords.ContainsKey(candidate.Key)
            || (candidate.Length > 1 && _lastOfOrganizations.Contains(candidate.Key))
        )
            evidence.Show(NamedKind.Organization, 6);
    }
}
