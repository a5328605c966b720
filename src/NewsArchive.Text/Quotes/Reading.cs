using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>One text while its quotes are being found: what is known of it, and what has been found so far.</summary>
internal sealed class Reading
{
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
        units = new Units?[blocks.Count];
        pieces = [.. Passages.SelectMany((p, k) => p.Parent < 0 ? p.Pieces.Select(piece => (piece, k)) : [])
            .OrderBy(p => p.piece)];
    }

    public string Text { get; }

    /// <summary>The text in lower case.</summary>
    public string Lower { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public IReadOnlyList<TextSpan> Sentences { get; }

    public IReadOnlyList<NameMention> Mentions { get; }

    public IReadOnlyList<Passage> Passages { get; }

    public SpeakerResolver Resolver { get; }

    public List<Draft> Drafts { get; } = [];

    /// <summary>
    /// Those of the drafts that are block quotations: the quotes inside them come through their source.
    /// </summary>
    public List<Draft> BlockQuotations { get; } = [];

    public List<MarkedPhrase> Marks { get; }

    /// <summary>A block as the rules read it; made once.</summary>
    public Units UnitsOf(int block)
    {
        if (units[block] is { } made) return made;
        var span = Blocks[block].Span;
        var first = pieces.BinarySearch((new TextSpan(span.Start, int.MaxValue), 0), ByStart.Instance);
        var within = pieces.Skip(first < 0 ? ~first : first).TakeWhile(p => p.Piece.Start < span.End)
            .Where(p => span.Contains(p.Piece));
        units[block] = made = new Units(Text, Lower, span, within, Names(span), Sentences);
        for (var i = 0; i < made.Count; i++)
        {
            if (made[i].Kind == UnitKind.Quote && MarkClassifier.IsWorkOfSomebody(made, i)) made.ReadAsWord(i);
        }
        return made;
    }

    /// <summary>The names within a span, with their index.</summary>
    public IEnumerable<(TextSpan Span, int Index)> Names(TextSpan within)
    {
        int low = 0, high = Mentions.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Mentions[middle].Span.Start < within.Start) low = middle + 1;
            else high = middle;
        }
        for (; low < Mentions.Count && Mentions[low].Span.Start < within.End; low++)
        {
            if (within.Contains(Mentions[low].Span)) yield return (Mentions[low].Span, low);
        }
    }

    public int BlockOf(TextSpan span)
    {
        int low = 0, high = Blocks.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (Blocks[middle].Span.Start <= span.Start) low = middle;
            else high = middle - 1;
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
            if (!IsAside(b)) return false;
        }
        return true;
    }

    /// <summary>The words between a piece's marks.</summary>
    public string Inside(TextSpan piece) => Passage.Inside(Text, piece).Slice(Text);

    private sealed class ByStart : IComparer<(TextSpan Piece, int Passage)>
    {
        public static readonly ByStart Instance = new();

        public int Compare((TextSpan Piece, int Passage) a, (TextSpan Piece, int Passage) b) =>
            a.Piece.CompareTo(b.Piece);
    }
}
