namespace NewsArchive.Text.Quotes;

/// <summary>Finds "he" and "she" outside quotes.</summary>
/// <param name="lower">The text in lower case.</param>
/// <param name="spoken">The quoted spans, in the order of the text.</param>
internal sealed class ToldPronouns(string lower, IReadOnlyList<TextSpan> spoken, ReadingBudget budget)
{
    /// <summary>The first "he" and the first "she" of a sentence.</summary>
    /// <param name="piece">The index of a quoted piece; no earlier piece reaches into the sentence.</param>
    public List<(int At, string Pronoun)> In(TextSpan sentence, int piece)
    {
        List<(int, string)> found = [];
        string? first = null;
        for (var at = sentence.Start; found.Count < 2 && NextHe(at, sentence.End) is >= 0 and var he; at = he + 2)
        {
            while (piece < spoken.Count && spoken[piece].End <= he)
            {
                budget.Take();
                piece++;
            }
            if (piece < spoken.Count && spoken[piece].Start <= he)
                continue;
            var pronoun = he > 0 && lower[he - 1] == 's' ? "she" : "he";
            if (pronoun == first)
                continue;
            found.Add((he - (pronoun.Length - 2), first = pronoun));
        }
        return found;
    }

    // The position of the last two letters of the next "he" or "she"; -1 where there is none.
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
