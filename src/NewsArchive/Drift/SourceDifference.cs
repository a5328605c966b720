using NewsArchive.Text;

namespace NewsArchive.Drift;

/// <summary>
/// Whether two quotes have different sources. A lone surname is never joined with a full name across articles, so a
/// name that is part of the other counts as the same here: "Quill" and "Ada Quill" do not differ.
/// </summary>
internal static class SourceDifference
{
    /// <summary>True when both have a speaker and these differ. Symmetric.</summary>
    public static bool OfSpeakers(Quote one, Quote other) =>
        one.Speaker is { } name && other.Speaker is { } otherName
        && !(one.SpeakerEntityId is { } entity && entity == other.SpeakerEntityId)
        && !AreAlike(name, otherName);

    /// <summary>True when a party relayed one of them and not the other. Symmetric.</summary>
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
