namespace NewsArchive.Text.Names;

/// <summary>A name found in the text, before it is known which party it means.</summary>
/// <param name="Span">Without title and possessive.</param>
public sealed record FoundName(TextSpan Span, PartyKind Kind, string Rule, double Confidence);

/// <summary>Finds the names of people and organizations.</summary>
public static class MentionFinder
{
    /// <summary>Names in text order, never overlapping.</summary>
    public static IReadOnlyList<FoundName> Find(
        string text, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences, IReadOnlyList<Hyperlink> links) => [];
}
