using System.Buffers;
using System.Text.RegularExpressions;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Adds what a quote's own sentence leaves out: the outlet's own sources, and outlets that are named a few sentences
/// before or later in the text.
/// </summary>
internal sealed partial class CarriedSources(Reading reading)
{
    private const int CitedReach = 25;

    // How many quotes below a heading are searched for its words; no article has more.
    private const int MostBelow = 500;

    // One word from each phrase that AccordingTo recognizes. Few quotes contain any.
    private static readonly SearchValues<string> InnerCues =
        SearchValues.Create(["according", "per", "words", "phrase"], StringComparison.Ordinal);

    private static readonly IReadOnlySet<string> OwnWay = WordList.Sections("venues.txt")["own-way"];

    private readonly Dictionary<string, Draft> latest = new(StringComparer.Ordinal);
    private Draft? group;
    private int looked = -1;
    private bool isInterview;
    private readonly Dictionary<string, List<Hop>> interviews = new(StringComparer.Ordinal);

    /// <summary>Completes a draft that has a speaker; drafts come in the order of the text.</summary>
    public void Complete(Draft draft, Units units, Phrase source)
    {
        FindInnerSource(draft);
        FindCited(draft, units, source);
        InheritOutlets(draft);
    }

    /// <summary>
    /// When a text mentions an exclusive or wide-ranging interview, everything the speaker says in it came through that
    /// interview.
    /// </summary>
    public void ApplyInterviews()
    {
        foreach (var draft in reading.Drafts)
        {
            if (draft.Hops.Count == 1
                && draft.Kind != QuotationKind.Post
                && draft.Speaker.Name is { } name
                && interviews.TryGetValue(name, out var outlets))
                draft.Hops.AddRange(outlets);
        }
    }

    /// <summary>A headline with a quote gets the speaker who says the same words in the text.</summary>
    public void ApplyHeadlines()
    {
        var unsaid = reading.Drafts.Where(d =>
            d.Speaker.Kind == SourceKind.None && reading.Blocks[d.Block].Kind == BlockKind.Heading).ToList();
        if (unsaid.Count == 0)
            return;
        // Both in the order of their blocks.
        var told = reading.Drafts.Where(d => d.Speaker.Kind != SourceKind.None)
            .ToLookup(d => d.Kind is QuotationKind.Post or QuotationKind.Block);
        List<Draft> setOff = [.. told[true]], spoken = [.. told[false]];
        foreach (var draft in unsaid)
        {
            var words = reading.Inside(draft.Contents[0]).ToString();
            if ((Below(setOff, draft, words) ?? Below(spoken, draft, words)) is { } below)
                draft.GoOnFrom(below, "said-again-below", 0.75);
        }
    }

    private Draft? Below(List<Draft> drafts, Draft heading, string words) =>
        drafts.Skip(Positions.LastBefore(drafts, heading.Block + 1, d => d.Block) + 1).Take(MostBelow)
            .FirstOrDefault(d => d.Contents.Exists(c => Says(c, words)));

    private bool Says(TextSpan content, string words)
    {
        reading.Budget.Take(1 + content.Length / 16);
        return reading.Inside(content).Contains(words, StringComparison.OrdinalIgnoreCase);
    }

    // “…, according to the officials,” the paper says: the paper quotes the officials, so they come before it in the
    // chain.
    private void FindInnerSource(Draft draft)
    {
        if (draft.Kind is not (QuotationKind.Direct or QuotationKind.Mixed))
            return;
        if (draft.Speaker.Kind != SourceKind.Organization)
            return;
        var piece = draft.Contents[^1];
        var words = Passage.Inside(reading.Text, piece);
        if (!reading.Lower.AsSpan(words.Start, words.Length).ContainsAny(InnerCues))
            return;
        var inside = new Units(reading, words, []);
        for (var i = inside.Count - 1; i >= 0; i--)
        {
            // Only at the end of the words or at their very beginning.
            if (i > 0 && i < inside.Count - 14)
                i = 0;
            if (AttributionRules.AccordingTo(inside, i) is not { } found)
                continue;
            if (i > 0 && found.Source.Last < inside.Count - 2)
                continue;
            if (!CanSpeak.Under(inside, found.Source, CueStrength.Loose))
                continue;
            var speaker = reading.Resolver.Resolve(inside, found.Source, null);
            if (speaker.Kind == SourceKind.None)
                return;
            draft.Cue = inside.Cover(found.Cue.First, found.Cue.Last);
            draft.Source = inside.Cover(found.Source.First, found.Source.Last);
            draft.Speaker = speaker;
            draft.Hops.Insert(0, speaker.AsHop(draft.Source));
            draft.Rule = "according-to-inside";
            return;
        }
    }

    // "he said" right after "he told the Gazette": this too was said to the Gazette.
    private void InheritOutlets(Draft draft)
    {
        if (draft.Speaker.Name is not { } name)
            return;
        if (draft.Hops.Count > 1)
            NoteInterview(draft, name);
        else if (draft.Hops.Count == 1
            && latest.TryGetValue(name, out var before)
            && before.Hops.Count > 1
            && (draft.Cue is not { } cue || !HasOwnWay(cue) || (before.LastBlock == draft.Block && Writes(cue)))
            && before.Parent == draft.Parent
            && reading.Adjoin(before.LastBlock, draft.Block))
            draft.Hops.AddRange(before.Hops.Skip(1).Where(hop => !before.Tellers.Contains(hop.Name)));
        // "Four sailors told the Gazette …" and then "one of them said" or "a second sailor said": they told the
        // Gazette this as well.
        else if (draft.Hops.Count == 1
            && draft.Speaker.Kind == SourceKind.Unnamed
            && group is { } told
            && IsOneMore(name)
            && reading.Adjoin(told.LastBlock, draft.Block))
            draft.Hops.AddRange(told.Hops.Skip(1).Where(hop => hop.Kind == SourceKind.Organization));
        if (draft is { Speaker.Kind: SourceKind.Unnamed, Hops.Count: > 1 })
            group = draft;
        latest[name] = draft;
    }

    private static bool IsOneMore(string words) =>
        words.Split(' ', 3) is [var first, var second, ..]
        && (second is "of" && first is "one" or "One" or "two" or "Two" or "some" or "Some" or "several" or "Several"
            || first is "a" or "A" or "the" or "The" && second is "second" or "third" or "fourth" or "other")
        || words.StartsWith("another ", StringComparison.OrdinalIgnoreCase);

    private bool HasOwnWay(TextSpan cue) => OwnWay.Contains(cue.Slice(reading.Text).ToLowerInvariant());

    // "Writing in the Herald, Doe argues … “…,” she writes."
    private bool Writes(TextSpan cue) => cue.Slice(reading.Text) is "writes" or "wrote";

    private void NoteInterview(Draft draft, string name)
    {
        // Drafts come in the order of the text, so a block is read once, however many drafts it has.
        if (draft.LastBlock != looked)
        {
            var block = reading.Blocks[looked = draft.LastBlock].Span;
            isInterview = WholeInterview().IsMatch(reading.Text.AsSpan(block.Start, block.Length));
        }
        if (isInterview)
            interviews.TryAdd(name, [.. draft.Hops.Skip(1)]);
    }

    // "the Herald reported, citing two sailors": the sailors are the source, and the Herald relays them.
    private void FindCited(Draft draft, Units units, Phrase source)
    {
        if (draft.Hops.Count == 0)
            return;
        for (var i = Math.Max(0, source.First - CitedReach); i < source.Last + CitedReach && i < units.Count; i++)
        {
            // “…,” Doe said, quoting the president.
            var quoting = units.Step(i).Is("quoting") && i > source.First && units[i - 1].IsComma;
            var citing = units[i].Is("citing") && draft.Speaker.Kind == SourceKind.Organization;
            if (!(quoting || citing) || units[i + 1].Kind == UnitKind.Stop || Parts(units, i, source))
                continue;
            if (NounPhrases.StartingAt(units, i + 1) is not { } cited)
                continue;
            if (!CanSpeak.Under(units, cited, CueStrength.Loose))
                continue;
            var speaker = reading.Resolver.Resolve(units, cited, null);
            if (speaker.Kind == SourceKind.None || speaker.IsSameAs(draft.Speaker))
                continue;
            if (IsDocument(units, cited))
                continue;
            draft.Speaker = speaker;
            draft.Source = units.Cover(cited.First, cited.Last);
            draft.Cue = units[i].Span;
            draft.Hops.Insert(0, speaker.AsHop(draft.Source));
            return;
        }
    }

    // "citing a report" does not name a speaker.
    private static bool IsDocument(Units units, Phrase phrase) => units[phrase.Last].Has(WordClass.Document);

    private static bool Parts(Units units, int i, Phrase source)
    {
        for (var k = Math.Min(i, source.First); k <= Math.Max(i, source.Last); k++)
        {
            if (units.Step(k).Kind == UnitKind.Stop)
                return true;
        }
        return false;
    }

    [GeneratedRegex(
        @"\b(?:exclusive|wide-ranging|far-reaching|lengthy|in-depth|sit-down|hour-long) interview\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex WholeInterview();
}
