using System.Globalization;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using NewsArchive.Searching;

namespace NewsArchive.Web;

/// <summary>
/// The share of quotes from unnamed sources over time, as columns. Drawn on the server, with positions and sizes as
/// attributes, because the content security policy forbids inline styles.
/// </summary>
public sealed class SourcingChart(IReadOnlyList<SourcingPeriod> periods) : IHtmlContent
{
    private const int Width = 400;
    private const int Height = 180;
    private const int Left = 36;
    private const int Bottom = 24;
    private const int Top = 8;

    // The axis ends at a round share above the highest value.
    private readonly double top = Math.Max(0.1, Math.Ceiling(periods.Max(period => period.Share) * 10) / 10);

    public void WriteTo(TextWriter html, HtmlEncoder encoder)
    {
        var (first, last) = (periods[0], periods[^1]);
        html.WriteOpen("svg",
            ("class", "chart"), ("viewBox", $"0 0 {Width} {Height}"), ("width", Text(Width)), ("height", Text(Height)),
            ("role", "img"),
            ("aria-label", $"Quotes from unnamed sources: {PageText.Percent(first.Share)} in {Name(first)}, "
                + $"{PageText.Percent(last.Share)} in {Name(last)}. The table below has all the numbers."));
        foreach (var share in new[] { 0, top / 2, top })
        {
            var y = Y(share);
            Line(html, Left, y, Width, y);
            Label(html, Left - 6, y + 4, "end", PageText.Percent(share));
        }

        var step = (Width - Left) / (double)periods.Count;
        foreach (var (at, period) in periods.Index())
        {
            var (x, y) = (Left + (step * (at + 0.15)), Y(period.Share));
            html.WriteOpen("rect", ("class", "fill s2"), ("x", Text(x)), ("y", Text(y)),
                ("width", Text(step * 0.7)), ("height", Text(Y(0) - y)));
            html.WriteOpen("title");
            html.WriteText($"{Name(period)}: {PageText.Percent(period.Share)}");
            html.WriteClose("title");
            html.WriteClose("rect");
        }

        Label(html, Left + (step / 2), Height - 6, periods.Count == 1 ? "middle" : "start", Name(first));
        if (periods.Count > 1)
            Label(html, Width, Height - 6, "end", Name(last));
        html.WriteClose("svg");
    }

    public static string Name(SourcingPeriod period) => PageText.Date(
        period.Start, period.IsYear ? NewsArchive.Text.DatePrecision.Year : NewsArchive.Text.DatePrecision.Month);

    private double Y(double share) => Top + ((Height - Top - Bottom) * (1 - (share / top)));

    private static void Line(TextWriter html, double x1, double y1, double x2, double y2)
    {
        html.WriteOpen("line", ("class", "axis"), ("x1", Text(x1)), ("y1", Text(y1)), ("x2", Text(x2)),
            ("y2", Text(y2)));
        html.WriteClose("line");
    }

    private static void Label(TextWriter html, double x, double y, string anchor, string words)
    {
        html.WriteOpen("text", ("x", Text(x)), ("y", Text(y)), ("text-anchor", anchor));
        html.WriteText(words);
        html.WriteClose("text");
    }

    private static string Text(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
