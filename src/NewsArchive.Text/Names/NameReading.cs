namespace NewsArchive.Text.Names;

/// <summary>A text cut into words, and the stretches of words that may be names.</summary>
internal sealed record NameReading(string Text, Words Words, IReadOnlyList<Candidate> Candidates)
{
    public static NameReading Of(
        string text,
        IReadOnlyList<Block> blocks,
        IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<Hyperlink> links,
        ReadingBudget budget
    )
    {
        var barred = new BarredSpans(links.Select(l => l.Span));
        var pasted = PastedText.Of(text, WordSplitter.Split(text, blocks, sentences, budget), barred);
        var words = pasted.Words;
        var runs = RunFinder.Find(text, pasted, barred);
        var reader = new RunReader(text, words);
        var candidates = new List<Candidate>(runs.Count);
        foreach (var run in runs)
            reader.Read(run, candidates);
        return new NameReading(text, words, OutlyingWords.Drop(candidates, pasted));
    }
}
