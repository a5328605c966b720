namespace NewsArchive.Text.Names;

/// <summary>One name of an annotated text: its features and its annotated kind.</summary>
internal sealed record KindExample(uint[] Features, NamedKind Kind, double Weight);

/// <summary>Learns the weights of a <see cref="KindModel"/> from annotated texts: an averaged perceptron.</summary>
internal static class KindTrainer
{
    private const int Rounds = 8;

    private const int Orders = 8;

    /// <summary>A feature seen in fewer texts than this proves nothing.</summary>
    private const int FewestTexts = 2;

    /// <summary>The annotated kind of each candidate name: the kind of most of its occurrences.</summary>
    public static IEnumerable<KindExample> Examples(
        NameReading reading,
        IReadOnlyDictionary<(int Start, int End), NamedKind> annotated
    )
    {
        var judge = new KindJudge(reading, KindModel.Rules);
        var features = new KindFeatures(reading, judge);
        var spans = annotated.Keys.Order().ToList();
        foreach (var places in reading.Candidates.GroupBy(c => c.Key))
        {
            // "the Doe administration" is annotated as one name, so its "Doe" says nothing about Doe.
            if (places.All(features.NamesAnOffice))
                continue;
            var kind = places
                .Where(p => !features.NamesAnOffice(p))
                .Select(p => KindAt(reading, p, annotated, spans))
                .GroupBy(k => k)
                .MaxBy(g => g.Count())!
                .Key;
            yield return new KindExample(features.Of([.. places]).ToArray(), kind, places.Count());
            yield return new KindExample(features.OfStranger([.. places]).ToArray(), kind, 0);
        }
    }

    private static NamedKind KindAt(
        NameReading reading,
        Candidate place,
        IReadOnlyDictionary<(int Start, int End), NamedKind> annotated,
        List<(int Start, int End)> spans
    )
    {
        var (start, end) = (reading.Words[place.From].Start, reading.Words[place.To - 1].End);
        if (annotated.TryGetValue((start, end), out var kind))
            return kind;
        foreach (var span in spans.Where(s => s.Start < end && start < s.End))
            if (
                2 * (Math.Min(end, span.End) - Math.Max(start, span.Start))
                > Math.Max(end, span.End) - Math.Min(start, span.Start)
            )
                return annotated[span];
        return NamedKind.Thing;
    }

    public static KindModel Train(IReadOnlyList<KindExample> examples)
    {
        var counts = new Dictionary<uint, int>();
        foreach (var example in examples)
            foreach (var feature in example.Features)
                counts[feature] = counts.GetValueOrDefault(feature) + 1;
        var rows = counts
            .Where(c => c.Value >= FewestTexts)
            .OrderBy(c => c.Key)
            .Select((c, row) => (c.Key, row))
            .ToDictionary();
        // The order of the examples changes the result for single names; the average over several orders changes for
        // few.
        var orders = Enumerable.Range(0, Orders).AsParallel().AsOrdered().Select(n => InOneOrder(examples, rows, n));
        var mean = new float[rows.Count * KindModel.Kinds.Length];
        foreach (var weights in orders)
            for (var i = 0; i < mean.Length; i++)
                mean[i] += weights[i] / Orders;
        return KindModel.Of(rows, mean);
    }

    private static float[] InOneOrder(IReadOnlyList<KindExample> examples, Dictionary<uint, int> rows, int number)
    {
        var size = KindModel.Kinds.Length;
        var (weights, sums) = (new float[rows.Count * size], new double[rows.Count * size]);
        var order = Enumerable.Range(0, examples.Count).ToArray();
        var random = new Random(20260101 + number);
        double step = 0;
        Span<float> scores = stackalloc float[size];
        for (var round = 0; round < Rounds; round++)
        {
            random.Shuffle(order);
            foreach (var i in order)
            {
                var example = examples[i];
                step++;
                scores.Clear();
                foreach (var feature in example.Features)
                    if (rows.TryGetValue(feature, out var row))
                        for (var k = 0; k < size; k++)
                            scores[k] += weights[row * size + k];
                var right = Array.IndexOf(KindModel.Kinds, example.Kind);
                // A margin: the right kind must win clearly.
                var wrong = -1;
                for (var k = 0; k < size; k++)
                    if (k != right && (wrong < 0 || scores[k] > scores[wrong]))
                        wrong = k;
                if (scores[right] > scores[wrong] + Margin)
                    continue;
                foreach (var feature in example.Features)
                {
                    if (!rows.TryGetValue(feature, out var row))
                        continue;
                    weights[row * size + right] += 1;
                    weights[row * size + wrong] -= 1;
                    sums[row * size + right] += step;
                    sums[row * size + wrong] -= step;
                }
            }
        }
        for (var i = 0; i < weights.Length; i++)
            weights[i] -= (float)(sums[i] / (step + 1));
        return weights;
    }

    private const float Margin = 5;
}
