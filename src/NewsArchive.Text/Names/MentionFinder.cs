namespace NewsArchive.Text.Names;

/// <summary>A name found in the text, before it is known which party it means.</summary>
/// <param name="Span">Without title and possessive.</param>
public sealed record FoundName(TextSpan Span, PartyKind Kind, string Rule, double Confidence);

/// <summary>Finds the names of people and organizations.</summary>
public static class MentionFinder
{
    /// <summary>Names in text order, never overlapping.</summary>
    public static IReadOnlyList<FoundName> Find(
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
        var candidates = OpeningWords.Drop(runs.SelectMany(reader.Read).ToList(), words);

        var judge = new KindJudge(text, words);
        judge.Weigh(candidates);
        var outlying = new OutlyingNames(text, words, candidates);

        var found = new List<FoundName>();
        foreach (var candidate in candidates)
            if (Name(candidate, judge, outlying) is { } name)
                found.Add(name);
        found.AddRange(OutlyingNames.Domains(links));
        return InOrder(found);
    }

    private static FoundName? Name(Candidate candidate, KindJudge judge, OutlyingNames outlying)
    {
        var kind = judge.KindOf(candidate);
        if (outlying.IsPostSignature(candidate))
            return new FoundName(
                outlying.Span(candidate),
                kind == NamedKind.Organization ? PartyKind.Organization : PartyKind.Person,
                "signature",
                0.9
            );
        if (outlying.Office(candidate, kind) is { } office)
            return new FoundName(office, PartyKind.Organization, "administration", 0.9);
        if (candidate.Doubtful && !judge.Supports(candidate))
            return null;
        return kind switch
        {
            NamedKind.Person => new FoundName(
                outlying.Span(candidate),
                PartyKind.Person,
                candidate.Rule,
                Confidence(candidate)
            ),
            NamedKind.Organization => new FoundName(
                outlying.Span(candidate),
                PartyKind.Organization,
                candidate.Rule,
                Confidence(candidate)
            ),
            _ => null,
        };
    }

    private static double Confidence(Candidate candidate) =>
        candidate.Doubtful ? 0.5
        : candidate.Given == NamedKind.Unknown ? 0.7
        : 0.9;

    private static List<FoundName> InOrder(List<FoundName> found)
    {
        found.Sort((a, b) => a.Span.CompareTo(b.Span));
        var end = 0;
        var kept = new List<FoundName>(found.Count);
        foreach (var name in found)
        {
            if (name.Span.Start < end)
                continue;
            kept.Add(name);
            end = name.Span.End;
        }
        return kept;
    }

    /// <summary>Where no name may begin: addresses, handles, header lines.</summary>
    private sealed class BarredSpans
    {
        private readonly List<TextSpan> _spans;

        public BarredSpans(IEnumerable<TextSpan> spans)
        {
            _spans = [.. spans];
            _spans.Sort();
        }

        public bool Contains(int position)
        {
            var (low, high) = (0, _spans.Count);
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (_spans[middle].Start <= position)
                    low = middle + 1;
                else
                    high = middle;
            }
            return low > 0 && _spans[low - 1].Contains(position);
        }
    }
}
