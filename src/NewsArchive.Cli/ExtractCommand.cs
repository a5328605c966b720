using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NewsArchive.Text;
using NewsArchive.Text.Names;

namespace NewsArchive.Cli;

/// <summary>
/// <c>extract [--jsonl] FILE…</c>: analyzes texts without a database and prints one JSON object per document.
/// </summary>
internal static class ExtractCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        // The output never becomes part of a page, so quotation marks need no escaping.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Create()
    {
        var jsonl = new Option<bool>("--jsonl")
        {
            Description = "Read each line as a document: {\"id\",\"text\"}. If it has "
                + "\"mentions\":[{\"start\",\"end\",\"kind\"}], these names are used instead of being searched for.",
        };
        var pieces = new Option<bool>("--pieces")
        {
            Description = "Print one entry for each piece of a split quote, for tools that expect one span per quote.",
        };
        var files = new Argument<FileInfo[]>("FILE")
        {
            Description = "Text files or, with --jsonl, JSON lines files.",
            Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command("extract", "Analyze texts without a database and print one JSON object per text.")
        {
            jsonl, pieces, files,
        };
        command.SetAction(parsed => Run(parsed.GetValue(files)!, parsed.GetValue(jsonl), parsed.GetValue(pieces)));
        return command;
    }

    private static int Run(FileInfo[] files, bool jsonl, bool pieces)
    {
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        using var json = new Utf8JsonWriter(output, new JsonWriterOptions { Encoder = Json.Encoder });
        var failed = 0;
        foreach (var (id, bytes, known) in files.SelectMany(file => jsonl ? Lines(file) : Whole(file)))
        {
            var result = bytes is null
                ? new ReadResult(null, "The file does not exist or cannot be read.", "")
                : DocumentReader.Read(bytes, id, known);
            if (result.Document is { } document)
            {
                var extract = Extract.From(id, pieces ? InPieces(document) : document);
                JsonSerializer.Serialize(json, extract, Json);
                output.WriteByte((byte)'\n');
                json.Reset();
                continue;
            }
            failed++;
            Console.Error.WriteLine($"{id}: {result.Unreadable}");
        }
        return failed == 0 ? 0 : 1;
    }

    // Of nested quotes only the outer one is printed, so that no two spans overlap.
    private static Document InPieces(Document document) => document with
    {
        Quotations =
        [
            .. document.Quotations
                .Where(q => q.Parent is not { } parent || document.Quotations[parent].Kind == QuotationKind.Block)
                .SelectMany(q => q.Contents.Select(p => q with { Span = p, Contents = [p], Parent = null })),
        ],
    };

    private static IEnumerable<(string Id, byte[]? Bytes, KnownFacts? Known)> Whole(FileInfo file)
    {
        byte[]? bytes = null;
        try
        {
            bytes = File.ReadAllBytes(file.FullName);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(error.Message);
        }
        yield return (file.Name, bytes, null);
    }

    private static IEnumerable<(string Id, byte[]? Bytes, KnownFacts? Known)> Lines(FileInfo file)
    {
        if (!file.Exists)
        {
            yield return (file.Name, null, null);
            yield break;
        }
        var number = 0;
        foreach (var line in File.ReadLines(file.FullName))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            Line? parsed = null;
            try
            {
                parsed = JsonSerializer.Deserialize<Line>(line, Json);
            }
            catch (JsonException)
            {
                // Reported below with its line number, like a line without text.
            }
            if (parsed?.Text is null)
                Console.Error.WriteLine($"{file.Name}, line {number}: does not have the form {{\"id\",\"text\"}}.");
            var bytes = parsed?.Text is { } text ? Encoding.UTF8.GetBytes(text) : null;
            yield return (parsed?.Id ?? $"{file.Name}:{number}", bytes, Given(parsed));
        }
    }

    // With names given in the line, only the joining of names is measured.
    private static KnownFacts? Given(Line? line) => line?.Mentions is not { } mentions ? null : new KnownFacts
    {
        Names =
        [
            .. mentions
                .Where(m => m.Kind is "person" or "organization" && m.Start >= 0 && m.Start < m.End)
                .Select(m => new FoundName(
                    new TextSpan(AfterDecoding(line.Text, m.Start), AfterDecoding(line.Text, m.End)),
                    m.Kind == "person" ? PartyKind.Person : PartyKind.Organization,
                    "given",
                    1)),
        ],
    };

    // Decoding turns "\r\n" into one line end.
    private static int AfterDecoding(string? text, int offset)
    {
        var before = text.AsSpan(0, Math.Clamp(offset, 0, text?.Length ?? 0));
        return offset - before.Count("\r\n");
    }

    private sealed record Line(string? Id, string? Text, GivenName[]? Mentions);

    private sealed record GivenName(int Start, int End, string? Kind);

    /// <summary>
    /// The format that all measurements read: offsets are UTF-16 units into <see cref="Text"/>, the whole input.
    /// </summary>
    private sealed record Extract(
        string Id,
        string Text,
        string Title,
        bool TitleMade,
        string? Published,
        string? Publication,
        string? Byline,
        IEnumerable<Part> Blocks,
        IEnumerable<Quote> Quotes,
        IEnumerable<Part> Marks,
        IEnumerable<Name> Mentions,
        IEnumerable<Address> Links)
    {
        public static Extract From(string id, Document d) => new(
            id, d.Text, d.Title.Text, d.Title.Made, Printed(d.Published), d.Publication, d.Byline,
            d.Blocks.Select(b => new Part(b.Span.Start, b.Span.End, Lower(b.Kind))),
            d.Quotations.Select(q => Quote.From(d, q)),
            d.Marks.Select(m => new Part(m.Span.Start, m.Span.End, Lower(m.Kind))),
            d.Mentions.Select(m => new Name(
                m.Span.Start,
                m.Span.End,
                m.Span.Slice(d.Text),
                Lower(m.Kind),
                $"{m.Chain}:{d.Chains[m.Chain].Name}")),
            d.Hyperlinks.Select(l => new Address(l.Span.Start, l.Span.End, l.Url, Lower(l.Kind))));
    }

    private sealed record Part(int Start, int End, string Kind);

    private sealed record Name(int Start, int End, string Text, string Kind, string Entity);

    private sealed record Address(int Start, int End, string Url, string Kind);

    private sealed record HopName(string Name, string Kind);

    private sealed record Quote(
        int Start,
        int End,
        string Text,
        int[][] Contents,
        string Kind,
        int[]? Cue,
        int[]? Source,
        string? Speaker,
        int? SpeakerStart,
        int? SpeakerEnd,
        string SpeakerKind,
        IEnumerable<HopName> Chain,
        int? Parent,
        string Rule,
        double Confidence)
    {
        public static Quote From(Document d, Quotation q) => new(
            q.Span.Start,
            q.Span.End,
            q.Span.Slice(d.Text),
            [.. q.Contents.Select(c => new[] { c.Start, c.End })],
            Lower(q.Kind),
            Pair(q.Cue),
            Pair(q.Source),
            q.Speaker,
            q.Source?.Start,
            q.Source?.End,
            Lower(q.SpeakerKind),
            q.SourceChain.Select(h => new HopName(h.Name, Lower(h.Kind))),
            q.Parent,
            q.Rule,
            q.Confidence);

        private static int[]? Pair(TextSpan? span) => span is { } s ? [s.Start, s.End] : null;
    }

    private static string Lower<T>(T kind) where T : struct, Enum => kind.ToString().ToLowerInvariant();

    private static string? Printed(PublicationDate? published) => published?.Date.ToString(
        published.Precision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "yyyy-MM",
            _ => "yyyy-MM-dd",
        },
        CultureInfo.InvariantCulture);
}
