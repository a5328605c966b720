using System.Buffers;
using System.Text;
using System.Text.RegularExpressions;

namespace NewsArchive.Drift;

/// <summary>
/// The words of a quote in the form used to compare it with another. Case, accents and marks do not count, and neither
/// do words that an editor put in brackets, though "[T]he" is the word "the". A contraction counts as the two words it
/// stands for.
/// </summary>
public sealed partial class QuoteWords
{
    // ASCII, dashes and quotation marks: normalizing finds no further letter in them, and most words have no others.
    private static readonly SearchValues<char> Plain = SearchValues.Create(
        [.. Enumerable.Range(0, 128).Concat(Enumerable.Range('‐', '„' - '‐' + 1)).Select(letter => (char)letter)]);

    private const int LongWord = 64;

    private QuoteWords(IReadOnlyList<QuoteWord> words)
    {
        Words = words;
        Spoken = words.Count(word => !word.Editorial);
        Written = words.Count(word => !word.Editorial && !word.Contracted);
    }

    /// <summary>Their texts, joined, are the quote.</summary>
    public IReadOnlyList<QuoteWord> Words { get; }

    /// <summary>How many of the words were spoken, not added by an editor.</summary>
    public int Spoken { get; }

    /// <summary>The same as the text writes them: "don't" is one word.</summary>
    public int Written { get; }

    public static QuoteWords Read(string quote)
    {
        var inBrackets = new bool[quote.Length];
        foreach (Match bracket in Bracket().Matches(quote))
            inBrackets.AsSpan(bracket.Index, bracket.Length).Fill(true);

        var words = new List<QuoteWord>();
        var start = 0;
        foreach (var end in Ends(quote))
        {
            // Free-standing marks belong to the word before them; at the beginning, to the word after.
            var text = quote[start..end];
            if (Key(text) is { Length: > 0 } key)
                Add(words, text, key, (from, to) => IsEditorial(quote, inBrackets, start + from, start + to));
            else if (words.Count > 0)
                words[^1] = words[^1].With(text);
            else
                continue;
            start = end;
        }

        return new QuoteWords(words);
    }

    /// <summary>The spoken words as they are compared: equal for the same words.</summary>
    public string Wording => string.Join(' ', Words.Where(word => !word.Editorial).Select(word => word.Key));

    private static List<int> Ends(string quote)
    {
        var ends = new List<int>();
        foreach (var gap in Gap().EnumerateMatches(quote))
            ends.Add(gap.Index + gap.Length);
        ends.Add(quote.Length);
        return ends;
    }

    private static void Add(List<QuoteWord> words, string text, string key, Func<int, int, bool> isEditorial)
    {
        var contraction = Contractions.Find(text);
        var (at, first, second) = contraction ?? default;
        if (contraction is not null)
            key = first ?? Key(text[..at]);
        if (words.Count > 0 && words[^1].Contracted)
            words[^1] = words[^1] with { Key = Contractions.Before(words[^1].Key, key) };
        if (contraction is null)
        {
            words.Add(new QuoteWord(text, key, isEditorial(0, text.Length), EndsInEllipsis(text)));
            return;
        }

        words.Add(new QuoteWord(text[..at], key, isEditorial(0, at), Ellipsis: false));
        words.Add(new QuoteWord(text[at..], second, isEditorial(at, text.Length), EndsInEllipsis(text), true));
    }

    private static bool IsEditorial(string quote, bool[] inBrackets, int start, int end)
    {
        for (var at = start; at < end; at++)
        {
            if (!inBrackets[at] && char.IsLetterOrDigit(quote[at]))
                return false;
        }

        return true;
    }

    private static string Key(string text)
    {
        // Normalizing throws on half a surrogate pair, which no stored text contains.
        var whole = text.AsSpan().ContainsAnyExcept(Plain) ? text.Normalize(NormalizationForm.FormKD) : text;
        Span<char> key = whole.Length <= LongWord ? stackalloc char[LongWord] : new char[whole.Length];
        var length = 0;
        foreach (var letter in whole)
        {
            if (IsOfKey(letter))
                key[length++] = char.ToLowerInvariant(letter);
        }

        return key[..length].ToString();
    }

    private static bool IsOfKey(char letter) => char.IsLetterOrDigit(letter) || char.IsSurrogate(letter);

    internal static bool EndsInEllipsis(string text) => text.AsSpan().ContainsAny('…', '.') && Ellipsis().IsMatch(text);

    // An opening bracket without a closing one nearby does not mark an insertion.
    [GeneratedRegex(@"\[[^\[\]]{0,300}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Bracket();

    [GeneratedRegex(@"(?:\s|[—–…]|\.{2,}|-{2,})+", RegexOptions.CultureInvariant)]
    private static partial Regex Gap();

    [GeneratedRegex(@"…|\.\s?\.\s?\.", RegexOptions.CultureInvariant)]
    private static partial Regex Ellipsis();
}

/// <param name="Text">As written, with the marks and white space up to the next word.</param>
/// <param name="Key">The form that is compared; never empty.</param>
/// <param name="Editorial">True for an editor's word in brackets, which nobody spoke.</param>
/// <param name="Ellipsis">True when an ellipsis after the word shows that words are left out.</param>
/// <param name="Contracted">True for the second word of a contraction: "n't" of "don't".</param>
public sealed record QuoteWord(string Text, string Key, bool Editorial, bool Ellipsis, bool Contracted = false)
{
    internal QuoteWord With(string marks) =>
        this with { Text = Text + marks, Ellipsis = QuoteWords.EndsInEllipsis(Text + marks) };
}
