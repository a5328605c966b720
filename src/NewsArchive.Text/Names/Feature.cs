namespace NewsArchive.Text.Names;

/// <summary>
/// A feature while it is being built: the FNV-1a hash of its name, "=" and its value, the same on every machine. No
/// string is created for a mere look-up.
/// </summary>
internal readonly record struct Feature
{
    private Feature(uint hash) => Hash = hash;

    public uint Hash { get; }

    /// <summary>The feature with this name; its value is added next.</summary>
    public static Feature Of(string name) => new Feature(2166136261u).And(name).And('=');

    public Feature And(char c) => new((Hash ^ c) * 16777619u);

    public Feature And(ReadOnlySpan<char> value)
    {
        var hash = Hash;
        foreach (var c in value)
            hash = (hash ^ c) * 16777619u;
        return new Feature(hash);
    }

    /// <summary>
    /// Adds the folded word. Most words beside a name are needed for nothing else and are not looked up.
    /// </summary>
    public Feature And(Word word)
    {
        Span<char> folded = stackalloc char[ListedWords.Longest];
        return ListedWords.TryFold(word.Span, folded) ? And(folded[..word.Length]) : And(word.Lower);
    }

    /// <summary>Adds a digit or a small number, with its sign.</summary>
    public Feature And(int number)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        return And(digits[..length]);
    }

    /// <summary>Adds how the word is written, as one or a few characters.</summary>
    public Feature AndShape(Word word)
    {
        if (word.IsInitial)
            return And('I');
        if (word.IsAcronym)
            return word.Span.Contains('.') ? And("U.U") : And("UU").And(Math.Min(word.Length, 6));
        if (word.IsCamel)
            return And("aA");
        if (!word.IsCapital)
            return And(word.IsParticle ? 'p' : 'x');
        return word.Span.Contains('-') ? And("A-")
            : HasDigit(word.Span) ? And("A1")
            : And('A');
    }

    private static bool HasDigit(ReadOnlySpan<char> written)
    {
        foreach (var c in written)
            if (char.IsDigit(c))
                return true;
        return false;
    }
}
