namespace NewsArchive.Text.Quotes;

/// <summary>
/// Results found at certain units, kept for later. The rules look for the same phrase, subject or clause again and
/// again, and some of them call each other: without kept results, the time would double with each word.
/// </summary>
internal sealed class Findings(Units units)
{
    // No sentence of news is nested so deeply; deeper ones are noise and must not exhaust the stack.
    private const int Deepest = 24;

    private (bool Known, Phrase? Phrase)[]? phrases;
    private Dictionary<(int Verb, CueStrength Strength), Phrase?>? subjects;
    private Dictionary<int, (Phrase Clause, Attribution Attribution)?>? clauses;
    private Dictionary<(Phrase Phrase, CueStrength Strength), bool>? speakers;
    private int depth;

    /// <summary>The phrase that begins at a unit.</summary>
    public Phrase? Phrase(int first, Func<Units, int, Phrase?> find)
    {
        // A stop beyond the ends begins no phrase.
        if ((uint)first >= (uint)units.Count)
            return null;
        phrases ??= new (bool, Phrase?)[units.Count];
        if (phrases[first].Known)
            return phrases[first].Phrase;
        if (depth == Deepest)
            return null;
        depth++;
        var found = find(units, first);
        depth--;
        phrases[first] = (true, found);
        return found;
    }

    /// <summary>The subject of a verb.</summary>
    public Phrase? Subject(int verb, CueStrength strength, Func<Units, int, CueStrength, Phrase?> find)
    {
        subjects ??= [];
        if (subjects.TryGetValue((verb, strength), out var known))
            return known;
        if (depth == Deepest)
            return null;
        depth++;
        var found = find(units, verb, strength);
        depth--;
        return subjects[(verb, strength)] = found;
    }

    /// <summary>Whether a phrase can speak.</summary>
    public bool CanSpeak(Phrase phrase, CueStrength strength, Func<Units, Phrase, CueStrength, bool> find)
    {
        speakers ??= [];
        if (!speakers.TryGetValue((phrase, strength), out var known))
            speakers[(phrase, strength)] = known = find(units, phrase, strength);
        return known;
    }

    /// <summary>The clause that a verb introduces.</summary>
    public (Phrase Clause, Attribution Attribution)? Clause(
        int verb, Func<Units, int, (Phrase Clause, Attribution Attribution)?> find)
    {
        clauses ??= [];
        if (!clauses.TryGetValue(verb, out var known))
            clauses[verb] = known = find(units, verb);
        return known;
    }
}
