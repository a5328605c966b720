using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds out whom a description without a name refers to: "the minister", "the study", "its chief executive".
/// </summary>
internal sealed class DescribedSpeakers(
    SpeakerResolver resolver, string text, IReadOnlyList<NameMention> mentions, Salience salience)
{
    /// <summary>Never null: a description that refers to no named party stays as written.</summary>
    public Speaker Resolve(Units units, Phrase head, Phrase whole)
    {
        while (head.Last > head.First && units.Step(head.Last).Has(WordClass.Weekday))
            head = head with { Last = head.Last - 1 };
        var noun = units[head.Last].Lower;
        var position = units[head.First].Span.Start;
        // In "A statement from his office" the office speaks; in "A commentary in the Herald report", the Herald.
        if ((SourceWords.IsDocument(noun) || SourceWords.IsSpeechNoun(noun))
            && (units[head.Last + 1].Lower is "from" or "by"
                || units[head.Last + 1].Is("of") && (noun is "words" || SourceWords.IsDocument(noun))
                || units[head.Last + 1].Is("in") && units[whole.Last].Has(WordClass.Document | WordClass.OutletNoun))
            && head.Last + 2 <= whole.Last)
            return resolver.Resolve(units, new Phrase(head.Last + 2, whole.Last), null);
        // "a survey released Monday by the institute": the institute is the source. A paper that only obtained a
        // document did not make it.
        if (PhraseTails.MadeBy(units, head.Last + 1) is > 0 and var by
            && units[head.Last + 1].Lower is "released" or "issued" or "published" or "conducted" or "commissioned"
                or "produced" or "prepared" or "authored" or "filed" or "compiled" or "signed"
            && by < whole.Last
            && Names(units, by + 1, whole.Last))
            return resolver.Resolve(units, new Phrase(by + 1, whole.Last), null);
        var article = units[head.First].Kind == UnitKind.Word ? units[head.First].Lower : "";
        var alone = head.Last == whole.Last;
        var definite = article is "the" or "this" or "that";
        var own = IsSomebodysOwn(units, head);
        return (own ? null : Document(noun, position, article, alone))
            ?? (definite ? Person(units, head, noun, position, alone) : null)
            ?? (definite
                && !(own && alone && SourceWords.IsReport(noun))
                && !(alone && salience.SpokeUnnamed(position, noun))
                ? Organization(units, head, whole, noun, position) : null)
            ?? (alone ? Holder(article, noun, units[head.First]) : null)
            // "the document" refers to one the text has named, in a way that was not recognized.
            ?? new Speaker(
                AsWritten(units, whole), SourceKind.Unnamed, -1, alone && definite ? SpeakerResolver.DescriptionDoubt : 0);
    }

    // "the senators' letter", "the Doe-Roe letter": not the same as "the letter".
    private bool IsSomebodysOwn(Units units, Phrase head)
    {
        for (var i = head.First + 1; i < head.Last; i++)
        {
            if (units.Step(i).Lower is "'" or "'s" || units[i].Lower.EndsWith('\'')
                || units[i].Lower.EndsWith("'s", StringComparison.Ordinal)
                || (char.IsUpper(text[units[i].Span.Start])
                    && !units[i].Has(WordClass.Weekday)
                    && !Grammar.IsMonth(units[i].Lower)))
                return true;
        }
        return false;
    }

    // The words of the source without what is added after a comma: "a spokeswoman for the mission, a Ms. or Mr. nobody
    // names,".
    private string AsWritten(Units units, Phrase whole)
    {
        var last = whole.First;
        while (last < whole.Last && !units.Step(last + 1).IsComma)
            last++;
        return text[units[whole.First].Span.Start..units[last].Span.End];
    }

    // "the study": the one who made it. "the statement": the one the text was about to quote.
    private Speaker? Document(string noun, int position, string article, bool alone)
    {
        if (!SourceWords.IsDocument(noun))
            return null;
        var definite = article is "the" or "this" or "that" or "its" or "their" or "his" or "her";
        if (resolver.Descriptions.MakerOf(noun, position, definite) is >= 0 and var maker)
            return resolver.Of(maker, SpeakerResolver.DescriptionDoubt);
        var speaks = definite
            && alone
            && noun is "statement" or "letter" or "email" or "post" or "tweet" or "message" or "memo" or "release";
        return speaks
            ? SpeakerResolver.Doubtful(salience.Foremost(position, f => f.Kind is SourceKind.Person or SourceKind.Organization))
            : null;
    }

    // "the minister": the person called so before. "the California Democrat", "the Austrian": another term for the
    // person the text is about.
    private Speaker? Person(Units units, Phrase head, string noun, int position, bool alone)
    {
        // "An anchor at another network said …", later "the anchor".
        if (alone && salience.SpokeUnnamed(position, noun))
            return new Speaker(AsWritten(units, head), SourceKind.Unnamed, -1, SpeakerResolver.DescriptionDoubt);
        // Of two presidents, the one the text is about, not the one a quote mentions in passing.
        var called = resolver.Descriptions.AllInRole(noun, position);
        if (called.Count > 1 && salience.Foremost(position, f => called.Contains(f.Chain)) is { } foremost)
            return SpeakerResolver.Doubtful(foremost);
        if (called.Count > 0)
            return resolver.Of(resolver.Descriptions.InRole(noun, position), SpeakerResolver.DescriptionDoubt);
        if (!alone || noun.EndsWith('s') || SourceWords.IsUnnamedOffice(noun))
            return null;
        // "the Boston Police Commissioner" is an office of its own; "the California Democrat" is the person the text is
        // about.
        if (char.IsUpper(text[units[head.Last].Span.Start]) && SourceWords.IsOffice(noun))
            return null;
        var epithet = SourceWords.IsRole(noun)
            && (head.Last - head.First >= 2 || noun.EndsWith("year-old", StringComparison.Ordinal));
        var nationality = head.Last == head.First + 1
            && units[head.Last].Kind == UnitKind.Word
            && char.IsUpper(text[units[head.Last].Span.Start])
            && noun.Length > 4;
        return epithet || nationality ? SpeakerResolver.Doubtful(salience.Foremost(position, f => f.Kind == SourceKind.Person)) : null;
    }

    private static bool Names(Units units, int first, int last)
    {
        for (var i = first; i <= last; i++)
        {
            if (units.Step(i).Kind == UnitKind.Name)
                return true;
        }
        return false;
    }

    // "its chief executive", who is named only later; in headlines just "chief".
    private Speaker? Holder(string article, string noun, Unit first)
    {
        // "a county clerk warned", and further on "The clerk, Jane Doe, said".
        if (article is "a" or "an" && resolver.Descriptions.NamedLater(noun) is >= 0 and var later)
            return resolver.Of(later, SpeakerResolver.HolderDoubt);
        var known = article is "the" or "its" or "his" or "her" or "their" || !first.Has(WordClass.Determiner);
        if (!known || noun.EndsWith('s') || !SourceWords.IsRole(noun) || SourceWords.IsUnnamedOffice(noun))
            return null;
        return resolver.Descriptions.OnlyInRole(noun) is >= 0 and var holder ? resolver.Of(holder, SpeakerResolver.HolderDoubt) : null;
    }

    private bool IsPlainOrganization(Speaker who) =>
        who is { Kind: SourceKind.Organization, Chain: >= 0 }
        && !resolver.Descriptions.IsOutlet(who.Chain)
        && !SpacedWords.Words(who.Name!.ToLowerInvariant()).Any(SourceWords.IsPublicBody);

    // "the paper" is the last outlet, "the ministry" the last body of that name, "the company" the last organization.
    private Speaker? Organization(Units units, Phrase head, Phrase whole, string noun, int position)
    {
        int found;
        var alone = head.Last == whole.Last;
        if (SourceWords.IsReport(noun) || SourceWords.IsOutletNoun(noun))
        {
            for (var i = head.Last + 1; i <= whole.Last; i++)
            {
                if (units.Step(i).Kind == UnitKind.Name && mentions[units[i].Index].Kind == PartyKind.Organization)
                    return resolver.Of(mentions[units[i].Index].Chain);
            }
            found = Descriptions.IsResearch(noun) ? resolver.Descriptions.MakerOfResearch(position) : -1;
            if (found < 0)
                found = salience.LastOrganization(position, resolver.Descriptions.IsOutlet);
            if (found < 0 && alone && SourceWords.IsOutletNoun(noun))
                found = salience.LastOrganization(position, _ => true);
        }
        // "the company", "the oil company" refer back to an organization; "the global weapons watchdog" is a party of
        // its own.
        else if (alone && head.Last - head.First <= 2 && SourceWords.IsOrganizationNoun(noun))
        {
            found = salience.LastOrganization(
                position,
                p => resolver.Descriptions.NamesOf(p).Any(n => n.Contains(noun, StringComparison.OrdinalIgnoreCase)));
            // Not the one mentioned last and in passing ("Marsh administration officials"), but the one the text is
            // about.
            if (found < 0 && !SourceWords.IsPublicBody(noun))
                found = salience.Foremost(position, IsPlainOrganization)?.Chain ?? -1;
            if (found < 0 && !SourceWords.IsPublicBody(noun))
                found = salience.LastOrganization(position, p => !resolver.Descriptions.IsOutlet(p));
        }
        else
            return null;
        return found >= 0 ? resolver.Of(found, SpeakerResolver.DescriptionDoubt) : null;
    }
}
