namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds the people who relayed words: the lawyer who read them out, the sailors they were said according to.
/// </summary>
internal sealed class Messengers(Units units, SpeakerResolver resolver, IReadOnlyList<NameMention> mentions)
{
    private readonly List<Hop> hops = [];

    /// <summary>
    /// Searches the sentence from unit <paramref name="start"/> to <paramref name="end"/>; the cue ends at <paramref
    /// name="cue"/>.
    /// </summary>
    /// <param name="tellers">Receives the names of those who relay only this quote.</param>
    public IReadOnlyList<Hop> Between(Speaker speaker, int start, int cue, int end, List<string> tellers)
    {
        for (var i = start; i < end; i++)
        {
            if (Messenger(i) is { } who)
                Add(who.Messenger, who.Where);
        }
        // An outlet that reports does not relay its own sources: they come before it in the chain.
        if (speaker.Chain >= 0 && resolver.Descriptions.IsOutlet(speaker.Chain))
            return hops;
        for (var i = cue + 1; i < end; i++)
        {
            if (Informant(i) is not { } who)
                continue;
            Add(who.Informant, who.Where);
            tellers.Add(who.Informant.Name!);
        }
        return hops;

        void Add(Speaker passing, Phrase where)
        {
            if (!passing.IsSameAs(speaker) && hops.TrueForAll(h => h.Name != passing.Name))
                hops.Add(passing.AsHop(units.Cover(where.First, where.Last)));
        }
    }

    // "Doe said, according to |two sailors who were there|": the sailors relay Doe's words.
    private (Speaker Informant, Phrase Where)? Informant(int i)
    {
        if (!units.Step(i).Is("according") || AttributionRules.AccordingTo(units, i) is not { } given)
            return null;
        var informant = resolver.Resolve(units, given.Source, null);
        var person = informant.Kind == SourceKind.Person
            ? units[given.Source.Last] is { Kind: UnitKind.Name, Possessive: false }
            : informant.Kind == SourceKind.Unnamed
                && (HeadRole(given.Source) || units[given.Source.First].Has(WordClass.Role));
        return person ? (informant, given.Source) : null;
    }

    // "said |through his lawyer|", "in a statement read to the court |by her solicitor|": someone relays the words.
    private (Speaker Messenger, Phrase Where)? Messenger(int i)
    {
        if (units.Step(i).Kind != UnitKind.Word)
            return null;
        var passed = units[i].Lower is "via" or "through"
            || (units[i].Is("by") && IsPassedOn(i));
        if (!passed || NounPhrases.StartingAt(units, i + 1) is not { } who)
            return null;
        // "by her lawyer, Jane Doe said": the comma ends the phrase before it.
        for (var k = who.First; k < who.Last; k++)
        {
            if (units.Step(k + 1).IsComma)
                who = who with { Last = k };
        }
        var named = units[who.Last].Kind == UnitKind.Name;
        var person = named ? mentions[units[who.Last].Index].Kind == PartyKind.Person : HeadRole(who);
        if (!person)
            return null;
        var words = units.Text[units[who.First].Span.Start..units[who.Last].Span.End];
        return (named
            ? resolver.Of(mentions[units[who.Last].Index].Chain)
            : new Speaker(words, SourceKind.Unnamed, -1), who);
    }

    private bool HeadRole(Phrase who)
    {
        for (var i = who.First; i <= who.Last && !units.Step(i).Has(WordClass.Preposition); i++)
        {
            if (units[i].Has(WordClass.Role))
                return units[who.First].Has(WordClass.Determiner);
        }
        return false;
    }

    // "a statement read (out) (to the court) |by"
    private bool IsPassedOn(int by)
    {
        for (var k = by - 1; k > by - 6 && units.Step(k).Kind is UnitKind.Word or UnitKind.Name; k--)
        {
            if (units[k].Has(WordClass.Passed))
                return units[k - 1].Has(WordClass.Document);
        }
        return false;
    }
}
