using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>Which quotes an address asks for; the address is the whole state of the page.</summary>
/// <param name="Speaker">The speaker: a slug, or <c>people/slug</c> where an organization may have the same.</param>
/// <param name="About">The slug of a party that the quotes mention.</param>
/// <param name="Via">The slug of a party that relayed the quotes.</param>
/// <param name="Unnamed">Only quotes with an unnamed source in their chain.</param>
/// <param name="Role">The role of the unnamed source: "official".</param>
/// <param name="Check">Only weak attributions, which a reader should review.</param>
/// <param name="Month">Only quotes in articles published in this month: its first day.</param>
/// <param name="Page">From 1.</param>
public sealed record QuoteQuery(
    string? Speaker = null,
    string? About = null,
    string? Via = null,
    bool Unnamed = false,
    string? Role = null,
    QuotationKind? Kind = null,
    bool Check = false,
    DateOnly? Month = null,
    int Page = 1)
{
    public const int PageSize = 25;

    private const int MaxLength = 100;
    private const string MonthForm = "yyyy-MM";
    private const string People = "people/";
    private const string Organizations = "organizations/";

    public bool IsFiltered => this with { Page = 1 } != new QuoteQuery();

    /// <summary>True when at most <see cref="Unnamed"/> narrows it down.</summary>
    internal bool IsWhole => !(this with { Unnamed = false }).IsFiltered;

    /// <summary>How an address names a speaker, a subject or an outlet.</summary>
    public static string Party(Entity entity) =>
        $"{(entity.Kind == PartyKind.Person ? People : Organizations)}{entity.Slug}";

    /// <summary>Reads such a name; a slug alone may be a person's and an organization's.</summary>
    public static (PartyKind? Kind, string Slug) Party(string name) =>
        name.StartsWith(People, StringComparison.Ordinal) ? (PartyKind.Person, name[People.Length..])
        : name.StartsWith(Organizations, StringComparison.Ordinal)
            ? (PartyKind.Organization, name[Organizations.Length..])
        : (null, name);

    /// <summary>
    /// Reads <c>?speaker=people/ada-quill&amp;about=…&amp;via=…&amp;unnamed=1&amp;role=official&amp;kind=direct</c>
    /// <c>&amp;check=1&amp;month=2025-01&amp;page=2</c>; what it cannot read counts as absent.
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
            DateOnly.TryParseExact(One("month"), MonthForm, CultureInfo.InvariantCulture, DateTimeStyles.None,
                out var month) && month < DateOnly.MaxValue.AddMonths(-1) ? month : null,
            Math.Max(page, 1));

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
        Add("month", Month?.ToString(MonthForm, CultureInfo.InvariantCulture));
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return address.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                address.Append(address.Length == 0 ? '?' : '&').Append(name).Append('=')
                    // Slashes are allowed in a query and are easier to read.
                    .Append(Uri.EscapeDataString(value).Replace("%2F", "/", StringComparison.Ordinal));
        }
    }

    private static string Word(QuotationKind kind) => kind.ToString().ToLowerInvariant();
}
