namespace NewsArchive.Text.Quotes;

/// <summary>
/// Turns marked passages and reported clauses into quotes, in the order of the text, so that each speaker is known when
/// a later "he" refers to it. A passage without a speaker becomes a marked phrase.
/// </summary>
internal sealed class Attributor(Reading reading)
{
    private const int FewestSpokenWords = 5;
    private const int LongestSentence = 100;

    // "I would strike out the “nearly” in it": a passage this short is not treated as somebody's speech.
    private const int FewestWords = 2;

    // "I say": the text gives the words to someone it does not name.
    private const double NoSpeakerDoubt = 0.35;

    private readonly CarriedSources carried = new(reading);

    public void Find()
    {
        Draft? before = null;
        var marked = new List<(Passage Passage, int Index)>(reading.Passages.Count);
        for (var i = 0; i < reading.Passages.Count; i++)
        {
            if (reading.Passages[i].Parent < 0)
                marked.Add((reading.Passages[i], i));
        }
        marked.Sort(static (a, b) => a.Passage.Span.CompareTo(b.Passage.Span));
        var next = 0;
        for (var b = 0; b < reading.Blocks.Count; b++)
        {
            var reported = reading.Blocks[b].Kind is BlockKind.Paragraph or BlockKind.Quotation
                ? ReportedSpeech.Find(reading.UnitsOf(b)) : [];
            var told = 0;
            for (; next < marked.Count && marked[next].Passage.Block == b; next++)
            {
                var start = marked[next].Passage.Span.Start;
                for (; told < reported.Count && reading.UnitsOf(b)[reported[told].Clause.First].Span.Start < start; told++)
                    before = AddReported(b, reported[told], before) ?? before;
                before = AddMarked(marked[next].Passage, marked[next].Index, before);
            }
            for (; told < reported.Count; told++)
                before = AddReported(b, reported[told], before) ?? before;
            reading.Leave(b);
        }
        carried.ApplyInterviews();
        carried.ApplyHeadlines();
    }

    /// <summary>
    /// Gives the draft its cue, speaker and source chain. The attribution's indices are into <paramref name="units"/>.
    /// </summary>
    public void Apply(Draft draft, Units units, Attribution attribution, Draft? before)
    {
        draft.Rule = attribution.Rule;
        draft.Confidence = attribution.Confidence;
        draft.Cue = attribution.Cue is { } cue ? units.Cover(cue.First, cue.Last) : null;
        if (attribution.Source is not { } source)
            return;
        source = NounPhrases.BeforeOthers(units, source) ?? source;
        draft.Source = units.Cover(source.First, source.Last);
        draft.Speaker = reading.Resolver.Resolve(units, source, before?.Speaker,
            draft.Kind != QuotationKind.Indirect && units[source.First].Has(WordClass.Pronoun) ? NamedIn(draft) : null);
        var teller = attribution.Teller is { } telling
            ? reading.Resolver.Resolve(units, telling, before?.Speaker) : Speaker.Nobody;
        // "voters said |they| considered themselves …"
        if (source.First == source.Last && reading.Resolver.CanBe(teller, units[source.First].Lower))
            draft.Speaker = teller;
        draft.Confidence -= draft.Speaker.Kind == SourceKind.None ? NoSpeakerDoubt : draft.Speaker.Doubt;
        draft.Confidence -= KindDoubt.Of(draft);
        if (draft.Speaker.Kind != SourceKind.None)
            draft.Hops.Add(draft.Speaker.AsHop(draft.Source));
        if (teller.Kind != SourceKind.None && draft.Hops.Count > 0 && !teller.IsSameAs(draft.Speaker))
        {
            draft.Hops.Add(teller.AsHop(units.Cover(attribution.Teller!.Value.First, attribution.Teller.Value.Last)));
            draft.Tellers.Add(teller.Name!);
        }
        draft.Add(new SourceChain(units, reading.Resolver, reading.Mentions)
            .After(draft.Speaker, attribution, draft.Tellers));
        carried.Complete(draft, units, source);
        reading.Resolver.Note(draft.Speaker, draft.Source.Value.End);
    }

    private HashSet<int> NamedIn(Draft draft)
    {
        HashSet<int> named = [];
        foreach (var content in draft.Contents)
        {
            for (var i = reading.FirstName(content);
                i < reading.Mentions.Count && reading.Mentions[i].Span.Start < content.End;
                i++)
                named.Add(reading.Mentions[i].Chain);
        }
        return named;
    }

    /// <summary>Turns a passage into a quote or a marked phrase; returns the last quote so far.</summary>
    private Draft? AddMarked(Passage passage, int index, Draft? before)
    {
        reading.Resolver.ReadTo(passage.Span.Start);
        var units = reading.UnitsOf(passage.Block);
        var at = units.IndexOfQuote(index);
        if (at < 0)
        {
            return Positions.LastBefore(reading.Insets, passage.Span.Start + 1, i => i.Start) is >= 0 and var inset
                && reading.Insets[inset].Contains(passage.Span)
                ? AddMarks(passage, new MarkedPhrase(passage.Span, MarkKind.Title, "title-in-a-pointer", 0.7), before)
                : before;
        }
        var kind = reading.Blocks[passage.Block].Kind;
        var found = kind is BlockKind.Post or BlockKind.Metadata or BlockKind.Byline
            ? null : Attribute(passage, units, at);
        var attribution = found?.Attribution;
        var adjacent = attribution is { Rule: "quote-verb-name" or "quote-name-verb" or "name-verb-quote" };
        var follows = attribution?.Cue is { } cue && cue.Last == at - 1;
        if (MarkClassifier.NotSpeech(units, at, kind, adjacent, follows) is { } notSpeech)
            return AddMarks(passage, notSpeech, before);
        if (attribution?.Rule == "verb-earlier-in-sentence" && MarkClassifier.CapitalTerm(units, at) is { } term)
            return AddMarks(passage, term, before);
        if (before is not null && Continues(before, passage, units, at, attribution))
        {
            before.Contents.AddRange(passage.Pieces);
            before.LastBlock = reading.BlockOf(passage.Pieces[^1]);
            return before;
        }
        var draft = new Draft
        {
            Contents = [.. passage.Pieces],
            Kind = IsDirect(units, at) ? QuotationKind.Direct : QuotationKind.Mixed,
            Rule = "unattributed",
            Confidence = 0.5,
            Block = passage.Block,
            LastBlock = reading.BlockOf(passage.Pieces[^1]),
            Passage = index,
            Parent = BlockQuotationAround(passage.Pieces),
        };
        if (found is { } given)
            Apply(draft, given.Where, given.Attribution, before);
        else if (!Carry(draft, before, at)
            && !FromSentenceBefore(draft, units, at)
            && MarkClassifier.Unattributed(units, at) is { } unsourced)
            return AddMarks(passage, unsourced, before);
        var few = WordCount(draft.Contents[0]) <= FewestWords
            && draft.Rule is "name-verb-quote" or "verb-earlier-in-sentence" or "aside-in-sentence";
        if ((passage.Single || few)
            && draft.Speaker.Kind == SourceKind.None
            && MarkClassifier.Unattributed(units, at) is { } single)
            return AddMarks(passage, single, before);
        reading.Drafts.Add(draft);
        return draft;
    }

    private Draft? BlockQuotationAround(IReadOnlyList<TextSpan> spans) =>
        Positions.LastBefore(reading.BlockQuotations, spans[0].Start + 1, d => d.Contents[0].Start) is >= 0 and var at
        && reading.BlockQuotations[at] is var around
        && spans.All(span => Positions.LastBefore(around.Contents, span.Start + 1, c => c.Start) is >= 0 and var content
            && around.Contents[content].Contains(span))
            ? around : null;

    private Draft? AddMarks(Passage passage, MarkedPhrase mark, Draft? before)
    {
        foreach (var piece in passage.Pieces)
            reading.Marks.Add(mark with { Span = piece });
        return before;
    }

    /// <summary>The source of a passage, and the units in which its words stand.</summary>
    private (Attribution Attribution, Units Where)? Attribute(Passage passage, Units units, int at)
    {
        if (SignatureBelow(passage) is { } signature)
            return signature;
        var site = new QuoteSite(units, at, IsSentence(units[at].Span));
        if (AttributionRules.Apply(site) is { } found)
        {
            return (BehindWay(site, found) ?? found, units);
        }
        // The speaker of a quote over several paragraphs may be named after the last one.
        if (passage.Pieces.Count > 1
            && reading.UnitsOf(reading.BlockOf(passage.Pieces[^1])) is var last
            && last[0].Kind == UnitKind.Quote
            && AttributionRules.Apply(new QuoteSite(last, 0, Whole: true)) is { } behind)
            return (behind, last);
        // “…” ¶ — Jane Doe, Evening Star
        var next = reading.BlockOf(passage.Pieces[^1]) + 1;
        if (at == 0
            && next < reading.Blocks.Count
            && reading.UnitsOf(next) is var under
            && under[0].IsDash
            && (under[1].Kind == UnitKind.Name || char.IsUpper(reading.Text[under[1].Span.Start]))
            && NounPhrases.StartingAt(under, 1) is { } signed
            && CanSpeak.Under(under, signed, CueStrength.Loose))
            return (new Attribution(new Phrase(0, 0), signed, "quote-dash-name", 0.8), under);
        // The paragraph before introduces it: "Doe wrote:" ¶ “…”
        return at == 0
            && passage.Block > 0
            && reading.Text[reading.Blocks[passage.Block - 1].Span.End - 1] is ':' or '—' or '–'
            && reading.UnitsOf(passage.Block - 1) is var before
            && SetOffQuotes.Announcer(before) is { } announced
                ? (announced, before) : null;
    }

    // “…” ¶ Jane Doe, Evening Star: a line with nothing but a person and an outlet signs the words above it, whoever
    // else is said to share them ("Critics contend that “…”").
    private (Attribution Attribution, Units Where)? SignatureBelow(Passage passage)
    {
        var last = reading.BlockOf(passage.Pieces[^1]);
        if (last + 1 >= reading.Blocks.Count || reading.Blocks[last].Span.End - passage.Pieces[^1].End > 1)
            return null;
        var line = reading.UnitsOf(last + 1);
        return line.Count == 3 && IsNamed(0, PartyKind.Person) && line[1].IsComma && IsNamed(2, PartyKind.Organization)
            ? (new Attribution(null, new Phrase(0, 0), "signature-below", 0.95), line) : null;

        bool IsNamed(int i, PartyKind kind) =>
            line[i].Kind == UnitKind.Name && reading.Mentions[line[i].Index].Kind == kind;
    }

    // "Three sailors told … “…”, per the Gazette", "Doe has said … “…”, according to two sailors", "Doe declined,
    // saying he would “wait,” the Gazette reported", "Doe told Roe, the Gazette reported, that “…”": the last one named
    // relayed the words.
    private Attribution? BehindWay(QuoteSite site, Attribution found)
    {
        var units = site.Units;
        if (found is not { Source: { } way, Cue: { } cue })
            return null;
        if (found.Rule is "quote-according-to" or "according-to-quote")
            return AttributionRules.BeforeVerb(site) is { } inner
                && (IsOutlet(units, way)
                    || (found.Rule == "quote-according-to"
                        && units[cue.First].Is("according")
                        && units[inner.Cue!.Value.Last].Cue == CueStrength.Indirect))
                    ? inner : null;
        var aside = found.Rule == "aside-before-quote";
        var behind = !site.Whole && found.Rule is "quote-name-verb" or "aside-in-sentence";
        if (!(aside || behind) || !units[cue.Last].Has(WordClass.Reports) || !IsOutlet(units, way))
            return null;
        var before = aside ? site with { At = Math.Min(way.First, cue.First) - 1 } : site;
        return AttributionRules.BeforeVerb(before) is { Source: { } own } teller && own != way ? teller : null;
    }

    private bool IsOutlet(Units units, Phrase source) =>
        reading.Resolver.Resolve(units, source, null) is { Chain: >= 0 } party
        && reading.Resolver.Descriptions.IsOutlet(party.Chain);

    /// <summary>“A,” she said. “B.” and “A,” she said, “b”: one quote in two pieces.</summary>
    private bool Continues(Draft before, Passage passage, Units units, int at, Attribution? attribution)
    {
        if (before.LastBlock != passage.Block || before.Passage < 0)
            return false;
        int previous = at - 1, stops = 0;
        for (; previous >= 0 && (units.Step(previous).Kind != UnitKind.Quote || IsLastMark(units[previous]));
            previous--)
        {
            // The stop of “A!” is inside the marks, and the attribution follows it.
            if (units[previous] is { Kind: UnitKind.Stop, Span.Length: > 0 })
                stops++;
        }
        if (previous < 0 || units[previous].Span != before.Contents[^1])
            return false;
        if (before.Cue is not { } cue || before.Source is not { } source)
            return false;
        // Nothing but the attribution stands between the two pieces.
        var between = new TextSpan(units[previous].Span.End, units[at].Span.Start);
        if (!between.Contains(cue) || !between.Contains(source) || stops > 1)
            return false;
        // The second one has a cue of its own.
        if (attribution?.Cue is { } own && units[own.First].Span.Start >= units[at].Span.End)
            return false;
        if (units[at - 1].Kind == UnitKind.Stop)
            return true;
        if (stops > 0)
            return false;
        return units[at - 1].IsComma || units[at - 1].IsDash || units[at - 1].Is(";") || units[at - 1].Is(":");
    }

    // “…,” she said on “Harbor Morning.” “…”: the title between them is not the last quote.
    private bool IsLastMark(Unit quote) => reading.Marks.Count > 0 && reading.Marks[^1].Span == quote.Span;

    /// <summary>Gives a quote without a cue of its own the speaker of the quote right before it.</summary>
    private bool Carry(Draft draft, Draft? before, int at)
    {
        if (before is null || before.Speaker.Kind == SourceKind.None)
            return false;
        var sentence = IsSentence(draft.Contents[0]);
        if (AttributionsBefore.IsTopicLabel(reading.UnitsOf(draft.Block), at)
            && reading.Adjoin(before.LastBlock, draft.Block))
        {
            draft.GoOnFrom(before, "topic-label", 0.65);
            return true;
        }
        if (before.LastBlock == draft.Block)
        {
            if (!sentence && WordCount(draft.Contents[0]) <= FewestSpokenWords)
                return false;
            draft.GoOnFrom(before, "same-paragraph", sentence ? 0.7 : 0.55);
            return true;
        }
        if (at != 0 || !sentence || reading.Blocks[draft.Block].Kind == BlockKind.Heading)
            return false;
        if (!reading.Adjoin(before.LastBlock, draft.Block))
            return false;
        draft.GoOnFrom(before, "speech-goes-on", 0.65);
        return true;
    }

    // Doe explained his plan. “…”: the sentence before says that Doe spoke, and the quote says what.
    private bool FromSentenceBefore(Draft draft, Units units, int at)
    {
        if (!IsSentence(draft.Contents[0]))
            return false;
        var end = at - 1;
        if (at == 0)
        {
            var b = draft.Block - 1;
            while (b >= 0 && reading.IsAside(b))
                b--;
            if (b < 0 || reading.Blocks[b].Kind is not (BlockKind.Paragraph or BlockKind.Intro))
                return false;
            units = reading.UnitsOf(b);
            end = units.Count - 1;
        }
        if (units[end].Kind == UnitKind.Stop)
            end--;
        if (end < 0 || units[end].Kind == UnitKind.Quote)
            return false;
        for (var i = end; i >= 0 && end - i < LongestSentence && units.Step(i).Kind != UnitKind.Stop; i--)
        {
            var strength = Cues.At(units, i);
            if (strength == CueStrength.None || Subjects.Of(units, i, strength) is not { } source)
                continue;
            var attribution = new Attribution(
                new Phrase(i, i), source, "sentence-before", at == 0 ? 0.55 : 0.65);
            Apply(draft, units, attribution, null);
            return draft.Speaker.Kind != SourceKind.None;
        }
        return false;
    }

    private Draft? AddReported(int b, (Phrase Clause, Attribution Attribution) found, Draft? before)
    {
        var units = reading.UnitsOf(b);
        var span = units.Cover(found.Clause.First, found.Clause.Last);
        reading.Resolver.ReadTo(span.Start);
        var parent = BlockQuotationAround([span]);
        if (reading.Blocks[b].Kind == BlockKind.Quotation && parent is null)
            return null;
        if (before is not null && before.LastBlock == b && OverlapsAny(before.Contents, span))
            return null;
        var draft = new Draft
        {
            Contents = [span],
            Kind = QuotationKind.Indirect,
            Rule = found.Attribution.Rule,
            Block = b,
            LastBlock = b,
            Parent = parent,
        };
        Apply(draft, units, found.Attribution, before);
        if (draft.Speaker.Kind == SourceKind.None)
            return null;
        reading.Drafts.Add(draft);
        return draft;
    }

    private static bool OverlapsAny(List<TextSpan> contents, TextSpan span)
    {
        // They are in the order of the text, and the clause is near the last of them.
        for (var i = contents.Count - 1; i >= 0 && contents[i].End > span.Start; i--)
        {
            if (contents[i].Overlaps(span))
                return true;
        }
        return false;
    }

    private int WordCount(TextSpan piece) => reading.Inside(piece).Count(' ') + 1;

    private bool IsSentence(TextSpan piece)
    {
        var inside = reading.Inside(piece);
        if (inside.Length == 0 || WordCount(piece) < 3)
            return false;
        return char.IsUpper(inside[0]) || inside[0] is '[' or '…' or '.' || char.IsDigit(inside[0]);
    }

    // True when the marks hold a whole clause; otherwise only a part of a sentence, whose rest is paraphrased.
    private bool IsDirect(Units units, int at)
    {
        var words = WordCount(units[at].Span);
        var inside = reading.Inside(units[at].Span);
        var before = units[at - 1];
        return inside.Length > 0 && (char.IsUpper(inside[0]) || inside[0] is '[' or '…')
            ? words > 2 || before.Kind == UnitKind.Stop || before.IsComma || before.Is(":")
            : words > FewestSpokenWords && (before.Is("that") || before.IsComma || before.Is(":"));
    }
}
