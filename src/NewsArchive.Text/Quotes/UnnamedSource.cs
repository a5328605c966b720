using System.Collections.Frozen;
using System.Globalization;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

/// <summary>
/// What the words of an unnamed source say about it: "two senior Israeli officials at the ministry of water".
/// </summary>
/// <param name="Number">The number of people; null where the words give none ("officials", "several").</param>
/// <param name="Role">The noun in the singular: "official", "spokesman"; null where there is none ("they").</param>
/// <param name="Nationality">"Israeli", "US"; null where the words give none.</param>
/// <param name="Affiliation">The body they work for or represent: "the ministry of water"; null where the words give
/// none.</param>
public sealed record UnnamedSource(int? Number, string? Role, string? Nationality, string? Affiliation)
{
    private static readonly FrozenSet<string> Peoples = WordList.Load("peoples.txt");

    private static readonly string[] Counts =
        ["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>Reads the words as written. Never fails; what the words do not say is null.</summary>
    public static UnnamedSource Read(string words)
    {
        var all = words.Split([' ', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries);
        if (all.Length == 0)
            return new UnnamedSource(null, null, null, null);
        // The head ends where the words say whose it is or what it knows: "a person |familiar with the matter".
        var end = Array.FindIndex(all, 1 < all.Length ? 1 : 0, IsHeadEnd);
        if (end <= 0)
            end = all.Length;
        var head = all[..end];
        var role = Array.FindLastIndex(head, word => SourceWords.IsSource(Plain(word)));
        string? affiliation = null;
        if (end < all.Length - 1
            && Plain(all[end]) is "of" or "for" or "from" or "at" or "in" or "with" or "inside" or "within")
            affiliation =
                string.Join(' ', all[(end + 1)..].TakeWhile(word => Plain(word) is not ("who" or "that" or "which")))
                    .TrimEnd(',', '.');
        var nationality = Array.Find(head, word =>
            Peoples.Contains(Plain(word))
                || Plain(word) is "us" or "u.s" or "uk" or "u.k" or "eu" or "e.u" or "western" or "un" or "u.n");
        // "a Pentagon spokesman": a capitalized word before the role that is no nationality.
        if (affiliation is null
            && role > 0
            && head[..role]
                .Where(word => char.IsUpper(word[0]) && word != nationality && !Grammar.IsDeterminer(Plain(word)))
                .ToList() is { Count: > 0 } before)
            affiliation = string.Join(' ', before);
        return new UnnamedSource(NumberOf(head), role < 0 ? null : Singular(Plain(head[role])), nationality,
            affiliation);
    }

    private static bool IsHeadEnd(string word) =>
        Grammar.IsPreposition(Plain(word))
            || Plain(word) is "familiar" or "close" or "briefed" or "who" or "that" or "which" or "speaking"
                or "involved" or "representing";

    private static int? NumberOf(string[] head)
    {
        var first = Plain(head[0]);
        if (int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return number;
        if (first is "an" or "one" or "another")
            return 1;
        var count = Array.IndexOf(Counts, first);
        return count >= 0 ? count + 1 : null;
    }

    private static string Plain(string word) => word.ToLowerInvariant().Trim(',', '.', ';', '“', '”', '"', '\'', '’');

    // "spokeswomen", "authorities", "officials"
    private static string Singular(string noun) => noun switch
    {
        "people" => "person",
        "children" => "child",
        _ when noun.EndsWith("men", StringComparison.Ordinal) => noun[..^2] + "an",
        _ when noun.EndsWith("ies", StringComparison.Ordinal) => noun[..^3] + "y",
        _ when noun.EndsWith("sses", StringComparison.Ordinal) => noun[..^2],
        _ when noun.EndsWith('s')
            && !noun.EndsWith("ss", StringComparison.Ordinal)
            && noun is not ("authorities" or "news") =>
            noun[..^1],
        _ => noun,
    };
}
