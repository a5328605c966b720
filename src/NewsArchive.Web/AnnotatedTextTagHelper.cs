using Microsoft.AspNetCore.Razor.TagHelpers;

namespace NewsArchive.Web;

/// <summary>
/// The text of an article with everything found in it: <c>&lt;annotated-text text="…" /&gt;</c>. The article needs
/// its quotes with their hops, its links and its mentions, each with its entity.
/// </summary>
public sealed class AnnotatedTextTagHelper : TagHelper
{
    public required AnnotatedText Text { get; set; }

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "text");
        output.Content.SetHtmlContent(Text);
    }
}
