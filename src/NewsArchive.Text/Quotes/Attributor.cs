using System.Text.RegularExpressions;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Makes quotes of marked passages and reported clauses, in text order, so that a speaker can be carried on: who spoke
/// before is who "he" is after. A passage that nobody speaks becomes a marked phrase.
/// </summary>
internal sealed partial class Attributor(Reading reading)
{
    private const int FewestSpokenWords = 5;
    private const int LongestSentence = 100;
    private const int CitedReach = 25;

    // "I say": the text gives words to somebody it does not name.
    private const double NoSpeakerDoubt = 0.35;

    private readonly Dictionary<string, Draft> latest = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Hop>> interviews = new(StringComparer.Ordinal);

    public void Find()
    {
        Draft? before = null;
        var marked = reading.Passages.Select((p, i) => (Passage: p, Index: i)).Where(p => p.Passage.Parent < 0).OrderBy(p => p.Passage.Span).ToList();
        var next = 0;
        for (var b = 0; b < reading.Blocks.Count; b++)
        {
            var reported = new Queue<(Phrase Clause, Attribution Attribution)>(
                reading.Blocks[b].Kind is BlockKind.Paragraph or BlockKind.Quotation ? ReportedSpeech.Find(reading.UnitsOf(b)) : []);
            for (; next < marked.Count && marked[next].Passage.Block == b; next++)
            {
                while (reported.TryPeek(out var first) && reading.UnitsOf(b)[first.Clause.First].Span.Start < marked[next].Passage.Span.Start)
                    before = AddReported(b, reported.Dequeue(), before) ?? before;
                before = AddMarked(marked[next].Passage, marked[next].Index, before);
            }
            while (reported.TryDequeue(out var rest)) before = AddReported(b, rest, before) ?? before;
        }
        ApplyInterviews();
        ApplyHeadlines();
    }

    /// <summary>Gives the draft its source: cue, speaker, chain. <paramref name="units"/> are those the attribution counts in.</summary>
    public void Apply(Draft draft, Units units, Attribution attribution, Draft? before)
    {
        draft.Rule = attribution.Rule;
        draft.Confidence = attribution.Confidence;
        draft.Cue = attribution.Cue is { } cue ? units.Cover(cue.First, cue.Last) : null;
        if (attribution.Source is not { } source) return;
        draft.Source = units.Cover(source.First, source.Last);
        draft.Speaker = reading.Resolver.Resolve(units, source, before?.Speaker);
        draft.Confidence -= draft.Speaker.Kind == SourceKind.None ? NoSpeakerDoubt : draft.Speaker.Doubt;
        if (draft.Speaker.Kind != SourceKind.None) draft.Hops.Add(draft.Speaker.AsHop(draft.Source));
        draft.Hops.AddRange(SourceChain.Outlets(units, attribution, draft.Speaker, reading.Resolver, reading.Mentions));
        FindInnerSource(draft);
        FindCited(draft, units, source);
        InheritOutlets(draft);
        reading.Resolver.Note(draft.Speaker, draft.Source.Value.End);
    }

    /// <summary>Makes a quote or a marked phrase of a passage; returns the last quote so far.</summary>
    private Draft? AddMarked(Passage passage, int index, Draft? before)
    {
        var units = reading.UnitsOf(passage.Block);
        var at = units.IndexOfQuote(index);
        if (at < 0) return before;
        var kind = reading.Blocks[passage.Block].Kind;
        var found = kind is BlockKind.Post or BlockKind.Metadata or BlockKind.Byline ? null : Attribute(passage, units, at);
        var attribution = found?.Attribution;
        var adjacent = attribution is { Rule: "quote-verb-name" or "quote-name-verb" or "name-verb-quote" };
        if (MarkClassifier.NotSpeech(units, at, kind, adjacent, attribution?.Cue is { } cue && cue.Last == at - 1) is { } notSpeech)
            return AddMarks(passage, notSpeech, before);
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
            Parent = reading.BlockQuotations.Find(d => d.Block <= passage.Block && passage.Block <= d.LastBlock && passage.Pieces.All(p => d.Contents.Exists(c => c.Contains(p)))),
        };
        if (found is { } given)
            Apply(draft, given.Where, given.Attribution, before);
        else if (!Carry(draft, before, at) && !FromSentenceBefore(draft, units, at) && MarkClassifier.Unattributed(units, at) is { } unsourced)
            return AddMarks(passage, unsourced, before);
        if (passage.Single && draft.Speaker.Kind == SourceKind.None && MarkClassifier.Unattributed(units, at) is { } single)
            return AddMarks(passage, single, before);
        reading.Drafts.Add(draft);
        return draft;
    }

    private Draft? AddMarks(Passage passage, MarkedPhrase mark, Draft? before)
    {
        foreach (var piece in passage.Pieces) reading.Marks.Add(mark with { Span = piece });
        return before;
    }

    /// <summary>Who is said to speak, and the units in which that stands.</summary>
    private (Attribution Attribution, Units Where)? Attribute(Passage passage, Units units, int at)
    {
        var site = new QuoteSite(units, at, IsSentence(units[at].Span));
        if (AttributionRules.Apply(site) is { } found)
        {
            // "Three sailors told … “…”, per the Gazette": the Gazette is what it came through.
            var attribution = found is { Rule: "quote-according-to" or "according-to-quote", Source: { } outlet }
                && reading.Resolver.Resolve(units, outlet, null) is { Chain: >= 0 } by && reading.Resolver.Descriptions.IsOutlet(by.Chain)
                && AttributionRules.BeforeVerb(site) is { } inner ? inner : found;
            return (attribution, units);
        }
        // Speech over paragraphs may name its speaker behind the last one.
        if (passage.Pieces.Count > 1 && reading.UnitsOf(reading.BlockOf(passage.Pieces[^1])) is var last && last[0].Kind == UnitKind.Quote
            && AttributionRules.Apply(new QuoteSite(last, 0, Whole: true)) is { } behind)
            return (behind, last);
        // The paragraph before announces it: "Doe wrote:" ¶ “…”
        return at == 0 && passage.Block > 0 && reading.Text[reading.Blocks[passage.Block - 1].Span.End - 1] is ':' or '—' or '–'
            && reading.UnitsOf(passage.Block - 1) is var before && SetOffQuotes.Announcer(before) is { } announced
            ? (announced, before) : null;
    }

    // “…, according to the officials,” the paper says: inside the outlet's words the officials come first.
    private void FindInnerSource(Draft draft)
    {
        if (draft.Kind is not (QuotationKind.Direct or QuotationKind.Mixed) || draft.Speaker.Kind != SourceKind.Organization) return;
        var piece = draft.Contents[^1];
        var inside = new Units(reading.Text, Passage.Inside(reading.Text, piece), [], reading.Names(piece), reading.Sentences);
        for (var i = inside.Count - 1; i >= 0; i--)
        {
            // At the end of the words, or at their very beginning.
            if (i > 0 && i < inside.Count - 14) i = 0;
            if (AttributionRules.AccordingTo(inside, i) is not { } found || (i > 0 && found.Source.Last < inside.Count - 2)) continue;
            var speaker = reading.Resolver.Resolve(inside, found.Source, null);
            if (speaker.Kind == SourceKind.None) return;
            draft.Cue = inside.Cover(found.Cue.First, found.Cue.Last);
            draft.Source = inside.Cover(found.Source.First, found.Source.Last);
            draft.Speaker = speaker;
            draft.Hops.Insert(0, speaker.AsHop(draft.Source));
            draft.Rule = "according-to-inside";
            return;
        }
    }

    // "he said" right after "he told the Gazette": still said to the Gazette.
    private void InheritOutlets(Draft draft)
    {
        if (draft.Speaker.Name is not { } name) return;
        if (draft.Hops.Count > 1) NoteInterview(draft, name);
        else if (draft.Hops.Count == 1 && (draft.Cue is not { } cue || IsPlain(cue.Slice(reading.Text)))
            && latest.TryGetValue(name, out var before) && before.Hops.Count > 1 && before.Parent == draft.Parent && reading.Adjoin(before.LastBlock, draft.Block))
            draft.Hops.AddRange(before.Hops.Skip(1));
        latest[name] = draft;
    }

    private void NoteInterview(Draft draft, string name)
    {
        var block = reading.Blocks[draft.LastBlock].Span;
        if (WholeInterview().IsMatch(block.Slice(reading.Text))) interviews.TryAdd(name, [.. draft.Hops.Skip(1)]);
    }

    // What a text calls an exclusive or wide-ranging interview is the way of all that its speaker says in it.
    private void ApplyInterviews()
    {
        foreach (var draft in reading.Drafts)
        {
            if (draft.Hops.Count == 1 && draft.Kind != QuotationKind.Post && draft.Speaker.Name is { } name && interviews.TryGetValue(name, out var outlets))
                draft.Hops.AddRange(outlets);
        }
    }

    // A heading that quotes: whoever says the same words below.
    private void ApplyHeadlines()
    {
        foreach (var draft in reading.Drafts.Where(d => d.Speaker.Kind == SourceKind.None && reading.Blocks[d.Block].Kind == BlockKind.Heading))
        {
            var words = reading.Inside(draft.Contents[0]);
            var below = reading.Drafts.Find(d => d.Block > draft.Block && d.Speaker.Kind != SourceKind.None
                && d.Contents.Exists(c => reading.Inside(c).Contains(words, StringComparison.OrdinalIgnoreCase)));
            if (below is not null) draft.GoOnFrom(below, "said-again-below", 0.75);
        }
    }

    [GeneratedRegex(@"\b(?:exclusive|wide-ranging|far-reaching|lengthy|in-depth|sit-down|hour-long) interview\b", RegexOptions.CultureInvariant)]
    private static partial Regex WholeInterview();

    // "the Herald reported, citing two sailors": the sailors said it, the Herald is the way.
    private void FindCited(Draft draft, Units units, Phrase source)
    {
        if (draft.Speaker.Kind != SourceKind.Organization || draft.Hops.Count == 0) return;
        for (var i = Math.Max(0, source.First - CitedReach); i < source.Last + CitedReach && i < units.Count; i++)
        {
            if (!units[i].Is("citing") || units[i + 1].Kind == UnitKind.Stop || Parts(units, i, source)) continue;
            if (NounPhrases.StartingAt(units, i + 1) is not { } cited || !NounPhrases.CanSpeak(units, cited, CueStrength.Loose)) continue;
            var speaker = reading.Resolver.Resolve(units, cited, null);
            if (speaker.Kind == SourceKind.None || speaker.IsSameAs(draft.Speaker) || IsDocument(units, cited)) continue;
            draft.Speaker = speaker;
            draft.Source = units.Cover(cited.First, cited.Last);
            draft.Cue = units[i].Span;
            draft.Hops.Insert(0, speaker.AsHop(draft.Source));
            return;
        }
    }

    // "citing a report" names no voice of its own.
    private static bool IsDocument(Units units, Phrase phrase) => units[phrase.Last].Has(WordClass.Document);

    private static bool Parts(Units units, int i, Phrase source)
    {
        for (var k = Math.Min(i, source.First); k <= Math.Max(i, source.Last); k++)
        {
            if (units[k].Kind == UnitKind.Stop) return true;
        }
        return false;
    }

    // A verb that names no way of its own, as "tweeted" does.
    private static bool IsPlain(string cue) => cue.ToLowerInvariant() is not ("tweeted" or "tweets" or "tweeting" or "retweeted" or "posted" or "wrote" or "writes"
        or "writing" or "blogged" or "emailed" or "texted" or "announced" or "testified" or "declared" or "read" or "reads" or "called" or "calls" or "calling");

    /// <summary>“A,” she said. “B.” and “A,” she said, “b”: one quote in two pieces.</summary>
    private static bool Continues(Draft before, Passage passage, Units units, int at, Attribution? attribution)
    {
        if (before.LastBlock != passage.Block || before.Passage < 0) return false;
        int previous = at - 1, stops = 0;
        for (; previous >= 0 && units[previous].Kind != UnitKind.Quote; previous--)
        {
            if (units[previous].Kind == UnitKind.Stop) stops++;
        }
        if (previous < 0 || units[previous].Span != before.Contents[^1] || before.Cue is not { } cue || before.Source is not { } source) return false;
        // What stands between them is the attribution and nothing else.
        var between = new TextSpan(units[previous].Span.End, units[at].Span.Start);
        if (!between.Contains(cue) || !between.Contains(source) || stops > 1) return false;
        // The second one has a cue of its own.
        if (attribution?.Cue is { } own && units[own.First].Span.Start >= units[at].Span.End) return false;
        return stops == 0 ? units[at - 1].IsComma || units[at - 1].IsDash || units[at - 1].Is(";") || units[at - 1].Is(":") : units[at - 1].Kind == UnitKind.Stop;
    }

    /// <summary>A run of speech by one speaker: the next quote with no cue of its own, right after.</summary>
    private bool Carry(Draft draft, Draft? before, int at)
    {
        if (before is null || before.Speaker.Kind == SourceKind.None) return false;
        var sentence = IsSentence(draft.Contents[0]);
        if (before.LastBlock == draft.Block)
        {
            if (!sentence && WordCount(draft.Contents[0]) <= FewestSpokenWords) return false;
            draft.GoOnFrom(before, "same-paragraph", sentence ? 0.7 : 0.55);
            return true;
        }
        if (at != 0 || !sentence || reading.Blocks[draft.Block].Kind == BlockKind.Heading || !reading.Adjoin(before.LastBlock, draft.Block)) return false;
        draft.GoOnFrom(before, "speech-goes-on", 0.65);
        return true;
    }

    // Doe explained his plan. “…”: the sentence before tells of speaking, and this is what was said.
    private bool FromSentenceBefore(Draft draft, Units units, int at)
    {
        if (!IsSentence(draft.Contents[0])) return false;
        var end = at - 1;
        if (at == 0)
        {
            var b = draft.Block - 1;
            while (b >= 0 && reading.IsAside(b)) b--;
            if (b < 0 || reading.Blocks[b].Kind is not (BlockKind.Paragraph or BlockKind.Intro)) return false;
            units = reading.UnitsOf(b);
            end = units.Count - 1;
        }
        if (units[end].Kind == UnitKind.Stop) end--;
        if (end < 0 || units[end].Kind == UnitKind.Quote) return false;
        for (var i = end; i >= 0 && end - i < LongestSentence && units[i].Kind != UnitKind.Stop; i--)
        {
            var strength = AttributionRules.CueAt(units, i);
            if (strength == CueStrength.None || AttributionRules.Subject(units, i, strength) is not { } source) continue;
            Apply(draft, units, new Attribution(new Phrase(i, i), source, "sentence-before", at == 0 ? 0.55 : 0.65), null);
            return draft.Speaker.Kind != SourceKind.None;
        }
        return false;
    }

    private Draft? AddReported(int b, (Phrase Clause, Attribution Attribution) found, Draft? before)
    {
        var units = reading.UnitsOf(b);
        var span = units.Cover(found.Clause.First, found.Clause.Last);
        var parent = reading.BlockQuotations.Find(d => d.Contents.Exists(c => c.Contains(span)));
        if (reading.Blocks[b].Kind == BlockKind.Quotation && parent is null) return null;
        if (before is not null && before.LastBlock == b && before.Contents.Exists(c => c.Overlaps(span))) return null;
        var draft = new Draft { Contents = [span], Kind = QuotationKind.Indirect, Rule = found.Attribution.Rule, Block = b, LastBlock = b, Parent = parent };
        Apply(draft, units, found.Attribution, before);
        if (draft.Speaker.Kind == SourceKind.None) return null;
        reading.Drafts.Add(draft);
        return draft;
    }

    private int WordCount(TextSpan piece) => reading.Inside(piece).AsSpan().Count(' ') + 1;

    private bool IsSentence(TextSpan piece)
    {
        var inside = reading.Inside(piece);
        return inside.Length > 0 && (char.IsUpper(inside[0]) || inside[0] is '[' or '…' or '.' || char.IsDigit(inside[0])) && WordCount(piece) >= 3;
    }

    // A whole clause between the marks; else a part of a sentence whose rest is reported.
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
