namespace NewsArchive.Text.Names;

/// <summary>What the letters and the position of a word show.</summary>
[Flags]
internal enum WordTraits : byte
{
    Opens = 1 << 0,
    Capital = 1 << 1,
    Acronym = 1 << 2,
    Plain = 1 << 3,
}

/// <summary>
/// The words of a text, in order. A text has thousands, most of them far from any name: they are stored in one array,
/// and only those that are asked for are looked up in the lists.
/// </summary>
internal sealed class Words(string text, ReadingBudget budget)
{
    private WordEntry[] entries = new WordEntry[text.Length / 5 + 1];

    public int Count { get; private set; }

    /// <summary>
    /// What the loops over words take their steps from. A single look is none: it would cost a tenth of the time.
    /// </summary>
    public ReadingBudget Budget => budget;

    public Word this[int at] => new(this, at);

    public ref readonly WordEntry Entry(int at) => ref entries[at];

    public ReadOnlySpan<char> Span(int at)
    {
        ref var entry = ref entries[at];
        return text.AsSpan(entry.Start, entry.End - entry.Start);
    }

    /// <summary>True for two words with the same characters.</summary>
    public bool AreSame(int a, int b)
    {
        ref var one = ref entries[a];
        ref var other = ref entries[b];
        return one.End - one.Start == other.End - other.Start
            && text[one.Start] == text[other.Start]
            && Span(a).SequenceEqual(Span(b));
    }

    public ListedWord Listed(int at) => entries[at].Listed ??= ListedWords.Of(Span(at));

    /// <param name="start">In UTF-16 units of the text.</param>
    /// <param name="end">Without a possessive ending.</param>
    /// <param name="opens">True where a capital proves nothing.</param>
    public void Add(int start, int end, bool opens) =>
        Add(new WordEntry
        {
            Start = start,
            End = end,
            Traits = Word.TraitsOf(text.AsSpan(start, end - start)) | (opens ? WordTraits.Opens : 0),
        });

    /// <summary>
    /// Adds a word of plain letters, at most the first a capital: nothing about it has to be looked at again.
    /// </summary>
    public void AddPlain(int start, int end, bool opens) =>
        Add(new WordEntry
        {
            Start = start,
            End = end,
            Traits = WordTraits.Plain | (char.IsAsciiLetterUpper(text[start]) ? WordTraits.Capital : 0)
                | (opens ? WordTraits.Opens : 0),
        });

    /// <summary>The same words up to <paramref name="count"/>, for others to follow.</summary>
    public Words First(int count)
    {
        var first = new Words(text, budget) { Count = count };
        if (first.entries.Length < entries.Length)
            first.entries = new WordEntry[entries.Length];
        Array.Copy(entries, first.entries, count);
        return first;
    }

    /// <summary>Adds a word from another list of the same text's words.</summary>
    public void Add(Words others, int at) => Add(others.entries[at]);

    private void Add(WordEntry entry)
    {
        if (Count == entries.Length)
            Array.Resize(ref entries, 2 * Count);
        entries[Count++] = entry;
    }

    internal struct WordEntry
    {
        public int Start;
        public int End;
        public ListedWord? Listed;
        public WordTraits Traits;
    }
}
