namespace NewsArchive.Searching;

/// <summary>A search as its address says it: the address is the whole state of the page.</summary>
/// <param name="Text">As typed.</param>
/// <param name="People">Slugs of people that must be mentioned, all of them.</param>
/// <param name="Organizations">Slugs of organizations that must be mentioned.</param>
/// <param name="ThisSpellingOnly">Do not look for the other names of people and organizations in <paramref name="Text"/>.</param>
/// <param name="Newest">Newest first; else the best match first.</param>
/// <param name="Page">From 1.</param>
public sealed record SearchQuery(
    string Text,
    IReadOnlyList<string> People,
    IReadOnlyList<string> Organizations,
    bool ThisSpellingOnly = false,
    bool Newest = false,
    int Page = 1)
{
    public const int PageSize = 20;
}

/// <param name="Title">Alternating plain and matched pieces.</param>
/// <param name="Snippet">Alternating plain and matched pieces of the text around the first hits.</param>
public sealed record SearchHit(
    Article Article, IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Snippet, IReadOnlyList<Quote> Quotes);

public sealed record SnippetPiece(string Text, bool Matched);

/// <summary>Other names under which a name of the query was looked for too.</summary>
public sealed record AlsoSearched(Entity Entity, string Typed, IReadOnlyList<string> Names);

public sealed record Facet(Entity Entity, int Count, bool Selected);

/// <param name="Total">All matches, not only this page's.</param>
/// <param name="People">The most mentioned people of all matches, selected ones first.</param>
public sealed record SearchPage(
    int Total,
    IReadOnlyList<SearchHit> Hits,
    IReadOnlyList<AlsoSearched> AlsoSearched,
    IReadOnlyList<Facet> People,
    IReadOnlyList<Facet> Organizations);
