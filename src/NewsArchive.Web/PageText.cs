using System.Globalization;
using System.Text.RegularExpressions;
using NewsArchive.Text;

namespace NewsArchive.Web;

/// <summary>
/// How pages write numbers, dates and shortened text. The only place that chooses a language: American English.
/// </summary>
public static partial class PageText
{
    private static readonly CultureInfo Culture = CultureInfo.GetCultureInfo("en-US");

    public static string Number(int number) => number.ToString("N0", Culture);

    /// <summary>"1 quote", "1,204 quotes".</summary>
    public static string Count(int number, string one, string? many = null) =>
        $"{Number(number)} {(number == 1 ? one : many ?? one + "s")}";

    /// <summary>"under 1%" instead of 0% for something that is there.</summary>
    public static string Share(int part, int whole) =>
        part == 0 || whole == 0 ? "0%"
        : part * 100L < whole ? "under 1%"
        : (part / (double)whole).ToString("P0", Culture);

    /// <summary>"24%" for 0.24.</summary>
    public static string Percent(double share) => share.ToString("P0", Culture);

    /// <summary>
    /// A quote's words for a list, with an ellipsis where the article's own words stand between its pieces.
    /// </summary>
    public static string Quoted(Quote quote) =>
        quote.Contents.Count > 1 ? PieceEnds().Replace(quote.Words, "$1 … $2") : quote.Words;

    /// <summary>"January 25, 2025", "January 2025" or "2025", as far as the date is known.</summary>
    public static string Date(DateOnly date, DatePrecision? precision) =>
        date.ToString(precision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "MMMM yyyy",
            _ => "MMMM d, yyyy",
        }, Culture);

    /// <summary>The same for a <c>datetime</c> attribute.</summary>
    public static string MachineDate(DateOnly date, DatePrecision? precision) =>
        date.ToString(precision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "yyyy-MM",
            _ => "yyyy-MM-dd",
        }, CultureInfo.InvariantCulture);

    /// <summary>"12 bytes", "3.6 KB", "4.2 MB".</summary>
    public static string Size(long bytes) => bytes switch
    {
        < 1024 => Count((int)bytes, "byte"),
        < 1024 * 1024 => string.Create(Culture, $"{bytes / 1024.0:0.#} KB"),
        _ => string.Create(Culture, $"{bytes / 1024.0 / 1024.0:0.#} MB"),
    };

    /// <summary>The words with single spaces between them.</summary>
    public static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The beginning of a text as one line, at most this long.</summary>
    public static string Beginning(string text, int length)
    {
        // White space may be long, but a text of nothing else has no words to show.
        var line = OneLine(text[..Math.Min(text.Length, 4 * length)]);
        return Shorten(line.Length > length ? line : OneLine(text), length);
    }

    /// <summary>At most <paramref name="length"/> characters, cut between words where possible.</summary>
    public static string Shorten(string text, int length)
    {
        if (text.Length <= length)
            return text;
        var space = text.LastIndexOf(' ', length - 1);
        var end = space > length / 2 ? space : length - 1;
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)] + "…";
    }

    [GeneratedRegex("([\"”»’']) ([\"“«‘'])", RegexOptions.CultureInvariant)]
    private static partial Regex PieceEnds();
}
