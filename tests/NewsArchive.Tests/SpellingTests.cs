using NewsArchive.Searching;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>What the folded index finds, on the way through a whole search, and what an exact spelling leaves of
/// it.</summary>
public sealed class SpellingTests
{
    private static readonly string[] Texts =
    [
        "Zara Błaszczyk opened the plant in Krüger Street.",
        "The mills in Kruger Straße opened.",
        "A U.S. envoy met an EU envoy; he crossed the bridge. Crossings were closed.",
        "They told us more: nobody is crossing, used or not.",
        "市长宣布新桥将于五月开放",
        "市長は新しい橋を発表した",
        "J. K. Quill paid 10,000 crowns to O’Brien, it’s said.",
        "JK Quill paid OBrien 10000 crowns.",
    ];

    [Fact]
    public async Task ASearchFindsAndMarksWhatIsWrittenInAnotherWay()
    {
        await using var archive = await TestArchive.OpenAsync();
        await StoreAsync(archive);
        (string Typed, string Found)[] searches =
        [
            ("blaszczyk", "0 Błaszczyk"), ("kruger strasse", "1 Kruger Straße"), ("STRAẞE", "1 Straße"),
            ("krüger", "0 Krüger, 1 Kruger"), ("US envoy", "2 U.S envoy envoy"), ("U.S.", "2 U.S"), ("E.U. envoy", "2 envoy EU envoy"),
            ("told us", "3 told us used"), ("us", "2 U.S, 3 us used"), ("US -bridge", ""),
            ("市长", "4 市长"), ("桥市", ""), ("桥", "4 桥"), ("橋", "5 橋"), ("市", "4 市, 5 市"), ("新桥 -市長", "4 新桥"),
            ("J. K. Quill", "6 J. K Quill, 7 JK Quill"), ("j. k. quill", "6 J. K Quill, 7 JK Quill"), ("\"j. k. quill\"", "6 J. K. Quill, 7 JK Quill"), ("U. S.", "2 U.S"),
            ("J.K. Quill", "6 J. K Quill, 7 JK Quill"),
            ("obrien 10.000", "6 10,000 O’Brien, 7 OBrien 10000"), ("o'brien", "6 O’Brien, 7 OBrien"), ("brien", "6 O’Brien"),
            ("10\u00A0000", "6 10,000, 7 10000"), ("bridge ʼ", "2 bridge"), ("\"", ""), ("\"\" OR", ""),
            ("bridge\" OR \"crowns", ""), ("NEAR(bridge)", ""), ("crowns) NOT (bridge", ""), ("Title : T2", ""),
        ];
        foreach (var (typed, found) in searches)
            Assert.Equal((typed, found), (typed, await FoundAsync(archive, typed, exact: false)));
    }

    [Fact]
    public async Task AnExactSearchKeepsTheSpellingAsTyped()
    {
        await using var archive = await TestArchive.OpenAsync();
        await StoreAsync(archive);
        (string Typed, string Found)[] searches =
        [
            ("crossing", "3 crossing"), ("CROSSED", "2 crossed"), ("cross", ""), ("cross*", "2 crossed Crossings, 3 crossing"),
            ("krüger", "0 Krüger"), ("kruger", "1 Kruger"), ("kru\u0308ger", "0 Krüger"), ("strasse", ""),
            ("o'brien", "6 O’Brien"), ("obrien", "7 OBrien"), ("10000", "7 10000"), ("US envoy", ""), ("u.s.", "2 U.S"),
            ("\"u.s. envoy\"", "2 U.S. envoy"), ("crossing OR envoy", "2 envoy envoy, 3 crossing"), ("envoy -crossing", "2 envoy envoy"),
            ("envoy -crossings", ""), ("it", "6 it"), ("橋", "5 橋"), ("j. k. quill", "6 J. K Quill"), ("\"j. k. quill\"", "6 J. K. Quill"), ("\"bridge crossings\"", "2 bridge. Crossings"),
        ];
        foreach (var (typed, found) in searches)
            Assert.Equal((typed, found), (typed, await FoundAsync(archive, typed, exact: true)));
    }

    [Theory]
    [InlineData("old", "The old coun\u00ADcil, OLD ʻold’ and olden", "old OLD old")]
    [InlineData("council", "The old coun\u00ADcil", "coun\u00ADcil")]
    [InlineData("al-sharaa", "al‑Sharaa, al–Sharaa and al Sharaa", "al‑Sharaa al–Sharaa")]
    [InlineData("fine", "a ﬁne, a fined", "ﬁne")]
    [InlineData("\"the old\"", "the, old; theold", "the, old")]
    [InlineData("e\u0301t*", "été étage e\u0301te\u0301 et", "été étage e\u0301te\u0301")]
    [InlineData("😀", "a 😀 b", "")]
    public void TheExactWordsAreMarked(string typed, string text, string marked) => Assert.Equal(
        marked, string.Join(' ', new Spelling(QueryText.Parse(typed).Clauses).Find(text).Select(at => text[at.Start..at.End])));

    [Fact]
    public async Task AnExcerptOfALongTextShowsTheExactWord()
    {
        await using var archive = await TestArchive.OpenAsync();
        var text = string.Concat(Enumerable.Repeat("The ferries crossed. ", 50)) + "One ferry came, "
            + string.Concat(Enumerable.Repeat("and more ferries. ", 50));
        await archive.StoreAsync(new Draft(text) { Title = "Ferries" });
        var hit = Assert.Single((await archive.SearchAsync(new SearchQuery("ferry", [], [], true))).Hits);
        Assert.Equal(["ferry"], hit.Snippet.Where(piece => piece.Matched).Select(piece => piece.Text));
        var shown = string.Concat(hit.Snippet.Select(piece => piece.Text));
        Assert.StartsWith("…", shown, StringComparison.Ordinal);
        Assert.EndsWith("…", shown, StringComparison.Ordinal);
        Assert.InRange(shown.Length, 200, 260);
        Assert.Contains(shown.Trim('…'), text);
    }

    private static Task StoreAsync(TestArchive archive) =>
        archive.StoreAsync([.. Texts.Select((text, index) => new Draft(text) { Title = $"T{index}" })]);

    // Each article's number with the words that are marked in it.
    private static async Task<string> FoundAsync(TestArchive archive, string typed, bool exact)
    {
        var page = await archive.SearchAsync(new SearchQuery(typed, [], [], exact));
        Assert.Equal(page.Total, page.Hits.Count);
        foreach (var hit in page.Hits)
            Assert.Equal(Texts[Number(hit)], string.Concat(hit.Snippet.Select(piece => piece.Text)));
        return string.Join(", ", page.Hits.OrderBy(Number).Select(hit =>
            $"{Number(hit)} {string.Join(' ', hit.Snippet.Where(piece => piece.Matched).Select(piece => piece.Text))}"));
    }

    private static int Number(SearchHit hit) => int.Parse(hit.Article.Title[1..]);
}
