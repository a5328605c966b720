using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Searching;

/// <summary>
/// Reads what a page of search results shows: the articles, excerpts with the words found, and who is quoted.
/// </summary>
internal sealed class HitReader(ArchiveContext db)
{
    private const int BeginningLength = 240;
    private const int QuotesPerHit = 2;

    public async Task<IReadOnlyList<SearchHit>> ReadAsync(
        IReadOnlyList<int> ids, IReadOnlyList<Clause> clauses, IReadOnlySet<int> parties,
        CancellationToken cancellation)
    {
        var articles = await db.Articles.AsNoTracking().Where(article => ids.Contains(article.Id))
            .Select(article => new
            {
                Article = new Article
                {
                    Id = article.Id,
                    Slug = article.Slug,
                    Title = article.Title,
                    TitleMade = article.TitleMade,
                    Published = article.Published,
                    PublishedPrecision = article.PublishedPrecision,
                    Publication = article.Publication,
                    Byline = article.Byline,
                    Url = article.Url,
                    ImportedAt = article.ImportedAt,
                    Text = "",
                    Blocks = Array.Empty<Text.Block>(),
                    Marks = Array.Empty<Text.MarkedPhrase>(),
                    Warnings = Array.Empty<string>(),
                },
                Beginning = article.Text.Substring(0, BeginningLength),
            })
            .ToDictionaryAsync(row => row.Article.Id, cancellation);
        var pieces = clauses.Count == 0 ? [] : await PiecesAsync(ids, clauses, cancellation);
        var quotes = await db.Quotes.AsNoTracking().Include(quote => quote.SpeakerParty).ThenInclude(party => party!.Entity)
            .Where(quote => ids.Contains(quote.ArticleId)).OrderBy(quote => quote.Ordinal)
            .ToListAsync(cancellation);
        var quotesOf = quotes.ToLookup(quote => quote.ArticleId);

        return
        [
            .. ids.Select(id =>
            {
                var (article, beginning) = (articles[id].Article, articles[id].Beginning);
                var (title, snippet) = pieces.GetValueOrDefault(id,
                    ([new SnippetPiece(article.Title, false)], [new SnippetPiece(beginning, false)]));
                return new SearchHit(article, title, snippet, Fitting(quotesOf[id], title, snippet, parties));
            }),
        ];
    }

    private static IReadOnlyList<Quote> Fitting(
        IEnumerable<Quote> quotes, IEnumerable<SnippetPiece> title, IEnumerable<SnippetPiece> snippet,
        IReadOnlySet<int> parties)
    {
        var words = title.Concat(snippet).Where(piece => piece.Matched).Select(piece => piece.Text).Distinct().ToList();
        return
        [
            .. quotes
                .Select(quote => (
                    Quote: quote,
                    Says: quote.SpeakerParty?.EntityId is { } speaker && parties.Contains(speaker),
                    Holds: words.Any(word => quote.Words.Contains(word, StringComparison.OrdinalIgnoreCase))))
                .Where(quote => quote.Says || quote.Holds)
                .OrderByDescending(quote => quote.Says)
                .Take(QuotesPerHit)
                .Select(quote => quote.Quote),
        ];
    }

    private async Task<
        Dictionary<int, (IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Text)>> PiecesAsync(
        IReadOnlyList<int> ids, IReadOnlyList<Clause> clauses, CancellationToken cancellation)
    {
        // A text may contain any character, even of the private use area; it cannot contain a random number made just
        // now.
        var secret = Convert.ToHexString(RandomNumberGenerator.GetBytes(8));
        var (open, close) = ($"\uE000{secret}\uE001", $"\uE001{secret}\uE000");
        var snippets = await db.Snippets(ids, clauses, open, close)
            .ToListAsync(cancellation);
        return snippets.ToDictionary(
            snippet => snippet.ArticleId,
            snippet => (Pieces(snippet.Title, open, close), Pieces(snippet.Text, open, close)));
    }

    private static IReadOnlyList<SnippetPiece> Pieces(string marked, string open, string close) =>
    [
        .. marked.Split(open).SelectMany((part, index) => index == 0
                ? [new SnippetPiece(part, false)]
                : part.Split(close, 2) is [var matched, var rest]
                    ? new[] { new SnippetPiece(matched, true), new SnippetPiece(rest, false) }
                    : [new SnippetPiece(part, true)])
            .Where(piece => piece.Text.Length > 0),
    ];
}
