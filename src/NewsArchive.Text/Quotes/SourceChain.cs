namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds who stands between a speaker and this article in the sentence that names the source: outlets, documents and
/// people who relayed the words.
/// </summary>
internal sealed class SourceChain(Units units, SpeakerResolver resolver, IReadOnlyList<NameMention> mentions)
{
    private const int Reach = 40;
    private const int LongestName = 5;

    // A list of outlets is not a chain, and every further quote of the speaker would inherit it.
    private const int MostHops = 20;

    // The distance, in units after a dash, within which a name is the outlet's: "— Jane Doe, a former member, Evening
    // Star".
    private const int NearName = 14;

    // Only these words can begin a venue, and few words of a sentence are among them.
    private const WordClass BeginsVenue = WordClass.Preposition | WordClass.Talk | WordClass.Message | WordClass.Piece
        | WordClass.Carried;

    private readonly List<Hop> hops = [];
    private Speaker speaker = Speaker.Nobody;

    /// <summary>
    /// The hops after the speaker, nearest first: "told the Gazette", "in an interview with", "according to the
    /// Gazette".
    /// </summary>
    /// <param name="tellers">Receives the names of the hops that relay only this quote.</param>
    public IReadOnlyList<Hop> After(Speaker speaker, Attribution attribution, List<string> tellers)
    {
        this.speaker = speaker;
        // “…” — Jane Doe, Evening Star
        if (attribution is { Rule: "quote-dash-name" or "signature-below", Source: { } signed })
        {
            for (var i = signed.First; i < units.Count; i++)
            {
                if (units.Step(i).Kind == UnitKind.Name)
                    Add(units[i], i < signed.First + NearName ? Trust.Named : Trust.None);
            }
            return hops;
        }
        if (attribution.Cue is not { } cue)
            return [];
        var (start, end) = Sentence(cue.First);
        hops.AddRange(new Messengers(units, resolver, mentions).Between(speaker, start, cue.Last, end, tellers));
        if (units[cue.Last].Has(WordClass.Told))
            AddOutlet(cue.Last + 1, Trust.Told);
        // "Doe told the Gazette that Roe had called it “…”": both sets of words came through the Gazette.
        if (attribution.Teller is { } teller)
        {
            for (var i = teller.Last + 1; i < cue.First; i++)
            {
                if (units.Step(i).Has(WordClass.Told))
                    AddOutlet(i + 1, Trust.Told);
            }
        }
        for (var i = start; i < end; i++)
        {
            if (Venue(i, cue) is { } venue)
                AddOutlet(venue.At, venue.Trust);
            else if (i != cue.First || units[i].Has(WordClass.Quoting))
                AddReporter(i);
        }
        return hops;
    }

    /// <summary>What a place in the sentence says about the party named there.</summary>
    private enum Trust
    {
        /// <summary>Nothing: the party must be known as an outlet.</summary>
        None,

        /// <summary>It was told something: any organization but a public body.</summary>
        Told,

        /// <summary>
        /// Only outlets are named there: any organization counts, and is treated as an outlet from here on.
        /// </summary>
        Outlet,

        /// <summary>It is named as the publisher.</summary>
        Named,
    }

    private void AddOutlet(int i, Trust trust)
    {
        if (Listener(i) is { } name)
            Add(name, trust);
        // "told |the paper|", "according to |the report|"
        else if (units[i].Lower is "the" or "this" or "that"
            && NounPhrases.StartingAt(units, i) is { } phrase
            && units[phrase.Last].Has(WordClass.OutletNoun | WordClass.Document)
            && resolver.Resolve(units, phrase, null) is { Chain: >= 0, Kind: SourceKind.Organization } meant)
            Add(meant.Chain, units.Cover(phrase.First, phrase.Last),
                units[phrase.Last].Has(WordClass.Document) ? Trust.Named : trust);
    }

    private void Add(Unit name, Trust trust)
    {
        var chain = mentions[name.Index].Chain;
        // "told Roe", who works for the Gazette: said to the Gazette.
        if (mentions[name.Index].Kind == PartyKind.Person)
            chain = resolver.Descriptions.OutletOf(chain);
        Add(chain, name.Span, trust);
    }

    private void Add(int chain, TextSpan evidence, Trust trust)
    {
        if (chain < 0 || chain == speaker.Chain || hops.Count == MostHops || hops.Any(h => h.Chain == chain))
            return;
        if (trust != Trust.Named && !resolver.Descriptions.IsOutlet(chain))
        {
            if (trust == Trust.None || IsPublicBody(resolver.Of(chain).Name!))
                return;
            if (trust == Trust.Outlet)
                resolver.Descriptions.IsSeenAsOutlet(chain);
        }
        hops.Add(resolver.Of(chain).AsHop(evidence));
    }

    // told |the Gazette|, told |Fox|'s Maria Roe: the first name, if only an article comes before it.
    private Unit? Listener(int i)
    {
        for (var k = i; k < i + LongestName; k++)
        {
            // "CNN affiliate |WJLA|"
            if (units.Step(k).Kind == UnitKind.Name && units[k + 1].Is("affiliate")
                && units[k + 2].Kind == UnitKind.Name)
                k += 2;
            if (units[k].Kind == UnitKind.Name)
            {
                // "told |Navy| investigators" is no outlet, "told |Fox| host Jane Roe" is.
                var people = units[k + 1].Kind == UnitKind.Word
                    && !units[k].Possessive
                    && units[k + 1].Has(WordClass.Role)
                    && !units[k + 1].Has(WordClass.Determiner)
                    && units[k + 2].Kind != UnitKind.Name;
                return people ? null : units[k];
            }
            // "the state broadcaster, |TRN|"
            if (units[k].IsComma && k > i && units[k - 1].Has(WordClass.OutletNoun))
                continue;
            // "by state news agency |Altan Press|"
            if (units[k].Kind is not UnitKind.Word
                || units[k].Has(WordClass.Preposition | WordClass.Conjunction | WordClass.Verb | WordClass.Pronoun)
                    && !units[k].Has(WordClass.Determiner))
                return null;
        }
        return null;
    }

    private static bool IsPublicBody(string name) => name.ToLowerInvariant().Split(' ').Any(SourceWords.IsPublicBody);

    // "in an interview with |", "in comments to |", "speaking to |", "on |": the unit where an outlet's name would
    // begin, and how likely a name there is an outlet.
    private (int At, Trust Trust)? Venue(int i, Phrase cue)
    {
        if (!units.Step(i).Has(BeginsVenue))
            return null;
        var next = units[i + 1].Lower;
        if (units[i].Has(WordClass.Talk) && next is "with" or "to" or "on" or "by" or "for")
            return (i + 2, Trust.Outlet);
        if (units[i].Has(WordClass.Message) && next is "to" or "for" or "on")
            return (i + 2, Trust.None);
        if (units[i].Has(WordClass.Piece) && next is "in" or "for" or "on")
            return (i + 2, Trust.Outlet);
        if (units[i].Has(WordClass.Piece) && next is "published")
            return (i + 3, Trust.Outlet);
        if (units[i].Has(WordClass.Carried) && units[i - 1].Has(WordClass.Document) && PublishedIn(i) is >= 0 and var published)
            return (published, Trust.None);
        if (units[i].Lower is "on" or "in" && i > cue.Last && i < cue.Last + 6)
            return (i + 1, i == cue.Last + 1 && next is not "on" && units[cue.Last].Has(WordClass.Writing)
                && units[i].Is("in") ? Trust.Outlet : Trust.None);
        // "wrote in", "reviewing it in". But in "said Doe, a columnist for the Gazette" the words did not appear in the
        // Gazette.
        if (units[i].Lower is "in" or "for"
            && (units[i - 1].Has(WordClass.Writing)
                || (units[i - 1].Has(WordClass.Pronoun) && units[i - 2].Has(WordClass.Writing)))
            && (!units[i - 1].Is("columnist") || units[cue.Last].Has(WordClass.Writing)))
            return (i + 1, Trust.Outlet);
        // "Questioned on Radio Fjord, Doe said"
        if (units[i].Lower is "on" or "by" && i < cue.First && units[i - 1].Lower is "questioned" or "asked" or "pressed")
            return (i + 1, Trust.None);
        return units[i].Lower switch
        {
            "by" when units[i - 1].Has(WordClass.Carried) => (i + 1, Trust.None),
            // "was quoted as saying by the Herald"
            "by" when units[i - 1].Is("saying") => (i + 1, Trust.Outlet),
            "to" when units[i - 1].Is("according") => (i + 1, Trust.None),
            // "in a statement provided to the Gazette", "a statement she shared with the Gazette"
            "to" or "with" when units[i - 1].Has(WordClass.Passed) && HandsOver(i - 1) => (i + 1, Trust.Told),
            "to" when units[i - 1].Lower is "statement" or "statements" => (i + 1, Trust.Told),
            "per" => (i + 1, Trust.None),
            _ => null,
        };
    }

    // "a statement |provided|", "a statement that she |shared|"
    private bool HandsOver(int passed)
    {
        for (var k = passed - 1; k > passed - 4 && units.Step(k).Kind is UnitKind.Word or UnitKind.Name; k--)
        {
            if (units[k].Lower is "statement" or "statements" or "email" or "e-mail")
                return true;
        }
        return false;
    }

    // "an interview published on Sunday in |the Herald|"
    private int PublishedIn(int i)
    {
        for (var k = i + 1; k < i + 7; k++)
        {
            if (units.Step(k).Lower is "in" or "by" or "on" && Listener(k + 1) is not null)
                return k + 1;
        }
        return -1;
    }

    // "|the Gazette| reported that …", "|the paper| wrote that …": before a verb that only outlets have as subjects.
    private void AddReporter(int i)
    {
        if (!units[i].Has(WordClass.Reports))
            return;
        var k = i - 1;
        while (units.Step(k).Kind == UnitKind.Word && units[k].Has(WordClass.Auxiliary))
            k--;
        if (units[k].Kind == UnitKind.Word && units[k].Has(WordClass.OutletNoun) && units[k - 1].Is("the"))
        {
            AddOutlet(k - 1, Trust.None);
            return;
        }
        if (units[k].Kind == UnitKind.Word && units[k].Has(WordClass.Document))
            k--;
        // "|It| quotes one of them"
        if (units[k].Is("it") && units[i].Has(WordClass.Quoting)
            && resolver.Resolve(units, new Phrase(k, k), null) is { Chain: >= 0 } it)
            Add(it.Chain, units[k].Span, Trust.Outlet);
        if (units[k].Kind != UnitKind.Name)
            return;
        // "the Gazette |quotes| a sailor as saying"
        var quotes = units[i].Has(WordClass.Quoting)
            && NounPhrases.StartingAt(units, i + 1) is { } quoted
            && units[quoted.Last + 1].Is("as");
        Add(units[k], quotes ? Trust.Outlet : Trust.None);
    }

    private (int Start, int End) Sentence(int i)
    {
        int start = i, end = i;
        while (start > 0 && i - start < Reach && (units.Step(start - 1).Kind != UnitKind.Stop))
            start--;
        // "he said, |referring to his essay in the Herald|": the essay is mentioned; the words did not come through it.
        while (end < units.Count
            && end - i < Reach
            && units.Step(end).Kind != UnitKind.Stop
            && !units[end].Is("referring"))
            end++;
        return (start, end);
    }
}
