using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds the outlets between a speaker and this article in the sentence that gives the quote to its source.
/// </summary>
internal static class SourceChain
{
    private const int Reach = 40;

    /// <summary>
    /// Hops after the speaker, nearest first: "told the Gazette", "in an interview with", "according to the Gazette".
    /// </summary>
    public static IReadOnlyList<Hop> Outlets(Units units, Attribution attribution, Speaker speaker,
        SpeakerResolver resolver, IReadOnlyList<NameMention> mentions)
    {
        if (attribution.Cue is not { } cue) return [];
        List<Hop> hops = [];
        // “…” — Jane Doe, Evening Star
        if (attribution.Rule == "quote-dash-name")
        {
            for (var i = cue.Last + 1; i < units.Count; i++)
            {
                if (units[i].Kind == UnitKind.Name) Add(units[i], mustBeOutlet: false);
            }
            return hops;
        }
        if (units[cue.Last].Lower is "told" or "tells" or "tell" or "telling" or "informed" or "informs"
            && Listener(units, cue.Last + 1) is { } listener)
            Add(listener, mustBeOutlet: false);
        var (start, end) = Sentence(units, cue.First);
        for (var i = start; i < end; i++)
        {
            if (IsVenue(units, i) is >= 0 and var venue && Listener(units, venue) is { } outlet)
                Add(outlet, mustBeOutlet: true);
            else if (IsReport(units, i) is >= 0 and var reporter
                && (i != cue.First || units[i].Lower is "quotes" or "quoted"))
                Add(units[reporter], mustBeOutlet: true);
        }
        return hops;

        void Add(Unit name, bool mustBeOutlet)
        {
            var chain = mentions[name.Index].Chain;
            // "told Roe", who is the Gazette's: said to the Gazette.
            if (mentions[name.Index].Kind == PartyKind.Person) chain = resolver.Descriptions.OutletOf(chain);
            if (chain < 0 || chain == speaker.Chain || hops.Any(h => h.Chain == chain)) return;
            if (!resolver.Descriptions.IsOutlet(chain) && (mustBeOutlet || IsPublicBody(name.Span.Slice(units.Text))))
                return;
            hops.Add(resolver.Of(chain).AsHop(name.Span));
        }
    }

    // told |the Gazette|, told |Fox|'s Maria Roe: the first name, if nothing but an article stands before it.
    private static Unit? Listener(Units units, int i)
    {
        for (var k = i; k < i + 5; k++)
        {
            // "CNN affiliate |WJLA|"
            if (units[k].Kind == UnitKind.Name && units[k + 1].Is("affiliate") && units[k + 2].Kind == UnitKind.Name)
                k += 2;
            if (units[k].Kind == UnitKind.Name)
            {
                // "told |Navy| investigators" is no outlet, "told |Fox| host Jane Roe" is.
                var people = units[k + 1].Kind == UnitKind.Word
                    && !units[k].Possessive
                    && units[k + 1].Has(WordClass.Role)
                    && units[k + 2].Kind != UnitKind.Name;
                return people ? null : units[k];
            }
            // "by state news agency |Altan Press|"
            if (units[k].Kind is not UnitKind.Word
                || units[k].Has(WordClass.Preposition | WordClass.Conjunction | WordClass.Verb | WordClass.Pronoun)
                    && !units[k].Has(WordClass.Determiner))
                return null;
        }
        return null;
    }

    private static bool IsPublicBody(string name) => name.ToLowerInvariant().Split(' ').Any(SourceWords.IsPublicBody);

    // "in an interview with |", "in comments to |", "speaking to |", "on |": the unit where the outlet's name would
    // begin.
    private static int IsVenue(Units units, int i)
    {
        if (units[i].Kind != UnitKind.Word) return -1;
        return units[i].Lower switch
        {
            "interview" or "conversation" or "spoke" or "speaking" or "call" or "email" or "appearance" or "interviewed"
                when units[i + 1].Lower is "with" or "to" or "on" or "by" or "for" => i + 2,
            "comments" or "comment" or "remarks" or "statement" or "letter" or "statements" or "message"
                when units[i + 1].Lower is "to" or "for" or "on" =>
                i + 2,
            "op-ed" or "essay" or "column" or "article" or "piece" or "post" or "editorial" or "commentary"
                when units[i + 1].Lower is "in" or "for" or "on" or "published" =>
                units[i + 1].Lower == "published" ? i + 3 : i + 2,
            "published" or "broadcast" or "aired" when units[i - 1].Lower is "interview" or "statement" or "letter"
                or "essay" or "op-ed" or "column" =>
                PublishedIn(units, i),
            "on" or "in" when units[i + 1].Kind == UnitKind.Name
                && units[i - 1].Kind == UnitKind.Word
                && units[i - 1].Cue >= CueStrength.Speech =>
                i + 1,
            "by" when units[i - 1].Lower is "reported" or "quoted" or "cited" or "published" or "obtained" or "carried"
                or "seen" or "reviewed" =>
                i + 1,
            "to" when units[i - 1].Is("according") => i + 1,
            "per" => i + 1,
            _ => -1,
        };
    }

    // "an interview published on Sunday in |the Herald|"
    private static int PublishedIn(Units units, int i)
    {
        for (var k = i + 1; k < i + 7; k++)
        {
            if (units[k].Lower is "in" or "by" or "on" && Listener(units, k + 1) is not null) return k + 1;
        }
        return -1;
    }

    // "|the Gazette| reported that …": the name before a verb that only outlets use so.
    private static int IsReport(Units units, int i)
    {
        if (units[i].Lower is not ("reported" or "reports" or "revealed" or "reveals" or "quoted" or "quotes" or "cited"
            or "wrote" or "writes" or "published"))
            return -1;
        var k = i - 1;
        while (units[k].Kind == UnitKind.Word && units[k].Has(WordClass.Auxiliary)) k--;
        if (units[k].Kind == UnitKind.Word && units[k].Has(WordClass.Document)) k--;
        return units[k].Kind == UnitKind.Name ? k : -1;
    }

    private static (int Start, int End) Sentence(Units units, int i)
    {
        int start = i, end = i;
        while (start > 0 && i - start < Reach && (units[start - 1].Kind != UnitKind.Stop)) start--;
        while (end < units.Count && end - i < Reach && units[end].Kind != UnitKind.Stop) end++;
        return (start, end);
    }
}
