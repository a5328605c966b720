using Microsoft.AspNetCore.Razor.TagHelpers;
using NewsArchive.Searching;

namespace NewsArchive.Web;

/// <summary>A quote's source chain in lists, outside its article: <c>&lt;source-chain row="…" /&gt;</c>.</summary>
public sealed class SourceChainTagHelper : TagHelper
{
    public required QuoteRow Row { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "span";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Content.SetHtmlContent(
            new ChainContent(Row.Quote, $"/articles/{Row.Slug}", PageText.Shorten(Row.Title, 80)));
    }
}
