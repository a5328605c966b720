namespace NewsArchive.Text.Names;

/// <summary>
/// A feature while it is being put together: the FNV-1a hash of its name, "=" and its value, the same on every machine.
/// No string is made of what is only looked up.
/// </summary>
internal readonly record struct Feature
{
    private Feature(uint hash) => Hash = hash;

    public uint Hash { get; }

    /// <summary>The feature of this name; its value follows.</summary>
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
    /// The word folded. Most words beside a name are asked for nothing else, and need not be looked up.
    /// </summary>
    public Feature And(Word word)
    {
        Span<char> folded = stackalloc char[ListedWords.Longest];
        return ListedWords.TryFold(word.Span, folded) ? And(folded[..word.Length]) : And(word.Lower);
    }

    /// <summary>A digit or a small number, with its sign.</summary>
    public Feature And(int number)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var length, default, System.Globalization.CultureInfo.InvariantCulture);
        return And(digits[..length]);
    }

    /// <summary>How the word is written: one sign or few for each way.</summary>
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
