namespace NewsArchive.Text.Quotes;

/// <summary>Whom a source stands for.</summary>
/// <param name="Name">The shown name, or an unnamed source as written; null where there is none.</param>
/// <param name="Chain">Index of the mention chain of a named one; else -1.</param>
/// <param name="Doubt">What it takes off the confidence that a pronoun or a description had to be resolved; 0 for a
/// name.</param>
internal sealed record Speaker(string? Name, SourceKind Kind, int Chain, double Doubt = 0)
{
    public static readonly Speaker Nobody = new(null, SourceKind.None, -1);

    public Hop AsHop(TextSpan? evidence) => new(Name!, Kind, Chain >= 0 ? Chain : null, evidence);

    public bool IsSameAs(Speaker other) => Chain == other.Chain && (Chain >= 0 || Name == other.Name);
}
