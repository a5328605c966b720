namespace NewsArchive.Text.Names;

/// <summary>The parties of a text while its name forms are being joined; each step is one reason to join.</summary>
internal sealed partial class Parties
{
    private readonly IReadOnlyList<NameForm> forms;
    private readonly List<NameForm> people;
    private readonly List<NameForm> organizations;
    private readonly int[] parent;
    private readonly string[] rule;
    private readonly bool[] stated;
    private readonly int[] shown;
    private readonly ReadingBudget budget;

    // The cost of comparing two names, when looking at a word costs one step.
    private const int StepsOfNames = 20;

    public Parties(IReadOnlyList<NameForm> forms, IReadOnlyList<FoundName> names, ReadingBudget budget)
    {
        (this.forms, this.budget) = (forms, budget);
        budget.Take(StepsOfNames * names.Count);
        people = [.. forms.Where(f => f.Kind == PartyKind.Person)];
        organizations = [.. forms.Where(f => f.Kind == PartyKind.Organization)];
        parent = [.. Enumerable.Range(0, forms.Count)];
        rule = new string[forms.Count];
        stated = new bool[forms.Count];
        shown = new int[forms.Count];
        Array.Fill(rule, "same name");
        Array.Fill(shown, -1);
        PlaceParty = new int[names.Count];
        Array.Fill(PlaceParty, -1);
    }

    /// <summary>
    /// For each occurrence of a surname shared by two people in the text, the form it refers to; otherwise -1.
    /// </summary>
    public int[] PlaceParty { get; }

    public string RuleOf(int form) => rule[form];

    public bool IsStated(int form) => stated[form];

    /// <summary>The form that comes first in a statement of the text ("X, known as Y"), or -1.</summary>
    public int ShownOf(int form) => shown[Root(form)];

    public int Root(int form)
    {
        while (parent[form] != form)
            form = parent[form] = parent[parent[form]];
        return form;
    }

    private bool Join(int form, int to, string rule, bool stated = false)
    {
        var (a, b) = (Root(form), Root(to));
        if (a == b)
            return false;
        var (low, high) = a < b ? (a, b) : (b, a);
        parent[high] = low;
        if (shown[low] < 0)
            shown[low] = shown[high];
        this.rule[form] = rule;
        this.stated[form] |= stated;
        return true;
    }

    /// <summary>"Al-Qaeda" and "al-Qaeda", "U.N." and "UN", "The Echo" and "Echo".</summary>
    public void JoinSameLetters()
    {
        var seen = new Dictionary<(string, PartyKind), int>();
        foreach (var form in forms)
            if (!seen.TryAdd((form.Letters, form.Kind), form.Index))
                Join(form.Index, seen[(form.Letters, form.Kind)], "same letters");
    }

    public void JoinStated(IEnumerable<(int First, int Second, string Rule)> stated, int[] formOf)
    {
        foreach (var (first, second, rule) in stated)
        {
            var (a, b) = (formOf[first], formOf[second]);
            Join(b, a, rule, stated: true);
            if (rule == "also known as" && shown[Root(a)] < 0)
                shown[Root(a)] = a;
        }
    }
}
