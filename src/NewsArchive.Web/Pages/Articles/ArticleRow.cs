using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>An article in a list: without its text, with some of the people it quotes.</summary>
public sealed record ArticleRow(
    string Slug, string Title, DateOnly? Published, DatePrecision? Precision, string? Publication, int Quotes)
{
    public IReadOnlyList<Speaker> Speakers { get; private init; } = [];

    /// <summary>
    /// The articles of a query, newest first by date of publication; those without a date follow, newest import first.
    /// </summary>
    public static async Task<IReadOnlyList<ArticleRow>> ListAsync(
        ArchiveContext archive, IQueryable<Article> articles, int skip, int take, CancellationToken cancellation)
    {
        var rows = await articles
            .OrderByDescending(article => article.Published).ThenByDescending(article => article.Id)
            .Skip(skip).Take(take)
            .Select(article => new
            {
                article.Id,
                Row = new ArticleRow(
                    article.Slug, article.Title, article.Published, article.PublishedPrecision, article.Publication,
                    article.Quotes.Count),
            })
            .ToListAsync(cancellation);
        var ids = rows.Select(row => row.Id).ToList();
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
        return [.. rows.Select(row => row.Row with
        {
            Speakers = [.. byArticle[row.Id].OrderBy(quote => quote.Ordinal).Select(quote => quote.Speaker)
                .DistinctBy(speaker => (speaker.Name, speaker.Entity?.Id))
                .OrderBy(speaker => speaker.Kind == SourceKind.Unnamed)],
        })];
    }
}

public sealed record Speaker(string Name, SourceKind Kind, Entity? Entity);
