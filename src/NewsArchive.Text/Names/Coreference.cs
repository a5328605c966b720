namespace NewsArchive.Text.Names;

/// <summary>Joins the names of one text that mean the same party, whatever their spelling.</summary>
public static class Coreference
{
    /// <summary>Mentions in text order with their chain; chains in order of first mention.</summary>
    public static (IReadOnlyList<NameMention> Mentions, IReadOnlyList<MentionChain> Chains) Join(
        string text, IReadOnlyList<FoundName> names) => ([], []);
}
