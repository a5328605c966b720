using NewsArchive.Text;
using NewsArchive.Web.Quoting;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>The words in the address of a quote.</summary>
public sealed class TextFragmentTests
{
    [Theory]
    [InlineData("“It is safe,”", "It%20is%20safe")]
    [InlineData("\"well-kept, as ever & more\"", "well%2Dkept%2C%20as%20ever%20%26%20more")]
    [InlineData(
        "\"The inspectors came twice and nobody showed them the piers, which had been painted over in the week before.\"",
        "The%20inspectors%20came%20twice%20and,over%20in%20the%20week%20before")]
    [InlineData("“\n\nTwo lines\nof a post that go on for a while\n”", "Two%20lines%20of%20a%20post%20that%20go%20on,a%20while")]
    [InlineData("“””", "")]
    [InlineData("他说桥是安全的", "%E4%BB%96%E8%AF%B4%E6%A1%A5%E6%98%AF%E5%AE%89%E5%85%A8%E7%9A%84")]
    public void NameAQuoteByItsWordsOrByTheirBeginningAndEnd(string words, string directive)
    {
        var span = new TextSpan(0, words.Length);
        var article = new Article
        {
            Slug = "a",
            Title = "T",
            Text = words,
            Blocks = [],
            Marks = [],
            Warnings = [],
        };
        var quote = new Quote
        {
            Start = 0,
            End = words.Length,
            Contents = [span],
            Words = words,
            Permalink = "qx",
            Editorial = [],
            Rule = "r",
        };
        Assert.Equal(directive.Length == 0 ? "#qx" : "#qx:~:text=" + directive, TextFragment.Of(article, quote));
    }
}
