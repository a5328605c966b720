using NewsArchive.Text;

namespace NewsArchive.Resolving;

/// <summary>
/// A party of one text with its names, the one to show first, and how each name may be used across articles.
/// </summary>
internal sealed class PartyNames
{
    public PartyNames(MentionChain chain)
    {
        (Name, Kind) = (chain.Name, chain.Kind);
        Names =
        [
            .. chain.Aliases.Where(alias => alias.Name != chain.Name)
                .Select(alias => new PartyName(alias.Name, alias.Rule, alias.Stated, chain))
                .Prepend(new PartyName(chain.Name, "shown-name", false, chain))
                .DistinctBy(name => name.Name),
        ];
    }

    public string Name { get; }

    public PartyKind Kind { get; }

    public IReadOnlyList<PartyName> Names { get; }

    /// <summary>
    /// True when it has a name of several words, so that more than an acronym or stage name is known.
    /// </summary>
    public bool HasLongName => Names.Any(name => name.Joins && name.IsLong);

    /// <summary>The names to look up. A lone "Kestrel" may be the stage name that another article explains.</summary>
    public IEnumerable<PartyName> LookUps =>
        Names.Any(name => name.Joins) ? Names.Where(name => name.Joins) : Names.Take(1);
}

internal sealed class PartyName
{
    public PartyName(string name, string rule, bool stated, MentionChain chain)
    {
        (Name, Rule, Key) = (name, rule, NameKey.Of(name, chain.Kind));
        var shown = NameKey.Of(chain.Name, chain.Kind);
        // A part of the shown name ("Holm" of "Zara Holm") stays a surname even where a text explains it.
        var isPart = Key != shown && $" {shown} ".Contains($" {Key} ", StringComparison.Ordinal);
        Equates = stated && (IsLong || !isPart);
        // "Zara Holm" next to "Zara J. Holm" is a full name. "Foreign Ministry" next to "Ruritanian Foreign Ministry",
        // and "The Post", identify a party only within their article.
        Joins = Key.Length > 0 && (Equates || (chain.Kind == PartyKind.Person ? IsLong : Key == shown));
    }

    public string Name { get; }

    public string Key { get; }

    public string Rule { get; }

    /// <summary>True when the text says that this and the shown name mean one party.</summary>
    public bool Equates { get; }

    /// <summary>True when it means the same party in every article: see <see cref="Alias.Joins"/>.</summary>
    public bool Joins { get; }

    public bool IsLong => NameKey.WordCount(Key) > 1;
}
