namespace NewsArchive.Text.Quotes;

/// <summary>A quote while it is being put together.</summary>
internal sealed class Draft
{
    public required List<TextSpan> Contents { get; init; }

    public required QuotationKind Kind { get; init; }

    public required string Rule { get; set; }

    public double Confidence { get; set; }

    public TextSpan? Cue { get; set; }

    public TextSpan? Source { get; set; }

    public Speaker Speaker { get; set; } = Speaker.Nobody;

    public List<Hop> Hops { get; set; } = [];

    /// <summary>
    /// Those of its hops who tell of this quote alone: what the same speaker says next need not come through them.
    /// </summary>
    public List<string> Tellers { get; } = [];

    /// <summary>The block quotation or quote it lies in.</summary>
    public Draft? Parent { get; init; }

    /// <summary>Blocks in which it begins and, so far, ends.</summary>
    public required int Block { get; init; }

    public required int LastBlock { get; set; }

    /// <summary>
    /// Index of the passage in marks it was made of; -1 for reported speech, posts and block quotations.
    /// </summary>
    public int Passage { get; init; } = -1;

    public TextSpan Span => Contents[0].Cover(Contents[^1]);

    /// <summary>Adds those hops that are not known by name.</summary>
    public void Add(IReadOnlyList<Hop> further)
    {
        var known = Hops.Count;
        foreach (var hop in further)
        {
            if (Hops.FindIndex(0, known, h => h.Name == hop.Name) < 0)
                Hops.Add(hop);
        }
    }

    /// <summary>Takes over speaker and chain of the quote that this one goes on from.</summary>
    public void GoOnFrom(Draft before, string rule, double confidence)
    {
        (Speaker, Hops) = (before.Speaker, [.. before.Hops]);
        (Rule, Confidence) = (rule, confidence);
    }

    /// <summary>
    /// Within words taken over from X every quote has come through X; with no source at all there is no chain.
    /// </summary>
    public List<Hop> WholeChain()
    {
        if (Speaker.Kind == SourceKind.None)
            return [];
        List<Hop> hops = [.. Hops];
        for (var parent = Parent; parent is not null; parent = parent.Parent)
            hops.AddRange(parent.Hops.Where(hop => hops.TrueForAll(h => h.Name != hop.Name)));
        return hops;
    }
}
