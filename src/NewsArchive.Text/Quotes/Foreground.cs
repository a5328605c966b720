using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Goes through a text once for whom it is speaking of at each place, and for the pronouns it uses of its people.
/// </summary>
internal sealed class Foreground
{
    // In characters from the start of its clause.
    private const int FarthestSubject = 80;

    private const int LongestDescription = 6;

    private const WordClass NoPartOfAName =
        WordClass.Conjunction | WordClass.Preposition | WordClass.Verb | WordClass.Pronoun | WordClass.Opener;

    private readonly string text;
    private readonly IReadOnlyList<NameMention> mentions;
    private readonly IReadOnlyList<TextSpan> spoken;
    private readonly Descriptions descriptions;
    private readonly Attention attention;

    private Foreground(
        string text, IReadOnlyList<NameMention> mentions, IReadOnlyList<Passage> passages, Descriptions descriptions,
        Attention attention)
    {
        (this.text, this.mentions, this.descriptions, this.attention) = (text, mentions, descriptions, attention);
        spoken = [.. passages.Where(p => p.Parent < 0 && !p.Single).SelectMany(p => p.Pieces).OrderBy(p => p)];
    }

    /// <summary>Tells <paramref name="attention"/> and <paramref name="descriptions"/> of all that is named.</summary>
    public static void Read(
        string text, IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences,
        IReadOnlyList<NameMention> mentions, IReadOnlyList<Passage> passages, Descriptions descriptions,
        Attention attention, Func<int, Speaker> of) =>
        new Foreground(text, mentions, passages, descriptions, attention).Read(blocks, sentences, of);

    private void Read(IReadOnlyList<Block> blocks, IReadOnlyList<TextSpan> sentences, Func<int, Speaker> of)
    {
        int block = 0, piece = 0, next = 0;
        NameMention? last = null;
        foreach (var sentence in sentences)
        {
            while (block < blocks.Count - 1 && blocks[block].Span.End <= sentence.Start) block++;
            var kind = blocks[block].Kind;
            var told = kind is BlockKind.Paragraph or BlockKind.Intro or BlockKind.Heading
                or BlockKind.Quotation or BlockKind.List;
            if (kind == BlockKind.Paragraph) NoteDescribed(sentence, next, of);
            for (; next < mentions.Count && mentions[next].Span.Start < sentence.End; next++)
            {
                var mention = mentions[next];
                while (piece < spoken.Count && spoken[piece].End <= mention.Span.Start) piece++;
                descriptions.Note(mention, last);
                last = mention;
                // Whom others speak of, or who stands in a caption, is not whom the text is speaking of.
                if (kind == BlockKind.Caption) attention.InCaption(of(mention.Chain), mention.Span.Start);
                if (!told || (piece < spoken.Count && spoken[piece].Contains(mention.Span))) continue;
                var subject = IsSubject(mention, sentence);
                attention.Name(of(mention.Chain), mention.Span.Start, subject);
                if (subject && mention.Kind == PartyKind.Person) NotePronoun(mention, next, sentence);
            }
        }
    }

    // Early in its clause and after no preposition, or right before a verb of telling: "Doe told …", not "after a
    // meeting with Doe, he …".
    private bool IsSubject(NameMention mention, TextSpan sentence)
    {
        var end = mention.Span.End;
        if (end + 1 < text.Length && Marks.IsApostrophe(text[end]) && text[end + 1] == 's') return false;
        if (mention.Span.Start == sentence.Start || TellsNext(end) || TellsBefore(mention, sentence)) return true;
        var start = ClauseStart(sentence, mention.Span.Start);
        if (mention.Span.Start - start > FarthestSubject) return false;
        var before = text.AsSpan(start..mention.Span.Start);
        for (var words = 0; Descriptions.LastWord(ref before) is { Length: > 0 } word; words++)
        {
            if (words == 8 || (Grammar.IsPreposition(word) && word is not ("of" or "for" or "as"))) return false;
        }
        return true;
    }

    // "…, |said| Pastor Jane Doe"
    private bool TellsBefore(NameMention mention, TextSpan sentence)
    {
        var before = text.AsSpan(Math.Max(sentence.Start, mention.Span.Start - 40)..mention.Span.Start);
        var tells = false;
        for (var words = 0; words < 3 && Descriptions.LastWord(ref before) is { Length: > 0 } word; words++)
        {
            var (its, cue) = Lexicon.Of(word);
            if (words < 2 && (its & WordClass.Preposition) != 0) return false;
            tells |= cue == CueStrength.Indirect && (its & WordClass.CueBase) == 0;
        }
        return tells;
    }

    // Behind "Speaking to the Herald," and "In a statement," the clause itself begins; and so it does behind ";".
    private int ClauseStart(TextSpan sentence, int position)
    {
        var before = text.AsSpan(sentence.Start, position - sentence.Start);
        var start = before.LastIndexOf(';') + 1;
        var first = before[start..].TrimStart();
        var space = first.IndexOf(' ');
        if (space > 0 && IsFronted(Lexicon.Lower(first[..space]))
            && before[start..].LastIndexOf(',') is >= 0 and var comma)
            start += comma + 1;
        return sentence.Start + start;
    }

    private static bool IsFronted(string word) =>
        Grammar.IsPreposition(word)
            || Grammar.IsConjunction(word)
            || (word.Length > 4
                && (word.EndsWith("ing", StringComparison.Ordinal) || word.EndsWith("ed", StringComparison.Ordinal)));

    // "Doe told", "Doe has also said"
    private bool TellsNext(int end)
    {
        for (var words = 0; words < 3; words++)
        {
            if (WordAt(ref end) is not { } word) return false;
            var info = Lexicon.Of(word);
            if (info.Cue >= CueStrength.Speech) return (info.Class & WordClass.CueParticiple) == 0;
            if ((info.Class & WordClass.Auxiliary) == 0) return false;
        }
        return false;
    }

    // "Doe said she would": the name goes with "she".
    private void NotePronoun(NameMention mention, int index, TextSpan sentence)
    {
        var at = mention.Span.End;
        var stop = sentence.End;
        if (index + 1 < mentions.Count) stop = Math.Min(stop, mentions[index + 1].Span.Start);
        while (at < stop)
        {
            if (Marks.IsDouble(text[at])) return;
            var written = NextWord(ref at);
            if (written.IsEmpty)
            {
                at++;
                continue;
            }
            if (at > stop) return;
            if (written[0] is not ('h' or 'H' or 's' or 'S')) continue;
            var pronoun = Lexicon.Lower(written) switch
            {
                "he" or "himself" => "he",
                "she" or "herself" => "she",
                _ => null,
            };
            if (pronoun is null) continue;
            descriptions.GoesWith(mention.Chain, pronoun);
            return;
        }
    }

    // "The president, of course, reminds …", "My grandfather, a plumber, had a rule": whom a sentence begins with and
    // does not name.
    private void NoteDescribed(TextSpan sentence, int nextMention, Func<int, Speaker> of)
    {
        var at = sentence.Start;
        if (Marks.IsDouble(text[at]) || WordAt(ref at) is not { } first) return;
        if (first == "the")
        {
            for (var words = 0; words < 2 && WordAt(ref at) is { } noun; words++)
            {
                if (!SourceWords.IsRole(noun)) continue;
                if (descriptions.InRole(noun, sentence.Start) is >= 0 and var called)
                    attention.Name(of(called), sentence.Start, subject: true);
                return;
            }
            return;
        }
        if (NotePlural(sentence.Start)) return;
        if (Grammar.IsConjunction(first) && WordAt(ref at) is { } second) first = second;
        if (first is not ("a" or "an" or "one" or "another" or "my" or "our" or "his" or "her" or "their")) return;
        var start = at - first.Length;
        for (var words = 0; words < LongestDescription; words++)
        {
            if (WordAt(ref at) is not { } word) return;
            var its = Lexicon.Of(word).Class;
            if ((its & (WordClass.Preposition | WordClass.Conjunction | WordClass.Verb)) != 0) return;
            if ((its & WordClass.Role) == 0) continue;
            // "his wife, Jane Doe," is named; "a police captain" goes on.
            var end = at;
            if (WordAt(ref at) is { } more && (Lexicon.Of(more).Class & WordClass.Role) != 0) return;
            if (nextMention < mentions.Count && mentions[nextMention].Span.Start < end + 25) return;
            if (word.EndsWith('s') && !word.EndsWith("ss", StringComparison.Ordinal)) return;
            attention.Name(new Speaker(text[start..end], SourceKind.Unnamed, -1), start, subject: true);
            return;
        }
    }

    // "Top economists had expected more.": they are who "they" are.
    private bool NotePlural(int start)
    {
        var at = start;
        for (var words = 0; words < 3 && WordAt(ref at) is { } word; words++)
        {
            if ((Lexicon.Of(word).Class & NoPartOfAName) != 0) return false;
            if (!word.EndsWith('s') || !SourceWords.IsRole(word)) continue;
            attention.Name(new Speaker(text[start..at], SourceKind.Unnamed, -1), start, subject: true);
            return true;
        }
        return false;
    }

    /// <summary>The word that begins at <paramref name="at"/>, white space skipped, in lower case; null at anything
    /// else. <paramref name="at"/> moves behind it.</summary>
    private string? WordAt(ref int at) =>
        NextWord(ref at) is { IsEmpty: false } word ? Lexicon.Lower(word) : null;

    private ReadOnlySpan<char> NextWord(ref int at)
    {
        var start = at;
        while (start < text.Length && text[start] == ' ') start++;
        var end = start;
        while (end < text.Length && (char.IsLetter(text[end]) || text[end] is '-' or '\'' or '’')) end++;
        if (end > start) at = end;
        return text.AsSpan(start..end);
    }
}
