using NewsArchive.Text.Formats;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Quotes that are whole blocks: social posts with their account, and block quotes with the source that introduces
/// them.
/// </summary>
internal static class SetOffQuotes
{
    private const int LongestAnnouncement = 100;

    public static void Find(Reading reading)
    {
        for (var b = 0; b < reading.Blocks.Count; b++)
        {
            if (reading.Blocks[b].Kind == BlockKind.Post)
                AddPost(reading, b);
            else if (reading.Blocks[b] is { Kind: BlockKind.Quotation, Rule: "announced-block" })
                AddBlockQuotation(reading, b);
            else if (reading.Blocks[b] is { Kind: BlockKind.Quotation, Rule: "transcript" })
                AddTurns(reading, b);
        }
    }

    private static void AddPost(Reading reading, int b)
    {
        var block = reading.Blocks[b].Span;
        if (SocialPost.Find(block.Slice(reading.Text))?.Shifted(block.Start) is not { Words.Length: > 0 } post)
            return;
        var holder = Holder(reading, post);
        reading.Drafts.Add(new Draft
        {
            Contents = [post.Words],
            Kind = QuotationKind.Post,
            Rule = "post-signature",
            Confidence = 0.97,
            Source = post.Signature,
            Speaker = holder,
            Hops = [holder.AsHop(post.Name ?? post.Handle)],
            Block = b,
            LastBlock = b,
        });
    }

    private static Speaker Holder(Reading reading, SocialPost post)
    {
        if (post.Name is not { } name)
            return new Speaker(post.Handle.Slice(reading.Text), SourceKind.Unnamed, -1);
        var first = reading.FirstName(name);
        if (first < reading.Mentions.Count && name.Contains(reading.Mentions[first].Span))
            return reading.Resolver.Of(reading.Mentions[first].Chain);
        return new Speaker(name.Slice(reading.Text), SourceKind.Person, -1);
    }

    private static void AddTurns(Reading reading, int b)
    {
        var block = reading.Blocks[b].Span;
        foreach (var turn in Transcript.Turns(block.Slice(reading.Text)))
        {
            var label = new TextSpan(block.Start + turn.Label.Start, block.Start + turn.Label.End);
            var speaker = Labelled(reading, label);
            var draft = new Draft
            {
                Contents = [new TextSpan(block.Start + turn.Words.Start, block.Start + turn.Words.End)],
                Kind = QuotationKind.Block,
                Rule = "transcript",
                Confidence = 0.85,
                Source = label,
                Speaker = speaker,
                Hops = [speaker.AsHop(label)],
                Block = b,
                LastBlock = b,
            };
            reading.Drafts.Add(draft);
            reading.BlockQuotations.Add(draft);
        }
    }

    // "DOE" is the Jane Doe of the text around; a label that matches no one stays as written.
    private static Speaker Labelled(Reading reading, TextSpan label)
    {
        var words = label.Slice(reading.Text);
        // "A: …" is the person the text was introducing.
        if (words is "A" or "ANSWER" && reading.Resolver.Introduced(label.Start) is { } introduced)
            return introduced;
        // "SEN. JANE DOE": looked up without the title.
        var chain = reading.Resolver.ChainNamed(words);
        for (var cut = words.IndexOf(' '); chain < 0 && cut > 0; cut = words.IndexOf(' ', cut + 1))
            chain = reading.Resolver.ChainNamed(words[(cut + 1)..]);
        return chain >= 0 ? reading.Resolver.Of(chain) : new Speaker(words, SourceKind.Unnamed, -1);
    }

    private static void AddBlockQuotation(Reading reading, int b)
    {
        var last = b;
        while (last + 1 < reading.Blocks.Count
            && reading.Blocks[last + 1] is { Kind: BlockKind.Quotation, Rule: "block-goes-on-in-its-marks" })
            last++;
        var draft = new Draft
        {
            Contents = [.. Enumerable.Range(b, last - b + 1).Select(k => reading.Blocks[k].Span)],
            Kind = QuotationKind.Block,
            Rule = "announced-block",
            Confidence = reading.Blocks[b].Confidence,
            Block = b,
            LastBlock = last,
        };
        if (b > 0 && Announcer(reading.UnitsOf(b - 1)) is { } announced)
            new Attributor(reading).Apply(draft, reading.UnitsOf(b - 1), announced with { Rule = draft.Rule }, null);
        if (draft.Speaker.Kind == SourceKind.None)
            return;
        reading.Drafts.Add(draft);
        reading.BlockQuotations.Add(draft);
    }

    /// <summary>The speaker named at the end of a block: "Doe wrote:" or "X has sent the following letter:".</summary>
    public static Attribution? Announcer(Units units)
    {
        var start = units.Count - 1;
        while (start > 0 && units.Count - start < LongestAnnouncement && units.Step(start - 1).Kind != UnitKind.Stop)
            start--;
        for (var i = units.Count - 1; i >= start; i--)
        {
            var strength = units.Step(i).Is("published")
                || units[i].Is("posted")
                || units[i].Is("issued")
                || units[i].Is("released")
                ? CueStrength.Speech : Cues.At(units, i);
            // "It could change a lot, argues the Herald:"
            if (strength >= CueStrength.Speech
                && (units.IsPause(i - 1) || units[i - 1].Kind == UnitKind.Stop)
                && NounPhrases.StartingAt(units, i + 1) is { } inverted
                && inverted.Last >= units.Count - 3
                && CanSpeak.Under(units, inverted, strength))
                return new Attribution(new Phrase(i, i), inverted, "announced", 0.85);
            if (strength != CueStrength.None && Subjects.Of(units, i, strength) is { } source)
                return new Attribution(new Phrase(i, i), source, "announced", 0.85);
            if (AttributionRules.AccordingTo(units, i) is { } given)
                return new Attribution(given.Cue, given.Source, "announced", 0.8);
        }
        for (var i = start; i < units.Count; i++)
        {
            if (units.Step(i).Kind == UnitKind.Name && NounPhrases.StartingAt(units, i) is { } source)
                return new Attribution(null, source, "announced", 0.6);
        }
        return null;
    }
}
