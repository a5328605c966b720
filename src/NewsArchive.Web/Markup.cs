using System.Net;

namespace NewsArchive.Web;

/// <summary>
/// Writes text into HTML so that a browser reads back exactly the same characters. Razor's encoder turns the control
/// characters U+0080 to U+009F into references, which HTML reads as other characters; this one leaves them unchanged.
/// </summary>
public static class Markup
{
    public static void WriteText(this TextWriter html, ReadOnlySpan<char> text) =>
        WebUtility.HtmlEncode(text.ToString(), html);

    /// <summary>Writes an opening tag; attributes whose value is null are left out.</summary>
    public static void WriteOpen(
        this TextWriter html, string element, params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        html.Write('<');
        html.Write(element);
        foreach (var (name, value) in attributes)
        {
            if (value is null)
                continue;
            html.Write(' ');
            html.Write(name);
            html.Write("=\"");
            html.WriteText(value);
            html.Write('"');
        }

        html.Write('>');
    }

    public static void WriteClose(this TextWriter html, string element)
    {
        html.Write("</");
        html.Write(element);
        html.Write('>');
    }
}
