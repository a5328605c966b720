using NewsArchive.Drift;

namespace NewsArchive.Web.Pages.Quotes;

/// <summary>How a shared quote is shown: in full on its own page, shortened in a list.</summary>
public sealed record SharedQuoteView(SharedQuoteVersions Shared, bool Whole)
{
    private const int WordingsInList = 4;
    private const int ArticlesInList = 3;

    public string Address => $"/quotes/drift/{Shared.Measure.Row.Quote.Permalink}";

    public QuoteVersion First => Shared.Versions[0];

    public IReadOnlyList<Wording> Wordings =>
        Whole ? Shared.Wordings : [.. Shared.Wordings.Take(WordingsInList)];

    public int MoreWordings => Shared.Wordings.Count - Wordings.Count;

    public int Outlets => Shared.Versions.Select(version => version.Publication).OfType<string>().Distinct().Count();

    public IReadOnlyList<QuoteVersion> Articles(Wording wording) =>
        Whole ? wording.Versions : [.. wording.Versions.Take(ArticlesInList)];

    /// <summary>What a reader should notice about the versions as a whole.</summary>
    public IEnumerable<string> Flags()
    {
        if (Shared.Shared.SpeakersDiffer)
            yield return "different speakers";
        if (Shared.Wordings.Any(wording => wording.Diff.Differences.HasFlag(WordDifferences.Changed)))
            yield return "words changed";
        if (Shared.Wordings.Any(wording => wording.Diff.Differences.HasFlag(WordDifferences.Cut)))
            yield return "words cut";
        if (Shared.Shared.ChainsDiffer)
            yield return "different routes";
    }

    /// <summary>How one wording differs from the one it is compared with, a few words for each difference.</summary>
    public static IEnumerable<string> Flags(Wording wording)
    {
        if (wording.OtherSpeaker)
            yield return "different speaker";
        if (wording.OtherChain)
            yield return "different route";
        foreach (var (difference, words) in Words)
        {
            if (wording.Diff.Differences.HasFlag(difference))
                yield return words;
        }
    }

    private static readonly (WordDifferences, string)[] Words =
    [
        (WordDifferences.Changed, "words changed"),
        (WordDifferences.Cut, "cut without an ellipsis"),
        (WordDifferences.CutAndMarked, "cut with an ellipsis"),
        (WordDifferences.Added, "words added"),
        (WordDifferences.AddedWhereMarked, "restores words cut elsewhere"),
        (WordDifferences.Shorter, "shortened"),
        (WordDifferences.Longer, "runs longer"),
    ];
}
