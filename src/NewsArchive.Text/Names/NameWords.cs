using System.Collections.Frozen;
using System.Text;
using System.Text.RegularExpressions;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Names;

/// <summary>
/// The words of a full name that are worth comparing: folded, without titles, particles, legal forms or brackets.
/// </summary>
/// <param name="Words">In the order written.</param>
/// <param name="Suffix">"jr", "sr", "iii" or empty: tells a father from his son.</param>
/// <param name="LegalForm">The kind of company the name states, or empty.</param>
internal sealed partial record NameWords(IReadOnlyList<string> Words, string Suffix, string LegalForm)
{
    private static readonly FrozenSet<string> LegalForms = Listed("legal-forms");

    private static readonly FrozenSet<string> Honours = Listed("honours");

    private static readonly FrozenDictionary<string, string> Shortened = WordList
        .Lines("name-words.txt")
        .Where(l => l.Contains(" = ", StringComparison.Ordinal))
        .Select(l => l.Split(" = "))
        .ToFrozenDictionary(l => l[0], l => l[1]);

    public static NameWords Of(string name, PartyKind kind)
    {
        var folded = Word.Fold(name);
        var written = Cut(folded.AsSpan().ContainsAny('(', '[') ? InBrackets().Replace(folded, " ") : folded);
        if (written.Count == 0)
            written = Cut(folded);
        var (suffix, legal) = ("", "");
        var words = new List<string>();
        for (var i = 0; i < written.Count; i++)
        {
            var word = written[i];
            if (kind == PartyKind.Person)
            {
                if (i > 0 && word is "jr" or "sr" or "ii" or "iii" or "iv")
                    suffix = word;
                else if (i + 1 < written.Count && Beginning(word) is { } beginning)
                    written[i + 1] = beginning + WithoutParticle(written, ref i);
                else if (!NameLexicon.IsParticle(word) && !(Honours.Contains(word) && written.Count > 1))
                    words.Add(Servant(WithoutDigits(word)));
            }
            else if (LegalForms.Contains(word) && written.Count > 1)
                legal = legal.Length == 0 ? word : legal;
            else if (word is not ("of" or "the" or "for" or "and" or "&" or "de" or "la" or "al" or "el" or "in"))
                words.Add(Shortened.GetValueOrDefault(word, word));
        }
        return new NameWords(words.Count > 0 ? words : written, suffix, legal);
    }

    /// <summary>
    /// The beginnings of names that are written together with the next word or apart from it: "Abd al-Rahman", "Abdul
    /// Rahman", "Abu Bakr".
    /// </summary>
    private static string? Beginning(string word) =>
        word is "abu" or "abou" or "abo" ? "abu"
        : word.Length is 3 or 5 && word.StartsWith("abd", StringComparison.Ordinal) ? "abd"
        : null;

    /// <summary>The word after "abd" or "abu", without an article: "abd al-rahman" is one name.</summary>
    private static string WithoutParticle(List<string> words, ref int i)
    {
        if (i + 2 < words.Count && words[i + 1] is "al" or "el" or "ul" or "ur" or "ar" or "as" or "us")
            i++;
        return words[i + 1];
    }

    /// <summary>"Abdulrahman", "Abdurrahman", "Abdelrahman": all get the same beginning.</summary>
    private static string Servant(string word)
    {
        var name = ServantOf().Match(word);
        return name.Success ? "abd" + name.Groups[1].Value : word;
    }

    /// <summary>Replaces digits written for letters in a person's name: "Ad4".</summary>
    private static string WithoutDigits(string word) =>
        word.Any(char.IsDigit) && word.Any(char.IsLetter)
            ? word.Replace('0', 'o')
                .Replace('1', 'i')
                .Replace('3', 'e')
                .Replace('4', 'a')
                .Replace('5', 's')
                .Replace('9', 'g')
            : word;

    private static List<string> Cut(string folded)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        for (var i = 0; i <= folded.Length; i++)
        {
            var c = i < folded.Length ? folded[i] : ' ';
            if (char.IsLetterOrDigit(c) || c == '&')
                word.Append(c);
            else if (c == '\'')
                continue;
            // "S.A." is one word, "J.French" are two.
            else if (c == '.' && i + 1 < folded.Length && char.IsLetter(folded[i + 1]) && IsLoneLetter(folded, i + 1))
                continue;
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }
        return words;
    }

    private static bool IsLoneLetter(string text, int i) => i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1]);

    private static FrozenSet<string> Listed(string row) =>
        WordList
            .Lines("name-words.txt")
            .First(l => l.StartsWith(row + ": ", StringComparison.Ordinal))[(row.Length + 2)..]
            .Split(", ")
            .ToFrozenSet();

    [GeneratedRegex(@"\([^)]*\)|\[[^\]]*\]", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex InBrackets();

    [GeneratedRegex("^abd[aeiou](?:l|r(?=r)|s(?=s)|n(?=n))[- ]?(.{3,})$", RegexOptions.CultureInvariant)]
    private static partial Regex ServantOf();
}
