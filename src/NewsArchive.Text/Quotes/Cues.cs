using System.Collections.Frozen;
using NewsArchive.Text.Language;

namespace NewsArchive.Text.Quotes;

internal enum CueStrength { None, Loose, Speech, Indirect }

/// <summary>Verbs of telling, from <c>cues.txt</c>.</summary>
internal static class Cues
{
    private static readonly FrozenDictionary<string, (CueStrength Strength, bool Base, bool Participle)> Verbs = Read();

    public static IEnumerable<string> Words => Verbs.Keys;

    public static CueStrength Strength(string lower) => Verbs.TryGetValue(lower, out var verb) ? verb.Strength : CueStrength.None;

    /// <summary>"saying", "adding": its subject is that of the clause before.</summary>
    public static bool IsParticiple(string lower) => Verbs.TryGetValue(lower, out var verb) && verb.Participle;

    /// <summary>"say": after "to", "would" or a plural subject.</summary>
    public static bool IsBase(string lower) => Verbs.TryGetValue(lower, out var verb) && verb.Base;

    private static FrozenDictionary<string, (CueStrength, bool, bool)> Read()
    {
        var verbs = new Dictionary<string, (CueStrength, bool, bool)>(StringComparer.Ordinal);
        foreach (var line in WordList.Lines("cues.txt"))
        {
            var halves = line.Split('|', 2, StringSplitOptions.TrimEntries);
            var strength = halves[1] switch { "indirect" => CueStrength.Indirect, "speech" => CueStrength.Speech, _ => CueStrength.Loose };
            var forms = halves[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i < forms.Length; i++)
                verbs.TryAdd(forms[i], (strength, i == 0, forms[i].EndsWith("ing", StringComparison.Ordinal) && i > 0));
        }
        return verbs.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
