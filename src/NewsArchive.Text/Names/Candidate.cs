namespace NewsArchive.Text.Names;

/// <summary>What kind of thing a name stands for. Places and things are recognized only to leave them out.</summary>
internal enum NamedKind
{
    Unknown,
    Person,
    Organization,
    Place,
    Thing,
}

/// <summary>The words [From, To), which may be a name.</summary>
internal sealed record Candidate(int From, int To)
{
    /// <summary>The form that all its occurrences share: folded words without a leading "the".</summary>
    public required string Key { get; init; }

    /// <summary>
    /// True when it may be capitalized only because of its position: at the start of a sentence or in a headline.
    /// </summary>
    public bool Doubtful { get; init; }

    /// <summary>Set where the words around it leave no choice: a title before it or a "@handle" after it.</summary>
    public NamedKind Given { get; init; }

    public required string Rule { get; init; }

    public int Length => To - From;
}
