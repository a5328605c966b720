using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Reads a text once to learn whom it is about at each place, and which pronouns it uses for its people.
/// </summary>
internal sealed class SubjectReader
{
    // In characters from the start of the clause.
    private const int FarthestSubject = 80;

    private const int LongestDescription = 6;

    // In characters: anything longer is not a word, and is not searched for each name.
    private const int LongestWord = 100;

    private const WordClass NoPartOfAName =
        WordClass.Conjunction | WordClass.Preposition | WordClass.Verb | WordClass.Pronoun | WordClass.Opener;

    private readonly string text, lower;
    private readonly IReadOnlyList<NameMention> mentions;
    private readonly List<TextSpan> spoken;
    private readonly Descriptions descriptions;
    private readonly ToldPronouns pronounsTold;
    private readonly Salience salience;

    // The clause of the last name looked up, and how far its sentence was searched.
    private (int Sentence, int Start, int Looked, bool Fronted) clause = (-1, 0, 0, false);

    private SubjectReader(
        string text, string lower, IReadOnlyList<NameMention> mentions, IReadOnlyList<Passage> passages,
        Descriptions descriptions, Salience salience, ReadingBudget budget)
    {
        (this.text, this.lower, this.mentions) = (text, lower, mentions);
        (this.descriptions, this.salience) = (descriptions, salience);
        spoken = [];
        pronounsTold = new ToldPronouns(lower, spoken, budget);
        foreach (var passage in passages)
        {
            if (passage.Parent < 0 && !passage.Single)
                spoken.AddRange(passage.Pieces);
        }
        spoken.Sort();
    }

    /// <summary>
    /// Passes everything the text names on to <paramref name="salience"/> and <paramref name="descriptions"/>.
    /// </summary>
    public static void Read(
        string text, string lower, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<NameMention> mentions, IReadOnlyList<Passage> passages, Descriptions descriptions,
        Salience salience, Func<int, Speaker> of, ReadingBudget budget) =>
        new SubjectReader(text, lower, mentions, passages, descriptions, salience, budget)
            .Read(blocks, sentences, of);

    private void Read(IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences, Func<int, Speaker> of)
    {
        int block = 0, piece = 0, next = 0;
        NameMention? last = null;
        foreach (var sentence in sentences)
        {
            while (block < blocks.Count - 1 && blocks[block].Span.End <= sentence.Start)
                block++;
            var kind = blocks[block].Kind;
            var told = kind is BlockKind.Paragraph or BlockKind.Intro or BlockKind.Heading
                or BlockKind.Quotation or BlockKind.List;
            if (kind == BlockKind.Paragraph)
                NoteDescribed(sentence, next, of);
            // In a text without names as well, or each sentence would look at all the passages before it.
            while (piece < spoken.Count && spoken[piece].End <= sentence.Start)
                piece++;
            var pronouns = told ? pronounsTold.In(sentence, piece) : [];
            var said = 0;
            for (; next < mentions.Count && mentions[next].Span.Start < sentence.End; next++)
            {
                var mention = mentions[next];
                for (; said < pronouns.Count && pronouns[said].At < mention.Span.Start; said++)
                    salience.Pronoun(pronouns[said].Pronoun, pronouns[said].At);
                while (piece < spoken.Count && spoken[piece].End <= mention.Span.Start)
                    piece++;
                descriptions.Note(mention, last);
                last = mention;
                // The text is not about people in quotes or captions.
                if (kind == BlockKind.Caption)
                    salience.InCaption(of(mention.Chain), mention.Span.Start);
                if (!told || (piece < spoken.Count && spoken[piece].Contains(mention.Span)))
                    continue;
                var subject = IsSubject(mention, sentence);
                salience.Name(of(mention.Chain), mention.Span.Start, subject);
                if (subject && mention.Kind == PartyKind.Person)
                    NotePronoun(mention, next, sentence);
            }
            for (; said < pronouns.Count; said++)
                salience.Pronoun(pronouns[said].Pronoun, pronouns[said].At);
        }
    }

    // True early in a clause and not after a preposition, or right before a reporting verb: "Doe told …", not "after a
    // meeting with Doe, he …".
    private bool IsSubject(NameMention mention, TextSpan sentence)
    {
        var end = mention.Span.End;
        if (end + 1 < text.Length && Marks.IsApostrophe(text[end]) && text[end + 1] == 's')
            return false;
        if (mention.Span.Start == sentence.Start || TellsNext(end) || TellsBefore(mention, sentence))
            return true;
        if (BeginsMainClause(mention, sentence))
            return true;
        var start = ClauseStart(sentence, mention.Span.Start);
        if (mention.Span.Start - start > FarthestSubject)
            return false;
        var before = lower.AsSpan(start..mention.Span.Start);
        for (var words = 0; SpacedWords.LastWord(ref before) is { Length: > 0 } word; words++)
        {
            if (words == 8 || (Is(word, WordClass.Preposition) && word is not ("of" or "for" or "as")))
                return false;
        }
        return true;
    }

    // "Minutes away in the harbour, where rents are high, |Jane Doe, a clerk, put| her trust in it."
    private bool BeginsMainClause(NameMention mention, TextSpan sentence)
    {
        var before = lower.AsSpan(sentence.Start..mention.Span.Start).TrimEnd(' ');
        if (before.IsEmpty || before[^1] != ',')
            return false;
        var words = before[..Math.Min(before.Length, LongestWord)];
        var first = SpacedWords.FirstWord(ref words);
        const WordClass begins = WordClass.Opener | WordClass.Time | WordClass.Auxiliary;
        if (!IsFronted(first) && (Lexicon.Of(first).Class & begins) == 0)
            return false;
        var end = mention.Span.End;
        if (end < lower.Length && lower[end] == ',')
        {
            end++;
            return WordAt(ref end) is "a" or "an" or "the" or "who";
        }
        return WordAt(ref end) is { IsEmpty: false } next
            && ((Lexicon.Of(next).Class & (WordClass.Verb | WordClass.Auxiliary)) != 0
                || next.EndsWith("ed", StringComparison.Ordinal));
    }

    // "…, |said| Pastor Jane Doe"
    private bool TellsBefore(NameMention mention, TextSpan sentence)
    {
        var before = lower.AsSpan(Math.Max(sentence.Start, mention.Span.Start - 40)..mention.Span.Start);
        var tells = false;
        for (var words = 0; words < 3 && SpacedWords.LastWord(ref before) is { Length: > 0 } word; words++)
        {
            var (its, cue) = Lexicon.Of(word);
            if (words < 2 && (its & WordClass.Preposition) != 0)
                return false;
            tells |= cue == CueStrength.Indirect && (its & WordClass.CueBase) == 0;
        }
        return tells;
    }

    // After "Speaking to the Herald," and "In a statement," the clause itself begins; it does so after ";" too.
    private int ClauseStart(TextSpan sentence, int position)
    {
        // Names come in the order of the text: what was searched for one name is not searched again for the next.
        if (clause.Sentence != sentence.Start)
            clause = (sentence.Start, sentence.Start, sentence.Start, Fronted(sentence.Start, sentence.End));
        if (lower.AsSpan(clause.Looked..position).LastIndexOf(';') is >= 0 and var stop)
        {
            var start = clause.Looked + stop + 1;
            clause = (sentence.Start, start, position, Fronted(start, sentence.End));
        }
        clause.Looked = position;
        if (!clause.Fronted)
            return clause.Start;
        // A comma farther back makes no difference to a subject.
        var from = Math.Max(clause.Start, position - FarthestSubject - 1);
        return lower.AsSpan(from..position).LastIndexOf(',') is >= 0 and var comma ? from + comma + 1 : clause.Start;
    }

    private bool Fronted(int start, int end)
    {
        while (start < end && char.IsWhiteSpace(lower[start]))
            start++;
        var first = lower.AsSpan(start..Math.Min(end, start + LongestWord));
        return first.IndexOf(' ') is > 0 and var space && IsFronted(first[..space]);
    }

    private static bool IsFronted(ReadOnlySpan<char> word) =>
        Is(word, WordClass.Preposition | WordClass.Conjunction)
            || (word.Length > 4 && (word.EndsWith("ing") || word.EndsWith("ed")));

    private static bool Is(ReadOnlySpan<char> word, WordClass its) => (Lexicon.Of(word).Class & its) != 0;

    // "Doe told", "Doe has also said"
    private bool TellsNext(int end)
    {
        for (var words = 0; words < 3; words++)
        {
            if (WordAt(ref end) is not { IsEmpty: false } word)
                return false;
            var info = Lexicon.Of(word);
            if (info.Cue >= CueStrength.Speech)
                return (info.Class & WordClass.CueParticiple) == 0;
            if ((info.Class & WordClass.Auxiliary) == 0)
                return false;
        }
        return false;
    }

    // "Doe said she would": the name goes with "she".
    private void NotePronoun(NameMention mention, int index, TextSpan sentence)
    {
        var at = mention.Span.End;
        var stop = sentence.End;
        if (index + 1 < mentions.Count)
            stop = Math.Min(stop, mentions[index + 1].Span.Start);
        while (at < stop)
        {
            if (Marks.IsDouble(text[at]))
                return;
            var word = WordAt(ref at);
            if (word.IsEmpty)
            {
                at++;
                continue;
            }
            if (at > stop)
                return;
            var pronoun = word is "he" or "himself" ? "he" : word is "she" or "herself" ? "she" : null;
            if (pronoun is null)
                continue;
            descriptions.GoesWith(mention.Chain, pronoun);
            return;
        }
    }

    // "The president, of course, reminds …", "My grandfather, a plumber, had a rule": an unnamed person begins the
    // sentence.
    private void NoteDescribed(TextSpan sentence, int nextMention, Func<int, Speaker> of)
    {
        var at = sentence.Start;
        if (Marks.IsDouble(text[at]) || WordAt(ref at) is not { IsEmpty: false } first)
            return;
        if (first is "the")
        {
            for (var words = 0; words < 2 && WordAt(ref at) is { IsEmpty: false } noun; words++)
            {
                if (!IsListedRole(noun))
                    continue;
                if (descriptions.InRole(noun.ToString(), sentence.Start) is >= 0 and var called)
                    salience.Name(of(called), sentence.Start, subject: true);
                return;
            }
            return;
        }
        if (NotePlural(sentence.Start))
            return;
        if (Is(first, WordClass.Conjunction) && WordAt(ref at) is { IsEmpty: false } second)
            first = second;
        if (first is not ("a" or "an" or "one" or "another" or "my" or "our" or "his" or "her" or "their"))
            return;
        var start = at - first.Length;
        for (var words = 0; words < LongestDescription; words++)
        {
            if (WordAt(ref at) is not { IsEmpty: false } word)
                return;
            var its = Lexicon.Of(word).Class;
            if ((its & (WordClass.Preposition | WordClass.Conjunction | WordClass.Verb)) != 0)
                return;
            if ((its & WordClass.Role) == 0)
                continue;
            // "his wife, Jane Doe," is named; "a police captain" is not.
            var end = at;
            if (Is(WordAt(ref at), WordClass.Role))
                return;
            if (nextMention < mentions.Count && mentions[nextMention].Span.Start < end + 25 && !Acts(end))
                return;
            if (word.EndsWith('s') && !word.EndsWith("ss"))
                return;
            salience.Name(new Speaker(text[start..end], SourceKind.Unnamed, -1), start, subject: true);
            return;
        }
    }

    // "an aide |swiftly criticized| Doe": the aide is not Doe.
    private bool Acts(int at)
    {
        var word = WordAt(ref at);
        if (Is(word, WordClass.Adverb))
            word = WordAt(ref at);
        return Is(word, WordClass.Verb | WordClass.Auxiliary)
            || (word.EndsWith("ed") && word is not ("named" or "called" or "identified" or "nicknamed"));
    }

    // "Top economists had expected more.": a later "they" refers to them.
    private bool NotePlural(int start)
    {
        var at = start;
        for (var words = 0; words < 3 && WordAt(ref at) is { IsEmpty: false } word; words++)
        {
            if (Is(word, NoPartOfAName))
                return false;
            if (!word.EndsWith('s') || !IsListedRole(word))
                continue;
            salience.Name(new Speaker(text[start..at], SourceKind.Unnamed, -1), start, subject: true);
            return true;
        }
        return false;
    }

    // Does not count occupations that are recognized only by their ending.
    private static bool IsListedRole(ReadOnlySpan<char> word) =>
        Is(word, WordClass.Role) && SourceWords.IsRole(word.ToString());

    /// <summary>
    /// The next word at <paramref name="at"/> in lower case, after skipping spaces; empty if no word follows. <paramref
    /// name="at"/> moves past it.
    /// </summary>
    private ReadOnlySpan<char> WordAt(ref int at)
    {
        var start = at;
        while (start < lower.Length && lower[start] == ' ')
            start++;
        var end = start;
        while (end < lower.Length && (char.IsLetter(lower[end]) || lower[end] is '-' or '\'' or '’'))
            end++;
        if (end > start)
            at = end;
        return lower.AsSpan(start..end);
    }
}
