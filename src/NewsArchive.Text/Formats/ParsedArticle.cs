namespace NewsArchive.Text.Formats;

/// <summary>What the layout of a text alone shows: its blocks and the facts stated around it.</summary>
public sealed record ParsedArticle(
    string Text,
    IReadOnlyList<Block> Blocks,
    string? Title,
    string? Byline,
    PublicationDate? Published,
    string? Publication,
    string? Url,
    IReadOnlyList<string> Warnings);
