namespace NewsArchive.Text.Quotes;

/// <summary>A quote while it is being built.</summary>
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

    /// <summary>The hops that relay only this quote: the speaker's next words need not come through them.</summary>
    public List<string> Tellers { get; } = [];

    /// <summary>The block quote or quote that contains this one.</summary>
    public Draft? Parent { get; init; }

    /// <summary>The blocks in which it begins and, so far, ends.</summary>
    public required int Block { get; init; }

    public required int LastBlock { get; set; }

    /// <summary>The index of its marked passage; -1 for paraphrases, posts and block quotes.</summary>
    public int Passage { get; init; } = -1;

    public TextSpan Span => Contents[0].Cover(Contents[^1]);

    /// <summary>Adds the hops whose names it does not have yet.</summary>
    public void Add(IReadOnlyList<Hop> further)
    {
        var known = Hops.Count;
        foreach (var hop in further)
        {
            if (Hops.FindIndex(0, known, h => h.Name == hop.Name) < 0)
                Hops.Add(hop);
        }
    }

    /// <summary>Takes the speaker and the chain of the quote that this one continues.</summary>
    public void GoOnFrom(Draft before, string rule, double confidence)
    {
        (Speaker, Hops) = (before.Speaker, [.. before.Hops]);
        (Rule, Confidence) = (rule, confidence);
    }

    /// <summary>Every quote inside a text taken from X came through X; without any source there is no chain.</summary>
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
