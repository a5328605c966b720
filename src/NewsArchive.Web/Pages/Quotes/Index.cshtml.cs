using Microsoft.AspNetCore.Mvc.RazorPages;
using NewsArchive.Searching;
using NewsArchive.Text;
using NewsArchive.Web.Hosting;

namespace NewsArchive.Web.Pages.Quotes;

/// <summary>All quotes with their chains and articles; the address is the whole state of the page.</summary>
[TakesTurns]
public sealed class IndexModel(QuoteSearch search) : PageModel
{
    private static readonly (QuotationKind Kind, string Name)[] KindNames =
    [
        (QuotationKind.Direct, "Direct quotes"),
        (QuotationKind.Mixed, "Partial quotes"),
        (QuotationKind.Indirect, "Paraphrases"),
        (QuotationKind.Post, "Social posts"),
        (QuotationKind.Block, "Block quotes"),
    ];

    public QuoteQuery Query { get; private set; } = new();

    public QuotePage Found { get; private set; } = null!;

    public Pager Pager { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Query = QuoteQuery.Parse(Request.QueryString.Value);
        Found = await search.SearchAsync(Query, cancellation);
        Pager = Pager.Of(Query.Page, Found.Total, QuoteQuery.PageSize, page => Address(Query with { Page = page }));
    }

    public static string Address(QuoteQuery query) => PageAddress.Quotes(query);

    /// <summary>The active filters: the words for each, and the address without it.</summary>
    public IEnumerable<(string Words, Entity? Entity, string Without)> Filters()
    {
        var first = Query with { Page = 1 };
        foreach (var (word, slug, parties, without) in new[]
        {
            ("by", Query.Speaker, Found.Parties.Speaker, first with { Speaker = null }),
            ("about", Query.About, Found.Parties.About, first with { About = null }),
            ("via", Query.Via, Found.Parties.Via, first with { Via = null }),
        })
        {
            if (slug is not null)
                yield return parties is [var party, ..]
                    ? ($"{word} ", party, Address(without))
                    : ($"{word} “{QuoteQuery.Party(slug).Slug}”", null, Address(without));
        }

        if (Query.Month is { } month)
        {
            yield return ($"published in {PageText.Date(month, DatePrecision.Month)}", null,
                Address(first with { Month = null }));
        }


        if (Query.Role is { } role)
            yield return ($"from unnamed sources: {role}", null, Address(first with { Role = null }));
        else if (Query.Unnamed)
            yield return ("from unnamed sources", null, Address(first with { Unnamed = false }));
        if (Query.Kind is { } kind)
            yield return (KindNames.First(name => name.Kind == kind).Name.ToLowerInvariant(), null, Address(first with { Kind = null }));
        if (Query.Check)
            yield return ("needs review", null, Address(first with { Check = false }));
    }

    /// <summary>Slugs in the address that belong to nobody in the archive.</summary>
    public IEnumerable<string> Unknown =>
        new[] { (Query.Speaker, Found.Parties.Speaker), (Query.About, Found.Parties.About), (Query.Via, Found.Parties.Via) }
            .Where(asked => asked.Item2 is []).Select(asked => QuoteQuery.Party(asked.Item1!).Slug);

    public IEnumerable<FacetList> Facets()
    {
        var first = Query with { Page = 1 };
        yield return new FacetList("Kind", [.. KindNames
            .Where(name => Found.Kinds.ContainsKey(name.Kind))
            .Select(name => new FacetLink(name.Name, Found.Kinds[name.Kind], Query.Kind == name.Kind,
                Address(first with { Kind = Query.Kind == name.Kind ? null : name.Kind })))]);
        yield return new FacetList("Unnamed sources", [.. Found.Roles.Select(role => new FacetLink(
            role.Role, role.Count, Query.Role == role.Role,
            Address(first with { Role = Query.Role == role.Role ? null : role.Role })))]);
        yield return Parties("Speakers", Found.Speakers, party => first with { Speaker = party });
        yield return Parties("Via", Found.Outlets, party => first with { Via = party });
    }

    private static FacetList Parties(string title, IEnumerable<Facet> facets, Func<string?, QuoteQuery> with) => new(
        title,
        [.. facets.Select(facet => new FacetLink(facet.Entity.Name, facet.Count, facet.Selected,
            Address(with(facet.Selected ? null : QuoteQuery.Party(facet.Entity)))))]);
}
