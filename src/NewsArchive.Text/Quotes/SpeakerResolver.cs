namespace NewsArchive.Text.Quotes;

/// <summary>
/// Finds the party that the words of a source refer to: for a name its chain, for "he" the person the text is about,
/// for "the report" its outlet, for "the minister" the person described so. Anything else stays as written.
/// </summary>
internal sealed class SpeakerResolver
{
    public const double DescriptionDoubt = 0.16, HolderDoubt = 0.2;

    private const int LongestNaming = 9;

    // In characters, before the last word: names given from outside may have any length.
    private const int LongestName = 200;
    private const string Neither = "neither";

    // How well "he" fits a person when neither name nor text says which pronoun is right.
    private const double UnknownFit = 0.8;

    // How well a pronoun fits a person whom the quoted words themselves name.
    private const double NamedFit = 0.35;

    private readonly string text;
    private readonly IReadOnlyList<NameMention> mentions;
    private readonly IReadOnlyList<MentionChain> chains;
    private readonly Speaker?[] named;
    private readonly Dictionary<string, int> byName = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> byEnding = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string?> unnamed = new(StringComparer.Ordinal);
    private readonly Salience salience;
    private readonly DescribedSpeakers descriptive;

    public SpeakerResolver(
        string text, string lower, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<NameMention> mentions, IReadOnlyList<MentionChain> chains, IReadOnlyList<Passage> passages,
        ReadingBudget budget)
    {
        (this.text, this.mentions, this.chains) = (text, mentions, chains);
        named = new Speaker?[chains.Count];
        salience = new Salience(sentences, Prominence(mentions, chains.Count), budget);
        Descriptions = new Descriptions(text, lower, chains, budget);
        descriptive = new DescribedSpeakers(this, text, mentions, salience);
        SubjectReader.Read(text, lower, blocks, sentences, mentions, passages, Descriptions, salience, Of, budget);
    }

    // How often each party is named, relative to the one named most.
    private static double[] Prominence(IReadOnlyList<NameMention> mentions, int chains)
    {
        var named = new double[chains];
        foreach (var mention in mentions)
            named[mention.Chain]++;
        var most = Math.Max(1, named.DefaultIfEmpty().Max());
        for (var i = 0; i < chains; i++)
            named[i] /= most;
        return named;
    }

    public Descriptions Descriptions { get; }

    /// <summary>Remembers who spoke where, so that a later "he" can refer to that person.</summary>
    public void Note(Speaker speaker, int position) => salience.Speaks(speaker, position);

    /// <summary>Reads on to a position, resolving the pronouns before it. Positions must not decrease.</summary>
    public void ReadTo(int position) => salience.ReadTo(position, Fit);

    public Speaker Of(int chain) => named[chain] ??= new Speaker(
        chains[chain].Name,
        chains[chain].Kind == PartyKind.Person ? SourceKind.Person : SourceKind.Organization,
        chain);

    public Speaker Of(int chain, double doubt) => Of(chain) with { Doubt = doubt };

    /// <summary>The person the text is mostly about up to a position; null where it names none.</summary>
    public Speaker? Introduced(int position) => salience.Foremost(position, f => f.Kind == SourceKind.Person);

    /// <summary>The chain with this name, or whose name ends in it, in any case; -1 where there is none.</summary>
    public int ChainNamed(string words)
    {
        if (byName.Count == 0)
            NoteNames();
        return byName.TryGetValue(words, out var chain) ? chain : byEnding.GetValueOrDefault(words, -1);
    }

    private void NoteNames()
    {
        for (var i = 0; i < chains.Count; i++)
        {
            foreach (var name in Descriptions.NamesOf(i))
                byName.TryAdd(name, i);
            var shown = chains[i].Name;
            for (var space = shown.IndexOf(' '); space >= 0 && space < LongestName; space = shown.IndexOf(' ', space + 1))
                byEnding.TryAdd(shown[(space + 1)..], i);
        }
    }

    /// <param name="previous">The last speaker, for "they".</param>
    /// <param name="named">The chains that the quoted words name: people rarely mention themselves by name.</param>
    public Speaker Resolve(Units units, Phrase phrase, Speaker? previous, IReadOnlySet<int>? named = null)
    {
        var first = units[phrase.First];
        if (phrase.First == phrase.Last && first.Kind == UnitKind.Word
            && (first.Lower is "his" or "her" or "their"
                || (first.Has(WordClass.Pronoun) && !first.Has(WordClass.Determiner))))
            return Pronoun(first, previous, named);
        // The head ends where "of …", ", a …" or "(…)" begin.
        var end = phrase.First;
        while (end < phrase.Last && !IsHeadEnd(units, end + 1, phrase.First))
            end++;
        return HeadName(units, phrase.First, end)
            ?? NameOfOffice(units, phrase)
            ?? NameBehind(units, end + 1, phrase.Last)
            ?? NameRightBehind(units, end + 1, phrase.Last)
            ?? NamedAs(units, end + 1)
            ?? descriptive.Resolve(units, new Phrase(phrase.First, end), phrase);
    }

    private static bool IsHeadEnd(Units units, int i, int first) =>
        units.Step(i).IsComma
        || units[i].Is("(")
        || PhraseTails.MadeBy(units, i) > 0
        || (units[i].Kind == UnitKind.Word && i > first
            && (units[i].Has(WordClass.Preposition)
                || units[i].Lower is "familiar" or "close" or "backed" or "who" or "that" or "representing"));

    private Speaker? HeadName(Units units, int first, int end)
    {
        var last = units[end];
        if (last.Kind == UnitKind.Name)
            return Of(mentions[last.Index].Chain);
        var name = end - 1;
        while (name >= first && units.Step(name).Kind != UnitKind.Name)
            name--;
        if (name < first)
            return null;
        // "The Herald report", "the Brady statement": the owner of the document. "Gallagher's lawyer" is an unnamed
        // source.
        return last.Kind == UnitKind.Number || last.Has(WordClass.Document) || last.Has(WordClass.OutletNoun)
            ? Of(mentions[units[name].Index].Chain) : null;
    }

    // "Minister for Water Jane Doe", "Speaker of the House Jane Doe": an office in capitals before its holder.
    private Speaker? NameOfOffice(Units units, Phrase phrase)
    {
        if (units[phrase.Last].Kind != UnitKind.Name)
            return null;
        if (mentions[units[phrase.Last].Index].Kind != PartyKind.Person)
            return null;
        var linked = false;
        for (var i = phrase.First; i < phrase.Last; i++)
        {
            if (units.Step(i).Lower is "of" or "for" or "to")
                linked = true;
            else if (units[i].Kind == UnitKind.Punctuation && !units[i].Is("."))
                return null;
            else if (!char.IsUpper(text[units[i].Span.Start]) && !(linked && units[i].Lower is "the" or "and"))
                return null;
        }
        return linked && !units[phrase.First].Has(WordClass.Determiner)
            ? Of(mentions[units[phrase.Last].Index].Chain) : null;
    }

    // "The group's leader, Jane Doe", "a spokeswoman for the firm, Mrs. Jane Doe": the name follows a comma, with at
    // most a title or another description in between.
    private Speaker? NameBehind(Units units, int from, int last)
    {
        if (units[last].Kind != UnitKind.Name)
            return null;
        var comma = last - 1;
        while (comma >= from && (units.Step(comma).Kind == UnitKind.Word || units[comma].Is(".")))
        {
            if (units[comma].Has(WordClass.Preposition))
                return null;
            comma--;
        }
        if (comma < from || !units[comma].IsComma)
            return null;
        return Of(mentions[units[last].Index].Chain);
    }

    // "the chief pollster, |Jane Doe| of Perle College": a person right after the first comma, whatever follows.
    private Speaker? NameRightBehind(Units units, int comma, int last)
    {
        while (comma < last && !units.Step(comma).IsComma)
            comma++;
        return comma < last
            && units[comma + 1] is { Kind: UnitKind.Name, Possessive: false } name
            && mentions[name.Index].Kind == PartyKind.Person
                ? Of(mentions[name.Index].Chain) : null;
    }

    // "a man identified only as Doe", "a woman who gave her name as Doe"
    private Speaker? NamedAs(Units units, int i)
    {
        if (units[i].IsComma)
            i++;
        if (units[i].Lower is not ("identified" or "who" or "whom" or "named"))
            return null;
        for (var k = i; k < i + LongestNaming && units.Step(k).Kind == UnitKind.Word; k++)
        {
            if (units[k + 1] is not { Kind: UnitKind.Name, Possessive: false } name)
                continue;
            return units[k].Is("as") || units[k].Is("named") ? Of(mentions[name.Index].Chain, HolderDoubt) : null;
        }
        return null;
    }

    private Speaker Pronoun(Unit pronoun, Speaker? previous, IReadOnlySet<int>? named)
    {
        var position = pronoun.Span.Start;
        return pronoun.Lower switch
        {
            "he" or "his" => One("he") ?? AsWritten(),
            "she" or "her" => One("she") ?? AsWritten(),
            "it" => salience.Foremost(position, f => f.Kind == SourceKind.Organization) ?? Speaker.Nobody,
            "they" or "their" => Doubtful(salience.Foremost(position, f => CanBe(f, "they")))
                ?? (previous is { Kind: SourceKind.Unnamed or SourceKind.Organization }
                    ? previous with { Doubt = DescriptionDoubt } : AsWritten()),
            "i" or "we" or "you" => Speaker.Nobody,
            _ => AsWritten(),
        };

        Speaker? One(string gender)
        {
            var foremost = salience.Foremost(position,
                f => Fit(f, gender) * (named is not null && f.Chain >= 0 && named.Contains(f.Chain) ? NamedFit : 1));
            if (foremost is { Chain: >= 0, Doubt: < DescriptionDoubt })
                Descriptions.GoesWith(foremost.Chain, gender);
            return foremost;
        }

        Speaker AsWritten() => new(pronoun.Span.Slice(text), SourceKind.Unnamed, -1, DescriptionDoubt);
    }

    /// <summary>
    /// True when the pronoun can refer to the person who reports it: "voters said they considered themselves …"
    /// </summary>
    public bool CanBe(Speaker teller, string pronoun) => pronoun switch
    {
        "they" => teller.Kind == SourceKind.Organization
            || (teller.Kind == SourceKind.Unnamed && PronounOfUnnamed(teller.Name!) == Neither),
        "it" => teller.Kind == SourceKind.Organization,
        "he" or "she" => GoesWith(teller, pronoun),
        _ => false,
    };

    public static Speaker? Doubtful(Speaker? speaker) =>
        speaker is null ? null : speaker with { Doubt = Math.Max(speaker.Doubt, DescriptionDoubt) };

    private bool GoesWith(Speaker who, string pronoun) => Fit(who, pronoun) > 0;

    // 1 where the name or the text says that the pronoun fits, less where nothing is known, 0 where something
    // contradicts it.
    private double Fit(Speaker who, string pronoun)
    {
        var known = who.Kind switch
        {
            SourceKind.Person => who.Chain >= 0 ? Descriptions.PronounOf(who.Chain) : Pronouns.OfName(who.Name!),
            SourceKind.Unnamed => PronounOfUnnamed(who.Name!),
            _ => Neither,
        };
        return known is null ? UnknownFit : known == pronoun ? 1 : 0;
    }

    private string? PronounOfUnnamed(string words)
    {
        if (!unnamed.TryGetValue(words, out var pronoun))
            unnamed[words] = pronoun = IsOnePerson(words) ? Pronouns.OfWords(words.ToLowerInvariant()) : Neither;
        return pronoun;
    }

    // "a spokesman for the ministry" can be "he"; "officials" can't.
    private static bool IsOnePerson(string words) =>
        SpacedWords.Words(words.ToLowerInvariant()) is var parts
        && parts[0] is "a" or "an" or "one" or "the" or "his" or "her" or "my" or "our" or "their" or "another"
        && parts.FirstOrDefault(SourceWords.IsRole) is { } role
        && (!role.EndsWith('s') || role.EndsWith("ss", StringComparison.Ordinal));
}
