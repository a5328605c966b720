using System.Globalization;

namespace NewsArchive.Web;

/// <summary>Where a reader stands in a long list.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Address">The address of another page of the same list.</param>
public sealed record Pager(int Page, int Pages, Func<int, string> Address)
{
    /// <summary>A page that exists, whatever was asked for.</summary>
    public static Pager Of(int asked, int items, int size, Func<int, string> address)
    {
        var pages = Math.Max(1, (items + size - 1) / size);
        return new Pager(Math.Clamp(asked, 1, pages), pages, address);
    }

    /// <summary>A page number from an address; anything else means the first page.</summary>
    public static int Read(string? page) =>
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;

    public int Skip(int size) => (Page - 1) * size;
}
