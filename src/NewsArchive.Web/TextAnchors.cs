using NewsArchive.Text;

namespace NewsArchive.Web;

/// <summary>The names and links of an article that become links on its page.</summary>
public static class TextAnchors
{
    /// <summary>
    /// Names and links without overlaps, since a link cannot contain a link. A domain that is also a name
    /// ("SelbyNews.com") leads to the page of that name; any other address leads to where it points.
    /// </summary>
    public static IEnumerable<Overlay<object>> Of(Article article)
    {
        var links = article.Links
            .Where(link => PageAddress.Outside(link.Url) is not null)
            .Select(link => (
                Span: new TextSpan(link.Start, link.End),
                Value: (object)link,
                Yields: link.Kind == LinkKind.Domain ? 2 : 0));
        var names = article.Mentions
            .Select(mention => (Span: new TextSpan(mention.Start, mention.End), Value: (object)mention, Yields: 1));
        var taken = new SortedSet<TextSpan>(Comparer<TextSpan>.Create(
            (one, other) => one.Overlaps(other) ? 0 : one.Start.CompareTo(other.Start)));
        return links.Concat(names)
            .OrderBy(anchor => anchor.Yields).ThenBy(anchor => anchor.Span)
            .Where(anchor => anchor.Span.Length > 0 && taken.Add(anchor.Span))
            .Select(anchor => new Overlay<object>(anchor.Span, anchor.Value));
    }

    /// <summary>
    /// An anchor, cut where quotes begin and end, so that each part lies inside or outside a quote and never contains a
    /// note.
    /// </summary>
    public static IEnumerable<Overlay<object>> Cut(Overlay<object> anchor, SortedSet<int> boundaries)
    {
        var start = anchor.Span.Start;
        if (anchor.Span.Length > 1)
        {
            foreach (var boundary in boundaries.GetViewBetween(start + 1, anchor.Span.End - 1))
            {
                yield return new(new TextSpan(start, boundary), anchor.Value);
                start = boundary;
            }
        }

        yield return new(new TextSpan(start, anchor.Span.End), anchor.Value);
    }
}
