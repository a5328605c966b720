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
            return NotFound();
        Entity = entity;
        Spellings = await SpellingsAsync(cancellation);

        var mentions = archive.Mentions.Where(mention => mention.EntityId == entity.Id);
        var named = archive.Articles.Where(article => mentions.Any(mention => mention.ArticleId == article.Id));
        ArticleCount = await named.CountAsync(cancellation);
        Articles = await ArticleRow.ListAsync(archive, named, 0, MaxArticles, cancellation);

        var by = archive.Quotes.Where(quote => quote.SpeakerEntityId == entity.Id);
        var through = archive.Quotes.Where(quote =>
            quote.SpeakerEntityId != entity.Id && quote.Hops.Any(hop => hop.EntityId == entity.Id));
        var about = archive.Quotes.Where(quote => quote.SpeakerEntityId != entity.Id && mentions.Any(mention =>
            mention.ArticleId == quote.ArticleId && quote.Start <= mention.Start && mention.End <= quote.End));
        Lists =
        [
            await QuotesAsync("by", $"Quotes by {entity.Name}", by, cancellation),
            await QuotesAsync("through", $"Quotes that came through {entity.Name}", through, cancellation),
            await QuotesAsync("about", $"Quotes about {entity.Name}", about, cancellation),
        ];
        return Page();
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
