using System.Buffers;
using static NewsArchive.Text.Quotes.SpacedWords;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// How a text describes its parties beside their names: "President Jane Doe", "the weekly Der Anker", "a Herald study",
/// "NBC News' Jane Doe". It links "the president", "the study" and "told Doe" to a name later.
/// </summary>
internal sealed class Descriptions(
    string text, string lower, IReadOnlyList<MentionChain> chains, ReadingBudget budget)
{
    private const int LongMemory = 500;

    private static readonly SearchValues<char> BehindWork = SearchValues.Create(".,;:\"“\n(");
    private static readonly SearchValues<char> BehindApposition = SearchValues.Create(",.;\n\"“");
    private static readonly SearchValues<char> Parting = SearchValues.Create(".,;:\"“”\n()");

    // "CNN published an article that says …": within so many characters "an article" is the one just mentioned.
    private const int SameSentence = 60;

    private readonly List<(string Noun, int Position, int Chain)> roles = [];
    private readonly List<(string Noun, int Position, int Chain)> makers = [];
    private readonly Dictionary<string, int> onlyInRole = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> namings = new(StringComparer.Ordinal);
    private readonly Dictionary<int, int> hosts = [];
    private readonly HashSet<int> outlets = [];
    private readonly Dictionary<int, bool> namedAsOutlet = [];
    private readonly Dictionary<int, string> stated = [];
    private readonly Dictionary<int, string?> pronouns = [];
    private readonly Dictionary<int, (int He, int She)> used = [];

    /// <summary>Reads the words around a mention. Mentions come in the order of the text.</summary>
    public void Note(NameMention mention, NameMention? before)
    {
        if (mention.Kind == PartyKind.Person)
        {
            NoteRoles(mention, before?.Span.End ?? 0);
            NoteHost(mention, before);
        }
        else
            NoteOutlet(mention);
        NoteDocuments(mention);
    }

    /// <summary>The text uses "he" or "she" for this person. Counts only where names and titles do not tell.</summary>
    public void GoesWith(int person, string pronoun)
    {
        var (he, she) = used.GetValueOrDefault(person);
        used[person] = pronoun == "he" ? (he + 1, she) : (he, she + 1);
    }

    /// <summary>The party last called "the minister" before a position; -1 where there is none.</summary>
    public int InRole(string noun, int position) => LastOf(roles, noun, position, int.MaxValue);

    /// <summary>Everyone called "the minister" before a position.</summary>
    public IReadOnlySet<int> AllInRole(string noun, int position)
    {
        HashSet<int> called = [];
        var last = Positions.LastBefore(roles, position, n => n.Position);
        for (var i = last; i >= 0 && last - i < LongMemory; i--)
        {
            budget.Take();
            if (roles[i].Noun == noun)
                called.Add(roles[i].Chain);
        }
        return called;
    }

    /// <summary>The only party that the text calls so anywhere; -1 for none or more than one.</summary>
    public int OnlyInRole(string noun) => onlyInRole.GetValueOrDefault(noun, -1);

    private void NoteRole(string noun, NameMention mention)
    {
        roles.Add((noun, mention.Span.Start, mention.Chain));
        onlyInRole[noun] = onlyInRole.TryGetValue(noun, out var other) && other != mention.Chain ? -1 : mention.Chain;
    }

    /// <summary>The one named as in "the clerk, Jane Doe"; -1 for none or more than one.</summary>
    public int NamedLater(string noun) => namings.GetValueOrDefault(noun, -1);

    /// <summary>
    /// The maker of the last "study" or "article" mentioned; with "a" or "an" only within the sentence.
    /// </summary>
    public int MakerOf(string noun, int position, bool definite) =>
        LastOf(makers, noun, position, definite ? int.MaxValue : SameSentence);

    /// <summary>
    /// The maker of the last poll, study or report, by whatever word: "the poll" after "a Herald survey".
    /// </summary>
    public int MakerOfResearch(int position)
    {
        var last = Positions.LastBefore(makers, position, n => n.Position);
        for (var i = last; i >= 0 && last - i < LongMemory; i--)
        {
            budget.Take();
            if (IsResearch(makers[i].Noun))
                return makers[i].Chain;
        }
        return -1;
    }

    public static bool IsResearch(string noun) =>
        noun is "poll" or "survey" or "study" or "report" or "analysis" or "research" or "paper" or "findings"
            or "investigation" or "review";

    /// <summary>True for newspapers, agencies, broadcasters and sites: parties that relay words.</summary>
    public bool IsOutlet(int chain) =>
        chains[chain].Kind == PartyKind.Organization
            && (outlets.Contains(chain) || IsNamedAsOutlet(chain));

    private bool IsNamedAsOutlet(int chain)
    {
        if (!namedAsOutlet.TryGetValue(chain, out var named))
            namedAsOutlet[chain] = named = NamesOf(chain).Any(SourceWords.NamesOutlet);
        return named;
    }

    /// <summary>The text uses this party as only outlets are used.</summary>
    public void IsSeenAsOutlet(int chain) => outlets.Add(chain);

    /// <summary>The outlet whose host or reporter this person is called; -1 where there is none.</summary>
    public int OutletOf(int person) => hosts.GetValueOrDefault(person, -1);

    /// <summary>"he" or "she" where the text or the first name tells. A title before the name counts most.</summary>
    public string? PronounOf(int chain)
    {
        if (!pronouns.TryGetValue(chain, out var known))
            pronouns[chain] = known = stated.GetValueOrDefault(chain)
                ?? NamesOf(chain).Select(Pronouns.OfName).FirstOrDefault(p => p is not null);
        if (known is not null)
            return known;
        var (he, she) = used.GetValueOrDefault(chain);
        return he > she ? "he" : she > he ? "she" : null;
    }

    public IEnumerable<string> NamesOf(int chain) =>
        chains[chain].Aliases.Select(a => a.Name).Prepend(chains[chain].Name);

    private int LastOf(List<(string Noun, int Position, int Chain)> notes, string noun, int position, int reach)
    {
        var last = Positions.LastBefore(notes, position, n => n.Position);
        for (var i = last; i >= 0 && last - i < LongMemory && position - notes[i].Position <= reach; i--)
        {
            budget.Take();
            if (notes[i].Noun == noun)
                return notes[i].Chain;
        }
        return -1;
    }

    // "President Jane Doe", "Jane Doe, the chief curator of …"
    private void NoteRoles(NameMention mention, int from)
    {
        // Starts after the name before: in "Vice President Doe and Senator Roe" only Doe is a vice president.
        var before = lower.AsSpan(Math.Max(from, mention.Span.Start - 60)..mention.Span.Start);
        // The full stop of "Mr." belongs to the title; any other stop ends the description of the name.
        if (before.EndsWith(". "))
            before = before[..^2];
        var near = before.LastIndexOfAny(Parting);
        var between = before[(near + 1)..];
        NoteRoles(mention, between, leading: true);
        // "his wife, Jane Doe", "the county clerk, the former teacher Jane Doe"
        if (near > 0 && before[near] == ',' && BeginsDescription(between))
        {
            var described = before[(before[..near].LastIndexOfAny(Parting) + 1)..near];
            var words = described;
            if (Lexicon.Of(FirstWord(ref words)).Class.HasFlag(WordClass.Determiner) && CountWords(described) is >= 2 and <= 7)
            {
                NoteRoles(mention, described);
                words = described;
                if (FirstWord(ref words) is "the"
                    && FirstWord(ref words) is { IsEmpty: false } noun
                    && Lexicon.Of(noun).Class.HasFlag(WordClass.Role)
                    && FirstWord(ref words).IsEmpty)
                    NoteNaming(noun.ToString(), mention.Chain);
            }
        }
        if (mention.Span.End + 2 < text.Length && text[mention.Span.End] == ',')
        {
            var after = lower.AsSpan((mention.Span.End + 1)..Math.Min(text.Length, mention.Span.End + 70));
            var stop = after.IndexOfAny(BehindApposition);
            var apposition = stop < 0 ? after : after[..stop];
            // "with Roe, |the president claimed|": another clause begins.
            if (!Tells(apposition))
            {
                NoteRoles(mention, apposition);
                NoteApposition(mention, apposition);
            }
        }
    }

    private static bool Tells(ReadOnlySpan<char> words)
    {
        while (FirstWord(ref words) is { IsEmpty: false } word && word is not "who")
        {
            var (its, cue) = Lexicon.Of(word);
            if (cue >= CueStrength.Speech && (its & (WordClass.Source | WordClass.CueBase)) == 0)
                return true;
        }
        return false;
    }

    // True for nothing at all or "the former teacher", not for "the mayor of Harbor".
    private static bool BeginsDescription(ReadOnlySpan<char> words)
    {
        if (FirstWord(ref words) is { IsEmpty: false } first && first is not ("a" or "an" or "the"))
            return false;
        while (FirstWord(ref words) is { IsEmpty: false } word)
        {
            if (Lexicon.Of(word).Class.HasFlag(WordClass.Preposition))
                return false;
        }
        return true;
    }

    // Notes the words right before or after a name that are roles: "|President| Jane Doe".
    private void NoteRoles(NameMention mention, ReadOnlySpan<char> words, bool leading = false)
    {
        if (!stated.ContainsKey(mention.Chain) && Pronouns.OfWords(words) is { } pronoun)
            stated.Add(mention.Chain, pronoun);
        for (var back = 0; back < 7 && LastWord(ref words) is { IsEmpty: false } word; back++)
        {
            var (its, cue) = Lexicon.Of(word);
            // "the anchor tore |into Governor| Jane Doe", "the president |spoke| of Jane Doe": the anchor and the
            // president are other people.
            if (leading && PartsFromName(word, its, cue))
                return;
            if (its.HasFlag(WordClass.Role))
                NoteRole(word.ToString(), mention);
        }
    }

    private static bool PartsFromName(ReadOnlySpan<char> word, WordClass its, CueStrength cue) =>
        (its.HasFlag(WordClass.Preposition) && word is not ("of" or "for" or "at"))
        || (its & (WordClass.Verb | WordClass.Pronoun)) != 0
        || (cue != CueStrength.None && (its & (WordClass.Source | WordClass.CueBase)) == 0);

    // ", a former boxing |champion|": the noun at the end of a description is a role.
    private void NoteApposition(NameMention mention, ReadOnlySpan<char> words)
    {
        if (FirstWord(ref words) is not ("a" or "an" or "the"))
            return;
        var noun = words[..0];
        var its = WordClass.None;
        while (FirstWord(ref words) is { IsEmpty: false } word && word is not "who")
        {
            var next = Lexicon.Of(word).Class;
            if ((next & (WordClass.Preposition | WordClass.Conjunction)) != 0)
                break;
            noun = word;
            its = next;
        }
        if (noun.Length > 3 && !its.HasFlag(WordClass.Role))
            NoteRole(noun.ToString(), mention);
    }

    private void NoteNaming(string noun, int chain) =>
        namings[noun] = namings.TryGetValue(noun, out var other) && other != chain ? -1 : chain;

    // "the weekly Der Anker", "the news agency CNA"
    private void NoteOutlet(NameMention mention)
    {
        // "the state broadcaster, TRN"
        var before = Before(mention, 30).TrimEnd(',');
        var last = LastWord(ref before);
        if (last is "newspaper" or "daily" or "weekly" or "magazine" or "broadcaster" or "tabloid" or "website"
            or "blog" or "paper" or "outlet"
            || (last is "agency" or "station" or "channel" or "site"
                && LastWord(ref before) is "news" or "radio" or "tv" or "television" or "wire"))
            outlets.Add(mention.Chain);
    }

    // "NBC News' Jane Doe", "NBC anchor Jane Doe"
    private void NoteHost(NameMention mention, NameMention? before)
    {
        if (before is not { Kind: PartyKind.Organization } || !IsOutlet(before.Chain))
            return;
        var between = lower.AsSpan(before.Span.End..mention.Span.Start);
        if (between.Length is 0 or > 30 || between.ContainsAny('.', ';', '\n'))
            return;
        if (between[0] is '\'' or '’' || NamesHost(between))
            hosts.TryAdd(mention.Chain, before.Chain);
    }

    private static bool NamesHost(ReadOnlySpan<char> words)
    {
        while (FirstWord(ref words) is { IsEmpty: false } word)
        {
            if (word is "host" or "co-host" or "anchor" or "reporter" or "correspondent")
                return true;
        }
        return false;
    }

    // "a Herald study", "the survey by Herald", "Herald published an article"
    private void NoteDocuments(NameMention mention)
    {
        if (mention.Span.End < text.Length
            && char.IsWhiteSpace(text[mention.Span.End]) is false
            && text[mention.Span.End] is not ('\'' or '’'))
            NoteAuthor(mention);
        else
        {
            NoteWork(mention);
            NoteAuthor(mention);
        }
    }

    private void NoteWork(NameMention mention)
    {
        var after = lower.AsSpan(mention.Span.End..Math.Min(text.Length, mention.Span.End + 60));
        var stop = after.IndexOfAny(BehindWork);
        if (stop >= 0)
            after = after[..stop];
        var publishes = false;
        for (var words = 0; words < (publishes ? 6 : 3) && FirstWord(ref after) is { Length: > 0 } word; words++)
        {
            var its = Lexicon.Of(word).Class;
            if ((its & WordClass.Document) != 0)
            {
                makers.Add((word.ToString(), mention.Span.Start, mention.Chain));
                return;
            }
            if (words == 0)
                publishes = word is "published" or "released" or "issued" or "posted" or "conducted" or "put"
                    or "wrote" or "sent";
            if (!publishes && (its & (WordClass.Preposition | WordClass.Verb)) != 0)
                return;
        }
    }

    private void NoteAuthor(NameMention mention)
    {
        // "by" and "from" end two characters before the name, or before "the".
        var near = text.AsSpan(Math.Max(0, mention.Span.Start - 10),
            mention.Span.Start - Math.Max(0, mention.Span.Start - 10));
        if (!near.Contains("by ", StringComparison.Ordinal)
            && !near.Contains("from ", StringComparison.Ordinal)
            && !near.Contains("in ", StringComparison.Ordinal))
            return;
        var before = Before(mention, 50);
        var noun = before[..0];
        bool given = false, published = false, behindIn = false;
        for (var back = 0; back < 6 && LastWord(ref before) is { IsEmpty: false } word; back++)
        {
            if (behindIn)
                published = word is "published" or "appeared" or "appearing";
            behindIn = word is "in";
            if (behindIn)
                published = false;
            given |= back < 3 && (word is "by" or "from");
            if (Lexicon.Of(word).Class.HasFlag(WordClass.Document))
                noun = word;
        }
        if ((given || published) && !noun.IsEmpty)
            makers.Add((noun.ToString(), mention.Span.Start, mention.Chain));
    }

    private ReadOnlySpan<char> Before(NameMention mention, int reach) =>
        lower.AsSpan(Math.Max(0, mention.Span.Start - reach)..mention.Span.Start);
}
