namespace NewsArchive.Text.Tests;

/// <summary>The vocabulary of the tests on names: a text goes in, "person Ada Quill" comes out.</summary>
internal static class NamesRead
{
    public static Document In(string text) =>
        DocumentReader.Read(System.Text.Encoding.UTF8.GetBytes(text), "sample.txt").Document!;

    /// <summary>"person Ada Quill", "organization Daily Echo", in text order.</summary>
    public static IEnumerable<string> Mentions(string text) =>
        In(text) is var document ? document.Mentions.Select(m => $"{m.Kind} {m.Span.Slice(document.Text)}") : [];

    /// <summary>True when all the forms are found, and all mean one party.</summary>
    public static bool AreOne(string text, params string[] forms)
    {
        var document = In(text);
        var chains = forms
            .Select(f => document.Mentions.FirstOrDefault(m => m.Span.Slice(document.Text) == f)?.Chain ?? -1)
            .ToList();
        return chains.TrueForAll(c => c >= 0 && c == chains[0]);
    }

    public static bool AreApart(string text, string one, string other)
    {
        var document = In(text);
        var chains = new[] { one, other }
            .Select(f => document.Mentions.FirstOrDefault(m => m.Span.Slice(document.Text) == f)?.Chain ?? -1)
            .ToList();
        return chains.TrueForAll(c => c >= 0) && chains[0] != chains[1];
    }

    /// <summary>The name shown for the party that <paramref name="form"/> means.</summary>
    public static string Shown(string text, string form)
    {
        var document = In(text);
        return document.Chains[document.Mentions.First(m => m.Span.Slice(document.Text) == form).Chain].Name;
    }
}
