using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using CsCheck;
using NewsArchive.Text;
using NewsArchive.Web;
using Xunit;

namespace NewsArchive.Tests.Pages;

/// <summary>The markup of annotated texts, whatever was found in them, and of whole pages.</summary>
[Collection<WrittenSite>]
public sealed class MarkupTests(SharedApp shared)
{
    // Characters that could confuse HTML, spans or white space.
    private static readonly Gen<string> Words = Gen.String[Gen.Frequency(
        (8, Gen.Char['a', 'z']), (3, Gen.Const(' ')), (2, Gen.Char["\n<>&\"'[]"]),
        (1, Gen.Char["\u0001\u0085\u00a0\u00e9\u2019\ufffd"])), 1, 80];

    private static readonly Gen<(int, int)> Cut = Gen.Select(Gen.Int[0, 80], Gen.Int[0, 80]);

    [Fact]
    public void WithoutItsTagsAndNotesTheMarkupIsTheTextForFindsOfAnyShape() => Gen
        .Select(Words, Cut.Array[0, 6], Cut.Array[0, 6], Cut.Array[0, 4], Cut.Array[0, 4], Cut.Array[0, 4])
        .Sample((text, blocks, quotes, names, links, marks) =>
        {
            var article = Article(text, blocks, quotes, names, links, marks);
            var html = new StringWriter();
            html.Write("<!DOCTYPE html><html lang=\"en\"><title>T</title><body><div class=\"text\">");
            new AnnotatedText(article).WriteTo(html, HtmlEncoder.Default);
            html.Write("</div>");
            var page = Reading.Parse(html.ToString());
            Assert.Equal(text, page.TextOfArticle());
            CheckNesting(page);
        });

    [Fact]
    public async Task EveryPageIsValidMarkup()
    {
        using var visitor = new Visitor(shared.App);
        string[] paths =
        [
            "/", $"/articles/{shared.BridgeSlug}", "/articles", "/people", "/people?by=name", "/organizations",
                "/people/ada-quill",
            "/organizations/harbour-courier", "/search", "/search?q=Courier", "/search?q=zzz", "/quotes",
            "/quotes?unnamed=1&role=engineer&check=1", "/quotes?speaker=nobody&kind=post", "/sign-in", "/sign-out",
            "/setup?token=none", shared.App.SetupLink!, "/nothing-here",
        ];
        foreach (var path in paths)
        {
            var page = await visitor.GetAsync(path);
            CheckNesting(page);
            Assert.Single(page.QuerySelectorAll("h1"));
            Assert.Single(page.QuerySelectorAll("main"));
            Assert.EndsWith("NewsArchive", page.Title, StringComparison.Ordinal);
            Assert.Equal("en", page.DocumentElement.GetAttribute("lang"));
            Assert.All(page.QuerySelectorAll("input:not([type=hidden]), textarea"), field =>
                Assert.True(field.HasAttribute("aria-label") || field.Closest("label") is not null
                    || page.QuerySelector($"label[for='{field.Id}']") is not null));
            Assert.All(page.QuerySelectorAll("[aria-labelledby], [aria-describedby]"),
                element => Assert.NotNull(page.GetElementById(
                element.GetAttribute("aria-labelledby") ?? element.GetAttribute("aria-describedby")!)));
        }
    }

    [Fact]
    public async Task NoTwoLabelsRunTogetherWhereAPageIsReadAsText()
    {
        await shared.App.ImportAsync([.. Enumerable.Range(1, 3).Select(day => (
            $"{day}.txt",
            System.Text.Encoding.UTF8.GetBytes($"Harbour Courier\n\nThe ferry, day {day}\n\nMarch {day}, 2024\n\n"
                + $"“The ferry is late and stays late until {(day == 2 ? "winter" : "autumn")},” Olga Finch said.\n")))]);
        using var visitor = new Visitor(shared.App);
        foreach (var path in new[]
        {
            "/", $"/articles/{shared.BridgeSlug}", "/articles", "/people", "/people/olga-finch", "/quotes",
            "/quotes?check=1", "/quotes/drift", "/search?q=ferry", "/keys",
        })
        {
            foreach (var element in (await visitor.GetAsync(path)).QuerySelectorAll(Labels)
                .Where(element => element.Closest(".text") is null
                    && element.NextSibling is IElement next && next.Matches(Labels)))
            {
                var (before, after) = (element.TextContent, element.NextSibling!.TextContent);
                Assert.False(before.Length > 0 && after.Length > 0
                    && char.IsLetterOrDigit(before[^1]) && char.IsLetterOrDigit(after[0]), $"{path}: {before}|{after}");
            }
        }
    }

    private const string Labels =
        "main a, main span, main strong, main em, main time, main b, main label, main summary";

    private static void CheckNesting(IHtmlDocument page)
    {
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct().Count());
        Assert.Empty(page.QuerySelectorAll("a a, a q, p p, p ul, p blockquote, p dl, span p, ul > :not(li), button a, a button"));
    }

    private static Article Article(
        string text, (int, int)[] blocks, (int, int)[] quotes, (int, int)[] names, (int, int)[] links,
        (int, int)[] marks)
    {
        var ends = blocks.Select(cut => Math.Min(cut.Item1,
            text.Length)).Append(0).Append(text.Length).Distinct().Order().ToList();
        var article = new Article
        {
            Slug = "a",
            Title = "T",
            Text = text,
            Warnings = [],
            Marks = [.. Spans(marks).DistinctBy(mark => mark.Span.Start)
                .Select(mark => new MarkedPhrase(mark.Span, (MarkKind)(mark.Index % 5), "r", 1))],
            Blocks = [.. ends.Zip(ends.Skip(1)).Select((pair, index) => new Block(
                new TextSpan(pair.First, pair.Second),
                    (BlockKind)(blocks.Length == 0 ? 0 : blocks[index % blocks.Length].Item2 % 11), "r", 1))],
        };
        foreach (var (span, index) in Spans(quotes))
        {
            article.Quotes.Add(new Quote
            {
                Ordinal = index,
                Start = span.Start,
                End = span.End,
                Kind = (QuotationKind)(span.Length % 5),
                Words = "w",
                Permalink = $"q{index}",
                Rule = "r",
                Editorial = span.Length > 4 ? [new TextSpan(span.Start + 1,
                    span.Start + 3)] : [],
                Contents = span.Length > 6
                    ? [new TextSpan(span.Start, span.Start + 2), new TextSpan(span.Start + 4, span.End)]
                    : [span],
            });
        }

        article.Parties.Add(new Party { Name = "N", Entity = new Entity { Name = "N", Slug = "n" } });
        article.Mentions = [.. Spans(names).Select(name => new Mention(name.Span.Start, name.Span.End, 0, "r", 1))];
        article.Links.AddRange(Spans(links).Select(link => new Link
        {
            Start = link.Span.Start,
            End = link.Span.End,
            Url = "https://example.org/",
            Kind = (LinkKind)(link.Index % 4),
        }));
        return article;

        IEnumerable<(TextSpan Span, int Index)> Spans((int, int)[] cuts) => cuts
            .Select(cut => (Math.Min(cut.Item1, text.Length), Math.Min(cut.Item2, text.Length)))
            .Select(cut => new TextSpan(Math.Min(cut.Item1, cut.Item2), Math.Max(cut.Item1, cut.Item2)))
            .Where(span => span.Length > 0)
            .Select((span, index) => (span, index));
    }
}
