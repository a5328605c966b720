namespace NewsArchive.Web.Pages.Articles;

/// <summary>Whose words each character of an article is: those of the innermost quote that holds it.</summary>
public static class SpokenBy
{
    /// <returns>A quote for each UTF-16 unit of the text; null where the article itself speaks.</returns>
    public static Quote?[] Of(Article article)
    {
        var speaking = new Quote?[article.Text.Length];
        // An outer quote stands before those inside it, which then take their words from it.
        foreach (var quote in article.Quotes.OrderBy(quote => quote.Ordinal))
        {
            foreach (var content in quote.Contents)
                speaking.AsSpan(content.Start, content.Length).Fill(quote);
        }

        return speaking;
    }
}
