using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;
using NewsArchive.Text.Names;

namespace NewsArchive.Drift;

/// <summary>
/// Whether two quotes have different sources. A lone surname is never joined with a full name across articles, so a
/// name that is part of the other counts as the same here: "Quill" and "Ada Quill" do not differ. Nor do two names of
/// one person or organization, or a name and a description that may mean the same person ("the president").
/// </summary>
internal sealed class SourceDifference
{
    private static readonly HashSet<string> Pronouns = ["i", "he", "she", "it", "we", "they", "you"];

    /// <summary>The name keys of each entity.</summary>
    private readonly ILookup<int, string> names;

    private SourceDifference(ILookup<int, string> names) => this.names = names;

    /// <summary>Reads the other names of the sources of these quotes.</summary>
    /// <param name="quotes">With their hops.</param>
    public static async Task<SourceDifference> ReadAsync(
        ArchiveContext db, IEnumerable<Quote> quotes, CancellationToken cancellation)
    {
        var entities = quotes
            .SelectMany(quote => quote.Hops.Select(hop => hop.EntityId).Append(quote.SpeakerEntityId))
            .OfType<int>().Distinct().ToList();
        // With a single entity there is nothing to compare.
        var aliases = entities.Count < 2 ? [] : await db.Aliases
            .Where(alias => entities.Contains(alias.EntityId))
            .Select(alias => new { alias.EntityId, alias.Key }).Distinct()
            .ToListAsync(cancellation);
        return new SourceDifference(aliases.ToLookup(alias => alias.EntityId, alias => alias.Key));
    }

    /// <summary>True when both have a speaker and these differ. Symmetric.</summary>
    public bool OfSpeakers(Quote one, Quote other) =>
        one.Speaker is not null && other.Speaker is not null && !AreAlike(Speaker(one), Speaker(other));

    /// <summary>True when a party relayed one of them and not the other. Symmetric.</summary>
    public bool OfChains(Quote one, Quote other)
    {
        var (hops, others) = (Through(one), Through(other));
        return hops.Exists(hop => !others.Exists(o => AreAlike(hop, o)))
            || others.Exists(hop => !hops.Exists(o => AreAlike(hop, o)));
    }

    private static Source Speaker(Quote quote) => new(
        quote.Speaker!,
        quote.SpeakerKind,
        quote.SpeakerEntityId,
        quote.Hops.Find(hop => hop.Name == quote.Speaker)?.Role);

    private List<Source> Through(Quote quote) =>
        [.. quote.Hops.OrderBy(hop => hop.Ordinal)
            .Select(hop => (hop.Ordinal, Source: new Source(hop.Name, hop.Kind, hop.EntityId, hop.Role)))
            .Where(hop => hop.Ordinal > 0 || quote.Speaker is null || !AreAlike(hop.Source, Speaker(quote)))
            .Select(hop => hop.Source)];

    private bool AreAlike(Source one, Source other)
    {
        if (one.EntityId is { } entity && entity == other.EntityId)
            return true;
        var (key, otherKey) = (NameKey.Of(one.Name, PartyKind.Organization),
            NameKey.Of(other.Name, PartyKind.Organization));
        return AreParts(key, otherKey)
            || IsNameOf(one, otherKey) || IsNameOf(other, key)
            || MayMean(one, key, other) || MayMean(other, otherKey, one)
            || AreForms(one, other);
    }

    private static bool AreParts(string one, string other)
    {
        var (words, others) = (Words(one), Words(other));
        return words.IsSubsetOf(others) || others.IsSubsetOf(words);
    }

    private bool IsNameOf(Source source, string key) =>
        source.EntityId is { } entity && names[entity].Contains(key);

    /// <summary>A pronoun names no one, and "the president" may be the person whom another article names.</summary>
    private static bool MayMean(Source described, string key, Source other) =>
        described.Kind == SourceKind.Unnamed
        && (Pronouns.Contains(key)
            || (other.Kind == SourceKind.Person
                && described.Role is { } role
                && described.Name.StartsWith("the ", StringComparison.OrdinalIgnoreCase)
                // "The officials" are several, and "the president of the club" is somebody in particular.
                && key == role));

    /// <summary>Full names of one kind that are spelled in two ways: "Robert J. Holm" and "Bob Holm".</summary>
    private static bool AreForms(Source one, Source other) =>
        one.Kind == other.Kind
        && one.Kind is SourceKind.Person or SourceKind.Organization
        && one.Name.Contains(' ') && other.Name.Contains(' ')
        && SameName.Is(
            one.Name,
            other.Name,
            one.Kind == SourceKind.Person ? PartyKind.Person : PartyKind.Organization);

    private static HashSet<string> Words(string key) =>
        [.. key.Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    private sealed record Source(string Name, SourceKind Kind, int? EntityId, string? Role);
}
