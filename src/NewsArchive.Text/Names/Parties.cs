namespace NewsArchive.Text.Names;

/// <summary>The parties of a text while its forms are being joined: each step is one reason to join.</summary>
internal sealed partial class Parties
{
    private readonly IReadOnlyList<NameForm> _forms;
    private readonly List<NameForm> _people;
    private readonly List<NameForm> _organizations;
    private readonly int[] _parent;
    private readonly string[] _rule;
    private readonly bool[] _stated;
    private readonly int[] _shown;

    public Parties(IReadOnlyList<NameForm> forms, IReadOnlyList<FoundName> names)
    {
        _forms = forms;
        _people = [.. forms.Where(f => f.Kind == PartyKind.Person)];
        _organizations = [.. forms.Where(f => f.Kind == PartyKind.Organization)];
        _parent = [.. Enumerable.Range(0, forms.Count)];
        _rule = new string[forms.Count];
        _stated = new bool[forms.Count];
        _shown = new int[forms.Count];
        Array.Fill(_rule, "same name");
        Array.Fill(_shown, -1);
        PlaceParty = new int[names.Count];
        Array.Fill(PlaceParty, -1);
    }

    /// <summary>
    /// For the places of a surname that two people of the text share: the form that each place means; else -1.
    /// </summary>
    public int[] PlaceParty { get; }

    public string RuleOf(int form) => _rule[form];

    public bool IsStated(int form) => _stated[form];

    /// <summary>The form that a statement of the text puts first, or -1.</summary>
    public int ShownOf(int form) => _shown[Root(form)];

    public int Root(int form)
    {
        while (_parent[form] != form)
            form = _parent[form] = _parent[_parent[form]];
        return form;
    }

    private bool Join(int form, int to, string rule, bool stated = false)
    {
        var (a, b) = (Root(form), Root(to));
        if (a == b)
            return false;
        var (low, high) = a < b ? (a, b) : (b, a);
        _parent[high] = low;
        if (_shown[low] < 0)
            _shown[low] = _shown[high];
        _rule[form] = rule;
        _stated[form] |= stated;
        return true;
    }

    /// <summary>"Al-Qaeda" and "al-Qaeda", "U.N." and "UN", "The Echo" and "Echo".</summary>
    public void JoinSameLetters()
    {
        var seen = new Dictionary<(string, PartyKind), int>();
        foreach (var form in _forms)
            if (!seen.TryAdd((form.Letters, form.Kind), form.Index))
                Join(form.Index, seen[(form.Letters, form.Kind)], "same letters");
    }

    public void JoinStated(IEnumerable<(int First, int Second, string Rule)> stated, int[] formOf)
    {
        foreach (var (first, second, rule) in stated)
        {
            var (a, b) = (formOf[first], formOf[second]);
            Join(b, a, rule, stated: true);
            if (rule == "also known as" && _shown[Root(a)] < 0)
                _shown[Root(a)] = a;
        }
    }
}
