using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace NewsArchive.Searching;

/// <summary>A search as its address states it; the address is the whole state of the page.</summary>
/// <param name="Text">As typed.</param>
/// <param name="People">Slugs of people; all of them must be mentioned.</param>
/// <param name="Organizations">Slugs of organizations; all of them must be mentioned.</param>
/// <param name="ThisSpellingOnly">True to search only for the words and names as typed in <paramref name="Text"/>, not
/// for other spellings and forms.</param>
/// <param name="Newest">True for newest first, false for best match first.</param>
/// <param name="Page">From 1.</param>
public sealed record SearchQuery(
    string Text,
    IReadOnlyList<string> People,
    IReadOnlyList<string> Organizations,
    bool ThisSpellingOnly = false,
    bool Newest = false,
    int Page = 1)
{
    public const int PageSize = 20;

    private const int MaxFilters = 10;

    /// <summary>
    /// Reads <c>?q=…&amp;person=…&amp;organization=…&amp;spelling=only&amp;order=newest&amp;page=2</c>; what it cannot
    /// read counts as absent.
    /// </summary>
    public static SearchQuery Parse(string? queryString)
    {
        var query = QueryHelpers.ParseQuery(queryString);
        var page = int.TryParse(One("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 1;
        return new SearchQuery(
            string.Join(' ', All("q")), // a form may send more than one
            All("person"),
            All("organization"),
            One("spelling") == "only",
            One("order") == "newest",
            Math.Max(page, 1));

        string? One(string name) => query.GetValueOrDefault(name).FirstOrDefault();

        IReadOnlyList<string> All(string name) =>
            [.. query.GetValueOrDefault(name).OfType<string>().Select(Printable).Where(value => value.Length > 0)
                .Distinct().Take(MaxFilters)];

        // Control characters cannot be shown and are never searched for.
        static string Printable(string value) => string.Concat(value.Select(c => char.IsControl(c) ? ' ' : c));
    }

    /// <summary>
    /// The address's query, from its "?" on; empty for an empty search. <see cref="Parse"/> reads it back.
    /// </summary>
    public string Print()
    {
        var address = new StringBuilder();
        if (Text.Length > 0)
            Add("q", Text);
        foreach (var person in People)
            Add("person", person);
        foreach (var organization in Organizations)
            Add("organization", organization);
        if (ThisSpellingOnly)
            Add("spelling", "only");
        if (Newest)
            Add("order", "newest");
        if (Page > 1)
            Add("page", Page.ToString(CultureInfo.InvariantCulture));
        return address.ToString();

        void Add(string name, string value) => address
            .Append(address.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
    }
}
