namespace NewsArchive.Searching;

/// <param name="Total">All matches, not only this page's.</param>
/// <param name="People">The most mentioned people of all matches, selected ones first.</param>
/// <param name="Notes">What was not done as asked, a sentence each: "Only the first words …".</param>
public sealed record SearchPage(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyList<AlsoSearched> AlsoSearched,
    IReadOnlyList<Facet> People,
    IReadOnlyList<Facet> Organizations,
    IReadOnlyList<string> Notes)
{
    public static SearchPage Nothing { get; } = new(0, [], [], [], [], []);
}

/// <param name="Article">Without its text, blocks and marks.</param>
/// <param name="Title">Plain and matched pieces in their order.</param>
/// <param name="Snippet">Plain and matched pieces in their order of the text around the first hits.</param>
/// <param name="Quotes">At most two: by a person or organization of the query, or with its words in them.</param>
public sealed record SearchHit(
    Article Article, IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Snippet,
    IReadOnlyList<Quote> Quotes);

public sealed record SnippetPiece(string Text, bool Matched);

/// <summary>Other names under which a name of the query was looked for too.</summary>
/// <param name="Typed">The words of the query that are one of its names.</param>
/// <param name="Names">Those that the typed words would not have found, in the order the archive learned them.</param>
public sealed record AlsoSearched(Entity Entity, string Typed, IReadOnlyList<string> Names);

/// <param name="Count">In how many of the matches it is mentioned.</param>
public sealed record Facet(Entity Entity, int Count, bool Selected);
