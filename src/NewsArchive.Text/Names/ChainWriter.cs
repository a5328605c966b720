namespace NewsArchive.Text.Names;

/// <summary>Turns joined forms into chains with a name to show.</summary>
internal static class ChainWriter
{
    public static (IReadOnlyList<NameMention> Mentions, IReadOnlyList<MentionChain> Chains) Write(
        IReadOnlyList<FoundName> names,
        IReadOnlyList<NameForm> forms,
        int[] formOf,
        Parties parties
    )
    {
        var chainOfRoot = new Dictionary<int, int>();
        var roots = new List<int>();
        var counts = new List<Dictionary<int, int>>();
        var mentions = new NameMention[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var meant = parties.PlaceParty[i] is var given and >= 0 ? given : formOf[i];
            var root = parties.Root(meant);
            if (!chainOfRoot.TryGetValue(root, out var chain))
            {
                chainOfRoot[root] = chain = roots.Count;
                roots.Add(root);
                counts.Add([]);
            }
            counts[chain][formOf[i]] = counts[chain].GetValueOrDefault(formOf[i]) + 1;
            mentions[i] = new NameMention(names[i].Span, names[i].Kind, chain, names[i].Rule, names[i].Confidence);
        }
        var chains = roots.Select((root, c) => Chain(root, counts[c], forms, parties)).ToList();
        return (mentions, chains);
    }

    private static MentionChain Chain(
        int root,
        Dictionary<int, int> counts,
        IReadOnlyList<NameForm> forms,
        Parties parties
    )
    {
        var shown =
            parties.ShownOf(root) is var stated and >= 0 && counts.ContainsKey(stated)
                ? stated
                : Fullest(counts, forms);
        var aliases = counts
            .Where(c => forms[c.Key].Name != forms[shown].Name)
            .OrderByDescending(c => c.Value)
            .ThenBy(c => c.Key)
            .DistinctBy(c => forms[c.Key].Name)
            .Select(c => new ChainAlias(forms[c.Key].Name, parties.RuleOf(c.Key), parties.IsStated(c.Key)))
            .ToList();
        return new MentionChain(forms[shown].Name, forms[shown].Kind, aliases);
    }

    /// <summary>The commonest of the full forms; among equals the longer, then the earlier.</summary>
    private static int Fullest(Dictionary<int, int> counts, IReadOnlyList<NameForm> forms)
    {
        var most = counts.Keys.Max(f => Fullness(forms[f]));
        return counts
            .Where(c => Fullness(forms[c.Key]) == most)
            .OrderByDescending(c => c.Value)
            .ThenByDescending(c => forms[c.Key].Name.Length)
            .ThenBy(c => c.Key)
            .First()
            .Key;
    }

    /// <summary>
    /// For people two words are full. Organizations are fuller with more words, and all of them than initials.
    /// </summary>
    private static int Fullness(NameForm form)
    {
        if (form.Kind == PartyKind.Person)
            return form.Person.IsLone ? 0
                : form.Name.Any(char.IsLower) ? 2
                : 1;
        return form.Words.Length == 1 ? (form.Name.Any(char.IsLower) ? 1 : 0) : Math.Min(form.Words.Length, 3);
    }
}
