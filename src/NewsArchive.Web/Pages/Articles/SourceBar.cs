using NewsArchive.Text;

namespace NewsArchive.Web.Pages.Articles;

/// <summary>
/// A strip that shows who speaks where, from the first to the last character of an article. The sources with the most
/// words have a pattern each; all others share one, and unattributed quotes share another.
/// </summary>
/// <param name="Stretches">In the order of the text, without overlaps.</param>
/// <param name="Legend">Most words first; the shared patterns last.</param>
public sealed record SourceBar(IReadOnlyList<BarStretch> Stretches, IReadOnlyList<BarSource> Legend)
{
    /// <summary>The length of the strip. Even the shortest passage fills one cell.</summary>
    public const int Cells = 400;

    /// <summary>How many sources have their own pattern; the next two patterns are the shared ones.</summary>
    public const int Named = 5;

    private const int Others = Named + 1;
    private const int NotGiven = Named + 2;

    public static SourceBar Of(SourceSummary summary)
    {
        var ranked = summary.Sources.Where(source => source.Name is not null)
            .OrderByDescending(source => source.Words).ToList();
        var patterns = ranked.Take(Named).Select((source, place) => (source.Source, Pattern: place + 1))
            .ToDictionary(pair => pair.Source, pair => pair.Pattern);
        var legend = ranked.Take(Named)
            .Select((source, place) => new BarSource(place + 1, source.Name!, source, source.Words)).ToList();
        if (ranked.Count > Named)
            legend.Add(new BarSource(Others, PageText.Count(ranked.Count - Named, "other source"), null,
                ranked.Skip(Named).Sum(source => source.Words)));
        if (summary.Sources.FirstOrDefault(source => source.Name is null) is { } none)
            legend.Add(new BarSource(NotGiven, "Unattributed", none, none.Words));
        return new SourceBar([.. Stretch(summary.Speaking, quote =>
            quote.Speaker is null && quote.SpeakerPartyId is null ? NotGiven
            : patterns.GetValueOrDefault(Source.Of(quote), Others))], legend);
    }

    private static IEnumerable<BarStretch> Stretch(SpokenBy speaking, Func<Quote, int> pattern)
    {
        BarStretch? open = null;
        for (var cell = 0; cell < Cells; cell++)
        {
            var from = (int)((long)cell * speaking.Length / Cells);
            var to = Math.Max(from + 1, (int)((long)(cell + 1) * speaking.Length / Cells));
            var quote = speaking.Loudest(from, Math.Min(to, speaking.Length));
            if (open is not null && quote is not null && Source.Of(open.Quote) == Source.Of(quote)
                && open.Reported == (quote.Kind == QuotationKind.Indirect))
            {
                open = open with { End = cell + 1 };
                continue;
            }

            if (open is not null)
                yield return open;
            open = quote is null ? null : new BarStretch(cell, cell + 1, quote, pattern(quote));
        }

        if (open is not null)
            yield return open;
    }
}

/// <summary>Uninterrupted words of one source.</summary>
/// <param name="Start">In cells of the strip.</param>
/// <param name="Quote">The first quote in it.</param>
/// <param name="Pattern">From 1.</param>
public sealed record BarStretch(int Start, int End, Quote Quote, int Pattern)
{
    public bool Reported => Quote.Kind == QuotationKind.Indirect;
}

/// <param name="Source">Null for sources that share a pattern.</param>
public sealed record BarSource(int Pattern, string Name, QuotedSource? Source, int Words);
