using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Takes the words of a source back to whom they stand for: a name to its chain, "he" to who was spoken of, "the report"
/// to the outlet that made it, "the minister" to the person described so. What can't be taken back stays as written.
/// </summary>
internal sealed class SpeakerResolver
{
    private const double DecayPerSentence = 0.55;
    private const int Memory = 12;
    private const int LongMemory = 500;

    // "CNN published an article that says …": characters within which "an article" is that very one.
    private const int SameSentence = 60;

    private readonly string text;
    private readonly IReadOnlyList<NameMention> mentions;
    private readonly IReadOnlyList<MentionChain> chains;
    private readonly IReadOnlyList<TextSpan> sentences;
    private readonly List<Focus> focus = [];
    private readonly List<(string Role, int Position, int Chain)> roles = [];
    private readonly List<(string Noun, int Position, int Chain)> makers = [];
    private readonly Dictionary<int, int> hosts = [];
    private readonly HashSet<int> introduced = [];
    private readonly Dictionary<int, string> stated = [];
    private readonly Dictionary<int, string?> pronouns = [];

    /// <summary>Of whom a sentence speaks; its subject weighs most, and whoever was just found to speak.</summary>
    private readonly record struct Focus(int Position, int Sentence, Speaker Who, double Weight);

    public SpeakerResolver(
        string text, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<NameMention> mentions, IReadOnlyList<MentionChain> chains, IReadOnlyList<Passage> passages)
    {
        (this.text, this.mentions, this.chains, this.sentences) = (text, mentions, chains, sentences);
        var spoken = passages.Where(p => p.Parent < 0 && !p.Single).SelectMany(p => p.Pieces).OrderBy(p => p).ToList();
        int block = 0, piece = 0, sentence = -1;
        NameMention? last = null;
        foreach (var mention in mentions)
        {
            while (block < blocks.Count - 1 && blocks[block].Span.End <= mention.Span.Start) block++;
            while (piece < spoken.Count && spoken[piece].End <= mention.Span.Start) piece++;
            while (sentence + 1 < sentences.Count && sentences[sentence + 1].Start <= mention.Span.Start) sentence++;
            NoteRoles(mention);
            NoteDocuments(mention);
            NoteOutlet(mention);
            NoteHost(mention, last);
            last = mention;
            if (blocks[block].Kind is not (BlockKind.Paragraph or BlockKind.Intro or BlockKind.Heading or BlockKind.Quotation or BlockKind.List)) continue;
            if (piece < spoken.Count && spoken[piece].Contains(mention.Span)) continue;
            focus.Add(new Focus(mention.Span.Start, sentence, Of(mention.Chain), IsSubject(mention, sentence) ? 1 : 0.45));
        }
    }

    /// <summary>Remembers who spoke where, so that "he" after it means the same.</summary>
    public void Note(Speaker speaker, int position)
    {
        if (speaker.Kind == SourceKind.None) return;
        var at = LastBefore(focus, position + 1, f => f.Position) + 1;
        focus.Insert(at, new Focus(position, SentenceAt(position), speaker, 1.1));
    }

    public Speaker Resolve(Units units, Phrase phrase, Speaker? previous)
    {
        var first = units[phrase.First];
        if (phrase.First == phrase.Last && first.Kind == UnitKind.Word && Grammar.IsPronoun(first.Lower) && !Grammar.IsDeterminer(first.Lower))
            return Pronoun(first, previous);
        // The head ends where "of …", ", a …" or "(…)" begin.
        var end = phrase.First;
        while (end < phrase.Last && !IsHeadEnd(units, end + 1, phrase.First)) end++;
        if (HeadName(units, phrase.First, end) is { } named) return named;
        // "The group's leader, Jane Doe": the name stands behind the comma.
        if (units[end + 1].IsComma && end + 2 <= phrase.Last)
        {
            var name = end + 2;
            while (name < phrase.Last && units[name].Kind == UnitKind.Word && char.IsUpper(text[units[name].Span.Start])) name++;
            if (units[name].Kind == UnitKind.Name && name == phrase.Last) return Party(units[name].Index);
        }
        return Nominal(units, new Phrase(phrase.First, end), phrase);
    }

    /// <summary>The name without "the" or the possessive; the words as written for an unnamed source.</summary>
    private Speaker Party(int mention, bool certain = true)
    {
        var chain = mentions[mention].Chain;
        return Of(chain, certain);
    }

    public Speaker Of(int chain, bool certain = true) =>
        new(chains[chain].Name, chains[chain].Kind == PartyKind.Person ? SourceKind.Person : SourceKind.Organization, chain, certain);

    private static bool IsHeadEnd(Units units, int i, int first) =>
        units[i].IsComma || units[i].Is("(") || (units[i].Kind == UnitKind.Word && i > first
            && (Grammar.IsPreposition(units[i].Lower) || units[i].Lower is "familiar" or "close" or "backed" or "who" or "that" or "representing"));

    private Speaker? HeadName(Units units, int first, int end)
    {
        var last = units[end];
        if (last.Kind == UnitKind.Name) return Party(last.Index);
        if (last.Kind != UnitKind.Word && last.Kind != UnitKind.Number) return null;
        var name = -1;
        for (var i = first; i < end; i++)
        {
            if (units[i].Kind == UnitKind.Name) name = i;
        }
        if (name < 0) return null;
        // "The Washington Herald report", "the Brady statement": whose document it is; "Gallagher's lawyer": somebody unnamed.
        if (SourceWords.IsDocument(last.Lower) || SourceWords.IsOutletNoun(last.Lower)) return Party(units[name].Index);
        if (last.Kind == UnitKind.Number) return Party(units[name].Index);
        return null;
    }

    private Speaker Nominal(Units units, Phrase head, Phrase whole)
    {
        while (head.Last > head.First && Grammar.IsWeekday(units[head.Last].Lower)) head = head with { Last = head.Last - 1 };
        var noun = units[head.Last].Lower;
        var position = units[head.First].Span.Start;
        var definite = units[head.First].Kind == UnitKind.Word && units[head.First].Lower is "the" or "this" or "that" or "its" or "their" or "his" or "her";
        var written = units.Text[units[whole.First].Span.Start..units[whole.Last].Span.End];
        // "A statement from his office": the office speaks.
        if (SourceWords.IsDocument(noun) && units[head.Last + 1].Lower is "from" or "by" or "of" && head.Last + 2 <= whole.Last)
            return Resolve(units, new Phrase(head.Last + 2, whole.Last), null);
        if (SourceWords.IsDocument(noun) && LastMaker(noun, position, definite ? int.MaxValue : SameSentence) is >= 0 and var maker) return Of(maker, certain: false);
        // "the statement": a letter or statement speaks for whom the text was about to quote.
        if (definite && noun is "statement" or "letter" or "email" or "post" or "tweet" or "message" or "memo" or "release" && head.Last == whole.Last
            && Foremost(position, f => f.Kind is SourceKind.Person or SourceKind.Organization) is { } author)
            return author with { Certain = false };
        if (definite && units[head.First].Lower is "the" or "this" or "that")
        {
            if (SourceWords.IsRole(noun) && LastInRole(noun, position) is >= 0 and var chain) return Of(chain, certain: false);
            // "the California Democrat", "the former Florida governor": another word for whom the text is speaking of.
            if ((SourceWords.IsRole(noun) && !noun.EndsWith('s') && (head.Last - head.First >= 2 || noun.EndsWith("year-old", StringComparison.Ordinal)) || IsNationality(units, head)) && head.Last == whole.Last && !SourceWords.IsUnnamedOffice(noun)
                && Foremost(position, f => f.Kind == SourceKind.Person) is { } described)
                return described with { Certain = false };
            if (SourceWords.IsDocument(noun) || SourceWords.IsOutletNoun(noun))
            {
                var linked = LinkedName(units, head.Last + 1, whole.Last);
                if (linked >= 0 && !SourceWords.IsRole(noun)) return Party(linked);
                if (LastParty(position, p => IsOutlet(p)) is >= 0 and var outlet) return Of(outlet, certain: false);
                if (SourceWords.IsOutletNoun(noun) && head.Last == whole.Last && LastParty(position, _ => true) is >= 0 and var said) return Of(said, certain: false);
            }
            else if (SourceWords.IsOrganizationNoun(noun) && head.Last == whole.Last)
            {
                if (LastParty(position, p => Names(p).Any(n => n.Contains(noun, StringComparison.OrdinalIgnoreCase))) is >= 0 and var same) return Of(same, certain: false);
                if (noun is not ("police" or "government" or "court" or "administration" or "army" or "navy" or "city" or "church" or "parliament" or "senate")
                    && LastParty(position, p => !IsOutlet(p)) is >= 0 and var any)
                    return Of(any, certain: false);
            }
        }
        return new Speaker(written, SourceKind.Unnamed, -1);
    }

    // "the Austrian": one capitalised word that is no name.
    private bool IsNationality(Units units, Phrase head) =>
        head.Last == head.First + 1 && units[head.Last].Kind == UnitKind.Word && char.IsUpper(text[units[head.Last].Span.Start])
        && !units[head.Last].Lower.EndsWith('s') && units[head.Last].Lower.Length > 4;

    private int LinkedName(Units units, int from, int to)
    {
        for (var i = from; i <= to; i++)
        {
            if (units[i].Kind == UnitKind.Name && mentions[units[i].Index].Kind == PartyKind.Organization) return units[i].Index;
        }
        return -1;
    }

    private Speaker Pronoun(Unit pronoun, Speaker? previous)
    {
        switch (pronoun.Lower)
        {
            case "he" or "she":
                return Foremost(pronoun.Span.Start, f => GoesWith(f, pronoun.Lower)) is { } person
                    ? person with { Certain = false }
                    : new Speaker(pronoun.Span.Slice(text), SourceKind.Unnamed, -1, false);
            case "it":
                return Foremost(pronoun.Span.Start, f => f.Kind == SourceKind.Organization) is { } organization ? organization with { Certain = false } : Speaker.Nobody;
            case "they" when previous is { Kind: SourceKind.Unnamed or SourceKind.Organization }:
                return previous with { Certain = false };
            case "they":
                return Foremost(pronoun.Span.Start, f => f.Kind == SourceKind.Organization) is { } group
                    ? group with { Certain = false }
                    : new Speaker(pronoun.Span.Slice(text), SourceKind.Unnamed, -1, false);
            case "i" or "we" or "you":
                return Speaker.Nobody;
            default:
                return new Speaker(pronoun.Span.Slice(text), SourceKind.Unnamed, -1);
        }
    }

    private Speaker? Foremost(int position, Func<Speaker, bool> fits)
    {
        var sentence = SentenceAt(position);
        double best = 0;
        Speaker? foremost = null;
        var last = LastBefore(focus, position, f => f.Position);
        for (var i = last; i >= 0 && last - i < LongMemory && sentence - focus[i].Sentence < Memory; i--)
        {
            if (!fits(focus[i].Who)) continue;
            var score = focus[i].Weight * Math.Pow(DecayPerSentence, sentence - focus[i].Sentence);
            if (score > best) (best, foremost) = (score, focus[i].Who);
        }
        return foremost;
    }

    // "a spokesman for the ministry" can be "he"; "officials" can't.
    private static bool IsOnePerson(string words) =>
        words.ToLowerInvariant().Split(' ') is var parts && parts[0] is "a" or "an" or "one" or "the" or "his" or "her" or "another"
        && parts.FirstOrDefault(SourceWords.IsRole) is { } role && (!role.EndsWith('s') || role.EndsWith("ss", StringComparison.Ordinal));

    private bool GoesWith(Speaker who, string pronoun) => who.Kind switch
    {
        SourceKind.Person => PronounOf(who) is not { } known || known == pronoun,
        SourceKind.Unnamed => IsOnePerson(who.Name!) && (Pronouns.OfWords(who.Name!) is not { } known || known == pronoun),
        _ => false,
    };

    // What stands before the name ("Mr.", "spokeswoman") weighs more than the first name.
    private string? PronounOf(Speaker who)
    {
        if (who.Chain < 0) return Pronouns.OfName(who.Name!);
        if (!pronouns.TryGetValue(who.Chain, out var known))
            pronouns[who.Chain] = known = stated.GetValueOrDefault(who.Chain) ?? Names(who.Chain).Select(Pronouns.OfName).FirstOrDefault(p => p is not null);
        return known;
    }

    private int LastParty(int position, Func<int, bool> fits)
    {
        var last = LastBefore(focus, position, f => f.Position);
        for (var i = last; i >= 0 && last - i < LongMemory; i--)
        {
            if (focus[i].Who is { Kind: SourceKind.Organization, Chain: >= 0 } who && fits(who.Chain)) return who.Chain;
        }
        return -1;
    }

    private int LastMaker(string noun, int position, int reach)
    {
        var last = LastBefore(makers, position, m => m.Position);
        for (var i = last; i >= 0 && last - i < LongMemory; i--)
        {
            if (position - makers[i].Position > reach) break;
            if (makers[i].Noun == noun) return makers[i].Chain;
        }
        return -1;
    }

    private int LastInRole(string role, int position)
    {
        var last = LastBefore(roles, position, r => r.Position);
        for (var i = last; i >= 0 && last - i < LongMemory; i--)
        {
            if (roles[i].Role == role) return roles[i].Chain;
        }
        return -1;
    }

    /// <summary>Newspapers, agencies, broadcasters, sites: parties through which words come.</summary>
    public bool IsOutlet(int chain) =>
        chains[chain].Kind == PartyKind.Organization && (introduced.Contains(chain) || Names(chain).Any(SourceWords.NamesOutlet));

    // "the weekly Der Anker", "the news agency CNA": what the text itself calls an outlet.
    private void NoteOutlet(NameMention mention)
    {
        if (mention.Kind != PartyKind.Organization) return;
        var before = Words(text[Math.Max(0, mention.Span.Start - 30)..mention.Span.Start], []);
        if (before.Length > 0 && (before[^1] is "newspaper" or "daily" or "weekly" or "magazine" or "broadcaster" or "tabloid" or "website" or "blog" or "paper" or "outlet"
                || (before.Length > 1 && before[^1] is "agency" or "station" or "channel" or "site" && before[^2] is "news" or "radio" or "tv" or "television" or "wire")))
            introduced.Add(mention.Chain);
    }

    /// <summary>The outlet whose host or reporter a person was called ("NBC News' Jane Doe"); -1 where there is none.</summary>
    public int OutletOf(int person) => hosts.GetValueOrDefault(person, -1);

    private void NoteHost(NameMention mention, NameMention? before)
    {
        if (mention.Kind != PartyKind.Person || before is not { Kind: PartyKind.Organization } || !IsOutlet(before.Chain)) return;
        var between = text[before.Span.End..mention.Span.Start];
        if (between.Length is > 0 and < 30 && (between[0] is '\'' or '’' || between.Contains("host", StringComparison.Ordinal) || between.Contains("anchor", StringComparison.Ordinal)
                || between.Contains("reporter", StringComparison.Ordinal) || between.Contains("correspondent", StringComparison.Ordinal)) && !between.AsSpan().ContainsAny('.', ';', '\n'))
            hosts.TryAdd(mention.Chain, before.Chain);
    }

    private IEnumerable<string> Names(int chain) => chains[chain].Aliases.Select(a => a.Name).Prepend(chains[chain].Name);

    // "President Jane Doe", "Jane Doe, the chief curator of …": what the text calls her.
    private void NoteRoles(NameMention mention)
    {
        if (mention.Kind != PartyKind.Person) return;
        var before = text[Math.Max(0, mention.Span.Start - 60)..mention.Span.Start];
        // The full stop of "Mr." belongs to the title; any other ends what can describe the name.
        if (before.EndsWith(". ", StringComparison.Ordinal)) before = before[..^2] + " ";
        var cut = before.LastIndexOfAny(['.', ',', ';', ':', '"', '“', '”', '\n', '(', ')']);
        Note(before[(cut + 1)..]);
        if (mention.Span.End + 2 < text.Length && text[mention.Span.End] == ',')
        {
            var after = text[(mention.Span.End + 1)..Math.Min(text.Length, mention.Span.End + 70)];
            var stop = after.IndexOfAny([',', '.', ';', '\n', '"', '“']);
            Note(stop < 0 ? after : after[..stop]);
        }

        void Note(string words)
        {
            if (Pronouns.OfWords(words) is { } pronoun) stated.TryAdd(mention.Chain, pronoun);
            foreach (var word in words.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries).TakeLast(7))
            {
                if (SourceWords.IsRole(word)) roles.Add((word, mention.Span.Start, mention.Chain));
            }
        }
    }

    // "a Herald study", "the survey by Herald", "Herald published an article": whose document it is.
    private void NoteDocuments(NameMention mention)
    {
        var after = Words(text[mention.Span.End..Math.Min(text.Length, mention.Span.End + 60)], ['.', ',', ';', ':', '"', '“', '\n', '(']);
        var before = Words(text[Math.Max(0, mention.Span.Start - 40)..mention.Span.Start], []);
        for (var i = 0; i < Math.Min(after.Length, 6); i++)
        {
            if (!SourceWords.IsDocument(after[i])) continue;
            if (i <= 2 && !after[..i].Any(w => Grammar.IsPreposition(w) || Grammar.IsVerb(w)) || after[0] is "published" or "released" or "issued" or "posted" or "conducted" or "put" or "wrote" or "released" or "sent")
                makers.Add((after[i], mention.Span.Start, mention.Chain));
            break;
        }
        if (before.Length >= 2 && before[^1] is "by" or "from" or "the" && before.TakeLast(4).FirstOrDefault(SourceWords.IsDocument) is { } noun
            && before.TakeLast(3).Any(w => w is "by" or "from"))
            makers.Add((noun, mention.Span.Start, mention.Chain));
    }

    private static string[] Words(string stretch, char[] stops)
    {
        var stop = stops.Length == 0 ? -1 : stretch.IndexOfAny(stops);
        return (stop < 0 ? stretch : stretch[..stop]).ToLowerInvariant().Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
    }

    // Early in its sentence and after no preposition: "Doe told …", not "after a meeting with Doe, he …".
    private bool IsSubject(NameMention mention, int sentence)
    {
        if (sentence < 0 || IsPossessive(mention)) return false;
        var before = Words(text[Math.Max(sentences[sentence].Start, mention.Span.Start - 200)..mention.Span.Start], []);
        return before.Length <= 8 && !before.Any(w => Grammar.IsPreposition(w) && w is not ("of" or "for" or "as"));
    }

    private bool IsPossessive(NameMention mention) =>
        mention.Span.End + 1 < text.Length && Marks.IsApostrophe(text[mention.Span.End]) && text[mention.Span.End + 1] == 's';

    private int SentenceAt(int position) => LastBefore(sentences, position + 1, s => s.Start);

    /// <summary>Index of the last item before a position, in a list ordered by position; -1 where there is none.</summary>
    private static int LastBefore<T>(IReadOnlyList<T> items, int position, Func<T, int> at)
    {
        int low = 0, high = items.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            if (at(items[middle]) < position) low = middle + 1;
            else high = middle - 1;
        }
        return high;
    }
}
