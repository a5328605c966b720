using NewsArchive.Text;

namespace NewsArchive.Resolving;

/// <summary>
/// A party of one text with its names, the one to show first, and how each name may be used across articles.
/// </summary>
internal sealed class PartyNames
{
    public PartyNames(MentionChain chain)
    {
        (Name, Kind, Aliases) = (chain.Name, chain.Kind, chain.Aliases);
        var shown = NameKey.Of(chain.Name, chain.Kind);
        var names = new List<PartyName>(1 + Aliases.Count) { new(Name, "shown-name", false, Kind, shown) };
        foreach (var alias in Aliases)
        {
            if (!names.Exists(name => name.Name == alias.Name))
                names.Add(new PartyName(alias.Name, alias.Rule, alias.Stated, Kind, shown));
        }

        Names = names;
        HasLongName = names.Exists(name => name.Joins && name.IsLong);
    }

    public string Name { get; }

    public PartyKind Kind { get; }

    /// <summary>All names that the text gives it, as it gives them.</summary>
    public IReadOnlyList<ChainAlias> Aliases { get; }

    public IReadOnlyList<PartyName> Names { get; }

    /// <summary>
    /// True when it has a name of several words, so that more than an acronym or stage name is known.
    /// </summary>
    public bool HasLongName { get; }

    /// <summary>The names to look up. A lone "Kestrel" may be the stage name that another article explains.</summary>
    public IEnumerable<PartyName> LookUps =>
        Names.Any(name => name.Joins) ? Names.Where(name => name.Joins) : Names.Take(1);
}

internal sealed class PartyName
{
    /// <param name="shown">The key of the name that is shown.</param>
    public PartyName(string name, string rule, bool stated, PartyKind kind, string shown)
    {
        (Name, Rule, Key) = (name, rule, NameKey.Of(name, kind));
        // A part of the shown name ("Holm" of "Zara Holm") stays a surname even where a text explains it.
        Equates = stated && (IsLong || Key == shown || !$" {shown} ".Contains($" {Key} ", StringComparison.Ordinal));
        // "Zara Holm" next to "Zara J. Holm" is a full name. "Foreign Ministry" next to "Ruritanian Foreign Ministry",
        // and "The Post", identify a party only within their article.
        Joins = Key.Length > 0 && (Equates || (kind == PartyKind.Person ? IsLong : Key == shown));
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
