using System.Text.RegularExpressions;
using NewsArchive.Text.Language;
using NewsArchive.Text.Quotes;
using static NewsArchive.Text.Names.NameLexicon;

namespace NewsArchive.Text.Formats;

/// <summary>Finds lines that introduce a block quote, and the blocks they introduce.</summary>
internal static partial class QuotationBlocks
{
    // Words for a text: "the following letter:" introduces one, while "the following senators:" introduces a list.
    private const string Text =
        "(?:statement|letter|message|text|review|report|post|tweet|excerpt|passage|words|account|note|e-?mail|article"
        + "|story|essay|speech|remarks|answer|reply|response|question|comments?|poem|prayer|memo|notice|announcement"
        + "|dispatch|editorial|paragraphs?|quote|quotation|summary|thread|exchange|transcript|commentary|critique|column"
        + "|release|appeal|apology|warning|verses?|lines|definition|description|explanation|advice|testimony|correction"
        + "|clarification|confession|manifesto|petition|proclamation|order|resolution|caption|entry|passages|excerpts)";

    // "X has sent the following letter:", "The letter reads as follows:", "From the report:"
    [GeneratedRegex(
        @"\b(?:as follows|in full|excerpts?|reads?|wrote|writes|written|published|posted|statement)\b[^.!?]*[:—–]$"
        + @"|\bfollowing(?: (?:[\p{L}’'-]+ ){0,3}" + Text + @")?\s*[:—–]$"
        + @"|\bfollowing (?:[\p{L}’'-]+ ){0,3}" + Text + @"\b[^.!?]*[:—–]$"
        + @"|\b(?:says|said|states|stated|reported|reports|explained|explains|continue[ds]?|added|adds|noted|notes|put it)"
        + @"(?:,?\s+(?:in|on|at|to|by|of|as|this|that|later|today|yesterday|further|again|thus|so|\p{L}+day)\b[^.!?]*)?"
        + @"[:—–]$"
        + @"|(?:^|\bthis )from\b[^.!?]*[:—–]$"
        + @"|\b(?:the following|as follows)[.:]$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Announces();

    [GeneratedRegex(@"\b(?:following|as follows|in full|excerpts?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ExpectsSeveral();

    public static IReadOnlyList<Block> Mark(string text, List<Block> blocks)
    {
        KeepTalk(text, blocks);
        var own = new OwnMarks();
        for (var i = 0; i + 1 < blocks.Count; i++)
        {
            if (blocks[i].Kind is not (BlockKind.Paragraph or BlockKind.Heading))
                continue;
            var words = blocks[i].Span.Slice(text);
            if (blocks[i + 1].Kind != BlockKind.Paragraph || words.Length > 2000 || !MayAnnounce(words))
                continue;
            var sentences = SentenceSplitter.Split(text, blocks[i].Span).ToList();
            var announcing = sentences[^1].Slice(text);
            var alone = sentences.Count == 1;
            // A line of its own that ends in a colon introduces the marked words below it, whatever it says.
            if (Marks.IsDouble(text[blocks[i + 1].Span.Start]))
            {
                if (alone && announcing.Length <= 240 && words[^1] is ':' or '—' or '–')
                    MarkSetOff(text, blocks, i);
                continue;
            }
            if (announcing.Length > 240 || !Announces().IsMatch(announcing))
                continue;
            // With quotation marks in the introducing sentence, the next block is simply the next paragraph.
            if (announcing.Any(Marks.IsDouble))
                continue;
            if (alone)
                blocks[i] = blocks[i] with { Kind = BlockKind.Intro, Rule = "announces-block", Confidence = 0.85 };
            MarkUnmarked(text, blocks, i, own);
        }
        return blocks;
    }

    // Checked before the block is cut into sentences: most blocks introduce nothing.
    private static bool MayAnnounce(string words) =>
        words[^1] is ':' or '—' or '–'
        || (words[^1] == '.' && words.Contains("follow", StringComparison.OrdinalIgnoreCase));

    // A transcript needs two speakers. A single label in capitals is a notice ("BREAKING: …").
    private static void KeepTalk(string text, List<Block> blocks)
    {
        var speakers = blocks.Where(b => b.Rule == "transcript").Select(b => b.Span.Slice(text))
            .SelectMany(words => Transcript.Turns(words).Select(t => t.Label.Slice(words)))
            .Distinct(StringComparer.Ordinal).ToList();
        // "MYTH: …", "FACT: …": labels that name no one.
        if (speakers.Count > 1 && speakers.Exists(IsSomebody))
            return;
        for (var i = 0; i < blocks.Count; i++)
        {
            if (blocks[i].Rule == "transcript")
                blocks[i] = blocks[i] with { Kind = BlockKind.Paragraph, Rule = "paragraph" };
        }
    }

    private static bool IsSomebody(string label) =>
        label is "Q" or "A"
        || label.ToLowerInvariant().Split(' ').Any(word => !CommonWords.Contains(word) || SourceWords.IsRole(word));

    // Introduced speech in quotation marks: the block quote ends with the block that closes the marks.
    private static void MarkSetOff(string text, List<Block> blocks, int intro)
    {
        blocks[intro] = blocks[intro] with { Kind = BlockKind.Intro, Rule = "announces-speech", Confidence = 0.8 };
        for (var k = intro + 1; k < blocks.Count && blocks[k].Kind is BlockKind.Paragraph; k++)
        {
            var words = blocks[k].Span.Slice(text);
            // Marks that close in the middle: a paragraph that begins with a quote, not a block quote.
            if (Marks.IsDouble(words[0]) && words.Count(Marks.IsDouble) == 2 && !Marks.IsDouble(words[^1]))
            {
                if (k == intro + 1)
                    blocks[intro] = blocks[intro] with { Kind = BlockKind.Paragraph, Rule = "paragraph" };
                return;
            }
            blocks[k] = blocks[k] with { Kind = BlockKind.Quotation, Rule = "set-off-speech", Confidence = 0.8 };
            if (Marks.IsDouble(words[^1]))
                return;
        }
    }

    // Nothing shows where a block quote without marks ends. It includes one paragraph for certain, and further ones
    // while they use a shape of quotation mark that the article itself does not use.
    private static void MarkUnmarked(string text, List<Block> blocks, int intro, OwnMarks ownMarks)
    {
        var own = ownMarks.StyleTo(text, blocks, intro);
        var first = intro + 1;
        var style = Style(text, blocks[first]);
        blocks[first] = blocks[first] with { Kind = BlockKind.Quotation, Rule = "announced-block", Confidence = 0.8 };
        if (!ExpectsSeveral().IsMatch(blocks[intro].Span.Slice(text))
            || style == own
            || style == MarkStyle.None
            || own == MarkStyle.None)
            return;
        for (var k = first + 1; k < blocks.Count && blocks[k].Kind == BlockKind.Paragraph; k++)
        {
            if (Style(text, blocks[k]) != style)
                return;
            blocks[k] =
                blocks[k] with { Kind = BlockKind.Quotation, Rule = "block-goes-on-in-its-marks", Confidence = 0.6 };
        }
    }

    private enum MarkStyle { None, Straight, Curly }

    private static MarkStyle Style(string text, Block block) => StyleOf(MoreStraight(text, block));

    private static MarkStyle StyleOf(int moreStraight) =>
        moreStraight == 0 ? MarkStyle.None : moreStraight > 0 ? MarkStyle.Straight : MarkStyle.Curly;

    // How many more straight marks a block has than curly ones.
    private static int MoreStraight(string text, Block block)
    {
        var words = text.AsSpan(block.Span.Start, block.Span.Length);
        return words.Count('"') + words.Count('\'') - words.Count('“') - words.Count('”') - words.Count('’');
    }

    /// <summary>
    /// The marks in the article's own paragraphs, counted up from one introduction of a quote to the next.
    /// </summary>
    private sealed class OwnMarks
    {
        private int counted;
        private int moreStraight;

        public MarkStyle StyleTo(string text, List<Block> blocks, int last)
        {
            for (; counted < last; counted++)
                moreStraight += Of(counted);
            return StyleOf(moreStraight + Of(last));

            int Of(int i) => blocks[i].Kind == BlockKind.Paragraph ? MoreStraight(text, blocks[i]) : 0;
        }
    }
}
