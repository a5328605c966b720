using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Which quotes an address asks for; the address is the whole state of the page.</summary>
/// <param name="Speaker">The slug of the speaker.</param>
/// <param name="About">The slug of a party that the quotes mention.</param>
/// <param name="Via">The slug of a party that relayed the quotes.</param>
/// <param name="Unnamed">Only quotes with an unnamed source in their chain.</param>
/// <param name="Role">The role of the unnamed source: "official".</param>
/// <param name="Check">Only weak attributions, which a reader should review.</param>
/// <param name="Page">From 1.</param>
public sealed record QuoteQuery(
    string? Speaker = null,
    string? About = null,
    string? Via = null,
    bool Unnamed = false,
    string? Role = null,
    QuotationKind? Kind = null,
    bool Check = false,
    int Page = 1)
{
    public const int PageSize = 25;

    private const int MaxLength = 100;

    public bool IsFiltered => this with { Page = 1 } != new QuoteQuery();

    /// <summary>
    /// Reads
    /// <c>?speaker=…&amp;about=…&amp;via=…&amp;unnamed=1&amp;role=official&amp;kind=direct&amp;check=1&amp;page=2</c>;
    /// what it cannot read counts as absent.
    /// </summary>
    public static QuoteQuery Parse(string? queryString)
    {
        var query = QueryHelpers.ParseQuery(queryString);
        var page = int.TryParse(One("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 1;
        var role = One("role");
        return new QuoteQuery(
            One("speaker"),
            One("about"),
            One("via"),
            One("unnamed") == "1" || role is not null,
            role,
            Enum.GetValues<QuotationKind>().Cast<QuotationKind?>()
                .FirstOrDefault(kind => Word(kind!.Value) == One("kind")),
            One("check") == "1",
            Math.Clamp(page, 1, SearchQuery.MaxPage));

        // Control characters cannot be shown, and no name contains them.
        string? One(string name) =>
            query.GetValueOrDefault(name).FirstOrDefault() is { Length: > 0 and <= MaxLength } value
            && !value.Any(char.IsControl) ? value : null;
    }

    /// <summary>
    /// The address's query, from its "?" on; empty for all quotes. <see cref="Parse"/> reads it back.
    /// </summary>
    public string Print()
    {
        var address = new StringBuilder();
        Add("speaker", Speaker);
        Add("about", About);
        Add("via", Via);
        Add("unnamed", Unnamed ? "1" : null);
        Add("role", Role);
        Add("kind", Kind is { } kind ? Word(kind) : null);
        Add("check", Check ? "1" : null);
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return address.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                address.Append(address.Length == 0 ? '?' : '&').Append(name).Append('=')
                    .Append(Uri.EscapeDataString(value));
        }
    }

    private static string Word(QuotationKind kind) => kind.ToString().ToLowerInvariant();
}
