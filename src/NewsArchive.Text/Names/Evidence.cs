namespace NewsArchive.Text.Names;

/// <summary>
/// Points for each kind that a name may be of. Its form counts once, the words beside it up to a limit.
/// </summary>
internal sealed class Evidence
{
    /// <summary>However often a cue stands beside a name, it does not outweigh a list.</summary>
    private const double MostFromContext = 6;

    private const double Enough = 1.5;

    /// <summary>Of two kinds with equal points the earlier one stands: what is doubtful is left out.</summary>
    private static readonly NamedKind[] FromLeastToMost =
    [
        NamedKind.Thing,
        NamedKind.Place,
        NamedKind.Organization,
        NamedKind.Person,
    ];

    private PerKind form;
    private PerKind context;

    /// <summary>What the name itself shows, or another name of the text.</summary>
    public void AddForm(NamedKind kind, double weight) => form[(int)kind] += weight;

    /// <summary>What stands beside one of its places.</summary>
    public void AddContext(NamedKind kind, double weight) =>
        context[(int)kind] = Math.Clamp(context[(int)kind] + weight, -MostFromContext, MostFromContext);

    /// <summary>
    /// The document itself says what the name is: beside its initials, as the end of a full name, as a slip for one. No
    /// weights learned elsewhere outvote that.
    /// </summary>
    public bool IsShown { get; private set; }

    public void Show(NamedKind kind, double weight)
    {
        AddForm(kind, weight);
        IsShown = true;
    }

    public double Points(NamedKind kind) => form[(int)kind] + context[(int)kind];

    /// <summary>The kind with the most points; in doubt none, rather than a wrong one.</summary>
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
