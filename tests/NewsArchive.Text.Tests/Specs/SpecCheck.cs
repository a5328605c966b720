namespace NewsArchive.Text.Tests.Specs;

/// <summary>
/// Says why an expected line of a spec does not hold for what was read, or null where it does. A line names one thing
/// and then fields of it, parted by " | "; a field that is not written is not checked. Pieces of a quote are parted by
/// " // ", and a text that ends in " …" is the beginning of a longer one. The README beside the specs lists all lines.
/// </summary>
public sealed class SpecCheck(ReadResult read)
{
    private const string Apart = "they are apart: ";

    private Document Document =>
        read.Document ?? throw new InvalidOperationException("the text is unreadable: " + read.Unreadable);

    private string Slice(TextSpan span) => span.Slice(Document.Text).Replace('\n', '¶');

    public string? WhyNot(string line)
    {
        var fields = line.Split(" | ");
        var (word, rest) = Cut(fields[0]);
        return word switch
        {
            "quote" => Quote(rest, fields[1..]),
            "mention" => Mention(rest),
            "party" => Document.Chains.Any(chain => chain.Name == rest) ? null : "the parties are " + Names(),
            "same" => Together(rest.Split(" = ")),
            "apart" => Together(rest.Split(" ≠ ")) switch
            {
                null => "they are one party",
                var why => why.StartsWith(Apart, StringComparison.Ordinal) ? null : why,
            },
            "mark" => One("mark", rest, Document.Marks.Select(x => Kind(x.Kind) + " " + Slice(x.Span))),
            "block" => One("block", rest, Document.Blocks.Select(x => Kind(x.Kind) + " " + Slice(x.Span))),
            "sentence" => One("sentence", rest, Document.Sentences.Select(Slice)),
            "link" => Link(rest, fields[1..]),
            "title" => Title(rest),
            "published" => Equal("published", rest, Published()),
            "publication" => Equal("publication", rest, Document.Publication),
            "byline" => Equal("byline", rest, Document.Byline),
            "url" => Equal("url", rest, Document.Url),
            "warning" => One("warning", rest, Document.Warnings),
            "encoding" => Equal("encoding", rest, read.Encoding),
            "unreadable" => Equal("unreadable", rest, read.Unreadable),
            "no" => Absent(rest),
            _ when int.TryParse(word, out var count) && All(rest) is { } found =>
                found.Count == count ? null : Found(found),
            _ => "there is no such expectation",
        };
    }

    private string? Quote(string content, string[] fields)
    {
        var quote = Document.Quotations.FirstOrDefault(x => Matches(Content(x), content));
        if (quote is null)
            return "there is no such quote; " + Found(All("quotes")!);
        foreach (var field in fields)
        {
            var (name, value) = Cut(field);
            if (name == "no")
                (name, value) = (value, "nothing");
            var got = name switch
            {
                "kind" => Kind(quote.Kind),
                "cue" => quote.Cue is { } cue ? Slice(cue) : null,
                "source" => quote.Source is { } source ? Slice(source) : null,
                "speaker" => quote.Speaker,
                "as" => Kind(quote.SpeakerKind),
                "chain" => quote.SourceChain.Count == 0 ? null
                    : string.Join(" → ", quote.SourceChain.Select(x => x.Name)),
                "rule" => quote.Rule,
                "inside" => quote.Parent is { } parent ? Content(Document.Quotations[parent]) : null,
                "editorial" => quote.Editorial.Count == 0 ? null : string.Join(" // ", quote.Editorial.Select(Slice)),
                _ => throw new FormatException($"a quote has no field \"{name}\""),
            };
            if (name is "speaker" or "chain" ? WithoutArticle(got ?? "nothing") != WithoutArticle(value)
                : !Matches(got ?? "nothing", value))
                return $"its {name} is {got ?? "nothing"} (rule {quote.Rule})";
        }
        return null;
    }

    private string? Title(string wanted)
    {
        var made = wanted.EndsWith(" (made)", StringComparison.Ordinal);
        if (made != Document.Title.Made)
            return $"the title \"{Document.Title.Text}\" is {(made ? "given" : "made")}";
        return Equal("title", made ? wanted[..^" (made)".Length] : wanted, Document.Title.Text);
    }

    private string? Mention(string kindAndName)
    {
        var all = Document.Mentions.Select(x => Kind(x.Kind) + " " + Slice(x.Span)).ToList();
        return all.Contains(kindAndName) ? null : "there is no such mention; " + Found(all);
    }

    /// <summary>Null when every mention of these names, at least one of each, belongs to one party.</summary>
    private string? Together(string[] names)
    {
        var mentions = names.Select(name => (Name: name, All: Document.Mentions
            .Where(x => WithoutArticle(Slice(x.Span)) == WithoutArticle(name)).ToList())).ToList();
        if (mentions.Find(x => x.All.Count == 0).Name is { } missing)
            return $"nothing mentions {missing}; {Found(All("mentions")!)}";
        var chains = mentions.SelectMany(x => x.All).Select(x => x.Chain).Distinct().ToList();
        return chains.Count == 1 ? null : Apart + string.Join("; ", chains.Select(x => Document.Chains[x].Name));
    }

    private string? Link(string kindAndText, string[] fields)
    {
        var link = Document.Hyperlinks.FirstOrDefault(x => Kind(x.Kind) + " " + Slice(x.Span) == kindAndText);
        if (link is null)
            return "there is no such link; " + Found(All("links")!);
        return fields is [var field] ? Equal("url", Cut(field).Tail, link.Url) : null;
    }

    private string? Absent(string rest)
    {
        if (All(rest) is { } found)
            return found.Count == 0 ? null : Found(found);
        var (thing, text) = Cut(rest);
        return (thing, text) switch
        {
            ("published", "") => Equal("published", "nothing", Published()),
            ("publication", "") => Equal("publication", "nothing", Document.Publication),
            ("byline", "") => Equal("byline", "nothing", Document.Byline),
            ("party", _) => Document.Chains.Any(x => x.Name == text) ? "there is" : null,
            _ => All(thing + "s") is { } things
                ? things.FirstOrDefault(x => Matches(x, text) || x.EndsWith(" " + text, StringComparison.Ordinal))
                : "there is no such expectation",
        };
    }

    private List<string>? All(string things) => things switch
    {
        "quotes" => [.. Document.Quotations.Select(Content)],
        "mentions" => [.. Document.Mentions.Select(x => Kind(x.Kind) + " " + Slice(x.Span))],
        "people" => [.. Document.Chains.Where(x => x.Kind == PartyKind.Person).Select(x => x.Name)],
        "organizations" => [.. Document.Chains.Where(x => x.Kind == PartyKind.Organization).Select(x => x.Name)],
        "marks" => [.. Document.Marks.Select(x => Kind(x.Kind) + " " + Slice(x.Span))],
        "blocks" => [.. Document.Blocks.Select(x => Kind(x.Kind) + " " + Slice(x.Span))],
        "sentences" => [.. Document.Sentences.Select(Slice)],
        "links" => [.. Document.Hyperlinks.Select(x => Kind(x.Kind) + " " + Slice(x.Span))],
        "warnings" => [.. Document.Warnings],
        _ => null,
    };

    private string Content(Quotation quote) => string.Join(" // ", quote.Contents.Select(Slice));

    private string Names() => string.Join("; ", Document.Chains.Select(chain => chain.Name));

    private string? Published() => Document.Published is not { } day ? null
        : day.Date.ToString(day.Precision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "yyyy-MM",
            _ => "yyyy-MM-dd",
        }, System.Globalization.CultureInfo.InvariantCulture);

    private static string? One(string thing, string wanted, IEnumerable<string> all)
    {
        var found = all.ToList();
        return found.Any(x => Matches(x, wanted)) ? null : $"there is no such {thing}; {Found(found)}";
    }

    private static string Found(List<string> all) =>
        $"found {all.Count}" + string.Concat(all.Select(x => "\n        " + x));

    private static string? Equal(string name, string wanted, string? got) =>
        Matches(got ?? "nothing", wanted) ? null : $"the {name} is {got ?? "nothing"}";

    private static bool Matches(string got, string wanted) =>
        wanted.EndsWith(" …", StringComparison.Ordinal)
            ? got.StartsWith(wanted[..^2], StringComparison.Ordinal)
            : got == wanted;

    /// <summary>Whether "The" belongs to an outlet's name is a matter of taste, and no spec depends on it.</summary>
    private static string WithoutArticle(string names) =>
        string.Join(" → ", names.Split(" → ").Select(x => x.StartsWith("The ", StringComparison.Ordinal) ? x[4..] : x));

    private static string Kind<T>(T kind) where T : struct, Enum => kind.ToString().ToLowerInvariant();

    private static (string Word, string Tail) Cut(string text) =>
        text.IndexOf(' ') is var at and > 0 ? (text[..at], text[(at + 1)..].Trim()) : (text, "");
}
