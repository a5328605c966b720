namespace NewsArchive.Text.Names;

/// <summary>A name found in the text, before it is known which party it means.</summary>
/// <param name="Span">Without title and possessive.</param>
public sealed record FoundName(TextSpan Span, PartyKind Kind, string Rule, double Confidence);

/// <summary>Finds the names of people and organizations.</summary>
public static class MentionFinder
{
    /// <summary>Names in the order of the text, without overlaps.</summary>
    public static IReadOnlyList<FoundName> Find(
        string text,
        IReadOnlyList<Block> blocks,
        IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<Hyperlink> links,
        ReadingBudget? budget = null
    )
    {
        budget ??= new ReadingBudget(text.Length);
        return Find(NameReading.Of(text, blocks, sentences, links, budget), links);
    }

    /// <param name="model">Weights to use instead of the built-in ones.</param>
    internal static IReadOnlyList<FoundName> Find(
        NameReading reading,
        IReadOnlyList<Hyperlink> links,
        KindModel? model = null
    )
    {
        var judge = new KindJudge(reading, model);
        var outlying = new OutlyingNames(reading.Text, reading.Words, reading.Candidates);

        var found = new List<FoundName>();
        foreach (var candidate in reading.Candidates)
            if (Name(candidate, judge, outlying) is { } name)
                found.Add(name);
        FalseBeginnings.Cut(reading.Text, found);
        found.AddRange(OutlyingNames.Domains(links));
        return InOrder(found);
    }

    /// <summary>Of names found elsewhere, those that lie inside the text, in its order and without overlaps.</summary>
    internal static IReadOnlyList<FoundName> Fitting(IEnumerable<FoundName> given, string text) =>
        InOrder([.. given.Where(n => n.Span.Start >= 0 && n.Span.Start < n.Span.End && n.Span.End <= text.Length)]);

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
        if (outlying.Office(candidate, judge.RuleKindOf(candidate)) is { } office)
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
}
