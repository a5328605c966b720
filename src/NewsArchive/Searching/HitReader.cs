using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;

namespace NewsArchive.Searching;

/// <summary>
/// Reads what a page of search results shows: the articles, excerpts with the words found, and who is quoted.
/// </summary>
internal sealed class HitReader(ArchiveContext db)
{
    private const int BeginningLength = 240;
    private const int BeforeFirst = 120;
    private const int QuotesPerHit = 2;

    /// <param name="places">Where the words stand in some of the articles.</param>
    public async Task<IReadOnlyList<SearchHit>> ReadAsync(
        IReadOnlyList<int> ids, IReadOnlyList<Clause> clauses, IReadOnlyDictionary<int, byte[]> places,
        IReadOnlySet<int> parties, bool thisSpellingOnly, CancellationToken cancellation)
    {
        var articles = await db.Articles.AsNoTracking().Where(article => ids.Contains(article.Id))
            .Select(article => new Article
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
            })
            .ToDictionaryAsync(article => article.Id, cancellation);
        var spelling = new Spelling(clauses);
        var pieces = clauses.Count == 0 ? []
            : thisSpellingOnly ? await SpelledAsync(ids, spelling, cancellation)
            : await PiecesAsync(ids, clauses, places, spelling, cancellation);
        var beginnings = await db.BeginningsAsync(
            [.. ids.Where(id => !pieces.ContainsKey(id))], BeginningLength, cancellation);
        var said = (await db.Quotes.Where(quote => ids.Contains(quote.ArticleId)).OrderBy(quote => quote.Ordinal)
            .Select(quote => new Said(
                quote.Id, quote.ArticleId, quote.Words,
                quote.SpeakerParty == null ? null : quote.SpeakerParty.EntityId))
            .ToListAsync(cancellation)).ToLookup(quote => quote.ArticleId);
        var fitting = ids.ToDictionary(id => id, id => Fitting(said[id], Pieces(id), parties));
        var shown = fitting.Values.SelectMany(quotes => quotes).ToList();
        var byId = await db.Quotes.AsNoTracking().Where(quote => shown.Contains(quote.Id))
            .Include(quote => quote.SpeakerParty).ThenInclude(party => party!.Entity)
            .ToDictionaryAsync(quote => quote.Id, cancellation);
        return [.. ids.Select(id => new SearchHit(
            articles[id], Pieces(id).Title, Pieces(id).Text,
            [.. fitting[id].Where(byId.ContainsKey).Select(quote => byId[quote])]))];

        (IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Text) Pieces(int id) =>
            pieces.TryGetValue(id, out var found) ? found
            : ([new SnippetPiece(articles[id].Title, false)],
                [new SnippetPiece(beginnings[id], false)]);
    }

    private static IReadOnlyList<int> Fitting(
        IEnumerable<Said> quotes, (IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Text) pieces,
        IReadOnlySet<int> parties)
    {
        var words = pieces.Title.Concat(pieces.Text).Where(piece => piece.Matched).Select(piece => piece.Text)
            .Distinct().ToList();
        return
        [
            .. quotes
                .Select(quote => (
                    Quote: quote,
                    Says: quote.Speaker is { } speaker && parties.Contains(speaker),
                    Holds: words.Exists(word => quote.Words.Contains(word, StringComparison.OrdinalIgnoreCase))))
                .Where(quote => quote.Says || quote.Holds)
                .OrderByDescending(quote => quote.Says)
                .Take(QuotesPerHit)
                .Select(quote => quote.Quote.Id),
        ];
    }

    private sealed record Said(int Id, int ArticleId, string Words, int? Speaker);

    private async Task<
        Dictionary<int, (IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Text)>> PiecesAsync(
        IReadOnlyList<int> ids, IReadOnlyList<Clause> clauses, IReadOnlyDictionary<int, byte[]> places,
        Spelling spelling, CancellationToken cancellation)
    {
        var found = await db.FoundTextsAsync(ids, clauses, places, cancellation);
        return found.ToDictionary(
            text => text.Key,
            text => (Marked(text.Value.MarkedTitle()), Marked(text.Value.Excerpt())));

        IReadOnlyList<SnippetPiece> Marked(IEnumerable<SnippetPiece> pieces) =>
            [.. pieces.SelectMany(piece => LoneSigns(piece, spelling))];
    }

    // A single Chinese or Japanese sign is found as one of a pair, and the index marks the pair.
    private static IEnumerable<SnippetPiece> LoneSigns(SnippetPiece piece, Spelling spelling) =>
        piece.Matched && spelling.HasLoneSign && spelling.Find(piece.Text) is { Count: > 0 } places
            && piece.Text.EnumerateRunes().Any(Signs.IsPaired)
            ? Whole(piece.Text, places)
            : [piece];

    // The index knows no spelling, so its marks would be on other forms of the words, too.
    private async Task<
        Dictionary<int, (IReadOnlyList<SnippetPiece> Title, IReadOnlyList<SnippetPiece> Text)>> SpelledAsync(
        IReadOnlyList<int> ids, Spelling spelling, CancellationToken cancellation)
    {
        var texts = await db.Articles.Where(article => ids.Contains(article.Id))
            .Select(article => new { article.Id, article.Title, article.Text }).ToListAsync(cancellation);
        return texts.ToDictionary(
            article => article.Id,
            article => (
                Whole(article.Title, spelling.Find(article.Title)),
                Excerpt(article.Text, spelling.Find(article.Text))));
    }

    private static IReadOnlyList<SnippetPiece> Whole(string text, IReadOnlyList<(int Start, int End)> places) =>
        [.. Pieces(text, places, 0, text.Length)];

    private static IReadOnlyList<SnippetPiece> Excerpt(string text, IReadOnlyList<(int Start, int End)> places)
    {
        var start = places.Count == 0 ? 0 : Math.Max(0, places[0].Start - BeforeFirst);
        if (start > 0)
            start = text.IndexOf(' ', start, places[0].Start - start) is var space and >= 0 ? space + 1 : start;
        var end = Math.Min(text.Length, Math.Max(start + BeginningLength, places.Count == 0 ? 0 : places[0].End));
        if (end < text.Length && text.LastIndexOf(' ', end, BeforeFirst) is var last and > 0)
            end = last;
        if (start > 0 && char.IsLowSurrogate(text[start]))
            start--;
        if (end < text.Length && char.IsLowSurrogate(text[end]))
            end++;
        IEnumerable<SnippetPiece> pieces = Pieces(text, places, start, end);
        if (start > 0)
            pieces = pieces.Prepend(new SnippetPiece("…", false));
        if (end < text.Length)
            pieces = pieces.Append(new SnippetPiece("…", false));
        return [.. pieces];
    }

    private static IEnumerable<SnippetPiece> Pieces(
        string text, IEnumerable<(int Start, int End)> places, int start, int end)
    {
        foreach (var place in places.Where(place => place.Start >= start && place.Start < end))
        {
            if (place.Start > start)
                yield return new SnippetPiece(text[start..place.Start], false);
            yield return new SnippetPiece(text[place.Start..Math.Min(place.End, end)], true);
            start = Math.Min(place.End, end);
        }

        if (start < end)
            yield return new SnippetPiece(text[start..end], false);
    }
}
