namespace NewsArchive.Text.Quotes;

/// <summary>"he" and "she" where a text tells and does not quote.</summary>
/// <param name="lower">The text in lower case.</param>
/// <param name="spoken">What is quoted, in text order.</param>
internal sealed class ToldPronouns(string lower, IReadOnlyList<TextSpan> spoken)
{
    /// <summary>The first "he" and the first "she" of a sentence.</summary>
    /// <param name="piece">Index of a quoted piece, none before which reaches into the sentence.</param>
    public List<(int At, string Pronoun)> In(TextSpan sentence, int piece)
    {
        List<(int, string)> found = [];
        string? first = null;
        for (var at = sentence.Start; found.Count < 2 && NextHe(at, sentence.End) is >= 0 and var he; at = he + 2)
        {
            while (piece < spoken.Count && spoken[piece].End <= he)
                piece++;
            if (piece < spoken.Count && spoken[piece].Start <= he)
                continue;
            var pronoun = he > 0 && lower[he - 1] == 's' ? "she" : "he";
            if (pronoun == first)
                continue;
            found.Add((he - (pronoun.Length - 2), first = pronoun));
        }
        return found;
    }

    // Where the last two letters of "he" or "she" stand next; -1 where they don't.
    private int NextHe(int from, int end)
    {
        while (from < end && lower.AsSpan(from..end).IndexOf("he") is >= 0 and var skipped)
        {
            var at = from + skipped;
            var start = at > 0 && lower[at - 1] == 's' ? at - 1 : at;
            if ((start == 0 || !char.IsLetterOrDigit(lower[start - 1]))
                && (at + 2 >= lower.Length || !(char.IsLetterOrDigit(lower[at + 2]) || lower[at + 2] == '-')))
                return at;
            from = at + 2;
        }
        return -1;
    }
}
