using NewsArchive.Text.Language;
using NewsArchive.Text.Names;

namespace NewsArchive.Text.Quotes;

/// <summary>One text while its quotes are being found: what is known about it and what has been found so far.</summary>
internal sealed class Reading
{
    private const int LongestInset = 800;

    private readonly Units?[] units;
    private int lastProse = -1;
    private readonly List<(TextSpan Piece, int Passage)> pieces;

    public Reading(
        string text, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<NameMention> mentions, IReadOnlyList<MentionChain> chains, ReadingBudget budget)
    {
        (Text, Lower, Blocks, Sentences, Mentions) = (text, LowerCase.Of(text), blocks, sentences, mentions);
        Budget = budget;
        (Passages, var strays) = MarkPairing.Pair(text, blocks, budget);
        Marks = [.. strays.Select(stray => new MarkedPhrase(stray, MarkKind.Stray, "no-partner", 0.9))];
        Resolver = new SpeakerResolver(text, Lower, blocks, sentences, mentions, chains, Passages, budget);
        Insets = PastedInsets(text, mentions);
        units = new Units?[blocks.Count];
        pieces = [];
        for (var k = 0; k < Passages.Count; k++)
        {
            if (Passages[k].Parent >= 0)
                continue;
            foreach (var piece in Passages[k].Pieces)
                pieces.Add((piece, k));
        }
        pieces.Sort(static (a, b) => a.Piece.CompareTo(b.Piece));
    }

    public string Text { get; }

    /// <summary>The text in lower case.</summary>
    public string Lower { get; }

    public ReadingBudget Budget { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public IReadOnlyList<TextSpan> Sentences { get; }

    public IReadOnlyList<NameMention> Mentions { get; }

    public IReadOnlyList<Passage> Passages { get; }

    public SpeakerResolver Resolver { get; }

    /// <summary>
    /// Cards and headlines that a web page inserted into the middle of a sentence, which continues after them.
    /// </summary>
    public IReadOnlyList<TextSpan> Insets { get; }

    public List<Draft> Drafts { get; } = [];

    /// <summary>The block quotes among the drafts: the quotes inside them came through their source.</summary>
    public List<Draft> BlockQuotations { get; } = [];

    public List<MarkedPhrase> Marks { get; }

    // From a card with a full name to the "MORE" on the same line that ends its headlines.
    private static List<TextSpan> PastedInsets(string text, IReadOnlyList<NameMention> mentions)
    {
        List<TextSpan> insets = [];
        foreach (var mention in mentions)
        {
            if (mention.Rule != PastedText.CardRule || (insets.Count > 0 && mention.Span.Start < insets[^1].End))
                continue;
            var behind = text.AsSpan(mention.Span.End, Math.Min(LongestInset, text.Length - mention.Span.End));
            if (behind.IndexOf('\n') is >= 0 and var line)
                behind = behind[..line];
            var more = behind.IndexOf(" MORE", StringComparison.Ordinal);
            insets.Add(new TextSpan(mention.Span.Start, mention.Span.End + (more < 0 ? 0 : more + " MORE".Length)));
        }
        return insets;
    }

    /// <summary>A block as units; made once and kept.</summary>
    public Units UnitsOf(int block)
    {
        if (units[block] is { } made)
            return made;
        var span = Blocks[block].Span;
        List<(TextSpan, int)> within = [];
        for (var k = Positions.LastBefore(pieces, span.Start, p => p.Piece.Start) + 1;
            k < pieces.Count && pieces[k].Piece.Start < span.End; k++)
        {
            if (span.Contains(pieces[k].Piece))
                within.Add(pieces[k]);
        }
        units[block] = made = new Units(this, span, within);
        for (var i = 0; within.Count > 0 && i < made.Count; i++)
        {
            if (made.Step(i).Kind == UnitKind.Quote && MarkClassifier.IsWorkOfSomebody(made, i))
                made.ReadAsWord(i);
        }
        return made;
    }

    /// <summary>
    /// Called for each block in order when its quotes are found. Of the blocks so far, rules look back only at this one
    /// and at the last one that is no aside; the units of all would take most of the memory of a long text's reading.
    /// </summary>
    public void Leave(int block)
    {
        if (block > 0 && block - 1 != lastProse)
            units[block - 1] = null;
        if (IsAside(block))
            return;
        if (lastProse >= 0)
            units[lastProse] = null;
        lastProse = block;
    }

    /// <summary>The index of the first name that begins in a span; where none does, of the next one after it.</summary>
    public int FirstName(TextSpan within) => Positions.LastBefore(Mentions, within.Start, m => m.Span.Start) + 1;

    public int BlockOf(TextSpan span)
    {
        int low = 0, high = Blocks.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Blocks[middle].Span.Start <= span.Start)
                low = middle;
            else
                high = middle - 1;
        }
        return low;
    }

    /// <summary>
    /// True for captions, posts and pointers to other articles: they may stand between two paragraphs that belong
    /// together.
    /// </summary>
    public bool IsAside(int block) =>
        Blocks[block].Kind is BlockKind.Caption or BlockKind.Related or BlockKind.Metadata or BlockKind.Post;

    /// <summary>True where only such blocks stand between the two.</summary>
    public bool Adjoin(int earlier, int later)
    {
        Budget.Take(Math.Max(1, later - earlier));
        for (var b = earlier + 1; b < later; b++)
        {
            if (!IsAside(b))
                return false;
        }
        return true;
    }

    /// <summary>The words between a piece's marks.</summary>
    public ReadOnlySpan<char> Inside(TextSpan piece) => Passage.WordsInside(Text, piece);
}
