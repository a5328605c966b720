using NewsArchive.Text.Language;
using NewsArchive.Text.Names;

namespace NewsArchive.Text.Quotes;

/// <summary>One text while its quotes are being found: what is known of it, and what has been found so far.</summary>
internal sealed class Reading
{
    private const int LongestInset = 800;

    private readonly Units?[] units;
    private readonly List<(TextSpan Piece, int Passage)> pieces;

    public Reading(
        string text, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<NameMention> mentions, IReadOnlyList<MentionChain> chains)
    {
        (Text, Lower, Blocks, Sentences, Mentions) = (text, LowerCase.Of(text), blocks, sentences, mentions);
        (Passages, var strays) = MarkPairing.Pair(text, blocks);
        Marks = [.. strays.Select(stray => new MarkedPhrase(stray, MarkKind.Stray, "no-partner", 0.9))];
        Resolver = new SpeakerResolver(text, Lower, blocks, sentences, mentions, chains, Passages);
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

    public IReadOnlyList<Block> Blocks { get; }

    public IReadOnlyList<TextSpan> Sentences { get; }

    public IReadOnlyList<NameMention> Mentions { get; }

    public IReadOnlyList<Passage> Passages { get; }

    public SpeakerResolver Resolver { get; }

    /// <summary>Cards and headlines that a page pasted between the words of a sentence, which goes on behind them.</summary>
    public IReadOnlyList<TextSpan> Insets { get; }

    public List<Draft> Drafts { get; } = [];

    /// <summary>
    /// Those of the drafts that are block quotations: the quotes inside them come through their source.
    /// </summary>
    public List<Draft> BlockQuotations { get; } = [];

    public List<MarkedPhrase> Marks { get; }

    // From a card with a full name to the "MORE" in the same line that ends its headlines.
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

    /// <summary>A block as the rules read it; made once.</summary>
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
            if (made[i].Kind == UnitKind.Quote && MarkClassifier.IsWorkOfSomebody(made, i))
                made.ReadAsWord(i);
        }
        return made;
    }

    /// <summary>Index of the first name that begins in a span, or behind it where none does.</summary>
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
    /// Captions, posts and pointers to elsewhere: what stands between two paragraphs without parting them.
    /// </summary>
    public bool IsAside(int block) =>
        Blocks[block].Kind is BlockKind.Caption or BlockKind.Related or BlockKind.Metadata or BlockKind.Post;

    /// <summary>True where nothing but asides stands between the two blocks.</summary>
    public bool Adjoin(int earlier, int later)
    {
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
