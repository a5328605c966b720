using System.Globalization;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>A number beside a link is how many rows the page behind it lists, and every row can be reached.</summary>
public sealed class CountTests
{
    // A person with two names, a person and a firm with one name, an outlet that is quoted itself, several months.
    private static readonly Draft[] Drafts =
    [
        new Draft("“It rained,” Ada Quill told the Harbour Courier. “It poured,” said Arthur Quill.")
        { Published = new(2024, 3, 9) }
            .Person("Ada Quill").Person("Arthur Quill").Organization("Harbour Courier")
            .Quote("“It rained,”", "Ada Quill", "Harbour Courier").Quote("“It poured,”", "Arthur Quill"),
        new Draft("“It rained on us all that day,” Ada Quill said. “We wrote so,” the Harbour Courier said.")
        { Published = new(2025, 4, 2) }
            .Person("Ada Quill").Organization("Harbour Courier")
            .Quote("“It rained on us all that day,”", "Ada Quill", "Harbour Courier", "Harbour Courier")
            .Quote("“We wrote so,”", "Harbour Courier"),
        new Draft("“Arthur Quill fell,” one official told the Courier and the Press. Arthur Quill rose.")
        { Published = new(2025, 4, 3) }
            .Organization("Arthur Quill").Organization("Norrland Press").Organization("Harbour Courier")
            .Quote("“Arthur Quill fell,”", "one official", "Norrland Press", "Harbour Courier")
            .As(QuotationKind.Direct, 0.5)
            .Quote("Arthur Quill rose.", "Arthur Quill").As(QuotationKind.Indirect, 0.7),
        new Draft("Ivo Brandt came. “Ivo Brandt came,” Ada Quill said.")
            .Person("Ivo Brandt", "Ivo Brandt").Person("Ada Quill")
            .Quote("“Ivo Brandt came,”", "Ada Quill"),
        new Draft("Abu Tamar left. “It rained on us all that day,” Abu Tamar said.")
        { Published = new(2025, 4, 30) }
            .Person("Abu Tamar")
            .Quote("“It rained on us all that day,”", "Abu Tamar"),
        new Draft("Abu Tamar, also known as Ivo Brandt, sat. Quill sat.") { Published = new(2023, 1, 1) }
            .Stated(PartyKind.Person, "Abu Tamar", "Ivo Brandt").Person("Quill"),
    ];

    [Fact]
    public async Task EveryNumberBesideALinkIsHowManyRowsItsPageLists()
    {
        await using var app = await RunningApp.StartAsync();
        await app.StoreAsync([.. Drafts.Select(draft => draft.Document())]);
        using var visitor = new Visitor(app);
        var pages = new Dictionary<string, IDocument>();
        var (waiting, seen) = (new Queue<string>(["/"]), new HashSet<string>());
        var rows = new Dictionary<string, int>();
        while (waiting.TryDequeue(out var path))
        {
            var page = await PageAsync(path);
            foreach (var (count, address) in Counts(page))
            {
                if (!rows.TryGetValue(address, out var listed))
                    rows[address] = listed = await RowsAsync(PageAsync, address);
                Assert.True(count == listed, $"{path} says {count} of {address}, which lists {listed}.");
            }

            // Two filters at once are enough.
            foreach (var link in page.QuerySelectorAll("main a[href]")
                .Select(link => link.GetAttribute("href")!.Split('#')[0])
                .Where(link => link.StartsWith('/') && link.Count(letter => letter == '&') < 2
                    && !link.StartsWith("/search?q=", StringComparison.Ordinal)
                    && !link.EndsWith("/original", StringComparison.Ordinal)
                    && !link.StartsWith("/admin", StringComparison.Ordinal)))
            {
                if (seen.Add(link))
                    waiting.Enqueue(link);
            }
        }

        // There was something to compare.
        Assert.InRange(rows.Count, 40, 400);
        Assert.Contains(rows, pair => pair.Key.StartsWith("/people/", StringComparison.Ordinal));
        Assert.Contains(rows, pair => pair.Key.Contains("month=2025-04", StringComparison.Ordinal));
        Assert.Contains(rows, pair => pair.Key.Contains("via=organizations/harbour-courier", StringComparison.Ordinal));

        // Most are both a page with numbers and one that a number leads to: nothing changes between the two.
        async Task<IDocument> PageAsync(string path)
        {
            if (!pages.TryGetValue(path, out var page))
                pages[path] = page = await visitor.GetAsync(path);
            return page;
        }
    }

    [Fact]
    public async Task TheLastRowOfALongListIsOnItsLastPage()
    {
        await using var app = await RunningApp.StartAsync();
        await using (var db = app.Context())
        {
            // More quotes, people and shared quotes than a thousand pages have room for.
            await db.Database.ExecuteSqlRawAsync(
                """
                WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 50100)
                INSERT INTO Quotes(ArticleId, Ordinal, Start, "End", Contents, Words, Permalink, Kind, SpeakerKind,
                    Editorial, Rule, Confidence)
                SELECT (SELECT max(Id) FROM Articles), 100000 + i, 0, 4, '0-4', 'Quote number ' || i, 'qmade' || i,
                    0, 3, '', 'by-hand', 1 FROM n;
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100150)
                INSERT INTO Entities(Kind, IsSingleName, Name, Slug, Articles, QuotesBy, QuotesThrough, QuotesAbout)
                SELECT 0, 0, 'Zara Holm ' || i, 'zara-holm-' || i, 0, 0, 0, 0 FROM n;
                WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10020)
                INSERT INTO SharedQuotes(Articles, Newest, WordsDiffer, SpeakersDiffer, ChainsDiffer)
                SELECT 2, '2024-01-01', 0, 0, 0 FROM n;
                INSERT INTO SharedQuoteVersions(QuoteId, SharedQuoteId)
                SELECT Id, (SELECT max(Id) FROM SharedQuotes) - row_number() OVER (ORDER BY Id) + 1
                FROM Quotes WHERE Permalink LIKE 'qmade%' LIMIT 10020;
                """,
                TestContext.Current.CancellationToken);
        }

        using var visitor = new Visitor(app);
        foreach (var (list, last) in new[]
        {
            ("/quotes", "Quote number 50100"), ("/people", "Zara Holm 100150"), ("/quotes/drift", "Quote number"),
        })
        {
            var page = await visitor.GetAsync(list);
            var address = page.QuerySelectorAll(".pager a").Single(link => link.Words() == "Last")
                .GetAttribute("href")!;
            Assert.True(int.Parse(address.Split("page=")[1], CultureInfo.InvariantCulture) > 1000, address);
            page = await visitor.GetAsync(address);
            Assert.Contains(last, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Null(page.QuerySelector(".pager a[rel=next]"));
            // Past the end is the end.
            page = await visitor.GetAsync($"{list}?page={int.MaxValue}");
            Assert.Contains(last, page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<(int Count, string Address)> Counts(IDocument page)
    {
        foreach (var link in page
            .QuerySelectorAll("main .counts a, main a.number[href^='/quotes?'], main p > a, main .tabs a")
            .Where(link => link.Words().Any(char.IsAsciiDigit) && IsList(link.GetAttribute("href")!)
                && !link.Words().StartsWith("also in", StringComparison.Ordinal)))
            yield return (Number(link), link.GetAttribute("href")!);
        foreach (var row in page.QuerySelectorAll("main .names li"))
        {
            if (row.QuerySelector("a[href]") is { } link && row.QuerySelector("span.number") is { } number
                && IsList(link.GetAttribute("href")!))
                yield return (Number(number), link.GetAttribute("href")!);
        }
    }

    private static bool IsList(string address) => !address.StartsWith("/articles/", StringComparison.Ordinal)
        && !address.StartsWith("/quotes/drift/", StringComparison.Ordinal) && address.StartsWith('/');

    private static int Number(IElement element) => int.Parse(
        string.Concat(element.Words().Where(char.IsAsciiDigit)), CultureInfo.InvariantCulture);

    private static async Task<int> RowsAsync(Func<string, Task<IDocument>> open, string address)
    {
        var rows = 0;
        for (string? next = address; next is not null;)
        {
            var page = await open(next);
            rows += page.QuerySelectorAll(next.Split('?')[0] switch
            {
                "/quotes/drift" => ".shared",
                "/quotes" => ".quotes > li",
                "/people" or "/organizations" => ".index .names > li",
                _ => ".stories > li", // the articles of a person, of a search, of all
            }).Length;
            next = page.QuerySelector("a[rel=next]")?.GetAttribute("href");
        }

        return rows;
    }
}
