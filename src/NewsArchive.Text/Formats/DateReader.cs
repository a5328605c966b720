using System.Globalization;
using System.Text.RegularExpressions;

namespace NewsArchive.Text.Formats;

/// <summary>Reads publication dates. A date that can mean two different days is not used and gives a warning.</summary>
public static partial class DateReader
{
    private const string Months =
        "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
        + "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private const string Weekday = "(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\\.?,?\\s+)?";

    // A time of day and its zone are skipped: a publication date is never shifted by a time zone.
    private const string Time =
        @"(?:[T\s,]+(?:at\s+)?[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2}(?:\.[0-9]+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{1,4}"
        + @"|[+-][0-9]{2}:?[0-9]{2})?)?";

    [GeneratedRegex(@"^(?<y>[0-9]{4})(?:[-/.](?<m>[0-9]{1,2})(?:[-/.](?<d>[0-9]{1,2})" + Time + ")?)?$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Iso();

    [GeneratedRegex("^" + Weekday + "(?<mon>" + Months
        + @")\.?\s+(?:(?<d>[0-9]{1,2})(?:st|nd|rd|th)?,?\s+)?(?<y>[0-9]{4})" + Time + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex MonthFirst();

    [GeneratedRegex("^" + Weekday + @"(?<d>[0-9]{1,2})(?:st|nd|rd|th)?[\s.-]+(?:of\s+)?(?<mon>" + Months
        + @")\.?,?[\s-]+(?<y>[0-9]{4})" + Time + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DayFirst();

    [GeneratedRegex(@"^(?<a>[0-9]{1,2})[/.-](?<b>[0-9]{1,2})[/.-](?<y>[0-9]{4})" + Time + "$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Numbers();

    /// <summary>
    /// The date that the whole of <paramref name="words"/> states, or null. If the words look like a date but are not
    /// used, <paramref name="warning"/> says why.
    /// </summary>
    public static PublicationDate? Read(string words, out string? warning)
    {
        warning = null;
        words = words.Trim().TrimEnd('.', ',');
        if (words.Length is < 4 or > 60)
            return null;
        if (Iso().Match(words) is { Success: true } iso)
            return Of(Number(iso, "y"), Number(iso, "m"), Number(iso, "d"), words, out warning);
        if (MonthFirst().Match(words) is { Success: true } monthFirst)
            return Of(Number(monthFirst, "y"), MonthOf(monthFirst), Number(monthFirst, "d"), words, out warning);
        if (DayFirst().Match(words) is { Success: true } dayFirst)
            return Of(Number(dayFirst, "y"), MonthOf(dayFirst), Number(dayFirst, "d"), words, out warning);
        if (Numbers().Match(words) is not { Success: true } numbers)
            return null;
        var (a, b) = (Number(numbers, "a")!.Value, Number(numbers, "b")!.Value);
        if (a <= 12 && b <= 12 && a != b)
        {
            warning = $"The date {words} can mean two different days, so the article has no date. "
                + "Write it as 2025-01-31.";
            return null;
        }
        return Of(Number(numbers, "y"), a > 12 ? b : a, a > 12 ? a : b, words, out warning);
    }

    private static PublicationDate? Of(int? year, int? month, int? day, string words, out string? warning)
    {
        warning = null;
        if (year is >= 1600 and <= 2200 && month is null or (>= 1 and <= 12)
            && (day is null || (day >= 1 && day <= DateTime.DaysInMonth(year!.Value, month!.Value))))
        {
            var precision = day is not null ? DatePrecision.Day
                : month is not null ? DatePrecision.Month
                : DatePrecision.Year;
            return new PublicationDate(new DateOnly(year!.Value, month ?? 1, day ?? 1), precision);
        }
        warning = $"{words} is not a day in the calendar, so the article has no date.";
        return null;
    }

    private static int? Number(Match match, string group) => match.Groups[group].Success
        ? int.Parse(match.Groups[group].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture)
        : null;

    private static int MonthOf(Match match) =>
        "janfebmaraprmayjunjulaugsepoctnovdec"
            .IndexOf(match.Groups["mon"].Value[..3].ToLowerInvariant(), StringComparison.Ordinal) / 3 + 1;
}
