namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds quotes inside quotes: “He said, ‘come in’ …”. Single-marked words that nobody speaks become marked phrases.
/// </summary>
internal static class NestedQuotes
{
    // Inside a quote, only the words right beside the inner marks tell who speaks.
    private static readonly AttributionRule[] Rules =
        [.. AttributionRules.All.Where(rule =>
            rule.Name is "quote-verb-name" or "quote-name-verb" or "name-verb-quote")];

    public static void Find(Reading reading)
    {
        var nested = reading.Passages.Select((p, i) => (Passage: p, Index: i)).Where(p => p.Passage.Parent >= 0)
            .ToList();
        if (nested.Count == 0)
            return;
        // By each of its pieces, because a quote may continue with the pieces of another passage.
        var outer = new Dictionary<TextSpan, Draft>();
        foreach (var draft in reading.Drafts.Where(d => d.Passage >= 0))
        {
            foreach (var piece in draft.Contents)
                outer.TryAdd(piece, draft);
        }
        foreach (var group in nested.GroupBy(p => p.Passage.Parent))
        {
            var parent = outer.GetValueOrDefault(reading.Passages[group.Key].Pieces[0]);
            var inside = group.OrderBy(p => p.Passage.Span).ToList();
            var next = 0;
            foreach (var piece in reading.Passages[group.Key].Pieces)
            {
                List<(TextSpan Span, int Index)> within = [];
                for (; next < inside.Count && inside[next].Passage.Span.Start < piece.End; next++)
                {
                    if (piece.Contains(inside[next].Passage.Span))
                        within.Add((inside[next].Passage.Span, inside[next].Index));
                }
                if (within.Count == 0)
                    continue;
                var stretch = Passage.Inside(reading.Text, piece).Cover(within[0].Span).Cover(within[^1].Span);
                var units = new Units(reading, stretch, within);
                foreach (var (_, index) in within)
                    Add(reading, units, index, parent);
            }
        }
    }

    private static void Add(Reading reading, Units units, int index, Draft? parent)
    {
        var passage = reading.Passages[index];
        var at = units.IndexOfQuote(index);
        if (at < 0)
        {
            reading.Marks.Add(InsideOtherMarks(passage));
            return;
        }
        if (MarkClassifier.NotSpeech(units, at, BlockKind.Paragraph, adjacentCue: false,
            attributed: false) is { } notSpeech)
        {
            reading.Marks.Add(notSpeech);
            return;
        }
        var inside = reading.Inside(passage.Span);
        var whole = inside.Length > 0 && char.IsUpper(inside[0]);
        foreach (var rule in Rules)
        {
            if (parent is null
                || rule.Find(new QuoteSite(units, at, whole)) is not { } found
                || !IsBeside(units, found.Cue, found.Source, at))
                continue;
            var speaker = reading.Resolver.Resolve(units, found.Source, null);
            // "I said": the person who is being quoted.
            if (speaker.Kind == SourceKind.None)
                speaker = parent.Speaker;
            var source = units.Cover(found.Source.First, found.Source.Last);
            reading.Drafts.Add(new Draft
            {
                Contents = [.. passage.Pieces],
                Kind = whole ? QuotationKind.Direct : QuotationKind.Mixed,
                Rule = rule.Name,
                Confidence = rule.Confidence - 0.15,
                Cue = units.Cover(found.Cue.First, found.Cue.Last),
                Source = source,
                Speaker = speaker,
                Hops = speaker.Kind == SourceKind.None || speaker == parent.Speaker ? [] : [speaker.AsHop(source)],
                Parent = parent,
                Block = passage.Block,
                LastBlock = passage.Block,
                Passage = index,
            });
            return;
        }
        reading.Marks.Add(MarkClassifier.Unattributed(units, at) ?? InsideOtherMarks(passage));
    }

    // "they said, ‘come in’", "I was told by a clerk, ‘come in’": cue and source must stand right before the marks.
    // After the marks, the rules check that themselves.
    private static bool IsBeside(Units units, Phrase cue, Phrase source, int at)
    {
        if (units[cue.Last].Cue < CueStrength.Speech)
            return false;
        var last = source.Last < at ? Math.Max(cue.Last, source.Last) : cue.Last;
        // "said to me, ‘…’"
        if (units[last + 1].Is("to") && NounPhrases.StartingAt(units, last + 2) is { } listener && listener.Last < at)
            last = listener.Last;
        // "I said [to the council], ‘…’": an editor's words in between do not count.
        var between = 0;
        for (int i = last + 1, depth = 0; i < at; i++)
        {
            if (units.Step(i).Is("["))
                depth++;
            else if (units[i].Is("]"))
                depth--;
            else if (depth == 0)
                between++;
        }
        return between <= 2;
    }

    private static MarkedPhrase InsideOtherMarks(Passage passage) =>
        new(passage.Span, MarkKind.Term, "inside-other-marks", 0.5);
}
