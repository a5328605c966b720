using System.Text.RegularExpressions;

namespace NewsArchive.Text.Formats;

/// <summary>
/// Plain text as people save it: with or without a title and header lines, wrapped or with one line per paragraph.
/// </summary>
public static partial class PlainTextFormat
{
    // Some twenty rules look at it, however short it is.
    private const int StepsOfABlock = 100;

    private const int LongestDateline = 300;

    // "date 2025-01-25 The first sentence …": a date that a scraper put in front of the text.
    [GeneratedRegex(@"\A\s*(?<date>(?:date|published|updated)\s*:?\s+(?<value>[0-9]{4}-[0-9]{2}-[0-9]{2}))(?=\s|\z)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex GluedDate();

    [GeneratedRegex(
        @"^(?<key>title|headline|by|authors?|date|published|source|publication|url|link)\s*:\s*(?<value>\S.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Header();

    // "May 3, 2022", "Published on May 3, 2022"
    [GeneratedRegex(@"^(?:(?:first )?(?:published|posted|updated|date|dated)\s+(?:on\s+)?)?(?<date>.{4,50})$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex DateLine();

    // "The Daily Lantern | 2020-07-11"
    [GeneratedRegex(@"^(?<publication>[^|\n]{2,60}?)\s*\|\s*(?<date>[^|\n]{6,40})$", RegexOptions.CultureInvariant)]
    private static partial Regex OutletAndDate();

    [GeneratedRegex(
        @"(?<=[.:!?”""’'…]\s)(?:Watch|Read more|Read also|Also read|Related|See also|More)"
        + @"\s*:\s*\p{Lu}[^\n]{3,300}$",
        RegexOptions.CultureInvariant)]
    private static partial Regex RelatedTail();

    // WASHINGTON (AP) — | LAGOS, Nigeria, Jan. 25, 2025 — | KABUL, 3 March 2021 -
    [GeneratedRegex(
        @"^(?:\p{Lu}[\p{Lu}’'.-]{2}[\p{Lu}’'. -]*|\p{Lu}\p{L}+)(?:,[^—–\n]{0,60}?)?,?\s+"
        + @"(?<date>(?:\p{L}{3,9}\.?\s+[0-9]{1,2},?\s+[0-9]{4}|[0-9]{1,2}\s+\p{L}{3,9}\.?,?\s+[0-9]{4}"
        + @"|[0-9]{4}-[0-9]{2}-[0-9]{2}))\s*(?:\([^)\n]{2,40}\)\s*)?(?:—|–|--|-)\s",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex DatelineWithDate();

    /// <param name="budget">The limit on the cost of reading; by default it follows from the length of the
    /// text.</param>
    public static ParsedArticle Parse(string text, ReadingBudget? budget = null)
    {
        budget ??= new ReadingBudget(text.Length);
        budget.Take(text.Length);
        var spans = BlockSplitter.Split(text);
        List<string> warnings = [];
        var facts = new Facts(warnings);
        List<Block> blocks = [];
        if (GluedDate().Match(text) is { Success: true } glued && spans.Count > 0)
        {
            var date = glued.Groups["date"];
            facts.SetDate(glued.Groups["value"].Value);
            blocks.Add(new Block(new TextSpan(date.Index, date.Index + date.Length), BlockKind.Metadata, "glued-date",
                0.95));
            var rest = date.Index + date.Length;
            // The date may stand on the line below its label.
            spans.RemoveAll(span => span.End <= rest);
            while (rest < text.Length && char.IsWhiteSpace(text[rest]))
                rest++;
            if (spans.Count > 0 && spans[0].Start < rest)
                spans[0] = new TextSpan(rest, spans[0].End);
        }
        var body = ReadTop(text, spans, blocks, facts);
        for (var i = body; i < spans.Count; i++)
        {
            budget.Take(StepsOfABlock + spans[i].Length);
            blocks.AddRange(Classify(text, spans[i], new BlockPlace(spans[i].Slice(text), i, spans.Count)));
        }
        if (facts.Published is null && blocks.FirstOrDefault(b => b.Kind == BlockKind.Paragraph) is { } first
            && DatelineWithDate().Match(Opening(text, first.Span)) is { Success: true } dateline)
            facts.SetDate(dateline.Groups["date"].Value);
        return new ParsedArticle(
            text, QuotationBlocks.Mark(text, Datelines.Cut(text, blocks)), facts.Title, facts.Byline, facts.Published, facts.Publication,
            facts.Url, warnings);
    }

    // No dateline is longer or stands anywhere else.
    private static string Opening(string text, TextSpan block) =>
        text.Substring(block.Start, Math.Min(block.Length, LongestDateline));

    /// <summary>
    /// Reads title, byline, date, outlet and address from the lines above the first paragraph and adds their blocks.
    /// Returns the index of the first span below them.
    /// </summary>
    private static int ReadTop(string text, List<TextSpan> spans, List<Block> blocks, Facts facts)
    {
        var i = 0;
        for (; i < spans.Count && i < 10; i++)
        {
            var words = spans[i].Slice(text);
            var place = new BlockPlace(words, i, spans.Count);
            if (Header().Match(words) is { Success: true } header
                && facts.Set(header.Groups["key"].Value, header.Groups["value"].Value))
                Add(header.Groups["key"].Value.ToLowerInvariant() is "by" or "author" or "authors"
                    ? BlockKind.Byline
                    : BlockKind.Metadata,
                    "header-line", 0.95);
            else if (words.StartsWith("http", StringComparison.Ordinal) && !words.Any(char.IsWhiteSpace))
            {
                facts.Url ??= words;
                Add(BlockKind.Metadata, "address-line", 0.95);
            }
            else if (words.Length < 70
                && DateLine().Match(words).Groups["date"].Value is { Length: > 3 } day
                && DateReader.Read(day, out _) is not null)
            {
                facts.SetDate(day);
                Add(BlockKind.Metadata, "date-line", 0.9);
            }
            else if (OutletAndDate().Match(words) is { Success: true } outlet
                && DateReader.Read(outlet.Groups["date"].Value, out _) is not null)
            {
                facts.Publication ??= outlet.Groups["publication"].Value;
                facts.SetDate(outlet.Groups["date"].Value);
                Add(BlockKind.Metadata, "outlet-and-date", 0.9);
            }
            else if (Rule(place) is { } rule && rule.Kind == BlockKind.Byline)
            {
                if (facts.Byline is null)
                    facts.Set("by", words);
                Add(BlockKind.Byline, rule.Name, rule.Confidence);
            }
            // "Jane Doe" or "Jane Doe, science editor" right below the title.
            else if (facts.Title is not null && facts.Byline is null && BlockRules.IsNameLine(words))
            {
                facts.Byline = OneLine(words);
                Add(BlockKind.Byline, "name-line", 0.75);
            }
            else if (Rule(place) is { Kind: BlockKind.Heading, Name: "short-line" }
                && facts.Title is null
                && spans.Count > i + 1)
            {
                facts.Title = TitleOf(words);
                Add(BlockKind.Heading, "title-line", 0.85);
            }
            // Sites repeat the title above the text.
            else if (facts.Title is not null && OneLine(words) == facts.Title)
                Add(BlockKind.Heading, "title-repeated", 0.9);
            else
                break;

            void Add(BlockKind kind, string rule, double confidence) =>
                blocks.Add(new Block(spans[i], kind, rule, confidence));
        }
        return i;
    }

    internal static BlockRule? Rule(BlockPlace place)
    {
        foreach (var rule in BlockRules.All)
            if (rule.Matches(place))
                return rule;
        return null;
    }

    private static IEnumerable<Block> Classify(string text, TextSpan span, BlockPlace place)
    {
        var parts = SocialPost.Parts(place.Words);
        if (parts.Count > 1)
        {
            foreach (var part in parts)
            {
                var within = new TextSpan(span.Start + part.Start, span.Start + part.End);
                foreach (var block in Classify(text, within, place with { Words = within.Slice(text) }))
                    yield return block;
            }
            yield break;
        }
        if (Rule(place) is { } rule)
        {
            yield return new Block(span, rule.Kind, rule.Name, rule.Confidence);
            yield break;
        }
        var tail = Math.Max(0, place.Words.Length - 400);
        if (!place.Words.AsSpan(tail).Contains(':'))
        {
            yield return new Block(span, BlockKind.Paragraph, "paragraph", 0.9);
            yield break;
        }
        if (RelatedTail().Match(place.Words, tail) is { Success: true, Index: > 0 } related)
        {
            var cut = span.Start + related.Index;
            var end = cut;
            while (char.IsWhiteSpace(text[end - 1]))
                end--;
            yield return new Block(new TextSpan(span.Start, end), BlockKind.Paragraph, "paragraph", 0.9);
            yield return new Block(new TextSpan(cut, span.End), BlockKind.Related, "related-tail", 0.85);
            yield break;
        }
        yield return new Block(span, BlockKind.Paragraph, "paragraph", 0.9);
    }

    // The title without a web address saved on the same line.
    private static string TitleOf(string words)
    {
        var title = OneLine(words);
        var address = title.IndexOf(" http", StringComparison.Ordinal);
        return address > 0 ? title[..address].TrimEnd() : title;
    }

    // Control characters become spaces: titles are shown on pages, which cannot contain them.
    internal static string OneLine(string words) => string.Join(' ', string
        .Concat(words.Select(c => char.IsControl(c) ? ' ' : c))
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The facts stated above the text; the first statement of each one counts.</summary>
    private sealed class Facts(List<string> warnings)
    {
        public string? Title { get; set; }

        public string? Byline { get; set; }

        public PublicationDate? Published { get; private set; }

        public string? Publication { get; set; }

        public string? Url { get; set; }

        public bool Set(string key, string value)
        {
            value = OneLine(value);
            switch (key.ToLowerInvariant())
            {
                case "title" or "headline": Title ??= value; break;
                case "by" or "author" or "authors":
                    Byline ??= value.StartsWith("by ", StringComparison.OrdinalIgnoreCase) ? value[3..] : value; break;
                case "date" or "published": SetDate(value); break;
                case "source" or "publication": Publication ??= value; break;
                case "url" or "link": Url ??= value; break;
                default: return false;
            }
            return true;
        }

        public void SetDate(string words)
        {
            if (Published is not null)
                return;
            Published = DateReader.Read(words, out var warning);
            if (warning is not null)
                warnings.Add(warning);
        }
    }
}
