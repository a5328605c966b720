using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Drift;

namespace NewsArchive.Web;

/// <summary>
/// A wording as it differs from the fullest: what it lacks struck through, what it has instead underlined, both said to
/// who does not see it. Long stretches that it lacks at an end are only counted.
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
                Write(html, "del", "left out: ", piece.Left);
            else
                Write(html, "ins", "put in: ", piece.Right);
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
