using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Drift;

namespace NewsArchive.Web;

/// <summary>
/// How a wording differs from the one it is compared with: missing words struck through, added words underlined, both
/// also said in words for screen readers. A long run of missing words is cut short, with a count.
/// </summary>
public sealed class WordDiffContent(WordDiff diff) : IHtmlContent
{
    private const int Shown = 12;

    public void WriteTo(TextWriter html, HtmlEncoder encoder)
    {
        foreach (var piece in diff.Pieces)
        {
            if (piece.Same)
                html.WriteText(piece.Right);
            else if (piece.Left.Length > 0)
                Write(html, "del", "removed: ", piece.Left);
            else
                Write(html, "ins", "added: ", piece.Right);
        }
    }

    private static void Write(TextWriter html, string element, string said, string words)
    {
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        html.WriteOpen(element);
        html.WriteOpen("span", ("class", "visually-hidden"));
        html.WriteText($" ({said}");
        html.WriteClose("span");
        html.WriteText(all.Length <= Shown + 4 || element == "ins"
            ? words.TrimEnd()
            : $"{string.Join(' ', all[..(Shown / 2)])} … {PageText.Number(all.Length - Shown)} words … "
                + string.Join(' ', all[^(Shown / 2)..]));
        html.WriteOpen("span", ("class", "visually-hidden"));
        html.WriteText(") ");
        html.WriteClose("span");
        html.WriteClose(element);
        html.Write(' ');
    }
}
