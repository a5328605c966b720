namespace NewsArchive.Text.Names;

/// <summary>
/// Points for each kind a name may be. Its form counts once; the words beside it count up to a limit.
/// </summary>
internal sealed class Evidence
{
    /// <summary>However often a cue appears beside a name, it cannot outweigh a list.</summary>
    private const double MostFromContext = 6;

    private const double Enough = 1.5;

    /// <summary>Of two kinds with equal points the earlier one wins: doubtful names are left out.</summary>
    private static readonly NamedKind[] FromLeastToMost =
    [
        NamedKind.Thing,
        NamedKind.Place,
        NamedKind.Organization,
        NamedKind.Person,
    ];

    private PerKind form;
    private PerKind context;

    /// <summary>Evidence from the name itself, or from another name in the text.</summary>
    public void AddForm(NamedKind kind, double weight) => form[(int)kind] += weight;

    /// <summary>Evidence from the words beside one of its occurrences.</summary>
    public void AddContext(NamedKind kind, double weight) =>
        context[(int)kind] = Math.Clamp(context[(int)kind] + weight, -MostFromContext, MostFromContext);

    /// <summary>
    /// True when the document itself shows what the name is: next to its initials, as the end of a full name, or as a
    /// misspelling of one. Learned weights cannot overrule that.
    /// </summary>
    public bool IsShown { get; private set; }

    public void Show(NamedKind kind, double weight)
    {
        AddForm(kind, weight);
        IsShown = true;
    }

    public double Points(NamedKind kind) => form[(int)kind] + context[(int)kind];

    /// <summary>The kind with the most points; when in doubt, none rather than a wrong one.</summary>
    public NamedKind Kind
    {
        get
        {
            var (best, most) = (NamedKind.Unknown, Enough);
            foreach (var kind in FromLeastToMost)
            {
                var points = form[(int)kind] + context[(int)kind];
                if (points > most || (points == most && best == NamedKind.Unknown))
                    (best, most) = (kind, points);
            }
            return best;
        }
    }

    [System.Runtime.CompilerServices.InlineArray(5)]
    private struct PerKind
    {
        private double points;
    }
}
