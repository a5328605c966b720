namespace NewsArchive;

/// <summary>
/// One place where an article names a party. An article's mentions are read all together or not at all, so they are a
/// column of the article and not rows of their own, of which there would be more than of everything else.
/// </summary>
/// <param name="Party">The <see cref="NewsArchive.Party.Number"/> of the party in the same article.</param>
public sealed record Mention(int Start, int End, int Party, string Rule, double Confidence)
{
    /// <summary>The name as written there.</summary>
    public string Form(Article article) => article.Text[Start..End];
}
