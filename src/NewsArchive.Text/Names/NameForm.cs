using System.Buffers;

namespace NewsArchive.Text.Names;

/// <summary>One spelling of a name in a text, with all its occurrences.</summary>
internal sealed class NameForm
{
    public NameForm(string name, PartyKind kind, int index)
    {
        (Name, Kind, Index) = (name, kind, index);
        var folded = Word.Fold(name);
        Letters = folded.AsSpan().ContainsAnyExcept(PlainLetters)
            ? string.Concat(folded.Where(c => char.IsLetterOrDigit(c) || c is ' ' or '&'))
            : folded;
        if (Letters.StartsWith("the ", StringComparison.Ordinal) && Letters.Length > 4)
            Letters = Letters[4..];
        Words = folded.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (Words.Length > 1 && Words[0] == "the")
            Words = Words[1..];
    }

    /// <summary>As shown: without editorial brackets and with single spaces.</summary>
    public string Name { get; }

    public PartyKind Kind { get; }

    /// <summary>Its number among the forms, in the order of first appearance.</summary>
    public int Index { get; }

    /// <summary>Only folded letters and spaces: the same for "U.N." and "UN", and for "The Echo" and "Echo".</summary>
    public string Letters { get; }

    /// <summary>Folded words without a leading "the".</summary>
    public string[] Words { get; }

    /// <summary>Its occurrences, as indices into the list of found names.</summary>
    public List<int> Places { get; } = [];

    private PersonName? person;

    public PersonName Person => person ??= PersonName.Parse(Words);

    private static readonly SearchValues<char> PlainLetters =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789 &");

    private static readonly SearchValues<char> Unclean = SearchValues.Create("\n\t\u00a0\u200e\u200f[]()");

    public static string Clean(string text)
    {
        if (!text.AsSpan().ContainsAny(Unclean) && !text.Contains("  ", StringComparison.Ordinal)
            && !text.StartsWith(' ') && !text.EndsWith(' '))
            return text;
        var words = text.Split([' ', '\n', '\t', '\u00a0', '\u200e', '\u200f'], StringSplitOptions.RemoveEmptyEntries);
        // "Ada (Addie) Quill": the nickname is another name of hers.
        return string.Join(' ', words.Where((w, i) => i == 0 || w[0] != '(' || w[^1] != ')'))
            .Replace("[", "", StringComparison.Ordinal)
            .Replace("]", "", StringComparison.Ordinal);
    }
}
