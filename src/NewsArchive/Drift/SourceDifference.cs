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

    /// <summary>Reads the other names of the sources of these quotes, which are compared group by group.</summary>
    /// <param name="groups">With their speakers and hops, and the parties of both.</param>
    /// <returns>One for each group.</returns>
    public static async Task<IReadOnlyList<SourceDifference>> ReadAsync(
        ArchiveContext db, IReadOnlyCollection<IReadOnlyList<Quote>> groups, CancellationToken cancellation)
    {
        // With a single entity there is nothing to compare.
        var entities = groups.Select(Entities).Select(group => group.Count < 2 ? [] : group).ToList();
        var all = entities.SelectMany(group => group).Distinct().ToList();
        var aliases = all.Count == 0 ? [] : await db.Aliases
            .Where(alias => EF.Parameter(all).Contains(alias.EntityId))
            .Select(alias => new { alias.EntityId, alias.Key }).Distinct()
            .ToListAsync(cancellation);
        var names = aliases.ToLookup(alias => alias.EntityId, alias => alias.Key);
        var none = Array.Empty<int>().ToLookup(entity => entity, _ => "");
        return [.. entities.Select(group => new SourceDifference(group.Count == 0 ? none : names))];
    }

    private static HashSet<int> Entities(IReadOnlyList<Quote> quotes) =>
        [.. quotes.SelectMany(quote => quote.Hops.Select(hop => hop.Party).Append(quote.SpeakerParty))
            .OfType<Party>().Select(party => party.EntityId)];

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
        quote.SpeakerParty?.EntityId,
        quote.Hops.Find(hop => hop.Name == quote.Speaker)?.Role);

    private List<Source> Through(Quote quote) =>
        [.. quote.Hops.OrderBy(hop => hop.Ordinal)
            .Select(hop => (hop.Ordinal, Source: new Source(hop.Name, hop.Kind, hop.Party?.EntityId, hop.Role)))
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
