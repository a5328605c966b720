using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

internal enum UnitKind : byte { Word, Number, Punctuation, Name, Quote, Stop }

/// <summary>A word, name, passage or stop: what the attribution rules read instead of characters.</summary>
/// <param name="Lower">A word or mark in lower case, with straight apostrophes; empty for other units.</param>
/// <param name="Index">The index of the mention or passage; else -1.</param>
/// <param name="Possessive">True for a name followed by 's.</param>
/// <param name="Info">What a word can be; empty for other units.</param>
internal readonly record struct Unit(UnitKind Kind, TextSpan Span, string Lower, int Index = -1,
    bool Possessive = false, WordInfo Info = default)
{
    public CueStrength Cue => Info.Cue;

    public bool Has(WordClass its) => (Info.Class & its) != 0;

    public bool Is(string lower) => Kind is UnitKind.Word or UnitKind.Punctuation && Lower == lower;

    public bool IsComma => Kind == UnitKind.Punctuation && Lower == ",";

    public bool IsDash => Kind == UnitKind.Punctuation && Lower is "—" or "–" or "--" or "-" or "―";
}

/// <summary>
/// A stretch of text as the attribution rules see it: each passage in marks and each name is one unit, and the end of
/// each sentence is a stop. A rule is then a short walk to the left or right.
/// </summary>
internal sealed class Units
{
    private static readonly Unit None = new(UnitKind.Stop, default, "");
    private static readonly TextSpan Nowhere = new(int.MaxValue, int.MaxValue);

    // Few marks and brackets follow a stop; without a limit, a text of nothing but stops would take quadratic time.
    private const int LongestTail = 40;

    private readonly string lower;
    private readonly ReadingBudget budget;
    private Unit[] units;
    private Findings? found;
    private readonly IReadOnlyList<TextSpan> sentences;
    // Where the first passage begins, and the others: most stretches have one, and a text may have a million stretches.
    private int firstPassage = -1;
    private int placeOfFirst;
    private Dictionary<int, int>? laterPassages;

    public string Text { get; }

    public int Count { get; private set; }

    /// <summary>
    /// Beyond both ends it returns a stop, so walks need no bounds checks.
    /// </summary>
    public ref readonly Unit this[int i] => ref (uint)i < (uint)Count ? ref units[i] : ref None;

    /// <summary>
    /// The same for a walk, which looks so once at each unit it comes to: each time is a step of the budget.
    /// </summary>
    public ref readonly Unit Step(int i)
    {
        budget.Take();
        return ref this[i];
    }

    /// <summary>What the rules have found in these units, so that nothing is searched for twice.</summary>
    public Findings Found => found ??= new Findings(this);

    /// <param name="passages">Spans of the passages inside <paramref name="stretch"/>, with their indices, in
    /// order.</param>
    public Units(Reading reading, TextSpan stretch, IReadOnlyList<(TextSpan Span, int Index)> passages)
    {
        (Text, lower, sentences, budget) = (reading.Text, reading.Lower, reading.Sentences, reading.Budget);
        units = new Unit[stretch.Length / 5 + 1];
        var at = stretch.Start;
        int passage = 0, name = reading.FirstName(stretch);
        var inset = Positions.LastBefore(reading.Insets, stretch.Start, i => i.Start) + 1;
        while (true)
        {
            var mention = name < reading.Mentions.Count ? reading.Mentions[name].Span : Nowhere;
            var marks = passage < passages.Count ? passages[passage].Span.Start : int.MaxValue;
            if (inset < reading.Insets.Count && reading.Insets[inset].Start == mention.Start && mention.End <= stretch.End)
            {
                var end = reading.Insets[inset++].End;
                // Inserted text does not begin inside a passage in marks.
                if (mention.Start >= at && mention.Start < marks)
                {
                    AddWords(new TextSpan(at, mention.Start));
                    at = end;
                }
            }
            // Where a passage and a name begin together, the passage becomes the unit.
            if (marks <= mention.Start && passage < passages.Count)
            {
                var (span, index) = passages[passage++];
                if (span.Start >= at)
                    at = AddPassage(span, index, at, stretch);
            }
            else if (mention.Start >= stretch.End)
                break;
            else
            {
                if (mention.Start >= at && mention.End <= stretch.End)
                    at = AddName(mention, name, at, stretch);
                name++;
            }
        }
        AddWords(new TextSpan(at, Math.Max(at, stretch.End)));
    }

    private int AddPassage(TextSpan span, int index, int at, TextSpan stretch)
    {
        AddWords(new TextSpan(at, span.Start));
        if (firstPassage < 0)
            (firstPassage, placeOfFirst) = (index, Count);
        else if (index != firstPassage)
            (laterPassages ??= []).TryAdd(index, Count);
        Add(new Unit(UnitKind.Quote, span, "", index));
        // "… third parties." The paper continues: the stop is inside the marks.
        if (EndsSentence(Text, span, stretch.End))
            Add(new Unit(UnitKind.Stop, new TextSpan(span.End, span.End), ""));
        return span.End;
    }

    private int AddName(TextSpan span, int index, int at, TextSpan stretch)
    {
        AddWords(new TextSpan(at, span.Start));
        var possessive = PossessiveLength(Text, span.End, stretch.End);
        Add(new Unit(UnitKind.Name, span, "", index, possessive > 0));
        return span.End + possessive;
    }

    /// <summary>The unit of a passage's first piece in this stretch; -1 where there is none.</summary>
    public int IndexOfQuote(int passage) => passage == firstPassage && firstPassage >= 0
        ? placeOfFirst
        : laterPassages?.GetValueOrDefault(passage, -1) ?? -1;

    /// <summary>Lets rules skip a title in marks like any other word: "the “Morning News” host said".</summary>
    public void ReadAsWord(int i) => units[i] = units[i] with { Kind = UnitKind.Word };

    /// <summary>True for a comma, even inside the marks: "on “Morning News,” Doe said".</summary>
    public bool IsPause(int i) => Step(i).IsComma
        || (this[i].Kind == UnitKind.Quote
            && Passage.Inside(Text, this[i].Span) is { Length: > 0 } inside
            && Text[inside.End - 1] == ',');

    public TextSpan Cover(int first, int last) => units[first].Span.Cover(units[last].Span);

    private void Add(in Unit unit)
    {
        budget.Take();
        if (Count == units.Length)
            Array.Resize(ref units, 2 * Count);
        units[Count++] = unit;
    }

    private void AddWords(TextSpan span)
    {
        for (var at = span.Start; Tokenizer.Next(Text, ref at, span.End, out var token);)
        {
            var (word, info) = Lexicon.Look(lower.AsSpan(token.Start, token.End - token.Start));
            if (token.Kind == TokenKind.Punctuation
                && word is "." or "!" or "?" or "…"
                && (IsSentenceEnd(token.End) || IsStopBeforeMark(token.End, span.End)))
                Add(new Unit(UnitKind.Stop, token.Span, word));
            else if (word == "-" && Count > 0 && units[Count - 1].Is("-") && units[Count - 1].Span.End == token.Start)
                units[Count - 1] = new Unit(UnitKind.Punctuation, units[Count - 1].Span.Cover(token.Span), "--");
            else
                Add(KindOf(token, word) is var kind && kind == UnitKind.Word
                    ? new Unit(kind, token.Span, word, Info: info)
                    : new Unit(kind, token.Span, word));
        }
    }

    // "the 19-year-old" is a person.
    private static UnitKind KindOf(Token token, string lower) => token.Kind switch
    {
        TokenKind.Word => UnitKind.Word,
        TokenKind.Number => lower.EndsWith("year-old", StringComparison.Ordinal) ? UnitKind.Word : UnitKind.Number,
        _ => UnitKind.Punctuation,
    };

    private bool IsSentenceEnd(int end)
    {
        int low = 0, high = sentences.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (sentences[middle].End < end)
                low = middle + 1;
            else
                high = middle - 1;
        }
        if (low >= sentences.Count)
            return true;
        for (var i = end; i < Math.Min(sentences[low].End, end + LongestTail); i++)
        {
            if (char.IsLetterOrDigit(Text[i]))
                return false;
        }
        return true;
    }

    // `the index.“The country fell”`: without a space, but one sentence ends and another begins with marks.
    private bool IsStopBeforeMark(int end, int next) =>
        end == next
        && end > 2
        && end + 1 < Text.Length
        && (Marks.IsDouble(Text[end]) && char.IsUpper(Text[end + 1]))
        && char.IsLower(Text[end - 2])
        && char.IsLower(Text[end - 3]);

    private static bool EndsSentence(string text, TextSpan passage, int end)
    {
        var inside = Passage.Inside(text, passage);
        // "known terrorists[.]” Doe also": the editor's own stop.
        var last = inside.End - 1;
        while (last > inside.Start && text[last] is ']' or ')')
            last--;
        if (inside.Length == 0 || text[last] is not ('.' or '!' or '?' or '…'))
            return false;
        var next = passage.End;
        while (next < end && char.IsWhiteSpace(text[next]))
            next++;
        return next >= end
            || !(char.IsLower(text[next])
                || char.IsPunctuation(text[next]) && !Marks.IsDouble(text[next]) && !Marks.IsSingle(text[next]));
    }

    private static int PossessiveLength(string text, int at, int end)
    {
        if (at >= end || !(text[at] is '\'' or '’'))
            return 0;
        if (at + 1 < end && text[at + 1] is 's' or 'S' && (at + 2 >= end || !char.IsLetterOrDigit(text[at + 2])))
            return 2;
        return at > 0 && text[at - 1] is 's' or 'S' or 'z' or 'Z' && (at + 1 >= end || char.IsWhiteSpace(text[at + 1])) ? 1 : 0;
    }
}
