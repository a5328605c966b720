using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>An article in a list: without its text, with some of the people it quotes.</summary>
public sealed record ArticleRow(
    string Slug, string Title, DateOnly? Published, DatePrecision? Precision, string? Publication, int Quotes)
{
    public IReadOnlyList<Speaker> Speakers { get; private init; } = [];

    /// <summary>The articles with these ids, in the same order; one that is gone is left out.</summary>
    public static async Task<IReadOnlyList<ArticleRow>> ReadAsync(
        ArchiveContext archive, IEnumerable<int> articles, CancellationToken cancellation)
    {
        var ids = articles.ToList();
        var rows = await archive.Articles.Where(article => ids.Contains(article.Id))
            .Select(article => new
            {
                article.Id,
                Row = new ArticleRow(
                    article.Slug, article.Title, article.Published, article.PublishedPrecision, article.Publication,
                    article.Quotes.Count),
            })
            .ToDictionaryAsync(row => row.Id, row => row.Row, cancellation);
        var speakers = await archive.Quotes
            .Where(quote => ids.Contains(quote.ArticleId) && quote.Speaker != null)
            .Select(quote => new
            {
                quote.ArticleId,
                quote.Ordinal,
                Speaker = new Speaker(
                    quote.SpeakerParty!.Entity.Name ?? quote.Speaker!, quote.SpeakerKind, quote.SpeakerParty.Entity),
            })
            .ToListAsync(cancellation);
        var byArticle = speakers.ToLookup(quote => quote.ArticleId);
        return [.. ids.Where(rows.ContainsKey).Select(id => rows[id] with
        {
            Speakers = [.. byArticle[id].OrderBy(quote => quote.Ordinal).Select(quote => quote.Speaker)
                .DistinctBy(speaker => (speaker.Name, speaker.Entity?.Id))
                .OrderBy(speaker => speaker.Kind == SourceKind.Unnamed)],
        })];
    }
}

public sealed record Speaker(string Name, SourceKind Kind, Entity? Entity);
