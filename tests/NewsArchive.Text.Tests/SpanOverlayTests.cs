using System.Text;
using CsCheck;

namespace NewsArchive.Text.Tests;

public sealed class SpanOverlayTests
{
    [Fact]
    public void SpansThatNestKeepTheirOrder() =>
        Assert.Equal("a<Xb<Yc>Yd>Xe", Render("abcde", ("X", 1, 4), ("Y", 2, 3)));

    [Fact]
    public void TheLongerOfTwoThatStartTogetherLiesOutside() =>
        Assert.Equal("<X<Ya>Yb>X", Render("ab", ("Y", 0, 1), ("X", 0, 2)));

    [Fact]
    public void OfEqualSpansTheOneGivenFirstLiesOutside() =>
        Assert.Equal("<X<Yab>Y>X", Render("ab", ("X", 0, 2), ("Y", 0, 2)));

    [Fact]
    public void ASpanThatCrossesAnotherIsCutAndOpenedAgain() =>
        Assert.Equal("<Xab<Yc>Y>X<Y+de>Y", Render("abcde", ("X", 0, 3), ("Y", 2, 5)));

    [Fact]
    public void SpansThatTouchDoNotNest() =>
        Assert.Equal("<Xa>X<Yb>Y", Render("ab", ("X", 0, 1), ("Y", 1, 2)));

    [Fact]
    public void EmptySpansAreLeftOut() => Assert.Equal("ab", Render("ab", ("X", 1, 1)));

    [Fact]
    public void ASpanThatBeginsBeforeTheStretchIsNotOpenedAsItsFirstPart()
    {
        var pieces = SpanOverlay.Lay(new TextSpan(2, 4), [new Overlay<string>(new TextSpan(0, 4), "X")]).ToList();
        Assert.Equal([PieceKind.Open, PieceKind.Text, PieceKind.Close], pieces.Select(piece => piece.Kind));
        Assert.False(pieces[0].First);
        Assert.True(pieces[2].Last);
    }

    [Fact]
    public void AnySpansGiveTheWholeTextWellNestedWithEachOpenedAndClosedOnceAsFirstAndLast() =>
        Gen.Select(Gen.Int[0, 30], Gen.Int[0, 30])
            .Select((a, b) => new TextSpan(Math.Min(a, b), Math.Max(a, b)))
            .Array[0, 12]
            .Sample(spans =>
            {
                var open = new Stack<int>();
                var text = new List<int>();
                var (firsts, lasts) = (new List<int>(), new List<int>());
                var covered = new Dictionary<int, int>();
                foreach (var piece in SpanOverlay.Lay(
                    new TextSpan(0, 30), spans.Select((span, index) => new Overlay<int>(span, index))))
                {
                    switch (piece.Kind)
                    {
                        case PieceKind.Text:
                            text.AddRange(Enumerable.Range(piece.Span.Start, piece.Span.Length));
                            foreach (var index in open)
                                covered[index] = covered.GetValueOrDefault(index) + piece.Span.Length;
                            break;
                        case PieceKind.Open:
                            open.Push(piece.Value);
                            if (piece.First)
                                firsts.Add(piece.Value);
                            break;
                        case PieceKind.Close:
                            Assert.Equal(open.Pop(), piece.Value);
                            if (piece.Last)
                                lasts.Add(piece.Value);
                            break;
                    }
                }

                var visible = Enumerable.Range(0, spans.Length).Where(index => spans[index].Length > 0).ToList();
                Assert.Empty(open);
                Assert.Equal(Enumerable.Range(0, 30), text);
                Assert.Equal(visible, firsts.Order());
                Assert.Equal(visible, lasts.Order());
                Assert.All(visible, index => Assert.Equal(spans[index].Length, covered[index]));
            });

    private static string Render(string text, params (string Name, int Start, int End)[] spans)
    {
        var html = new StringBuilder();
        foreach (var piece in SpanOverlay.Lay(
            new TextSpan(0, text.Length),
            spans.Select(span => new Overlay<string>(new TextSpan(span.Start, span.End), span.Name))))
        {
            html.Append(piece.Kind switch
            {
                PieceKind.Open => $"<{piece.Value}{(piece.First ? "" : "+")}",
                PieceKind.Close => $">{piece.Value}",
                _ => piece.Span.Slice(text),
            });
        }

        return html.ToString();
    }
}
