using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NewsArchive.Web;

/// <summary>What stands in the head and above the heading of a page, which the page tells its layout.</summary>
public static class PageHead
{
    private const string Crumbs = "Crumbs";

    /// <param name="title">Of the window, the page's last crumb, and of the card that other sites show.</param>
    /// <param name="description">A sentence on what is there, for search engines and cards.</param>
    /// <param name="above">Name and address of the pages above this one, the outermost first.</param>
    public static void Describe(
        this ViewDataDictionary view, string title, string? description = null,
        params (string Name, string Address)[] above)
    {
        view["Title"] = title;
        // An encoded control character is no valid HTML.
        view["Description"] = description is null ? null : string.Concat(description.Where(c => !char.IsControl(c)));
        view[Crumbs] = above;
    }

    public static IReadOnlyList<(string Name, string Address)> Above(this ViewDataDictionary view) =>
        view[Crumbs] as (string, string)[] ?? [];
}
