namespace NewsArchive.Web.Pages.Articles;

/// <summary>Tells, for each character of an article, the innermost quote that contains it.</summary>
public sealed class SpokenBy
{
    private readonly Quote[] quotes;

    // For each UTF-16 unit of the text the place of its quote, from 1; 0 outside quotes. Numbers take half of the room
    // of references, and what .NET keeps apart for its size is costly to clean up.
    private readonly int[] places;

    private SpokenBy(Quote[] quotes, int[] places) => (this.quotes, this.places) = (quotes, places);

    /// <summary>The length of the text.</summary>
    public int Length => places.Length;

    /// <summary>Null outside quotes.</summary>
    public Quote? this[int at] => QuoteAt(places[at]);

    public static SpokenBy Of(Article article)
    {
        // Outer quotes come before the inner ones, which then overwrite their part.
        var quotes = article.Quotes.OrderBy(quote => quote.Ordinal).ToArray();
        var places = new int[article.Text.Length];
        for (var at = 0; at < quotes.Length; at++)
        {
            foreach (var content in quotes[at].Contents)
                places.AsSpan(content.Start, content.Length).Fill(at + 1);
        }

        return new SpokenBy(quotes, places);
    }

    /// <summary>The quote with the most characters in a stretch; null only where nobody is quoted.</summary>
    public Quote? Loudest(int start, int end)
    {
        var (loudest, most) = (0, 0);
        for (var at = start; at < end;)
        {
            var (place, from) = (places[at], at);
            while (at < end && places[at] == place)
                at++;
            if (place > 0 && at - from > most)
                (loudest, most) = (place, at - from);
        }

        return QuoteAt(loudest);
    }

    private Quote? QuoteAt(int place) => place > 0 ? quotes[place - 1] : null;
}
