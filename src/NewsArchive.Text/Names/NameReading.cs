namespace NewsArchive.Text.Names;

/// <summary>A text cut into words and the stretches of them that may be names.</summary>
internal sealed record NameReading(string Text, IReadOnlyList<Word> Words, IReadOnlyList<Candidate> Candidates)
{
    public static NameReading Of(
        string text,
        IReadOnlyList<Block> blocks,
        IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<Hyperlink> links
    )
    {
        var words = WordSplitter.Split(text, blocks, sentences);
        var barred = new BarredSpans(links.Select(l => l.Span));
        var runs = RunFinder.Find(text, words, w => barred.Contains(w.Start));
        var reader = new RunReader(text, words);
        return new NameReading(text, words, OpeningWords.Drop(runs.SelectMany(reader.Read).ToList(), words));
    }
}
