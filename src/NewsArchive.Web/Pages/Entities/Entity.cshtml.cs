using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Web.Pages.Entities;

/// <summary>A person or an organization: its spellings, what it said, what is said of it, where it is named.</summary>
public sealed class EntityModel(ArchiveContext archive) : PageModel
{
    private const int MaxQuotes = 50;
    private const int MaxArticles = 50;
    private const int MaxSpellings = 100;
    private const int MaxCandidates = 5000;

    public Entity Entity { get; private set; } = null!;

    public IReadOnlyList<Spelling> Spellings { get; private set; } = [];

    public IReadOnlyList<QuoteList> Lists { get; private set; } = [];

    public int ArticleCount { get; private set; }

    public IReadOnlyList<ArticleRow> Articles { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string kind, string slug, CancellationToken cancellation)
    {
        var partyKind = kind == "people" ? PartyKind.Person : PartyKind.Organization;
        var entity = await archive.Entities.AsNoTracking().Include(e => e.Aliases)
            .FirstOrDefaultAsync(e => e.Kind == partyKind && e.Slug == slug, cancellation);
        if (entity is null)
            return await ElsewhereAsync(partyKind, slug, cancellation);
        Entity = entity;
        Spellings = await SpellingsAsync(cancellation);

        var mentions = archive.Mentions.Where(mention => mention.EntityId == entity.Id);
        var named = archive.Articles.Where(article => mentions.Any(mention => mention.ArticleId == article.Id));
        ArticleCount = await named.CountAsync(cancellation);
        Articles = await ArticleRow.ListAsync(archive, named, 0, MaxArticles, cancellation);

        var by = archive.Quotes.Where(quote => quote.SpeakerEntityId == entity.Id);
        var through = archive.Quotes.Where(quote =>
            quote.SpeakerEntityId != entity.Id && quote.Hops.Any(hop => hop.EntityId == entity.Id));
        var about = await AboutAsync(mentions, cancellation);
        Lists =
        [
            await QuotesAsync("by", $"Quotes by {entity.Name}", by, cancellation),
            await QuotesAsync("through", $"Quotes that came through {entity.Name}", through, cancellation),
            new("about", $"Quotes about {entity.Name}", about.Count, await QuoteRow.ListAsync(
                archive.Quotes.Where(quote => about.Take(MaxQuotes).Contains(quote.Id)), MaxQuotes, cancellation)),
        ];
        return Page();
    }

    /// <summary>Who turned out to be somebody else is found there for good.</summary>
    private async Task<IActionResult> ElsewhereAsync(PartyKind kind, string slug, CancellationToken cancellation)
    {
        var now = await archive.Entities.IgnoreQueryFilters()
            .Where(entity => entity.Kind == kind && entity.Slug == slug)
            .Select(entity => entity.MergedInto)
            .FirstOrDefaultAsync(cancellation);
        return now is null ? NotFound() : RedirectPermanent(PageAddress.Of(now));
    }

    private async Task<IReadOnlyList<Spelling>> SpellingsAsync(CancellationToken cancellation)
    {
        var written = await archive.Mentions.Where(mention => mention.EntityId == Entity.Id)
            .GroupBy(mention => mention.Form)
            .Select(group => new Spelling(group.Key, group.Count()))
            .ToListAsync(cancellation);
        var others = Entity.Aliases.Select(alias => alias.Name).Except(written.Select(spelling => spelling.Name));
        return [.. written.Concat(others.Select(name => new Spelling(name, 0)))
            .OrderByDescending(spelling => spelling.Count).ThenBy(spelling => spelling.Name, StringComparer.Ordinal)
            .Take(MaxSpellings)];
    }

    /// <summary>
    /// The quotes whose own words name it, newest first; of one quote in another, the inner. Looks at the newest
    /// <see cref="MaxCandidates"/> alone, because a span may hold a cue ("told the Courier") that nobody spoke, and
    /// that is not for the database to tell.
    /// </summary>
    private async Task<IReadOnlyList<int>> AboutAsync(IQueryable<Mention> mentions, CancellationToken cancellation)
    {
        var candidates = await (
            from quote in archive.Quotes
            from mention in mentions
            where mention.ArticleId == quote.ArticleId && quote.Start <= mention.Start && mention.End <= quote.End
            orderby quote.Article.Published descending, quote.ArticleId descending
            select new { quote.Id, quote.ArticleId, quote.Ordinal, quote.SpeakerEntityId, quote.Contents,
                At = mention.Start })
            .Take(MaxCandidates).ToListAsync(cancellation);
        return [.. candidates
            .Where(quote => quote.Contents.Any(content => content.Contains(quote.At)))
            .GroupBy(quote => (quote.ArticleId, quote.At))
            .Select(naming => naming.MaxBy(quote => quote.Ordinal)!)
            .Where(quote => quote.SpeakerEntityId != Entity.Id)
            .Select(quote => quote.Id).Distinct()];
    }

    private static async Task<QuoteList> QuotesAsync(
        string id, string title, IQueryable<Quote> quotes, CancellationToken cancellation) => new(
            id,
            title,
            await quotes.CountAsync(cancellation),
            await QuoteRow.ListAsync(quotes, MaxQuotes, cancellation));
}

/// <param name="Count">How often articles write it so.</param>
public sealed record Spelling(string Name, int Count);

public sealed record QuoteList(string Id, string Title, int Total, IReadOnlyList<QuoteRow> Quotes);
