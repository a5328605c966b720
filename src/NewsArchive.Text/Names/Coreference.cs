namespace NewsArchive.Text.Names;

/// <summary>Joins the names of one text that mean the same party, however they are spelled.</summary>
public static class Coreference
{
    /// <summary>
    /// Mentions in the order of the text, each with its chain; chains in the order of their first mention.
    /// </summary>
    public static (IReadOnlyList<NameMention> Mentions, IReadOnlyList<MentionChain> Chains) Join(
        string text,
        IReadOnlyList<FoundName> names,
        ReadingBudget? budget = null
    )
    {
        var forms = Forms(text, names, out var formOf);
        var parties = new Parties(forms, names, budget ?? new ReadingBudget(text.Length));

        // From the most to the least certain step; a later step leaves alone what an earlier one has joined.
        parties.JoinSameLetters();
        parties.JoinStated(StatedAliases.Find(text, names), formOf);
        parties.JoinAcronyms();
        parties.JoinFullNames();
        parties.JoinTurnedNames();
        parties.JoinSameWords();
        parties.JoinKnownAliases();
        parties.JoinShortOrganizations();
        parties.JoinAdministrations();
        parties.JoinLoneNames();
        parties.JoinSlips();

        return ChainWriter.Write(names, forms, formOf, parties);
    }

    private static List<NameForm> Forms(string text, IReadOnlyList<FoundName> names, out int[] formOf)
    {
        var forms = new List<NameForm>();
        var byName = new Dictionary<(string, PartyKind), NameForm>();
        formOf = new int[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            var name = NameForm.Clean(names[i].Span.Slice(text));
            if (!byName.TryGetValue((name, names[i].Kind), out var form))
                forms.Add(byName[(name, names[i].Kind)] = form = new NameForm(name, names[i].Kind, forms.Count));
            form.Places.Add(i);
            formOf[i] = form.Index;
        }
        return forms;
    }
}
