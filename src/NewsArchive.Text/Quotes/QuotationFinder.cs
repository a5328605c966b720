using System.Text.RegularExpressions;
using NewsArchive.Text.Formats;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds every quote of a text with its source and chain, and accounts for every quotation mark that is none. Passages are
/// read in text order, so that a speaker can be carried on to the next one.
/// </summary>
public sealed partial class QuotationFinder
{
    private readonly string text;
    private readonly IReadOnlyList<Block> blocks;
    private readonly IReadOnlyList<TextSpan> sentences;
    private readonly IReadOnlyList<NameMention> mentions;
    private readonly List<Passage> passages;
    private readonly List<TextSpan> strays;
    private readonly SpeakerResolver resolver;
    private readonly Units?[] units;
    private readonly List<Draft> drafts = [];
    private readonly List<MarkedPhrase> marks = [];

    [GeneratedRegex(@"\[[^\[\]\n]{0,200}\]|…|\.\s?\.\s?\.(?:\s?\.)?", RegexOptions.CultureInvariant)]
    private static partial Regex Editorial();

    /// <summary>A quote while it is being put together.</summary>
    private sealed class Draft
    {
        public required List<TextSpan> Contents { get; init; }
        public required QuotationKind Kind { get; set; }
        public TextSpan? Cue { get; set; }
        public TextSpan? Source { get; set; }
        public Speaker Speaker { get; set; } = Speaker.Nobody;
        public List<Hop> Hops { get; set; } = [];
        public Draft? Parent { get; set; }
        public required string Rule { get; set; }
        public double Confidence { get; set; }
        public int Block { get; init; }
        public int LastBlock { get; set; }
        public int Passage { get; init; } = -1;
        public TextSpan Span => Contents[0].Cover(Contents[^1]);
    }

    private QuotationFinder(
        string text, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<NameMention> mentions, IReadOnlyList<MentionChain> chains)
    {
        (this.text, this.blocks, this.sentences, this.mentions) = (text, blocks, sentences, mentions);
        (passages, strays) = MarkPairing.Pair(text, blocks);
        resolver = new SpeakerResolver(text, blocks, sentences, mentions, chains, passages);
        units = new Units?[blocks.Count];
    }

    public static (IReadOnlyList<Quotation> Quotations, IReadOnlyList<MarkedPhrase> Marks) Find(
        string text, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<NameMention> mentions, IReadOnlyList<MentionChain> chains)
    {
        var finder = new QuotationFinder(text, blocks, sentences, mentions, chains);
        finder.FindPostsAndBlocks();
        finder.FindSpeech();
        finder.FindNested();
        foreach (var stray in finder.strays) finder.marks.Add(new MarkedPhrase(stray, MarkKind.Stray, "no-partner", 0.9));
        return (finder.Finish(), [.. finder.marks.OrderBy(m => m.Span)]);
    }

    private Units UnitsOf(int block) => units[block] ??= new Units(
        text, blocks[block].Span,
        passages.SelectMany((p, k) => p.Parent < 0 ? p.Pieces.Select(piece => (piece, k)) : []).Where(p => blocks[block].Span.Contains(p.piece)),
        Names(blocks[block].Span), sentences);

    private IEnumerable<(TextSpan Span, int Index)> Names(TextSpan within)
    {
        int low = 0, high = mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (mentions[middle].Span.Start < within.Start) low = middle + 1;
            else high = middle;
        }
        for (; low < mentions.Count && mentions[low].Span.Start < within.End; low++)
        {
            if (within.Contains(mentions[low].Span)) yield return (mentions[low].Span, low);
        }
    }

    // ---- posts and block quotations

    private void FindPostsAndBlocks()
    {
        for (var b = 0; b < blocks.Count; b++)
        {
            if (blocks[b].Kind == BlockKind.Post) AddPost(b);
            else if (blocks[b] is { Kind: BlockKind.Quotation, Rule: "announced-block" }) AddBlockQuotation(b);
        }
    }

    private void AddPost(int b)
    {
        if (SocialPost.Find(blocks[b].Span.Slice(text))?.Shifted(blocks[b].Span.Start) is not { Words.Length: > 0 } post) return;
        var holder = post.Name is { } name ? mentions.Select((m, i) => (m, i)).FirstOrDefault(p => name.Overlaps(p.m.Span), (null!, -1)).Item2 : -1;
        var speaker = holder >= 0 ? resolver.Of(mentions[holder].Chain)
            : post.Name is { } plain ? new Speaker(plain.Slice(text), SourceKind.Person, -1)
            : new Speaker(post.Handle.Slice(text), SourceKind.Unnamed, -1);
        drafts.Add(new Draft
        {
            Contents = [post.Words],
            Kind = QuotationKind.Post,
            Source = post.Signature,
            Speaker = speaker,
            Hops = [speaker.AsHop(post.Name ?? post.Handle)],
            Rule = "post-signature",
            Confidence = 0.97,
            Block = b,
            LastBlock = b,
        });
    }

    private void AddBlockQuotation(int b)
    {
        var last = b;
        while (last + 1 < blocks.Count && blocks[last + 1] is { Kind: BlockKind.Quotation, Rule: "block-goes-on-in-its-marks" }) last++;
        var draft = new Draft
        {
            Contents = [.. Enumerable.Range(b, last - b + 1).Select(k => blocks[k].Span)],
            Kind = QuotationKind.Block,
            Rule = "announced-block",
            Confidence = blocks[b].Confidence,
            Block = b,
            LastBlock = last,
        };
        if (b > 0 && Announcer(b - 1) is { } announced) Apply(draft, UnitsOf(b - 1), announced, null);
        drafts.Add(draft);
    }

    /// <summary>Who is said to speak at the end of a block, "Doe wrote:" or "X has written the following review:".</summary>
    private Attribution? Announcer(int b)
    {
        var u = UnitsOf(b);
        var start = u.Count - 1;
        while (start > 0 && u[start - 1].Kind != UnitKind.Stop) start--;
        for (var i = u.Count - 1; i >= start; i--)
        {
            var strength = u[i].Is("published") || u[i].Is("posted") || u[i].Is("issued") || u[i].Is("released") ? CueStrength.Speech : AttributionRules.CueAt(u, i);
            if (strength != CueStrength.None && AttributionRules.Subject(u, i, strength) is { } source)
                return new Attribution(new Phrase(i, i), source, "announced", 0.85);
            if (AttributionRules.AccordingTo(u, i) is { } given) return new Attribution(given.Cue, given.Source, "announced", 0.8);
        }
        for (var i = start; i < u.Count; i++)
        {
            if (u[i].Kind == UnitKind.Name && NounPhrases.StartingAt(u, i) is { } source) return new Attribution(null, source, "announced", 0.6);
        }
        return null;
    }

    // ---- passages in marks

    // In text order, marked and reported speech together: who spoke before is who "he" is after.
    private void FindSpeech()
    {
        Draft? before = null;
        var marked = passages.Select((p, i) => (Passage: p, Index: i)).Where(p => p.Passage.Parent < 0).OrderBy(p => p.Passage.Span).ToList();
        var next = 0;
        for (var b = 0; b < blocks.Count; b++)
        {
            var reported = blocks[b].Kind is BlockKind.Paragraph or BlockKind.Quotation ? ReportedSpeech.Find(UnitsOf(b)).ToList() : [];
            var r = 0;
            for (; next < marked.Count && marked[next].Passage.Block == b; next++)
            {
                while (r < reported.Count && UnitsOf(b)[reported[r].Clause.First].Span.Start < marked[next].Passage.Span.Start) before = AddReported(b, reported[r++], before) ?? before;
                before = AddMarked(marked[next].Passage, marked[next].Index, before);
            }
            while (r < reported.Count) before = AddReported(b, reported[r++], before) ?? before;
        }
    }

    /// <summary>Makes a quote or a marked phrase of a passage; returns the last quote so far.</summary>
    private Draft? AddMarked(Passage passage, int index, Draft? before)
    {
        var u = UnitsOf(passage.Block);
        var at = u.IndexOfQuote(index);
        if (at < 0) return before;
        var kind = blocks[passage.Block].Kind;
        var whole = IsWhole(u, at);
        var attribution = kind is BlockKind.Post or BlockKind.Metadata or BlockKind.Byline ? null : Attribute(passage, index, u, at, whole);
        var adjacent = attribution is { Rule: "quote-verb-name" or "quote-name-verb" or "name-verb-quote" };
        if (MarkClassifier.NotSpeech(u, at, kind, adjacent) is { } notSpeech)
        {
            AddMarks(passage, notSpeech);
            return before;
        }
        if (before is not null && Continues(before, passage, u, at, attribution))
        {
            before.Contents.AddRange(passage.Pieces);
            before.LastBlock = BlockOf(passage.Pieces[^1]);
            return before;
        }
        var draft = new Draft
        {
            Contents = [.. passage.Pieces],
            Kind = IsDirect(u, at, whole) ? QuotationKind.Direct : QuotationKind.Mixed,
            Rule = "unattributed",
            Confidence = 0.5,
            Block = passage.Block,
            LastBlock = BlockOf(passage.Pieces[^1]),
            Passage = index,
            Parent = drafts.FirstOrDefault(d => d.Kind == QuotationKind.Block && d.Block <= passage.Block && passage.Block <= d.LastBlock),
        };
        if (attribution is not null) Apply(draft, attribution.Rule == "announced" ? UnitsOf(passage.Block - 1) : u, attribution, before);
        else if (!Carry(draft, before, u, at) && !FromSentenceBefore(draft, u, at) && MarkClassifier.Unattributed(u, at) is { } unsourced)
        {
            AddMarks(passage, unsourced);
            return before;
        }
        if (draft.Hops.Count == 0 && draft.Speaker.Kind == SourceKind.None && passage.Single && MarkClassifier.Unattributed(u, at) is { } single)
        {
            AddMarks(passage, single);
            return before;
        }
        drafts.Add(draft);
        return draft;
    }

    private void AddMarks(Passage passage, MarkedPhrase mark)
    {
        foreach (var piece in passage.Pieces) marks.Add(mark with { Span = piece });
    }

    private Attribution? Attribute(Passage passage, int index, Units u, int at, bool whole)
    {
        if (passage.Pieces.Count > 1)
        {
            // Speech over paragraphs: what stands before its first piece or after its last one.
            if (AttributionRules.Apply(new QuoteSite(u, at, whole)) is { } first) return first;
            var lastUnits = UnitsOf(BlockOf(passage.Pieces[^1]));
            var last = Enumerable.Range(0, lastUnits.Count).LastOrDefault(i => lastUnits[i].Kind == UnitKind.Quote && lastUnits[i].Index == index, -1);
            if (last >= 0 && AttributionRules.Apply(new QuoteSite(lastUnits, last, whole)) is { } behind && lastUnits == u) return behind;
        }
        else if (AttributionRules.Apply(new QuoteSite(u, at, whole)) is { } found)
            return found;
        // The paragraph before announces it: "Doe wrote:" ¶ “…”
        return at == 0 && passage.Block > 0 && EndsWithColon(passage.Block - 1) ? Announcer(passage.Block - 1) : null;
    }

    private bool EndsWithColon(int b) => text[blocks[b].Span.End - 1] is ':' or '—' or '–';

    private void Apply(Draft draft, Units u, Attribution attribution, Draft? before)
    {
        draft.Rule = attribution.Rule;
        draft.Confidence = attribution.Confidence;
        draft.Cue = attribution.Cue is { } cue ? u.Cover(cue.First, cue.Last) : null;
        if (attribution.Source is not { } source) return;
        draft.Source = u.Cover(source.First, source.Last);
        draft.Speaker = resolver.Resolve(u, source, before?.Speaker);
        if (!draft.Speaker.Certain) draft.Confidence -= 0.12;
        if (draft.Speaker.Kind != SourceKind.None) draft.Hops.Add(draft.Speaker.AsHop(draft.Source));
        draft.Hops.AddRange(SourceChain.Outlets(u, attribution, draft.Speaker, resolver, mentions));
        FindInnerSource(draft, u);
        InheritOutlets(draft, before);
        resolver.Note(draft.Speaker, draft.Source.Value.End);
    }

    // "he said" right after "he told the Gazette": still said to the Gazette.
    private void InheritOutlets(Draft draft, Draft? before)
    {
        if (before is null || draft.Hops.Count != 1 || before.Hops.Count < 2 || before.Hops[0].Name != draft.Hops[0].Name || draft.Parent != before.Parent) return;
        if (Enumerable.Range(before.LastBlock + 1, Math.Max(0, draft.Block - before.LastBlock - 1)).All(k => blocks[k].Kind is BlockKind.Caption or BlockKind.Related or BlockKind.Metadata))
            draft.Hops.AddRange(before.Hops.Skip(1));
    }

    // “…, according to the officials,” the paper says: inside the outlet's words the officials come first.
    private void FindInnerSource(Draft draft, Units outer)
    {
        if (draft.Kind is not (QuotationKind.Direct or QuotationKind.Mixed) || draft.Speaker.Kind != SourceKind.Organization) return;
        var piece = draft.Contents[^1];
        var inside = new Units(text, Passage.Inside(text, piece), [], Names(piece), sentences);
        for (var i = inside.Count - 1; i >= 0; i--)
        {
            if (i > 0 && i < inside.Count - 14) i = 0;
            if (AttributionRules.AccordingTo(inside, i) is not { } found || (i > 0 && found.Source.Last < inside.Count - 2)) continue;
            var speaker = resolver.Resolve(inside, found.Source, null);
            if (speaker.Kind == SourceKind.None) return;
            draft.Cue = inside.Cover(found.Cue.First, found.Cue.Last);
            draft.Source = inside.Cover(found.Source.First, found.Source.Last);
            draft.Speaker = speaker;
            draft.Hops.Insert(0, speaker.AsHop(draft.Source));
            draft.Rule = "according-to-inside";
            return;
        }
    }

    /// <summary>“A,” she said. “B.” and “A,” she said, “b”: one quote in two pieces.</summary>
    private bool Continues(Draft before, Passage passage, Units u, int at, Attribution? attribution)
    {
        if (before.LastBlock != passage.Block || before.Kind is QuotationKind.Indirect || before.Passage < 0) return false;
        var previous = at - 1;
        var stops = 0;
        while (previous >= 0 && u[previous].Kind != UnitKind.Quote)
        {
            if (u[previous].Kind == UnitKind.Stop) stops++;
            previous--;
        }
        if (previous < 0 || u[previous].Span != before.Contents[^1] || before.Cue is not { } cue) return false;
        // What stands between them is the attribution and nothing else.
        if (!(u[previous].Span.End <= cue.Start && cue.End <= u[at].Span.Start) || stops > 1 || before.Source is not { } source || source.Start < u[previous].Span.End) return false;
        // The second one has a cue of its own that is not the one between them.
        if (attribution?.Cue is { } own && u.Cover(own.First, own.Last).Start >= u[at].Span.End) return false;
        // Part of another sentence's words: “A,” Doe said. The plan was “b.”
        return stops == 0 ? u[at - 1].IsComma || u[at - 1].IsDash || u[at - 1].Is(";") || u[at - 1].Is(":") : u[at - 1].Kind == UnitKind.Stop;
    }

    /// <summary>A run of speech by one speaker: the next quote with no cue of its own, right after.</summary>
    private bool Carry(Draft draft, Draft? before, Units u, int at)
    {
        if (before is null || before.Speaker.Kind == SourceKind.None) return false;
        var sameBlock = before.LastBlock == draft.Block;
        if (sameBlock)
        {
            if (!IsSentence(draft) && Passage.Inside(text, draft.Contents[0]).Slice(text).AsSpan().Count(' ') < 5) return false;
            Copy("same-paragraph", IsSentence(draft) ? 0.7 : 0.55);
            return true;
        }
        var between = Enumerable.Range(before.LastBlock + 1, draft.Block - before.LastBlock - 1).All(k => blocks[k].Kind is BlockKind.Caption or BlockKind.Related or BlockKind.Metadata or BlockKind.Post);
        if (!between || at != 0 || !IsSentence(draft)) return false;
        Copy("speech-goes-on", 0.65);
        return true;

        void Copy(string rule, double confidence)
        {
            draft.Speaker = before.Speaker;
            draft.Hops = [.. before.Hops];
            draft.Rule = rule;
            draft.Confidence = confidence;
        }
    }

    // Trump explained his plan. “…”: the sentence before is about what was said, or its subject speaks on.
    private bool FromSentenceBefore(Draft draft, Units u, int at)
    {
        if (!IsSentence(draft)) return false;
        Units where = u;
        var end = at - 1;
        if (at == 0)
        {
            var b = draft.Block - 1;
            while (b >= 0 && blocks[b].Kind is BlockKind.Caption or BlockKind.Related or BlockKind.Metadata or BlockKind.Post) b--;
            if (b < 0 || blocks[b].Kind is not (BlockKind.Paragraph or BlockKind.Intro)) return false;
            where = UnitsOf(b);
            end = where.Count - 1;
        }
        if (end < 0 || where[end].Kind == UnitKind.Quote) return false;
        if (where[end].Kind == UnitKind.Stop) end--;
        var start = end;
        while (start > 0 && where[start - 1].Kind != UnitKind.Stop) start--;
        for (var i = end; i >= start; i--)
        {
            var strength = AttributionRules.CueAt(where, i);
            if (strength == CueStrength.None || AttributionRules.Subject(where, i, strength) is not { } source) continue;
            Apply(draft, where, new Attribution(new Phrase(i, i), source, "sentence-before", at == 0 ? 0.55 : 0.65), null);
            return draft.Speaker.Kind != SourceKind.None;
        }
        return false;
    }

    private bool IsSentence(Draft draft)
    {
        var inside = Passage.Inside(text, draft.Contents[0]).Slice(text);
        return inside.Length > 0 && (char.IsUpper(inside[0]) || inside[0] is '[' or '…' or '.' || char.IsDigit(inside[0])) && inside.AsSpan().Count(' ') >= 2;
    }

    private bool IsWhole(Units u, int at)
    {
        var inside = Passage.Inside(text, u[at].Span);
        return inside.Length > 0 && (char.IsUpper(text[inside.Start]) || text[inside.Start] is '[' or '…');
    }

    private bool IsDirect(Units u, int at, bool whole)
    {
        var words = u[at].Span.Slice(text).AsSpan().Count(' ') + 1;
        var before = u[at - 1];
        return whole ? words > 2 || before.Kind == UnitKind.Stop || before.IsComma || before.Is(":")
            : words > 5 && (before.Is("that") || before.IsComma || before.Is(":"));
    }

    private int BlockOf(TextSpan span)
    {
        int low = 0, high = blocks.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (blocks[middle].Span.Start <= span.Start) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    // ---- quotes inside quotes

    private void FindNested()
    {
        foreach (var group in passages.Select((p, i) => (Passage: p, Index: i)).Where(p => p.Passage.Parent >= 0).GroupBy(p => p.Passage.Parent))
        {
            var outer = drafts.FirstOrDefault(d => d.Passage == group.Key || d.Contents.Any(c => c.Contains(passages[group.Key].Pieces[0])));
            foreach (var (passage, index) in group)
            {
                var piece = passages[group.Key].Pieces.First(p => p.Contains(passage.Span));
                var u = new Units(text, Passage.Inside(text, piece).Cover(passage.Span),
                    group.Where(g => piece.Contains(g.Passage.Span)).Select(g => (g.Passage.Span, g.Index)), Names(piece), sentences);
                var at = u.IndexOfQuote(index);
                if (at < 0) continue;
                var notSpeech = MarkClassifier.NotSpeech(u, at, BlockKind.Paragraph, adjacentCue: false);
                if (outer is null || notSpeech is not null)
                {
                    marks.Add(notSpeech ?? MarkClassifier.Unattributed(u, at) ?? InsideOtherMarks(passage));
                    continue;
                }
                var rule = AttributionRules.All.Where(r => r.Name is "quote-verb-name" or "quote-name-verb" or "name-verb-quote")
                    .Select(r => (r, Found: r.Find(new QuoteSite(u, at, IsWhole(u, at))))).FirstOrDefault(r => r.Found is not null);
                if (rule.Found is not { } found)
                {
                    marks.Add(MarkClassifier.Unattributed(u, at) ?? InsideOtherMarks(passage));
                    continue;
                }
                var nested = new Draft
                {
                    Contents = [.. passage.Pieces],
                    Kind = IsDirect(u, at, IsWhole(u, at)) ? QuotationKind.Direct : QuotationKind.Mixed,
                    Rule = rule.r.Name,
                    Confidence = rule.r.Confidence - 0.15,
                    Block = passage.Block,
                    LastBlock = passage.Block,
                    Passage = index,
                    Parent = outer,
                    Cue = u.Cover(found.Cue.First, found.Cue.Last),
                    Source = u.Cover(found.Source.First, found.Source.Last),
                };
                var speaker = resolver.Resolve(u, found.Source, null);
                nested.Speaker = speaker.Kind == SourceKind.None ? outer.Speaker : speaker;
                if (nested.Speaker.Kind != SourceKind.None && nested.Speaker != outer.Speaker) nested.Hops.Add(nested.Speaker.AsHop(nested.Source));
                drafts.Add(nested);
            }
        }
    }

    private static MarkedPhrase InsideOtherMarks(Passage passage) => new(passage.Span, MarkKind.Term, "inside-other-marks", 0.5);

    // ---- reported speech

    private Draft? AddReported(int b, (Phrase Clause, Attribution Attribution) found, Draft? before)
    {
        var u = UnitsOf(b);
        var span = u.Cover(found.Clause.First, found.Clause.Last);
        var parent = drafts.FirstOrDefault(d => d.Kind == QuotationKind.Block && d.Contents.Any(c => c.Contains(span)));
        if (blocks[b].Kind == BlockKind.Quotation && parent is null) return null;
        if (drafts.Any(d => d != parent && d.Block <= b && b <= d.LastBlock && d.Contents.Any(c => c.Overlaps(span)))) return null;
        var draft = new Draft
        {
            Contents = [span],
            Kind = QuotationKind.Indirect,
            Rule = found.Attribution.Rule,
            Block = b,
            LastBlock = b,
            Parent = parent,
        };
        Apply(draft, u, found.Attribution, before);
        if (draft.Speaker.Kind == SourceKind.None) return null;
        drafts.Add(draft);
        return draft;
    }

    // ---- the result

    private List<Quotation> Finish()
    {
        var ordered = drafts.OrderBy(d => d.Span).ThenBy(d => d.Kind == QuotationKind.Block ? 0 : 1).ToList();
        var place = ordered.Select((d, i) => (d, i)).ToDictionary(p => p.d, p => p.i);
        return [.. ordered.Select(draft => new Quotation
        {
            Span = draft.Span,
            Contents = draft.Contents,
            Kind = draft.Kind,
            Cue = draft.Cue,
            Source = draft.Source,
            Speaker = draft.Speaker.Name,
            SpeakerKind = draft.Speaker.Kind,
            SourceChain = WithParents(draft),
            Parent = draft.Parent is { } parent ? place[parent] : null,
            Editorial = [.. draft.Contents.SelectMany(c => Editorial().Matches(c.Slice(text)).Select(m => new TextSpan(c.Start + m.Index, c.Start + m.Index + m.Length)))],
            Rule = draft.Rule,
            Confidence = Math.Round(Math.Clamp(draft.Confidence, 0.05, 0.99), 2),
        })];
    }

    // Within words taken over from X every quote has come through X.
    private static List<Hop> WithParents(Draft draft)
    {
        List<Hop> hops = [.. draft.Hops];
        for (var parent = draft.Parent; parent is not null; parent = parent.Parent)
        {
            foreach (var hop in parent.Hops)
            {
                if (!hops.Any(h => h.Name == hop.Name)) hops.Add(hop);
            }
        }
        return hops;
    }
}
