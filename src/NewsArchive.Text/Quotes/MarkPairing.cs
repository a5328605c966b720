using System.Buffers;
using System.Text.RegularExpressions;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>Pairs quotation marks into passages and lists the unmatched ones.</summary>
internal static partial class MarkPairing
{
    private const int LongestSinglePassage = 400;
    private static readonly SearchValues<char> AnyMark = SearchValues.Create(Marks.Doubles + Marks.Singles + "`");
    private static readonly SearchValues<char> SingleMarks = SearchValues.Create(Marks.Singles);

    // Words that begin with an apostrophe: 'em, '90s, 'tis.
    [GeneratedRegex(@"\G['’‘](?:em|tis|twas|til|till|cause|bout|n|round|\d\ds?)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Elision();

    public static (List<Passage> Passages, List<TextSpan> Strays) Pair(
        string text, IReadOnlyList<Block> blocks, ReadingBudget budget)
    {
        List<(List<TextSpan> Pieces, int Block)> doubles = [];
        List<TextSpan> strays = [];
        List<TextSpan>? open = null;
        var quoted = false;
        for (var b = 0; b < blocks.Count; b++)
        {
            // A quote does not continue past the end of a block quote.
            var goesOn = open is not null && IsProse(blocks[b]) && (blocks[b].Kind == BlockKind.Quotation) == quoted
                && IsDoubleAt(text, blocks[b].Span.Start, blocks[b].Span.End) > 0;
            if (open is not null && !goesOn && IsProse(blocks[b]))
                open = null;
            if (IsProse(blocks[b]))
                quoted = blocks[b].Kind == BlockKind.Quotation;
            open = PairBlock(text, blocks[b].Span, b, doubles, strays, goesOn ? open : null, open);
        }
        return (WithSingles(text, blocks, doubles, budget), strays);
    }

    // Captions, posts and pointers to other articles do not interrupt a quote that runs over several paragraphs.
    private static bool IsProse(Block block) =>
        block.Kind is BlockKind.Paragraph or BlockKind.Quotation or BlockKind.Intro or BlockKind.List;

    /// <summary>
    /// Pairs the marks within a block; returns the pieces of a passage that is still open at its end.
    /// </summary>
    private static List<TextSpan>? PairBlock(
        string text, TextSpan block, int index, List<(List<TextSpan>, int)> doubles, List<TextSpan> strays,
        List<TextSpan>? continued, List<TextSpan>? pending)
    {
        var marks = MarksIn(text, block);
        var start = continued is null ? -1 : block.Start;
        var pieces = continued;
        for (var k = continued is null ? 0 : 1; k < marks.Count; k++)
        {
            var mark = marks[k];
            if (start < 0)
            {
                if (mark.CanOpen)
                    start = mark.Span.Start;
                else
                    strays.Add(mark.Span);
            }
            else if (mark.CanClose && !(mark.CanOpen && Nests(marks, k)))
                Close(mark.Span.End);
            else if (Nests(marks, k))
                k++;
            else
            {
                // A second opening mark: the first one has no partner. What follows an opening mark at the block's
                // start may still be speech.
                strays.Add(new TextSpan(start, start + 1));
                (start, pieces) = (mark.Span.Start, null);
            }
        }
        if (start < 0)
            return continued is null ? pending : null;
        var rest = new TextSpan(start, block.End);
        if (pieces is null)
            doubles.Add((pieces = [rest], index));
        else
            pieces.Add(rest);
        return pieces;

        void Close(int end)
        {
            var piece = new TextSpan(start, end);
            if (pieces is null)
                doubles.Add(([piece], index));
            else
                pieces.Add(piece);
            (start, pieces) = (-1, null);
        }
    }

    // Double marks inside double marks: two openers in a row and, later, two closers in a row.
    private static bool Nests(List<Mark> marks, int k) =>
        marks[k].CanOpen && !marks[k].CanClose && k + 2 < marks.Count
        && marks[k + 1].CanClose && !marks[k + 1].CanOpen && marks[k + 2].CanClose && !marks[k + 2].CanOpen;

    private readonly record struct Mark(TextSpan Span, bool CanOpen, bool CanClose);

    private static List<Mark> MarksIn(string text, TextSpan block)
    {
        List<Mark> marks = [];
        int swedish = 0, depth = 0;
        for (var i = block.Start; i < block.End; i++)
        {
            var jump = text.AsSpan(i, block.End - i).IndexOfAny(AnyMark);
            if (jump < 0)
                break;
            i += jump;
            var length = IsDoubleAt(text, i, block.End);
            if (length == 0)
                continue;
            var before = i > block.Start ? text[i - 1] : ' ';
            var after = i + length < block.End ? text[i + length] : ' ';
            var open = !char.IsWhiteSpace(after)
                && (char.IsWhiteSpace(before)
                    || before is '(' or '[' or '{' or '—' or '–' or '-' or '/' or '…' or ':'
                    || IsAnyMark(before));
            var close = !char.IsWhiteSpace(before)
                && (char.IsWhiteSpace(after) || char.IsPunctuation(after) || IsAnyMark(after));
            (open, close) = text[i] switch
            {
                '“' when swedish > 0 => (false, true),
                // “It's unusual,“ she said: an opener in a closer's place.
                '“' or '‟' => close && !open && char.IsWhiteSpace(after) ? (false, true) : (true, false),
                '”' => (open && !close && marks.Count == 0, true),
                '„' => (true, false),
                '«' => (open || !close, close && !open),
                // « with spaces inside »
                '»' => depth > 0 ? (false, true) : (open && !close, close || !open),
                _ => (open || !close, close || !open),
            };
            if (text[i] == '„')
                swedish++;
            else if (text[i] == '“' && swedish > 0)
                swedish--;
            // 5' 11": a measure, unless a quote is open.
            if (text[i] == '"' && char.IsDigit(before) && depth <= 0)
                (open, close) = (false, true);
            if (open && !close)
                depth++;
            else if (close && !open)
                depth--;
            marks.Add(new Mark(new TextSpan(i, i + length), open, close));
            i += length - 1;
        }
        return marks;
    }

    // A double mark, or two single ones written for it.
    private static int IsDoubleAt(string text, int i, int end) =>
        i >= end ? 0
        : Marks.IsDouble(text[i]) ? 1
        : i + 1 < end && text[i + 1] == text[i] && (text[i] == '`' || Marks.IsSingle(text[i])) ? 2
        : 0;

    private static bool IsAnyMark(char c) => Marks.IsDouble(c) || Marks.IsSingle(c);

    private static List<Passage> WithSingles(string text, IReadOnlyList<Block> blocks,
        List<(List<TextSpan> Pieces, int Block)> doubles, ReadingBudget budget)
    {
        List<Passage> passages = [];
        List<(TextSpan Span, int Passage)> pieces = [];
        foreach (var (spans, block) in doubles)
        {
            foreach (var span in spans)
                pieces.Add((span, passages.Count));
            passages.Add(new Passage(spans, block, Single: false, Parent: -1));
        }
        pieces.Sort(static (a, b) => a.Span.Start.CompareTo(b.Span.Start));
        var next = 0;
        for (var b = 0; b < blocks.Count; b++)
        {
            var at = blocks[b].Span.Start;
            while (next < pieces.Count && pieces[next].Span.Start < blocks[b].Span.End)
            {
                var (piece, parent) = pieces[next++];
                // ‘My mother said “never” and left,’ – the double marks lie inside.
                if (AroundDoubles(text, new TextSpan(at, Math.Max(at, piece.Start)), blocks[b].Span, pieces,
                    next - 1, budget) is { } outer)
                {
                    AddSingles(text, new TextSpan(at, outer.Start), b, -1, passages, budget);
                    passages.Add(new Passage([outer], b, Single: true, Parent: -1));
                    for (next--; next < pieces.Count && pieces[next].Span.Start < outer.End; next++)
                        passages[pieces[next].Passage] =
                            passages[pieces[next].Passage] with { Parent = passages.Count - 1 };
                    at = outer.End;
                    continue;
                }
                AddSingles(text, new TextSpan(at, Math.Max(at, piece.Start)), b, -1, passages, budget);
                AddSingles(text,
                    Passage.Inside(text, piece) is { Length: > 0 } ? new TextSpan(piece.Start + 1, piece.End) : piece,
                    b, parent, passages, budget);
                at = Math.Max(at, piece.End);
            }
            AddSingles(text, new TextSpan(at, Math.Max(at, blocks[b].Span.End)), b, -1, passages, budget);
        }
        return passages;
    }

    /// <summary>
    /// A single-marked passage with a double-marked one inside. Only where it clearly is speech: it opens the block or
    /// follows a comma, colon or stop, and it ends in a stop or comma.
    /// </summary>
    private static TextSpan? AroundDoubles(string text, TextSpan before, TextSpan block,
        List<(TextSpan Span, int Passage)> pieces, int piece, ReadingBudget budget)
    {
        for (var i = before.Start; i < before.End; i++)
        {
            var jump = text.AsSpan(i, before.End - i).IndexOfAny(SingleMarks);
            if (jump < 0)
                break;
            i += jump;
            if (!OpensSingle(text, i, before) || ClosingSingle(text, i, before, budget) >= 0)
                continue;
            var previous = i - 1;
            while (previous >= block.Start && char.IsWhiteSpace(text[previous]))
                previous--;
            if (previous >= block.Start && text[previous] is not (',' or ':' or '.' or '?' or '!'))
                continue;
            var limit = Math.Min(block.End, i + LongestSinglePassage);
            for (int end = pieces[piece].Span.End, inside = piece + 1; end < limit; end++)
            {
                budget.Take();
                if (inside < pieces.Count && end == pieces[inside].Span.Start)
                    end = pieces[inside++].Span.End;
                if (end < limit
                    && Marks.IsSingle(text[end])
                    && text[end - 1] is ',' or '.' or '?' or '!' or '”' or '"'
                    && (end + 1 >= text.Length || !char.IsLetterOrDigit(text[end + 1])))
                    return pieces.Skip(piece).TakeWhile(p => p.Span.Start < end).All(p => p.Span.End <= end)
                        ? new TextSpan(i, end + 1)
                        : null;
            }
        }
        return null;
    }

    private static void AddSingles(
        string text, TextSpan within, int block, int parent, List<Passage> passages, ReadingBudget budget)
    {
        for (var i = within.Start; i < within.End; i++)
        {
            var jump = text.AsSpan(i, within.End - i).IndexOfAny(SingleMarks);
            if (jump < 0)
                break;
            i += jump;
            if (!OpensSingle(text, i, within))
                continue;
            var end = ClosingSingle(text, i, within, budget);
            if (end < 0)
                continue;
            passages.Add(new Passage([new TextSpan(i, end + 1)], block, Single: true, parent));
            i = end;
        }
    }

    private static bool OpensSingle(string text, int i, TextSpan within)
    {
        if (text[i] == '’'
            || i + 1 >= within.End
            || !(char.IsLetterOrDigit(text[i + 1]) || text[i + 1] is '[' or '#' or '$' or '…'))
            return false;
        var before = i > within.Start ? text[i - 1] : ' ';
        return (char.IsWhiteSpace(before) || before is '(' or '[' or '—' or '–' || Marks.IsDouble(before))
            && !Elision().IsMatch(text, i);
    }

    private static int ClosingSingle(string text, int open, TextSpan within, ReadingBudget budget)
    {
        var possessive = -1;
        var limit = Math.Min(within.End, open + LongestSinglePassage);
        for (var i = open + 2; i < limit; i++)
        {
            budget.Take();
            if (!Marks.IsSingle(text[i]) || text[i] == '‘' || (i + 1 < text.Length && text[i + 1] == text[i]))
                continue;
            if (OpensSingle(text, i, within) && char.IsWhiteSpace(text[i - 1]))
                break;
            var after = i + 1 < within.End ? text[i + 1] : ' ';
            if (char.IsWhiteSpace(text[i - 1]) || char.IsLetterOrDigit(after))
                continue;
            // In "the 'officials' claim" the mark closes; in "'the officials' claim'" it does not yet. What comes after
            // decides.
            if (text[i - 1] is 's'
                && text[i - 2] != 's'
                && after == ' '
                && i + 2 < within.End
                && char.IsLower(text[i + 2]))
            {
                if (possessive < 0)
                    possessive = i;
                continue;
            }
            return i;
        }
        return possessive;
    }
}
