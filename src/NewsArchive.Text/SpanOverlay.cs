namespace NewsArchive.Text;

/// <summary>A value attached to a stretch of text.</summary>
public readonly record struct Overlay<T>(TextSpan Span, T Value);

public enum PieceKind { Open, Text, Close }

/// <summary>One step of a renderer: a stretch of plain text, or the beginning or end of a part of an overlay.</summary>
/// <param name="Span">The characters of the text, or those that the opened or closed part covers.</param>
/// <param name="Value">The overlay's value; the default for text.</param>
/// <param name="First">True when the part contains the overlay's first character: put an id here, once.</param>
/// <param name="Last">True when the part contains the overlay's last character: put a note after it, once.</param>
public readonly record struct OverlayPiece<T>(PieceKind Kind, TextSpan Span, T? Value, bool First, bool Last);

/// <summary>Turns overlapping spans into well-nested pieces, as markup needs them.</summary>
public static class SpanOverlay
{
    /// <summary>
    /// The pieces of <paramref name="within"/> in the order of the text; its text pieces together are exactly that
    /// stretch. What starts first is outermost; of two that start together the longer one, and of equals the one given
    /// first. Where two cross, the inner one is cut at the end of the outer one and opened again. Empty spans are left
    /// out.
    /// </summary>
    public static IEnumerable<OverlayPiece<T>> Lay<T>(TextSpan within, IEnumerable<Overlay<T>> overlays)
    {
        var waiting = new PriorityQueue<Part<T>, (TextSpan, int)>();
        foreach (var (overlay, order) in overlays.Select((overlay, order) => (overlay, order)))
        {
            if (!overlay.Span.Overlaps(within) || overlay.Span.Length == 0)
                continue;
            var clipped = new TextSpan(
                Math.Max(overlay.Span.Start, within.Start), Math.Min(overlay.Span.End, within.End));
            var part = new Part<T>(overlay, clipped, order);
            waiting.Enqueue(part, (part.Span, order));
        }

        var position = within.Start;
        var open = new Stack<Part<T>>();
        while (waiting.TryDequeue(out var part, out _))
        {
            while (open.TryPeek(out var ended) && ended.Span.End <= part.Span.Start)
            {
                foreach (var piece in TextTo(ended.Span.End))
                    yield return piece;
                yield return open.Pop().Piece(PieceKind.Close);
            }

            if (open.TryPeek(out var outer) && outer.Span.End < part.Span.End)
            {
                var rest = part with { Span = new TextSpan(outer.Span.End, part.Span.End) };
                waiting.Enqueue(rest, (rest.Span, rest.Order));
                part = part with { Span = new TextSpan(part.Span.Start, outer.Span.End) };
            }

            foreach (var piece in TextTo(part.Span.Start))
                yield return piece;
            yield return part.Piece(PieceKind.Open);
            open.Push(part);
        }

        while (open.TryPop(out var part))
        {
            foreach (var piece in TextTo(part.Span.End))
                yield return piece;
            yield return part.Piece(PieceKind.Close);
        }

        foreach (var piece in TextTo(within.End))
            yield return piece;

        IEnumerable<OverlayPiece<T>> TextTo(int end)
        {
            if (position == end)
                yield break;
            yield return new OverlayPiece<T>(PieceKind.Text, new TextSpan(position, end), default, false, false);
            position = end;
        }
    }

    private readonly record struct Part<T>(Overlay<T> Overlay, TextSpan Span, int Order)
    {
        public OverlayPiece<T> Piece(PieceKind kind) => new(
            kind, Span, Overlay.Value, Span.Start == Overlay.Span.Start, Span.End == Overlay.Span.End);
    }
}
