using System.Collections.Frozen;

namespace NewsArchive.Text.Language;

/// <summary>
/// Words are data: lists of words or phrases in <c>Language/Data/*.txt</c>, one per line, with <c>#</c> for comments.
/// </summary>
public static class WordList
{
    /// <summary>The lines of an embedded file, lower-cased.</summary>
    /// <exception cref="InvalidOperationException">There is no such file, which is a mistake in this
    /// assembly.</exception>
    public static FrozenSet<string> Load(string file) =>
        Lines(file).Select(line => line.ToLowerInvariant()).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The lines as written, without comments and blank lines.</summary>
    public static IEnumerable<string> Lines(string file)
    {
        using var stream = typeof(WordList).Assembly.GetManifestResourceStream(file)
            ?? throw new InvalidOperationException($"The word list {file} is not embedded.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var cut = line.Split('#', 2)[0].Trim();
            if (cut.Length > 0)
                yield return cut;
        }
    }

    /// <summary>The lines under each <c>[heading]</c> of an embedded file.</summary>
    public static IReadOnlyDictionary<string, IReadOnlySet<string>> Sections(string file)
    {
        var sections = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        HashSet<string> current = [];
        foreach (var line in Lines(file))
        {
            if (line.StartsWith('['))
                sections[line.Trim('[', ']')] = current = new(StringComparer.Ordinal);
            else
                current.Add(line);
        }
        return sections.ToFrozenDictionary(pair => pair.Key,
            pair => (IReadOnlySet<string>)pair.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }
}
