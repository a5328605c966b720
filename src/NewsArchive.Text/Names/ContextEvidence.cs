namespace NewsArchive.Text.Names;

/// <summary>Weighs what the words beside a name say about its kind.</summary>
internal sealed class ContextEvidence(string text, Words words)
{
    public void Weigh(Candidate name, Evidence evidence)
    {
        if (name.From > 0)
            WeighBefore(name, words[name.From - 1], Gap(words[name.From - 1].End, words[name.From].Start), evidence);
        if (words[name.From].Lower == "the" && name.Length > 1)
            evidence.AddContext(NamedKind.Organization, 3);
        if (name.To < words.Count)
            WeighAfter(name, words[name.To], Gap(words[name.To - 1].End, words[name.To].Start), evidence);
    }

    private void WeighBefore(Candidate name, Word before, ReadOnlySpan<char> gap, Evidence evidence)
    {
        // "the Clean Rivers Act (CRA)": the letters stand for the words before them.
        if (gap is " (" && words[name.From].IsAcronym && name.Length == 1 && before.StandsIn(NameLists.Law))
            evidence.Show(NamedKind.Thing, 8);
        if (gap is not (" " or ", " or " “" or " \""))
            return;
        if (before.StandsIn(NameLists.BeforePerson))
            evidence.AddContext(NamedKind.Person, 2);
        if (before.StandsIn(NameLists.BeforeOrganization))
            evidence.AddContext(NamedKind.Organization, 2);
        if (gap is not " ")
            return;
        if (before.StandsIn(NameLists.BeforePlace))
            evidence.AddContext(NamedKind.Place, before.Lower is "in" ? 1.5 : 1);
        if (before.Lower == "the" && name.Length == 1 && !IsBesideNoun(name))
        {
            evidence.AddContext(NamedKind.Person, -1.5);
            evidence.AddContext(NamedKind.Organization, 1);
        }
        if (before.Lower is "a" or "an")
            evidence.AddContext(NamedKind.Person, -1);
        if (name.From < 2)
            return;
        var earlier = words[name.From - 2];
        if (before.Lower is "of" or "for" && earlier.StandsIn(NameLists.BeforeOfOrganization))
            evidence.AddContext(NamedKind.Organization, 2);
        if (
            earlier.StandsIn(NameLists.BeginsService)
            && NameLexicon.ServedOrganization.Contains(earlier.Lower + " " + before.Lower)
        )
            evidence.AddContext(NamedKind.Organization, 3);
        if (words[name.To - 1].Lower is "organization" or "organisation" && IsClass(name))
            evidence.AddContext(NamedKind.Thing, 6);
    }

    /// <summary>"the Quill blimp": the article belongs to the noun.</summary>
    private bool IsBesideNoun(Candidate name)
    {
        if (name.To >= words.Count || !RunFinder.IsSpace(text, words[name.To - 1], words[name.To]))
            return false;
        var next = words[name.To];
        return !next.IsCapital
            && !next.IsFunctionWord
            && !next.StandsIn(NameLists.AfterPerson)
            && !next.Lower.EndsWith("ed", StringComparison.Ordinal);
    }

    /// <summary>"a designated Terrorist Organization": a class of organizations, not a name.</summary>
    private bool IsClass(Candidate name)
    {
        for (var i = Math.Max(0, name.From - 2); i < name.From; i++)
            if (words[i].Lower is "a" or "an")
                return true;
        return false;
    }

    private void WeighAfter(Candidate name, Word after, ReadOnlySpan<char> gap, Evidence evidence)
    {
        var possessive = gap is "'s " or "’s " or "' " or "’ ";
        if (gap is " " || possessive)
        {
            if (after.StandsIn(NameLists.AfterPerson))
                evidence.AddContext(NamedKind.Person, 1.5);
            if (after.Lower == "administration" && !possessive)
                evidence.AddContext(NamedKind.Person, 4);
            if (after.StandsIn(NameLists.AfterOrganization))
                evidence.AddContext(NamedKind.Organization, possessive ? 1 : 1.5);
        }
        else if (gap is ", ")
            WeighApposition(name, after, evidence);
        else if (gap is " (")
        {
            if (
                after.IsAcronym
                && name.Length > 1
                && !words[name.To - 1].StandsIn(NameLists.Law)
                && Acronyms.MayStandFor(after.Span.ToString(), text[words[name.From].Start..words[name.To - 1].End])
            )
                evidence.Show(NamedKind.Organization, 8);
            else if (
                after.Lower is "r" or "d"
                || after.Lower.StartsWith("r-", StringComparison.Ordinal)
                || after.Lower.StartsWith("d-", StringComparison.Ordinal)
            )
                evidence.AddContext(NamedKind.Person, 3);
        }
    }

    /// <summary>"X, who", "X, 54,", "X, a militia that", "X, Ohio".</summary>
    private void WeighApposition(Candidate name, Word after, Evidence evidence)
    {
        if (after.Lower is "who" or "whose")
            evidence.AddContext(NamedKind.Person, 3);
        else if (after.Lower is "which")
            evidence.AddContext(NamedKind.Organization, 1.5);
        else if (after.Span is [var tens, var ones] && char.IsDigit(tens) && char.IsDigit(ones))
            evidence.AddContext(NamedKind.Person, 3);
        else if (after.IsCapital && after.StandsIn(NameLists.Place))
            evidence.AddContext(NamedKind.Place, 2);
        else if (after.StandsIn(NameLists.BeforePerson))
            evidence.AddContext(NamedKind.Person, 1);
        else if (after.Lower is "a" or "an" or "the")
        {
            // The noun of the apposition: "a small Danish shipping company".
            for (var i = name.To + 1; i < Math.Min(words.Count, name.To + 6); i++)
            {
                if (!RunFinder.IsSpace(text, words[i - 1], words[i]))
                    break;
                if (words[i].StandsIn(NameLists.ApposedOrganization))
                {
                    evidence.AddContext(NamedKind.Organization, 3);
                    break;
                }
                if (words[i].StandsIn(NameLists.BeforePerson))
                {
                    evidence.AddContext(NamedKind.Person, 2.5);
                    break;
                }
                if (words[i].Lower is "of" or "that" or "which" or "who" or "in")
                    break;
            }
        }
    }

    private ReadOnlySpan<char> Gap(int from, int to) => to - from > 4 ? "" : text.AsSpan(from, to - from);
}
