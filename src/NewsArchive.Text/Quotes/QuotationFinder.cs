using System.Text.RegularExpressions;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds every quote of a text with its source and chain, and says of every other quotation mark what it is.
/// </summary>
public static partial class QuotationFinder
{
    // An editor's additions to quoted words: [brackets] and omissions.
    [GeneratedRegex(@"\[[^\[\]\n]{0,200}\]|…|\.\s?\.\s?\.(?:\s?\.)?", RegexOptions.CultureInvariant)]
    private static partial Regex Editorial();

    /// <summary>Quotes in text order, an outer one before those inside it; marked phrases in text order.</summary>
    public static (IReadOnlyList<Quotation> Quotations, IReadOnlyList<MarkedPhrase> Marks) Find(
        string text, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<NameMention> mentions, IReadOnlyList<MentionChain> chains, ReadingBudget? budget = null)
    {
        budget ??= new ReadingBudget(text.Length);
        var reading = new Reading(text, blocks, sentences, mentions, chains, budget);
        SetOffQuotes.Find(reading);
        new Attributor(reading).Find();
        NestedQuotes.Find(reading);
        return (Finished(reading), WithoutInner(reading.Marks));
    }

    private static List<Quotation> Finished(Reading reading)
    {
        var ordered = reading.Drafts.OrderBy(d => d.Span).ThenBy(d => d.Kind == QuotationKind.Block ? 0 : 1).ToList();
        var place = new Dictionary<Draft, int>(ordered.Count);
        for (var i = 0; i < ordered.Count; i++)
            place.Add(ordered[i], i);
        return [.. ordered.Select(draft => new Quotation
        {
            Span = draft.Span,
            Contents = draft.Contents,
            Kind = draft.Kind,
            Cue = draft.Cue,
            Source = draft.Source,
            Speaker = draft.Speaker.Name,
            SpeakerKind = draft.Speaker.Kind,
            SourceChain = draft.WholeChain(),
            Parent = draft.Parent is { } parent ? place[parent] : null,
            Editorial = draft.Kind == QuotationKind.Indirect ? [] : EditorialIn(reading.Text, draft.Contents),
            Rule = draft.Rule,
            Confidence = Math.Round(Math.Clamp(draft.Confidence, 0.05, 0.99), 2),
        })];
    }

    // Marks inside a marked phrase are covered by it; a line of nothing but unmatched marks counts once, not thousands
    // of times.
    private static List<MarkedPhrase> WithoutInner(List<MarkedPhrase> marks)
    {
        List<MarkedPhrase> kept = [];
        foreach (var mark in marks.OrderBy(mark => mark.Span))
        {
            if (kept.Count > 0
                && mark.Kind == MarkKind.Stray
                && kept[^1].Kind == MarkKind.Stray
                && kept[^1].Span.End == mark.Span.Start)
                kept[^1] = kept[^1] with { Span = kept[^1].Span.Cover(mark.Span) };
            else if (kept.Count == 0 || kept[^1].Span.End <= mark.Span.Start)
                kept.Add(mark);
        }
        return kept;
    }

    private static List<TextSpan> EditorialIn(string text, List<TextSpan> contents)
    {
        List<TextSpan> found = [];
        foreach (var content in contents)
            AddEditorial(text, content, found);
        return found;
    }

    private static void AddEditorial(string text, TextSpan content, List<TextSpan> found)
    {
        foreach (var match in Editorial().EnumerateMatches(text.AsSpan(content.Start, content.Length)))
        {
            var start = content.Start + match.Index;
            found.Add(new TextSpan(start, start + match.Length));
        }
    }
}
