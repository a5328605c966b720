namespace NewsArchive.Searching;

/// <param name="Total">All matches, not only this page's.</param>
/// <param name="Listed">How many of them the pages of this search show.</param>
/// <param name="People">The most mentioned people in all matches, selected ones first.</param>
/// <param name="Notes">What was not done as asked, one sentence each: "Only the first words …".</param>
public sealed record SearchPage(
    int Total,
    int Listed,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyList<AlsoSearched> AlsoSearched,
    IReadOnlyList<Facet> People,
    IReadOnlyList<Facet> Organizations,
    IReadOnlyList<string> Notes)
{
    public static SearchPage Nothing { get; } = new(0, 0, [], [], [], [], []);
}

/// <param name="Article">Without its text, blocks and marks.</param>
/// <param name="Title">Plain and matched pieces, in order.</param>
/// <param name="Snippet">Plain and matched pieces of the text around the first matches, in order.</param>
/// <param name="Quotes">At most two: by a person or organization named in the query, or containing its words.</param>
public sealed record SearchHit(
    Article Article, IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Snippet,
    IReadOnlyList<Quote> Quotes);

public sealed record SnippetPiece(string Text, bool Matched);

/// <summary>The other names that were searched for together with a name in the query.</summary>
/// <param name="Typed">The words of the query that are the name.</param>
/// <param name="Names">Names that the typed words would not have found, in the order in which they were added.</param>
public sealed record AlsoSearched(Entity Entity, string Typed, IReadOnlyList<string> Names);

/// <param name="Count">The number of matches that mention it.</param>
public sealed record Facet(Entity Entity, int Count, bool Selected);
