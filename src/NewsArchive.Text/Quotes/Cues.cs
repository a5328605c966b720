using System.Collections.Frozen;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

internal enum CueStrength : byte { None, Loose, Speech, Indirect }

/// <summary>
/// Reporting verbs, listed in <c>cues.txt</c>, and where a sentence uses one to introduce somebody's words.
/// </summary>
internal static class Cues
{
    /// <summary>
    /// No sentence has more in a row. "reply" and "imply" look like adverbs, and a text of nothing else would take
    /// quadratic time.
    /// </summary>
    public const int MostAdverbs = 16;

    private static readonly FrozenDictionary<string, (CueStrength Strength, bool Base, bool Participle, bool Bare)> Verbs = Read();

    // "shot+back" is known by "shot" first.
    private static readonly FrozenSet<string> FirstOfTwo =
        Verbs.Keys.Where(v => v.Contains('+')).Select(v => v[..v.IndexOf('+')]).ToFrozenSet(StringComparer.Ordinal);

    public static IEnumerable<string> Words => Verbs.Keys.Concat(FirstOfTwo);

    public static CueStrength Strength(string lower) =>
        Verbs.TryGetValue(lower, out var verb) ? verb.Strength : CueStrength.None;

    /// <summary>True for "saying" or "adding": its subject is that of the clause before.</summary>
    public static bool IsParticiple(string lower) => Verbs.TryGetValue(lower, out var verb) && verb.Participle;

    /// <summary>True for "say": used after "to", "would" or a plural subject.</summary>
    public static bool IsBase(string lower) => Verbs.TryGetValue(lower, out var verb) && verb.Base;

    /// <summary>True for "said": a reported clause may follow without "that".</summary>
    public static bool IsBare(string lower) => Verbs.TryGetValue(lower, out var verb) && verb.Bare;

    /// <summary>True for "shot": it reports speech only with its particle, as in "she shot back".</summary>
    public static bool WantsParticle(string lower) => FirstOfTwo.Contains(lower);

    /// <summary>How surely the word at this unit is a reporting verb and not a noun of the same form.</summary>
    public static CueStrength At(Units units, int i)
    {
        ref readonly var unit = ref units.Step(i);
        if (unit.Kind != UnitKind.Word)
            return CueStrength.None;
        var strength = unit.Cue;
        if (strength == CueStrength.None)
            return WithParticle(units, i);
        ref readonly var before = ref units[i - 1];
        if (IsOfAnotherKind(units, i))
            return WithParticle(units, i);
        if (IsNegated(units, i))
            return CueStrength.None;
        // "the United States": a capitalized word inside a sentence is no verb.
        if (char.IsUpper(units.Text[unit.Span.Start]) && before.Kind is not (UnitKind.Stop or UnitKind.Quote))
            return CueStrength.None;
        // "a book called “…”": "called" names a thing here, unless a person gives the name.
        if (unit.Lower is "called" or "named" or "titled" or "dubbed" or "nicknamed" or "termed" or "labeled"
            && units[i + 1].Kind == UnitKind.Quote
            && before.Kind == UnitKind.Word
            && char.IsLower(units.Text[before.Span.Start])
            && !before.Has(WordClass.Pronoun)
            && !before.Has(WordClass.Auxiliary)
            && !before.Has(WordClass.Role)
            && !before.Has(WordClass.Conjunction))
            return CueStrength.None;
        // "has been accused of": done to somebody, not said by them.
        if (before.Lower is "been" or "was" or "were" or "is" or "are" or "being" or "be"
            && before.Kind == UnitKind.Word
            && !unit.Has(WordClass.CueParticiple)
            && !unit.Has(WordClass.CueBase))
            return CueStrength.None;
        // "a statement issued through", "a letter posted on", "a campaign proposed by": the verb says what was done
        // with the document, not what it says.
        if ((before.Has(WordClass.Document) || (before.Has(WordClass.OrganizationNoun) && units[i + 1].Is("by")))
            && strength != CueStrength.Indirect
            && unit.Lower.EndsWith("ed", StringComparison.Ordinal)
            && units[i + 1].Has(WordClass.Preposition))
            return CueStrength.None;
        // "reports of a fight", "the report", "a claim", "his remarks", "in comments", "tweets are": nouns.
        if (unit.Has(WordClass.Document) && units[i + 1].Is("of"))
            return CueStrength.None;
        if (IsThingOrAct(units, i))
            return CueStrength.None;
        if (before.Kind == UnitKind.Word
            && (before.Has(WordClass.Determiner)
                || (before.Has(WordClass.Preposition)
                    && before.Lower is not ("to" or "by" or "before" or "after" or "without" or "in" or "for"))))
            return before.Lower is "that" or "those" or "both" or "all" or "many" or "some" or "others" or "no"
                ? strength : CueStrength.None;
        if (before.Kind == UnitKind.Name && before.Possessive)
            return CueStrength.None;
        if (before.Kind == UnitKind.Word
            && before.Has(WordClass.Preposition)
            && before.Lower != "to"
            && !unit.Has(WordClass.CueParticiple))
            return CueStrength.None;
        var noun = before.Kind == UnitKind.Name
            || (before.Kind == UnitKind.Word
                && char.IsLower(units.Text[before.Span.Start])
                && !before.Has(WordClass.Auxiliary)
                && !before.Has(WordClass.Pronoun));
        if (noun && unit.Has(WordClass.Document) && unit.Has(WordClass.CueBase))
            return CueStrength.None;
        // "a budget bill", "the recent racist comments": nouns in these forms, unless the word before can be their
        // subject.
        if (before.Kind == UnitKind.Word
            && (strength == CueStrength.Loose && unit.Has(WordClass.CueBase)
                || unit.Has(WordClass.SpeechNoun | WordClass.Document))
            && !CanTell(units.Text, before))
            return CueStrength.None;
        return strength;
    }

    // "went beyond it" and "the first rule of it" report nothing. But "as the saying goes, “…”" does.
    private static bool IsOfAnotherKind(Units units, int i)
    {
        ref readonly var next = ref units[i + 1];
        return units[i].Lower switch
        {
            "go" or "goes" or "went" or "going" =>
                next.Kind != UnitKind.Quote && !next.IsComma && !next.Is(":") && !next.Is("like"),
            "rule" or "charge" or "question" or "estimate" or "voice" or "demand" or "call" or "hope" or "fear"
                or "promise" or "pledge" or "claim" or "post" or "point" or "offer" or "bill" or "cast" =>
                next.Is("of"),
            _ => false,
        };
    }

    // Words that look like reporting verbs but are not: "tweets |are| “…”", "rules |like| “…”", "by secretly adding |it
    // to| a list", "|in order| to estimate".
    private static bool IsThingOrAct(Units units, int i)
    {
        var next = units[i + 1];
        var before = units[i - 1];
        return units[i].Lower.EndsWith('s')
                && before.Kind != UnitKind.Name
                && !before.Has(WordClass.Pronoun | WordClass.Source)
                && (next.Lower is "are" or "were" || (next.Is("like") && units[i + 2].Kind == UnitKind.Quote))
            || units[i].Lower is "add" or "adds" or "added" or "adding"
                && next.Lower is "it" or "them" or "him" or "her"
                && units[i + 2].Is("to")
            || before.Is("to") && units[i - 2].Is("order") && units[i - 3].Is("in");
    }

    // The words that can come before a reporting verb in the present tense: "to say", "they say", "officials say", "the
    // report says".
    private static bool CanTell(string text, in Unit before) =>
        before.Has(WordClass.Auxiliary | WordClass.Pronoun | WordClass.Conjunction | WordClass.Source
            | WordClass.Preposition | WordClass.Opener)
        || before.Lower.EndsWith('s')
        || before.Lower is "people" or "men" or "women"
        || char.IsUpper(text[before.Span.Start]);

    // "she shot back", "he went on"
    private static CueStrength WithParticle(Units units, int i) =>
        units[i].Has(WordClass.CueWithParticle) && units[i + 1].Kind == UnitKind.Word
            ? Strength(units[i].Lower + "+" + units[i + 1].Lower)
            : CueStrength.None;

    // "refused to say", "never said", "didn't say": nothing was said. "not only said" is no negation.
    private static bool IsNegated(Units units, int i)
    {
        if (units[i].Lower is "deny" or "denied" or "dispute" or "disputed")
            return false;
        var k = i - 1;
        while (k > i - MostAdverbs
            && (units.Step(k).Kind == UnitKind.Word && units[k].Has(WordClass.Adverb)
                || units[k].Lower is "even" or "ever"))
            k--;
        if (units[k].Kind != UnitKind.Word)
            return false;
        if (units[k].Lower is "not" or "never" or "cannot" || units[k].Lower.EndsWith("n't", StringComparison.Ordinal))
            return true;
        if (!units[k].Is("to"))
            return false;
        k--;
        return units[k].Kind == UnitKind.Word
            && units[k].Lower is "refused" or "refuses" or "declined" or "declines" or "failed" or "fails"
                or "neglected" or "unwilling" or "reluctant" or "refusing" or "declining" or "forgot";
    }

    private static FrozenDictionary<string, (CueStrength, bool, bool, bool)> Read()
    {
        var verbs = new Dictionary<string, (CueStrength, bool, bool, bool)>(StringComparer.Ordinal);
        foreach (var line in WordList.Lines("cues.txt"))
        {
            var halves = line.Split('|', 2, StringSplitOptions.TrimEntries);
            var strength = halves[1] switch
            {
                "indirect" or "indirect bare" => CueStrength.Indirect,
                "speech" => CueStrength.Speech,
                _ => CueStrength.Loose,
            };
            var forms = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < forms.Length; i++)
            {
                if (forms[i] == "-")
                    continue;
                var participle = i > 0 && forms[i].EndsWith("ing", StringComparison.Ordinal);
                verbs.TryAdd(forms[i], (strength, i == 0, participle, halves[1].EndsWith("bare", StringComparison.Ordinal)));
            }
        }
        return verbs.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
