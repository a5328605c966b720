using NewsArchive.Text;

namespace NewsArchive.Drift;

/// <summary>
/// Whether two quotes are given to different sources. Across articles a lone surname is never joined with the full
/// name, so a name that is a part of the other counts as the same here: "Quill" against "Ada Quill" is no drift.
/// </summary>
internal static class SourceDifference
{
    /// <summary>True when both have a speaker and it is not the same. Symmetric.</summary>
    public static bool OfSpeakers(Quote one, Quote other) =>
        one.Speaker is { } name && other.Speaker is { } otherName
        && !(one.SpeakerEntityId is { } entity && entity == other.SpeakerEntityId)
        && !AreAlike(name, otherName);

    /// <summary>True when one came through a party that the other did not come through. Symmetric.</summary>
    public static bool OfChains(Quote one, Quote other)
    {
        var (hops, others) = (Through(one), Through(other));
        return hops.Exists(hop => !others.Exists(o => AreAlike(hop, o)))
            || others.Exists(hop => !hops.Exists(o => AreAlike(hop, o)));
    }

    private static List<QuoteHop> Through(Quote quote) =>
        [.. quote.Hops.OrderBy(hop => hop.Ordinal)
            .Where(hop => hop.Ordinal > 0 || quote.Speaker is not { } speaker || !AreAlike(hop.Name, speaker))];

    private static bool AreAlike(QuoteHop one, QuoteHop other) =>
        (one.EntityId is { } entity && entity == other.EntityId) || AreAlike(one.Name, other.Name);

    private static bool AreAlike(string one, string other)
    {
        var (words, others) = (Words(one), Words(other));
        return words.SetEquals(others) || words.IsSubsetOf(others) || others.IsSubsetOf(words);
    }

    private static HashSet<string> Words(string name) =>
        [.. NameKey.Of(name, PartyKind.Organization).Split(' ', StringSplitOptions.RemoveEmptyEntries)];
}
