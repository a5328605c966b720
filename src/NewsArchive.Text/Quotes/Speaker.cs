namespace NewsArchive.Text.Quotes;

/// <summary>Whom a source stands for.</summary>
/// <param name="Name">The shown name, or an unnamed source as written; null where there is none.</param>
/// <param name="Chain">Index of the mention chain of a named one; else -1.</param>
/// <param name="Certain">False where a pronoun or a description had to be resolved.</param>
internal sealed record Speaker(string? Name, SourceKind Kind, int Chain, bool Certain = true)
{
    public static readonly Speaker Nobody = new(null, SourceKind.None, -1);

    public Hop AsHop(TextSpan? evidence) => new(Name!, Kind, Chain >= 0 ? Chain : null, evidence);
}
