using System.Text;

namespace NewsArchive.Web.Quoting;

/// <summary>
/// The fragment of a quote's address: its id, and its words for browsers that find and highlight them
/// (<c>#qAbc:~:text=The%20bridge,stays%20open</c>). Other browsers go to the id.
/// </summary>
public static class TextFragment
{
    // For longer quotes only the beginning and the end are given.
    private const int MaxWhole = 60;
    private const int MaxEnd = 30;

    public static string Of(Article article, Quote quote)
    {
        var words = Inside(quote.Contents[0].Slice(article.Text));
        return words.Length == 0 ? "#" + quote.Permalink : $"#{quote.Permalink}:~:text={Directive(words)}";
    }

    private static string Directive(string words)
    {
        if (words.Length <= MaxWhole && !words.Contains('\n', StringComparison.Ordinal))
            return Escape(words);
        var start = words.LastIndexOf(' ', MaxEnd);
        var end = words.IndexOf(' ', Math.Max(words.Length - MaxEnd, start + 1));
        // Text without spaces, such as Chinese, cannot be cut between words, and browsers do not find parts of words.
        return start <= 0 || end < 0
            ? Escape(PageText.OneLine(words))
            : $"{Escape(PageText.OneLine(words[..start]))},{Escape(PageText.OneLine(words[(end + 1)..]))}";
    }

    /// <summary>The words without the marks around them: browsers match whole words only.</summary>
    private static string Inside(string passage) => passage.Trim().Trim("\"“”„«»‘’'‹›,.;:".ToCharArray()).Trim();

    /// <summary>An unescaped dash or comma would end the words.</summary>
    private static string Escape(string words) =>
        new StringBuilder(Uri.EscapeDataString(words)).Replace("-", "%2D").ToString();
}
