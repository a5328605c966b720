using NewsArchive.Text.Language;

namespace NewsArchive.Text.Names;

/// <summary>A text with its names marked by people.</summary>
/// <param name="Marked">Spans with their kind: "person", "organization", "place", or anything else for other
/// names.</param>
public sealed record AnnotatedText(string Text, IReadOnlyList<(TextSpan Span, string Kind)> Marked);

/// <summary>How well names were found in texts that were left out of the training.</summary>
public sealed record KindScore(PartyKind Kind, double Precision, double Recall)
{
    public double F1 => Precision + Recall > 0 ? 2 * Precision * Recall / (Precision + Recall) : 0;
}

/// <summary>
/// Creates what the name finder has learned: the weights, and how often names occur across many articles.
/// </summary>
public static class NameTraining
{
    private const int Folds = 5;

    /// <summary>Trains on all texts. The same texts in the same order give the same bytes.</summary>
    public static void Train(IEnumerable<AnnotatedText> texts, Stream weights) =>
        KindTrainer.Train([.. texts.SelectMany(Examples)]).Write(weights);

    /// <summary>
    /// Trains five times on four fifths of the texts and finds the names in the rest. A name counts as right only with
    /// the exact span and kind.
    /// </summary>
    public static IReadOnlyList<KindScore> CrossValidate(IEnumerable<AnnotatedText> texts)
    {
        var all = texts.ToList();
        var examples = all.Select(t => Examples(t).ToList()).ToList();
        var models = Enumerable
            .Range(0, Folds)
            .Select(fold => KindTrainer.Train([.. examples.Where((_, i) => i % Folds != fold).SelectMany(e => e)]))
            .ToList();
        var found = all.Select(
                (text, i) => MentionFinder.Find(Read(text.Text), LinkFinder.Find(text.Text), models[i % Folds])
            )
            .ToList();
        return [Score(all, found, PartyKind.Person), Score(all, found, PartyKind.Organization)];
    }

    /// <summary>
    /// The lines of name-counts.txt: how often each name is of each kind according to the rules alone.
    /// </summary>
    /// <param name="fewest">Names in fewer articles than this are left out. A word that ends several names must end
    /// half as many more.</param>
    public static IEnumerable<string> Count(IEnumerable<string> texts, int fewest = 5)
    {
        var kinds = Enum.GetValues<NamedKind>().Length;
        var (counts, endings) = (
            new SortedDictionary<string, int[]>(StringComparer.Ordinal),
            new Dictionary<string, int[]>()
        );
        foreach (var text in texts)
        {
            var reading = Read(text);
            var judge = new KindJudge(reading, KindModel.Rules);
            foreach (
                var name in reading.Candidates.Where(c => !c.Doubtful && c.Key.Length <= 40).DistinctBy(c => c.Key)
            )
                Row(counts, name.Key)[(int)judge.RuleKindOf(name)]++;
        }
        foreach (var (key, row) in counts.Where(c => c.Key.Contains(' ') && c.Value.Sum() >= fewest - 1))
        {
            var ending = Row(endings, "* " + key[(key.LastIndexOf(' ') + 1)..]);
            for (var k = 0; k < kinds; k++)
                ending[k] += row[k];
        }
        foreach (var (key, row) in endings.Where(e => e.Value.Sum() >= fewest * 3 / 2 + 1))
            counts[key] = row;
        return counts.Where(c => c.Value.Sum() >= fewest).Select(c => c.Key + "\t" + Digits(c.Value));

        int[] Row(IDictionary<string, int[]> of, string key)
        {
            if (!of.TryGetValue(key, out var row))
                of[key] = row = new int[kinds];
            return row;
        }
    }

    /// <summary>log2 of the number of articles, then each kind's share of them in ninths.</summary>
    private static string Digits(int[] row)
    {
        var all = row.Sum();
        return Math.Min(9, System.Numerics.BitOperations.Log2((uint)all))
            + string.Concat(
                row.Select(n =>
                    Math.Round(9.0 * n / all).ToString("0", System.Globalization.CultureInfo.InvariantCulture)
                )
            );
    }

    private static IEnumerable<KindExample> Examples(AnnotatedText text) =>
        KindTrainer.Examples(
            Read(text.Text),
            text.Marked.ToDictionary(
                m => (m.Span.Start, m.Span.End),
                m =>
                    m.Kind switch
                    {
                        "person" => NamedKind.Person,
                        "organization" => NamedKind.Organization,
                        "place" => NamedKind.Place,
                        _ => NamedKind.Thing,
                    }
            )
        );

    /// <summary>Treats every line as a block, because annotated texts mark no other parts.</summary>
    private static NameReading Read(string text)
    {
        var blocks = new List<Block>();
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
                blocks.Add(new Block(new TextSpan(start, start + line.Length), BlockKind.Paragraph, "line", 1));
            start += line.Length + 1;
        }
        return NameReading.Of(
            text,
            blocks,
            [.. blocks.SelectMany(b => SentenceSplitter.Split(text, b.Span))],
            LinkFinder.Find(text),
            new ReadingBudget(text.Length)
        );
    }

    private static KindScore Score(List<AnnotatedText> texts, List<IReadOnlyList<FoundName>> found, PartyKind kind)
    {
        var name = kind == PartyKind.Person ? "person" : "organization";
        var (right, predicted, gold) = (0.0, 0, 0);
        foreach (var (text, names) in texts.Zip(found))
        {
            var marked = text.Marked.Where(m => m.Kind == name).Select(m => m.Span).ToHashSet();
            var spans = names.Where(n => n.Kind == kind).Select(n => n.Span).ToList();
            (predicted, gold) = (predicted + spans.Count, gold + marked.Count);
            right += spans.Count(marked.Contains);
        }
        return new KindScore(kind, predicted > 0 ? right / predicted : 0, gold > 0 ? right / gold : 0);
    }
}
