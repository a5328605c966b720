namespace NewsArchive.Text.Names;

/// <summary>What a name names. Places and things are told apart only to be left out.</summary>
internal enum NamedKind
{
    Unknown,
    Person,
    Organization,
    Place,
    Thing,
}

/// <summary>Words [From, To) that may be a name.</summary>
internal sealed record Candidate(int From, int To)
{
    /// <summary>The spelling that all its occurrences share: folded words, no leading "the".</summary>
    public required string Key { get; init; }

    /// <summary>Its capitals may come from its position alone: a sentence's start, a headline.</summary>
    public bool Doubtful { get; init; }

    /// <summary>Set where the surroundings leave no choice: a title before it, a "@handle" behind it.</summary>
    public NamedKind Given { get; init; }

    public required string Rule { get; init; }

    public int Length => To - From;
}
