using NewsArchive.Text;

namespace NewsArchive.Importing;

/// <summary>Whom the quotes of a text are about: the parties that their words mention.</summary>
internal static class QuoteSubjects
{
    /// <summary>
    /// For each quote the numbers of the parties, each once. Of quotes inside each other, only the innermost is about
    /// a party: it comes last in the order of the quotes.
    /// </summary>
    public static IReadOnlyList<int>[] Of(Document document)
    {
        var contents = document.Quotations.SelectMany((quotation, ordinal) =>
            quotation.Contents.Select(span => (span.Start, span.End, Ordinal: ordinal)))
            .OrderBy(content => content.Start).ToList();
        var about = document.Quotations.Select(_ => new SortedSet<int>()).ToArray();
        // Both lists are in the order of the text, so each is walked through once. The open contents stand innermost
        // first.
        var open = new PriorityQueue<int, int>();
        var next = 0;
        foreach (var mention in document.Mentions)
        {
            for (; next < contents.Count && contents[next].Start <= mention.Span.Start; next++)
                open.Enqueue(contents[next].End, -contents[next].Ordinal);
            // What ends before this mention does cannot contain a later one.
            while (open.TryPeek(out var end, out _) && end < mention.Span.End)
                open.Dequeue();
            if (open.TryPeek(out _, out var innermost))
                about[-innermost].Add(mention.Chain);
        }

        return [.. about.Select(parties => (IReadOnlyList<int>)[.. parties])];
    }
}
