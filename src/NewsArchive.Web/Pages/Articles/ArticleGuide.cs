using NewsArchive.Text;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>The contents of an article as lists of links: quotes, people, organizations, web addresses.</summary>
/// <param name="Quotes">At most <see cref="MaxQuotes"/>.</param>
public sealed record ArticleGuide(
    IReadOnlyList<Quote> Quotes,
    int QuoteCount,
    IReadOnlyList<GuideParty> People,
    IReadOnlyList<GuideParty> Organizations,
    IReadOnlyList<(string Id, string Words)> Links)
{
    public const int MaxQuotes = 100;
    public const int MaxParties = 60;
    private const int MaxLinks = 40;

    public bool IsEmpty => Quotes.Count + People.Count + Organizations.Count + Links.Count == 0;

    /// <summary>True when the article spells a name differently from the archive.</summary>
    public bool HasSpellings => People.Concat(Organizations).Any(party => party.AsWritten.Count > 0);

    /// <param name="layers">Tells which names and links are marked in the text, and where.</param>
    public static ArticleGuide Of(Article article, TextLayers layers)
    {
        var parties = article.Mentions
            .GroupBy(article.EntityOf)
            .Where(group => layers.PlaceOf(group.Key) is not null)
            .Select(group => new GuideParty(
                group.Key,
                layers.PlaceOf(group.Key)!,
                group.Count(),
                [.. group.OrderBy(mention => mention.Start)
                    .Select(mention => mention.Form(article))
                    .Where(form => TextLayers.IsOtherSpelling(form, group.Key.Name)).Distinct()]))
            .OrderByDescending(party => party.Count)
            .ToList();
        return new ArticleGuide(
            [.. article.Quotes.OrderBy(quote => quote.Ordinal).Take(MaxQuotes)],
            article.Quotes.Count,
            [.. parties.Where(party => party.Entity.Kind == PartyKind.Person).Take(MaxParties)],
            [.. parties.Where(party => party.Entity.Kind == PartyKind.Organization).Take(MaxParties)],
            [.. layers.Links.Take(MaxLinks).Select(link => (
                TextLayers.IdOf(link),
                PageText.Shorten(new TextSpan(link.Start, link.End).Slice(article.Text), 60)))]);
    }
}

/// <param name="Place">The id of its first mention.</param>
/// <param name="AsWritten">Spellings other than the entity's name, in the order of the text.</param>
public sealed record GuideParty(Entity Entity, string Place, int Count, IReadOnlyList<string> AsWritten);
