using Microsoft.AspNetCore.Razor.TagHelpers;
using NewsArchive.Text;

namespace NewsArchive.Web;

/// <summary>
/// The date of publication: <c>&lt;published date="…" precision="…" /&gt;</c> shows the day and, for the last two
/// weeks, how long ago it was. Without a date it shows "No date".
/// </summary>
public sealed class PublishedTagHelper(TimeProvider clock) : TagHelper
{
    private const int Recent = 14;

    public DateOnly? Date { get; set; }

    public DatePrecision? Precision { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Date is not { } date)
        {
            output.TagName = "span";
            output.Content.SetContent("No date");
            return;
        }

        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", PageText.MachineDate(date, Precision));
        var ago = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime).DayNumber - date.DayNumber;
        output.Content.SetContent(PageText.Date(date, Precision)
            + (Precision is DatePrecision.Day or null && ago is >= 0 and <= Recent ? $" ({Ago(ago)})" : ""));
    }

    private static string Ago(int days) => days switch { 0 => "today", 1 => "yesterday", _ => $"{days} days ago" };
}
