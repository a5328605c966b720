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
public sealed class EntityModel(ArchiveContext archive, ArticleFacts facts, QuoteSearch search) : PageModel
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

        var articles = await facts.NewestNamingAsync(archive, entity, cancellation);
        ArticleCount = entity.Articles;
        Articles = await ArticleRow.ReadAsync(archive, articles.Take(MaxArticles), cancellation);

        var party = QuoteQuery.Party(entity);
        var newest = await search.NewestAsync(entity, articles, MaxQuotes, cancellation);
        Lists =
        [
            List("by", $"Quotes by {entity.Name}", new QuoteQuery(Speaker: party), entity.QuotesBy, newest.By),
            List("through", $"Relayed by {entity.Name}", new QuoteQuery(Via: party), entity.QuotesThrough,
                newest.Through),
            List("about", $"Quotes about {entity.Name}", new QuoteQuery(About: party), entity.QuotesAbout,
                newest.About),
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

    private static QuoteList List(
        string id, string title, QuoteQuery query, int total, IReadOnlyList<QuoteRow> newest) =>
        new(id, title, PageAddress.Quotes(query), total, newest);
}

/// <param name="Count">How often articles use this spelling.</param>
public sealed record Spelling(string Name, int Count);

/// <param name="Address">The address of the page with all of them and its filters.</param>
public sealed record QuoteList(string Id, string Title, string Address, int Total, IReadOnlyList<QuoteRow> Quotes);
