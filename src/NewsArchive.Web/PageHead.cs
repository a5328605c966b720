using Microsoft.AspNetCore.Mvc.ViewFeatures;

namespace NewsArchive.Web;

/// <summary>What a page tells its layout: the title, the description and the pages above it.</summary>
public static class PageHead
{
    private const string Crumbs = "Crumbs";

    /// <param name="title">For the window, the last breadcrumb and the preview card on other sites.</param>
    /// <param name="description">A sentence about the page, for search engines and preview cards.</param>
    /// <param name="above">The name and address of the pages above this one, outermost first.</param>
    public static void Describe(
        this ViewDataDictionary view, string title, string? description = null,
        params (string Name, string Address)[] above)
    {
        view["Title"] = title;
        // An encoded control character is not valid HTML.
        view["Description"] = description is null ? null : string.Concat(description.Where(c => !char.IsControl(c)));
        view[Crumbs] = above;
    }

    public static IReadOnlyList<(string Name, string Address)> Above(this ViewDataDictionary view) =>
        view[Crumbs] as (string, string)[] ?? [];
}
