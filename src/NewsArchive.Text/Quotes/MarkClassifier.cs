using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// Decides whether a passage in marks is a title, nickname, term or scare quote instead of speech, and names the rule.
/// </summary>
internal static class MarkClassifier
{
    private const int ScareWords = 5;
    private const int LongestShow = 8;
    private static readonly IReadOnlyDictionary<string, IReadOnlySet<string>> Beside =
        WordList.Sections("markwords.txt");

    /// <summary>
    /// What the words around a passage say it is, whoever may be speaking; null where it may be speech.
    /// </summary>
    public static MarkedPhrase? NotSpeech(Units units, int at, BlockKind block, bool adjacentCue, bool attributed)
    {
        var span = units[at].Span;
        var inside = Passage.WordsInside(units.Text, span);
        if (inside.IsEmpty)
            return new MarkedPhrase(span, MarkKind.Stray, "empty-marks", 0.9);
        var before = Lower(units, at - 1);
        var after = Lower(units, at + 1);
        var words = CountWords(inside);
        if (block == BlockKind.Paragraph && IsNickname(units, at, inside))
            return Is(MarkKind.Nickname, "inside-a-name", 0.9);
        var titleCase = IsTitleCase(inside);
        if (titleCase
            && (Beside["title"].Contains(before) || (before == "," && Beside["title"].Contains(Lower(units, at - 2)))))
            return Is(MarkKind.Title, "work-before", 0.9);
        if (before is "titled" or "entitled" or "headlined" or "subtitled")
            return Is(MarkKind.Title, "work-before", 0.9);
        if (titleCase && words >= 2 && before is "told" or "tells" or "tell")
            return Is(MarkKind.Title, "work-before", 0.8);
        // "the host of “Morning News,” said": a capitalized passage after a preposition is the name of the thing.
        if (titleCase && words is >= 2 and <= 8 && before is "of" or "on" or "for" or "told" && !attributed)
            return Is(MarkKind.Title, "work-before", 0.8);
        // "halfway through “The Stone Garden”": speech has no capitals inside a sentence either.
        if (titleCase
            && words is >= 2 and <= 8
            && block == BlockKind.Paragraph
            && !attributed
            && before is "through" or "from" or "in" or "by" or "during" or "since" or "after")
            return Is(MarkKind.Title, "work-before", 0.75);
        if (IsWorkOfSomebody(units, at))
            return Is(MarkKind.Title, "work-of-somebody", 0.85);
        if (titleCase && after is not ("" or ",") && Beside["title"].Contains(after) && !adjacentCue)
            return Is(MarkKind.Title, "work-after", 0.85);
        if (titleCase
            && (units[at - 1] is { Kind: UnitKind.Name, Possessive: true }
                || (words >= 2
                    && before.EndsWith("day's", StringComparison.Ordinal)))
            && words <= 6)
            return Is(MarkKind.Title, "work-of-a-name", 0.75);
        if (words <= ScareWords
            && after is "word" or "number" or "term" or "label" or "figure" or "phrase" or "hashtag")
            return Is(MarkKind.Term, "word-as-word", 0.85);
        if (before == "for" && Lower(units, at - 2) is "," or "short" or "stands" or "standing")
            return Is(MarkKind.Term, "what-it-stands-for", 0.8);
        if (block is BlockKind.Related or BlockKind.Byline or BlockKind.Metadata or BlockKind.Post)
            return titleCase && words > 2 && block != BlockKind.Post
                ? Is(MarkKind.Title, "title-in-a-pointer", 0.7)
                : Is(block == BlockKind.Post ? MarkKind.Term : MarkKind.Scare,
                    "marks-in-a-" + block.ToString().ToLowerInvariant(), 0.7);
        if (block == BlockKind.Caption && titleCase && words > 2)
            return Is(MarkKind.Title, "title-in-a-caption", 0.7);
        // "praised the values of an “Ahoy First” policy": the passage is the name of the noun after it.
        if (titleCase
            && words is 2 or 3
            && units[at - 1].Has(WordClass.Determiner)
            && Cues.At(units, at - 2) == CueStrength.None
            && units[at + 1] is { Kind: UnitKind.Word, Cue: CueStrength.None } thing
            && char.IsLower(units.Text[thing.Span.Start])
            && !thing.Has(WordClass.Verb | WordClass.Auxiliary | WordClass.Preposition | WordClass.Conjunction
                | WordClass.Pronoun | WordClass.Adverb | WordClass.Weekday))
            return Is(MarkKind.Term, "word-as-word", 0.7);
        if (adjacentCue && before is "," or ":" or "that")
            return null;
        if (Beside["scare"].Contains(before))
            return Is(MarkKind.Scare, "held-at-arms-length", 0.9);
        // "what Doe called “a disaster”": Doe's own word.
        if (attributed && Cues.Strength(before) != CueStrength.None)
            return null;
        // "including “keeping people out,” Doe said": the words after the marks say who speaks.
        if (adjacentCue && before is "include" or "includes" or "including" && units.IsPause(at))
            return null;
        if (words <= ScareWords + 2
            && (Beside["term"].Contains(before)
                || (before is "the" or "a" or "as" or "," && Beside["term"].Contains(Lower(units, at - 2)))))
            return Is(MarkKind.Term, "word-as-word", 0.85);
        return null;

        MarkedPhrase Is(MarkKind kind, string rule, double confidence) => new(span, kind, rule, confidence);
    }

    /// <summary>
    /// What a passage without a source is: short phrases are scare quotes, capitalized ones are titles.
    /// </summary>
    public static MarkedPhrase? Unattributed(Units units, int at)
    {
        var span = units[at].Span;
        var inside = Passage.WordsInside(units.Text, span);
        if (inside.IsEmpty)
            return null;
        var words = CountWords(inside);
        var last = inside[^1];
        // "…, said that “the damage is done”": it was said, though it is not clear by whom.
        for (var i = at - 1; i >= at - 2; i--)
        {
            if (Cues.At(units, i) >= CueStrength.Speech)
                return null;
            if (!(units.Step(i).Is("that") || units[i].Is(":") || units[i].IsComma))
                break;
        }
        // A whole sentence is speech, whoever says it.
        if (words >= 3
            && char.IsUpper(inside[0])
            && units[at - 1].Kind == UnitKind.Stop
            && units[at + 1].Kind == UnitKind.Stop
            && !IsTitleCase(inside))
            return null;
        // "Answer: “Correct.”"
        if (units[at - 1].Is(":") && char.IsUpper(inside[0]) && last is '.' or '!' or '?')
            return null;
        if (words >= 2 && IsTitleCase(inside) && last is not ('.' or '!' or '?' or ','))
            return new MarkedPhrase(span, MarkKind.Title, "capitals", 0.6);
        if (words <= ScareWords && last is not ('!' or '?'))
            return new MarkedPhrase(span, MarkKind.Scare, "short-and-unsourced", 0.6);
        return null;
    }

    /// <summary>
    /// "the “Morning News” |host|", "|host| of “Morning News”", "told me on “Morning News”": a title inside a
    /// description, or the show on which it was said.
    /// </summary>
    public static bool IsWorkOfSomebody(Units units, int at)
    {
        var before = Lower(units, at - 1);
        if (!(Beside["maker"].Contains(Lower(units, at + 1)) && units[at - 1].Has(WordClass.Determiner)
            || before is "of" or "on" or "for" && Beside["maker"].Contains(Lower(units, at - 2))
            || before == "on" && TellsBefore(units, at - 1)))
            return false;
        var inside = Passage.WordsInside(units.Text, units[at].Span);
        var words = CountWords(inside);
        return IsTitleCase(inside) && (before != "on" || words is > 1 and <= LongestShow);
    }

    // "Doe |told| me on", "Doe |said| Sunday on"
    private static bool TellsBefore(Units units, int on)
    {
        for (var i = on - 1; i > on - 4; i--)
        {
            if (units.Step(i).Cue >= CueStrength.Speech)
                return true;
            if (units[i].Kind is UnitKind.Stop or UnitKind.Quote or UnitKind.Punctuation)
                return false;
        }
        return false;
    }

    /// <summary>“Southern Strategy”, “Arab Spring”: every word capitalized, in the middle of a sentence.</summary>
    public static MarkedPhrase? CapitalTerm(Units units, int at)
    {
        var inside = Passage.WordsInside(units.Text, units[at].Span);
        return CountWords(inside) is >= 2 and <= ScareWords && inside[^1] is not ('!' or '?') && IsTitleCase(inside)
            ? new MarkedPhrase(units[at].Span, MarkKind.Title, "capitals", 0.6) : null;
    }

    private static string Lower(Units units, int i) =>
        units[i].Kind is UnitKind.Word or UnitKind.Punctuation ? units[i].Lower : "";

    // William “Bill” Doe: between two parts of a name.
    private static bool IsNickname(Units units, int at, ReadOnlySpan<char> inside) =>
        CountWords(inside) <= 3 && char.IsUpper(inside[0]) && IsNamePart(units, at - 1) && IsNamePart(units, at + 1)
        && units[at - 1].Span.End + 1 == units[at].Span.Start
        && units[at].Span.End + 1 == units[at + 1].Span.Start
        && inside[^1] != ',';

    private static bool IsNamePart(Units units, int i) =>
        units[i].Kind == UnitKind.Name
            || (units[i].Kind == UnitKind.Word
                && char.IsUpper(units.Text[units[i].Span.Start])
                && units[i].Cue == CueStrength.None);

    private static bool IsTitleCase(ReadOnlySpan<char> inside)
    {
        int capitals = 0, words = 0;
        foreach (var part in inside.Split(' '))
        {
            if (inside[part].IsEmpty)
                continue;
            words++;
            var word = inside[part].TrimStart("'‘([#");
            if (word.IsEmpty)
                continue;
            if (char.IsUpper(word[0]) || char.IsDigit(word[0]))
                capitals++;
            else if (word.Length > 4 || words == 1)
                return false;
        }
        return capitals > 0 && (words == 1 || capitals * 2 >= words);
    }

    // Counts the spaces between words, plus one for the first word.
    private static int CountWords(ReadOnlySpan<char> inside)
    {
        var words = 1;
        for (var i = 1; i < inside.Length; i++)
        {
            if (inside[i - 1] == ' ' && inside[i] != ' ')
                words++;
        }
        return words;
    }
}
