using System.Text;

namespace NewsArchive.Text.Names;

/// <summary>
/// Decides when two spellings are one name: by the habits of transliteration, and by common misspellings.
/// </summary>
internal static class Spelling
{
    /// <summary>
    /// Longest first, so that "oo" is read before "o". On the right is the letter that all the spellings share.
    /// </summary>
    private static readonly (string From, string To)[] Habits =
    [
        ("sch", "sh"),
        ("tch", "ch"),
        ("dzh", "j"),
        ("tsch", "ch"),
        ("ou", "u"),
        ("oo", "u"),
        ("oe", "u"),
        ("aw", "u"),
        ("au", "u"),
        ("ow", "u"),
        ("ew", "u"),
        ("ee", "i"),
        ("ei", "i"),
        ("ai", "i"),
        ("ay", "i"),
        ("ey", "i"),
        ("ie", "i"),
        ("iy", "i"),
        ("ij", "i"),
        ("yy", "i"),
        ("dj", "j"),
        ("ph", "f"),
        ("kh", "h"),
        ("gh", "g"),
        ("ch", "c"),
        ("ck", "k"),
        ("th", "t"),
        ("dh", "d"),
        ("sh", "s"),
        ("zh", "j"),
        ("q", "k"),
        ("o", "u"),
        ("y", "i"),
        ("e", "i"),
        ("w", "v"),
        ("z", "s"),
        ("j", "g"),
        ("x", "ks"),
    ];

    private const int LongestOnStack = 40;

    /// <summary>The habits that begin with each letter from a to z.</summary>
    private static readonly (string From, string To)[][] HabitsOf =
        [.. Enumerable.Range('a', 26).Select(c => Habits.Where(h => h.From[0] == c).ToArray())];

    /// <summary>A key that is the same for all usual spellings of a name: Johari, Juhari, al-Jouhari.</summary>
    public static string Key(string folded)
    {
        var word = WithoutArticle(folded)
            .Replace("'", "", StringComparison.Ordinal)
            .Replace("-", "", StringComparison.Ordinal);
        if (word.Length > 4 && word.EndsWith("ff", StringComparison.Ordinal) && word[^3] is 'o' or 'e')
            word = word[..^2] + "v";
        // No letter expands to more than two.
        Span<char> key = word.Length <= LongestOnStack ? stackalloc char[2 * LongestOnStack] : new char[2 * word.Length];
        var length = 0;
        for (var i = 0; i < word.Length;)
        {
            var read = 1;
            var letters = word.AsSpan(i, 1);
            foreach (var (from, to) in char.IsAsciiLetterLower(word[i]) ? HabitsOf[word[i] - 'a'] : [])
            {
                if (!word.AsSpan(i).StartsWith(from))
                    continue;
                read = from.Length;
                letters = to;
                break;
            }
            foreach (var c in letters)
                if (length == 0 || key[length - 1] != c)
                    key[length++] = c;
            i += read;
        }
        while (length > 3 && key[length - 1] is 'h' or 'i' && key[length - 2] is 'a' or 'i')
            length--;
        return word.AsSpan().SequenceEqual(key[..length]) ? word : key[..length].ToString();
    }

    /// <summary>The consonants of a key: the same for Mohammed and Muhammad.</summary>
    public static string Skeleton(string key)
    {
        var skeleton = new StringBuilder(key.Length);
        for (var i = 0; i < key.Length; i++)
            if (
                (i == 0 || key[i] is not ('a' or 'e' or 'i' or 'o' or 'u'))
                && (skeleton.Length == 0 || skeleton[^1] != key[i])
            )
                skeleton.Append(key[i]);
        return skeleton.ToString();
    }

    /// <summary>
    /// How similar two folded words are, from 0 to 1: 1 for the same letters, 0.95 for spellings of one name.
    /// </summary>
    public static double Likeness(string a, string b)
    {
        if (a == b)
            return 1;
        var (keyA, keyB) = (Key(a), Key(b));
        if (keyA == keyB && keyA.Length > 1)
            return 0.95;
        var (bonesA, bonesB) = (Skeleton(keyA), Skeleton(keyB));
        if (bonesA == bonesB && bonesA.Length >= 3)
            return 0.88;
        if (bonesA.Length >= 2 && Math.Abs(keyA.Length - keyB.Length) <= 2 && Softened(bonesA) == Softened(bonesB))
            return 0.8;
        var longest = Math.Max(a.Length, b.Length);
        // One changed letter makes a short word another word: Ann, Ana.
        var likeness =
            1
            - Math.Min(
                (double)Distance(a, b) / longest,
                (0.2 + Distance(keyA, keyB)) / Math.Max(1, Math.Max(keyA.Length, keyB.Length))
            );
        return Math.Min(0.9, likeness);
    }

    /// <summary>
    /// Merges consonants that some alphabets distinguish and others do not: "Guk" and "Kuk", "Chin" and "Jin".
    /// </summary>
    private static string Softened(string skeleton)
    {
        var soft = new StringBuilder(skeleton.Length);
        foreach (var c in skeleton)
        {
            var to = c switch
            {
                'g' or 'c' or 'h' => 'k',
                'b' => 'p',
                'd' => 't',
                'v' => 'f',
                'r' => 'l',
                _ => c,
            };
            if (soft.Length == 0 || soft[^1] != to)
                soft.Append(to);
        }
        return soft.ToString();
    }

    /// <summary>
    /// The number of letters to add, remove, change or swap with a neighbour to turn one word into the other.
    /// </summary>
    public static int Distance(string a, string b)
    {
        // No name is longer, and the time grows with the square of the length.
        const int longest = 100;
        if (a.Length > longest || b.Length > longest)
            return a == b ? 0 : Math.Max(a.Length, b.Length);
        var (before, last, row) = (new int[b.Length + 1], new int[b.Length + 1], new int[b.Length + 1]);
        for (var j = 0; j <= b.Length; j++)
            last[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var change = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(change, Math.Min(last[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return last[b.Length];
    }

    public static string WithoutArticle(string folded) =>
        folded.Length > 5
        && folded[2] == '-'
        && folded[..2] is "al" or "el" or "as" or "ar" or "ad" or "an" or "at" or "az"
            ? folded[3..]
        : folded.Length > 6 && folded.StartsWith("ash-", StringComparison.Ordinal) ? folded[4..]
        : folded;

    /// <summary>
    /// True when one letter was added, removed or changed, or two were swapped, in a word of five letters or more.
    /// </summary>
    public static bool IsSlip(string a, string b)
    {
        if (a == b)
            return true;
        if (Math.Min(a.Length, b.Length) < 5 || Math.Abs(a.Length - b.Length) > 1 || a[0] != b[0])
            return false;
        var start = 0;
        while (start < a.Length && start < b.Length && a[start] == b[start])
            start++;
        var (endA, endB) = (a.Length, b.Length);
        while (endA > start && endB > start && a[endA - 1] == b[endB - 1])
            (endA, endB) = (endA - 1, endB - 1);
        var (leftA, leftB) = (endA - start, endB - start);
        return leftA <= 1 && leftB <= 1
            || (leftA == 2 && leftB == 2 && a[start] == b[start + 1] && a[start + 1] == b[start]);
    }

    /// <summary>
    /// Any two words that <see cref="IsSlip"/> accepts share one of these keys, so misspellings are found by look-up.
    /// The keys are hashes of the word, and of the word without each one of its letters.
    /// </summary>
    public static ulong[] SlipKeys(string word)
    {
        if (word.Length is < 5 or > 24)
            return [Hash(FnvBasis, word)];
        var keys = new ulong[word.Length];
        var before = Hash(FnvBasis, word.AsSpan(0, 1));
        keys[0] = Hash(before, word.AsSpan(1));
        for (var i = 1; i < word.Length; i++)
        {
            keys[i] = Hash(before, word.AsSpan(i + 1));
            before = Hash(before, word.AsSpan(i, 1));
        }
        return keys;
    }

    private const ulong FnvBasis = 14695981039346656037;

    // FNV-1a with 64 bits: no text has enough names for two of them to collide by chance.
    private static ulong Hash(ulong hash, ReadOnlySpan<char> letters)
    {
        foreach (var letter in letters)
            hash = (hash ^ letter) * 1099511628211;
        return hash;
    }
}
