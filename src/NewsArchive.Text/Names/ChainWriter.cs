namespace NewsArchive.Text.Names;

/// <summary>Turns joined name forms into chains, each with a name to show.</summary>
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
        var cards = new HashSet<int>();
        for (var i = 0; i < names.Count; i++)
            if (names[i].Rule == PastedText.CardRule)
                cards.Add(formOf[i]);
        var chains = roots.Select((root, c) => Chain(root, counts[c], forms, parties, cards)).ToList();
        return (mentions, chains);
    }

    private static MentionChain Chain(
        int root,
        Dictionary<int, int> counts,
        IReadOnlyList<NameForm> forms,
        Parties parties,
        HashSet<int> cards
    )
    {
        var shown =
            parties.ShownOf(root) is var stated and >= 0 && counts.ContainsKey(stated)
                ? stated
                : Fullest(counts, forms, cards);
        var name = InSmallLetters(forms[shown]);
        if (counts.Count == 1 && forms[shown].Name == name)
            return new MentionChain(name, forms[shown].Kind, []);
        var aliases = counts
            .Where(c => forms[c.Key].Name != name)
            .OrderByDescending(c => c.Value)
            .ThenBy(c => c.Key)
            .DistinctBy(c => forms[c.Key].Name)
            .Select(c => new ChainAlias(forms[c.Key].Name, parties.RuleOf(c.Key), parties.IsStated(c.Key)))
            .ToList();
        return new MentionChain(name, forms[shown].Kind, aliases);
    }

    /// <summary>The most common full form; among equals the longer one, then the earlier one.</summary>
    private static int Fullest(Dictionary<int, int> counts, IReadOnlyList<NameForm> forms, HashSet<int> cards)
    {
        if (counts.Count == 1)
            return counts.Keys.First();
        var most = counts.Keys.Max(Rank);
        return counts
            .Where(c => Rank(c.Key) == most)
            .OrderByDescending(c => c.Value)
            .ThenByDescending(c => forms[c.Key].Name.Length)
            .ThenBy(c => c.Key)
            .First()
            .Key;

        // A name that only a pasted card contains is shown where there is no other full name.
        double Rank(int form) => Fullness(forms[form]) - (cards.Contains(form) ? 0.5 : 0);
    }

    /// <summary>
    /// For people, two words make a full name. For organizations, more words are fuller, and any words are fuller than
    /// initials.
    /// </summary>
    private static double Fullness(NameForm form)
    {
        var shouted = !form.Name.Any(char.IsLower);
        if (form.Kind == PartyKind.Person)
            return form.Person.IsLone ? 0
                : shouted ? 1
                : 2;
        return form.Words.Length == 1 ? (shouted ? 0 : 1) : Math.Min(form.Words.Length, 3) - (shouted ? 0.5 : 0);
    }

    /// <summary>
    /// "ADA QUILL" becomes "Ada Quill" when the given name is known and every word has only one way to be capitalized.
    /// "DE LA QUILL" and "MACQUILL" have several and stay as they are.
    /// </summary>
    private static string InSmallLetters(NameForm form)
    {
        if (
            form.Kind != PartyKind.Person
            || form.Person.IsLone
            || form.Name.Any(char.IsLower)
            || !NameLexicon.FirstNames.Contains(form.Words[0])
            || form.Words.Any(w =>
                w.Length < 3 && !w.EndsWith('.')
                || NameLexicon.IsParticle(w)
                || !w.All(c => char.IsLetter(c) || c is '.' or '-')
                || w.StartsWith("mc", StringComparison.Ordinal)
                || w.StartsWith("mac", StringComparison.Ordinal)
                || w is "iii"
            )
        )
            return form.Name;
        var small = form.Name.ToCharArray();
        for (var i = 1; i < small.Length; i++)
            if (char.IsLetter(small[i - 1]))
                small[i] = char.ToLowerInvariant(small[i]);
        return new string(small);
    }
}
