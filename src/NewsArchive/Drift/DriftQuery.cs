using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace NewsArchive.Drift;

/// <summary>Which shared quotes an address asks for.</summary>
/// <param name="Differing">Only quotes whose versions differ in this way; null for all.</param>
/// <param name="MostArticles">Quotes in the most articles first, instead of the latest.</param>
/// <param name="Page">From 1.</param>
public sealed record DriftQuery(Difference? Differing = null, bool MostArticles = false, int Page = 1)
{
    public const int PageSize = 10;

    /// <summary>
    /// Reads <c>?differ=words&amp;order=articles&amp;page=2</c>; what it cannot read counts as absent.
    /// </summary>
    public static DriftQuery Parse(string? queryString)
    {
        var query = QueryHelpers.ParseQuery(queryString);
        return new DriftQuery(
            Enum.GetValues<Difference>().Cast<Difference?>().FirstOrDefault(d => Word(d!.Value) == One("differ")),
            One("order") == "articles",
            int.TryParse(One("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var page)
                ? Math.Max(page, 1)
                : 1);

        string? One(string name) => query.GetValueOrDefault(name).FirstOrDefault();
    }

    /// <summary>The address's query, from its "?" on; empty for the first page of all.</summary>
    public string Print()
    {
        var address = new StringBuilder();
        Add("differ", Differing is { } differing ? Word(differing) : null);
        Add("order", MostArticles ? "articles" : null);
        Add("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : null);
        return address.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                address.Append(address.Length == 0 ? '?' : '&').Append(name).Append('=').Append(value);
        }
    }

    private static string Word(Difference difference) => difference.ToString().ToLowerInvariant();
}

/// <summary>How the versions of a shared quote may differ.</summary>
public enum Difference
{
    /// <summary>In any way.</summary>
    Any,
    Words,
    Speakers,
    Chains,
}
