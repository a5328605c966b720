namespace NewsArchive.Text.Names;

/// <summary>Names that their surroundings make, and not the words in them.</summary>
internal static class OutlyingNames
{
    /// <summary>"AntiWar.com" is a link and the name of an outlet.</summary>
    public static IEnumerable<FoundName> Domains(IReadOnlyList<Hyperlink> links) =>
        links.Where(l => l.Kind == LinkKind.Domain).Select(l => new FoundName(l.Span, PartyKind.Organization, "domain", 0.8));

    /// <summary>"— Ada Quill (@ada) May 1, 2020": whoever stands there holds the account.</summary>
    public static bool IsPostSignature(string text, int start, int end)
    {
        if (end + 2 >= text.Length || text[end] != ' ' || text[end + 1] != '(' || text[end + 2] != '@') return false;
        var i = start - 1;
        while (i >= 0 && text[i] is ' ' or '\u00a0') i--;
        return i < 0 || text[i] is '—' or '–' or '-' or '\n';
    }

    /// <summary>"the Doe administration", "the Doe White House": a body named for a person.</summary>
    public static TextSpan? Administration(string text, IReadOnlyList<Word> words, Candidate candidate)
    {
        if (candidate.To >= words.Count) return null;
        var next = words[candidate.To];
        var end = next.Lower switch
        {
            "administration" or "campaign" => next.End,
            "white" when candidate.To + 1 < words.Count && words[candidate.To + 1].Lower == "house" => words[candidate.To + 1].End,
            _ => 0,
        };
        return end > 0 && RunFinder.IsSpace(text, words[candidate.To - 1], next)
            ? new TextSpan(words[candidate.From].Start, end) : null;
    }

    /// <summary>The editor's bracket belongs to the name that it completes: "[Ada] Lovelace".</summary>
    public static TextSpan WithBrackets(string text, int start, int end)
    {
        if (start > 0 && text[start - 1] == '[' && text.IndexOf(']', start, end - start) > 0) start--;
        return new TextSpan(start, end);
    }
}
