using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Searching;
using NewsArchive.Text;
using NewsArchive.Web.Pages.Articles;

namespace NewsArchive.Web.Pages.Entities;

/// <summary>
/// A person or an organization: its spellings, the quotes by it, relayed by it and about it, and its articles.
/// </summary>
public sealed class EntityModel(ArchiveContext archive, QuoteSearch search) : PageModel
{
    private const int MaxQuotes = 10;
    private const int MaxArticles = 30;
    private const int MaxSpellings = 100;

    /// <summary>How many spellings the page shows before the reader asks for more.</summary>
    public const int SpellingsShown = 8;

    public Entity Entity { get; private set; } = null!;

    public IReadOnlyList<Spelling> Spellings { get; private set; } = [];

    public IReadOnlyList<QuoteList> Lists { get; private set; } = [];

    public int ArticleCount { get; private set; }

    public IReadOnlyList<ArticleRow> Articles { get; private set; } = [];

    /// <summary>The search that lists every article that mentions it.</summary>
    public string AllArticles => "/search" + (Entity.Kind == PartyKind.Person
        ? new SearchQuery("", [Entity.Slug], [])
        : new SearchQuery("", [], [Entity.Slug])).Print();

    public async Task<IActionResult> OnGetAsync(string kind, string slug, CancellationToken cancellation)
    {
        var partyKind = kind == "people" ? PartyKind.Person : PartyKind.Organization;
        var entity = await archive.Entities.AsNoTracking().Include(e => e.Aliases)
            .FirstOrDefaultAsync(e => e.Kind == partyKind && e.Slug == slug, cancellation);
        if (entity is null)
            return await ElsewhereAsync(partyKind, slug, cancellation);
        Entity = entity;
        Spellings = AllSpellings();

        var parties = archive.Parties.Where(party => party.EntityId == entity.Id);
        var named = archive.Articles.Where(article => parties.Any(party => party.ArticleId == article.Id));
        ArticleCount = entity.Articles;
        Articles = await ArticleRow.ListAsync(archive, named, 0, MaxArticles, cancellation);

        var party = QuoteQuery.Party(entity);
        int[] ids = [entity.Id];
        Lists =
        [
            await QuotesAsync("by", $"Quotes by {entity.Name}", new QuoteQuery(Speaker: party), search.By(ids),
                entity.QuotesBy, cancellation),
            await QuotesAsync("through", $"Relayed by {entity.Name}", new QuoteQuery(Via: party),
                search.Via(ids), entity.QuotesThrough, cancellation),
            await QuotesAsync("about", $"Quotes about {entity.Name}", new QuoteQuery(About: party),
                search.About(ids), entity.QuotesAbout, cancellation),
        ];
        return Page();
    }

    /// <summary>The page of an entity that was merged into another redirects to it for good.</summary>
    private async Task<IActionResult> ElsewhereAsync(PartyKind kind, string slug, CancellationToken cancellation)
    {
        var now = await archive.Entities.IgnoreQueryFilters()
            .Where(entity => entity.Kind == kind && entity.Slug == slug)
            .Select(entity => entity.MergedInto)
            .FirstOrDefaultAsync(cancellation);
        return now is null ? NotFound() : RedirectPermanent(PageAddress.Of(now));
    }

    private IReadOnlyList<Spelling> AllSpellings() =>
        [.. Entity.Aliases.Select(alias => new Spelling(alias.Name, alias.Uses))
            .OrderByDescending(spelling => spelling.Count).ThenBy(spelling => spelling.Name, StringComparer.Ordinal)
            .Take(MaxSpellings)];

    private async Task<QuoteList> QuotesAsync(
        string id, string title, QuoteQuery query, IQueryable<Quote> quotes, int total,
        CancellationToken cancellation)
    {
        var newest = await QuoteRow.ListAsync(archive, quotes, total, 0, MaxQuotes, cancellation);
        return new QuoteList(id, title, PageAddress.Quotes(query), total, newest);
    }
}

/// <param name="Count">How often articles use this spelling.</param>
public sealed record Spelling(string Name, int Count);

/// <param name="Address">The address of the page with all of them and its filters.</param>
public sealed record QuoteList(string Id, string Title, string Address, int Total, IReadOnlyList<QuoteRow> Quotes);
