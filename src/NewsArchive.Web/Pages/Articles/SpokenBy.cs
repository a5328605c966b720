namespace NewsArchive.Web.Pages.Articles;

/// <summary>Finds, for each character of an article, the innermost quote that contains it.</summary>
public static class SpokenBy
{
    /// <returns>A quote for each UTF-16 unit of the text; null outside quotes.</returns>
    public static Quote?[] Of(Article article)
    {
        var speaking = new Quote?[article.Text.Length];
        // Outer quotes come before the inner ones, which then overwrite their part.
        foreach (var quote in article.Quotes.OrderBy(quote => quote.Ordinal))
        {
            foreach (var content in quote.Contents)
                speaking.AsSpan(content.Start, content.Length).Fill(quote);
        }

        return speaking;
    }
}
