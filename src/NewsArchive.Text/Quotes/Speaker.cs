namespace NewsArchive.Text.Quotes;

/// <summary>The party that the words of a source refer to.</summary>
/// <param name="Name">The name to show, or an unnamed source as written; null where there is none.</param>
/// <param name="Chain">The index of a named party's mention chain; else -1.</param>
/// <param name="Doubt">How much the confidence drops because a pronoun or description had to be resolved; 0 for a
/// name.</param>
internal sealed record Speaker(string? Name, SourceKind Kind, int Chain, double Doubt = 0)
{
    public static readonly Speaker Nobody = new(null, SourceKind.None, -1);

    public Hop AsHop(TextSpan? evidence) => new(Name!, Kind, Chain >= 0 ? Chain : null, evidence);

    public bool IsSameAs(Speaker other) => Chain == other.Chain && (Chain >= 0 || Name == other.Name);
}
