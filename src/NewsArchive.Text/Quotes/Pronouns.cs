using System.Collections.Frozen;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>Tells from a name or a description whether "he" or "she" is used for a person.</summary>
internal static class Pronouns
{
    private static readonly FrozenDictionary<string, string> ByFirstName = Read();

    /// <summary>
    /// From the first name of a full name; null where it does not tell, or where there is only one name.
    /// </summary>
    public static string? OfName(string name)
    {
        var space = name.IndexOf(' ');
        return space > 0 ? ByFirstName.GetValueOrDefault(name[..space].ToLowerInvariant()) : null;
    }

    /// <summary>From lower-case words such as "mr." and "spokeswoman".</summary>
    public static string? OfWords(ReadOnlySpan<char> words)
    {
        foreach (var part in words.SplitAny(' ', ',', '\n', '\t'))
        {
            var word = words[part].TrimEnd('.');
            if (word is "mr" or "sir" or "father" or "brother" or "son" or "husband" or "king" or "prince" or "lord"
                or "uncle" or "man" or "boy" or "actor"
                || Ends(word, "man"))
                return "he";
            if (word is "mrs" or "ms" or "miss" or "mother" or "sister" or "daughter" or "wife" or "queen" or "princess"
                or "lady" or "aunt" or "woman" or "girl" or "actress"
                || Ends(word, "woman"))
                return "she";
        }
        return null;
    }

    // "spokesman", "congresswoman"; "German" and "human" are not among them.
    private static bool Ends(ReadOnlySpan<char> word, string end) =>
        word.EndsWith(end)
            && word is not ("german" or "human" or "roman" or "norman" or "ottoman" or "woman")
        && (end == "woman" || !word.EndsWith("woman"));

    private static FrozenDictionary<string, string> Read()
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var pronoun = "";
        foreach (var line in WordList.Lines("genders.txt"))
        {
            if (line.StartsWith('['))
                pronoun = line.Trim('[', ']');
            else
                names.TryAdd(line, pronoun);
        }
        return names.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
