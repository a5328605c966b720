using CsCheck;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Drift;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>Quotes with the same words in several articles: found, grouped and compared.</summary>
public sealed class DriftTests : IAsyncLifetime
{
    private const string Safe = "The bridge is safe and it stays open until the last ferry has left";

    private TestArchive archive = null!;

    public async ValueTask InitializeAsync() => archive = await TestArchive.OpenAsync();

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    [Theory]
    [InlineData("“The bridge is SAFE, and it stays open.”", "'the bridge is safe and it stays open'", true)]
    [InlineData("“The bridge is safe … and it stays open.”", "“The bridge is safe and it stays open.”", true)]
    [InlineData("“[T]he bridge [at Quillhaven] is safe and it stays open.”", "“The bridge is safe and it stays open.”",
        true)]
    [InlineData("“" + Safe + "”", "“is safe and it stays open until the last ferry”", true)]
    [InlineData("“" + Safe + "”", "“The bridge is safe and stays open until the last ferry has gone”", true)]
    [InlineData("“" + Safe + "”", "“The tunnel is wet and nobody knows when the first train will run”", false)]
    [InlineData("“" + Safe + "”", "“The bridge is safe”", false)]
    [InlineData("“The bridge is safe again”", "“The bridge is safe now”", false)]
    [InlineData("“It is what it is, and that is that.”", "“That is that, and what it is it is.”", false)]
    public void WordingsAreOneWhenTheirWordsAre(string one, string other, bool areOne)
    {
        Assert.Equal(areOne, WordDiff.AreOne(QuoteWords.Read(one), QuoteWords.Read(other)));
        Assert.Equal(areOne, WordDiff.AreOne(QuoteWords.Read(other), QuoteWords.Read(one)));
    }

    [Theory]
    [InlineData("The bridge is safe and stays open.", WordDifferences.Cut)]
    [InlineData("The bridge is safe … stays open.", WordDifferences.CutAndMarked)]
    [InlineData("The bridge is quite safe and it stays open.", WordDifferences.Added)]
    [InlineData("The bridge is sound and it stays open.", WordDifferences.Changed)]
    [InlineData("is safe and it stays", WordDifferences.Shorter)]
    [InlineData("As I said, the bridge is safe and it stays open.", WordDifferences.Longer)]
    [InlineData("The bridge is safe and [the bridge] stays open.", WordDifferences.None)]
    [InlineData("the bridge is safe -- and it stays open!", WordDifferences.None)]
    public void EachDifferenceHasItsKind(string right, WordDifferences expected)
    {
        var left = QuoteWords.Read("The bridge is safe and it stays open.");
        Assert.Equal(expected, WordDiff.Of(left, QuoteWords.Read(right)).Differences);
    }

    [Theory]
    [InlineData("We don't think it's safe and we can't say so", "We do not think it is safe and we cannot say so")]
    [InlineData("“[I]t’s what they’ve said and she’d been told so,”",
        "It is what they have said and she had been told so")]
    [InlineData("I'm sure you'll see that he won't go", "I ‘am’ sure you will see that he will not go")]
    [InlineData("Let’s say what we’d say if they're here", "let us say what we would say if they are here")]
    [InlineData("It isnʼt what it wasn`t", "it isn't what it wasn’t")]
    public void AContractionIsTheSameWordsWrittenOut(string left, string right)
    {
        var (one, other) = (QuoteWords.Read(left), QuoteWords.Read(right));
        Assert.Equal(other.Wording, one.Wording);
        Assert.Equal(WordDifferences.None, WordDiff.Of(one, other).Differences);
        Assert.Equal(left, string.Concat(one.Words.Select(word => word.Text)));
        Assert.True(WordPrints.Of(one).SetEquals(WordPrints.Of(other)));
    }

    [Theory]
    [InlineData("The bridge's piers are safe today", "The bridge is piers are safe today")]
    [InlineData("They won't do that at all", "They want do that at all")]
    public void WhatOnlyLooksLikeAContractionStaysAnotherWord(string left, string right) => Assert.Equal(
        WordDifferences.Changed, WordDiff.Of(QuoteWords.Read(left), QuoteWords.Read(right)).Differences);

    [Fact]
    public void FourWrittenWordsAreTooFewHoweverTheyAreContracted() =>
        Assert.False(WordDiff.AreOne(QuoteWords.Read("I don't think so"), QuoteWords.Read("I do not think so")));

    [Fact]
    public void ADiffMakesBothSidesAndItsMirrorIsTheOtherWay() => Wordings.Sample((one, other) =>
    {
        var (left, right) = (QuoteWords.Read(one), QuoteWords.Read(other));
        var (there, back) = (WordDiff.Of(left, right), WordDiff.Of(right, left));
        Assert.Equal(string.Concat(left.Words.Select(word => word.Text)),
            string.Concat(there.Pieces.Select(piece => piece.Left)));
        Assert.Equal(string.Concat(right.Words.Select(word => word.Text)),
            string.Concat(there.Pieces.Select(piece => piece.Right)));
        Assert.Equal(there.Pieces, back.Pieces.Select(piece => new DiffPiece(piece.Right, piece.Left, piece.Same)));
        Assert.Equal(WordDiff.CommonWords(left, right), WordDiff.CommonWords(right, left));
        Assert.Equal(WordDiff.AreOne(left, right), WordDiff.AreOne(right, left));
    });

    [Fact]
    public void TheWordsOfAQuoteAreItsText() => Wordings.Sample((one, _) =>
    {
        var words = QuoteWords.Read(one).Words;
        Assert.Equal(words.Count == 0 ? "" : one, string.Concat(words.Select(word => word.Text)));
    });

    [Fact]
    public void WordingsThatShareSevenWordsInARowShareAPrint() => Gen
        .Select(Sentence(7, 7), Sentence(0, 30), Sentence(0, 30), Sentence(0, 30), Sentence(0, 30))
        .Sample((shared, before, after, others, further) => Assert.True(
            WordPrints.Of(QuoteWords.Read($"{before} {shared} {after}"))
                .Overlaps(WordPrints.Of(QuoteWords.Read($"{others} {shared} {further}")))));

    [Fact]
    public async Task TheSameWordsInThreeArticlesAreOneSharedQuoteWithItsDifferences()
    {
        await archive.StoreAsync(
            Article(2, "Ada Quill said: ", Safe, "Ada Quill"),
            Article(1, "Mayor Ada Quill said: ", Safe.Replace(" it ", " ", StringComparison.Ordinal), "Ada Quill"),
            Article(3, "Olga Finch told us: ", Safe, "Olga Finch"),
            Article(4, "Ada Quill said: ", "Nothing of the kind has ever been planned by anybody here", "Ada Quill"));
        var found = await SearchAsync(new DriftQuery());
        var shared = Assert.Single(found.Quotes);
        Assert.Equal((1, 0, 3), (found.Total, found.Waiting, shared.Shared.Articles));
        Assert.Equal((true, true, false),
            (shared.Shared.WordsDiffer, shared.Shared.SpeakersDiffer, shared.Shared.ChainsDiffer));
        Assert.Equal([1, 2, 3], shared.Versions.Select(version => version.Row.Published!.Value.Day));
        Assert.Equal([WordDifferences.Cut, 0, 0], shared.Wordings.Select(wording => wording.Diff.Differences));
        Assert.Equal([false, false, true], shared.Wordings.Select(wording => wording.OtherSpeaker));
        Assert.Equal([true, false, true], shared.Wordings.Select(wording => wording.Differs));
        Assert.Equal(new DateOnly(2024, 3, 3), shared.Shared.Newest);

        Assert.Single((await SearchAsync(new DriftQuery(Difference.Speakers))).Quotes);
        Assert.Empty((await SearchAsync(new DriftQuery(Difference.Chains))).Quotes);
    }

    [Fact]
    public async Task ABlockQuoteIsNotComparedWithTheSpeechInIt()
    {
        await archive.StoreAsync(
            Block(1, "Ada Quill"),
            Article(2, "So the mayor: ", Safe, "Ada Quill"),
            Article(3, "She: ", Safe, "Ada Quill"));
        var shared = Assert.Single((await SearchAsync(new DriftQuery())).Quotes);
        Assert.All(shared.Versions, version => Assert.Equal("Ada Quill", version.Row.Quote.Speaker));
        Assert.Equal((3, false, false, false), (shared.Shared.Articles, shared.Shared.WordsDiffer,
            shared.Shared.SpeakersDiffer, shared.Shared.ChainsDiffer));
    }

    [Fact]
    public async Task TwoBlockQuotesAreComparedAsWholesAndTheSpeechInThemApart()
    {
        await archive.StoreAsync(Block(1, "Ada Quill"), Block(2, "Ada Quill"));
        var found = (await SearchAsync(new DriftQuery())).Quotes;
        Assert.Equal(["Ada Quill", "Harbour Courier"],
            found.Select(shared => shared.Measure.Row.Quote.Speaker).Order(StringComparer.Ordinal));
        Assert.All(found, shared => Assert.Equal((2, false), (shared.Shared.Articles, shared.Shared.SpeakersDiffer)));
    }

    [Theory]
    [InlineData("Donald J. Holm", "Holm", false)]
    [InlineData("Robert J. Holm", "Robert John Holm", false)]
    [InlineData("the president", "Zara Holm", false)]
    [InlineData("she", "Zara Holm", false)]
    [InlineData("the presidents", "Zara Holm", true)]
    [InlineData("Ivo Holm", "Zara Holm", true)]
    [InlineData("Kestrel", "Orla Venn", true)]
    public async Task OneSpeakerUnderTwoNamesIsNoOther(string one, string other, bool differ)
    {
        await archive.StoreAsync(Article(1, "", Safe, one, char.IsUpper(one[0])), Article(2, "Now: ", Safe, other));
        Assert.Equal(differ, Assert.Single((await SearchAsync(new DriftQuery())).Quotes).Shared.SpeakersDiffer);
    }

    [Fact]
    public async Task ANameThatATextStatesIsThatSpeakersWhereverItStands()
    {
        await archive.StoreAsync(
            new Draft("Orla Venn, known as Kestrel, sang.").Stated(PartyKind.Person, "Orla Venn", "Kestrel"),
            new Draft("Olga Marsh, known as Kestrel, sang.").Stated(PartyKind.Person, "Olga Marsh", "Kestrel"),
            Article(1, "", Safe, "Kestrel"),
            Article(2, "Now: ", Safe, "Orla Venn"));
        Assert.False(Assert.Single((await SearchAsync(new DriftQuery())).Quotes).Shared.SpeakersDiffer);
    }

    [Fact]
    public async Task AQuoteInOneArticleAloneIsNotSharedHoweverOftenItStandsThere()
    {
        await archive.StoreAsync(new Draft($"Ada Quill said “{Safe}.” And again “{Safe}.”").Person("Ada Quill")
            .Quote($"“{Safe}.”", "Ada Quill").Quote($"“{Safe}.”", "Ada Quill"));
        Assert.Empty((await SearchAsync(new DriftQuery())).Quotes);
    }

    [Fact]
    public async Task TwoGroupsBecomeOneWhereAFullerWordingHoldsBoth()
    {
        const string Begin = "We shall rebuild the old bridge from its very foundations";
        const string End = "nobody shall pay a single penny more for crossing it";
        await archive.StoreAsync(
            Article(1, "", Begin, null), Article(2, "He: ", Begin, null),
            Article(3, "", End, null), Article(4, "He: ", End, null));
        Assert.Equal(2, (await SearchAsync(new DriftQuery())).Total);
        await archive.StoreAsync(Article(5, "", $"{Begin}, and {End}", null));
        var shared = Assert.Single((await SearchAsync(new DriftQuery())).Quotes);
        Assert.Equal(5, shared.Shared.Articles);
        Assert.Equal(1, shared.Measure.Row.Published!.Value.Day); // two articles have its wording, one the fullest
    }

    [Fact]
    public async Task AnOlderArchiveIsComparedInBatchesAndAsIfItHadNeverBeenOlder()
    {
        var drafts = Enumerable.Range(1, 28)
            .Select(day => Article(day, $"{day}: ", day % 2 == 0 ? Safe : Safe + " for good", null));
        await archive.StoreAsync([.. drafts]);
        var before = await GroupsAsync();
        Assert.Single(before.Distinct());

        await using (var db = archive.Context())
            await db.Database.ExecuteSqlRawAsync(
                """
                DELETE FROM SharedQuoteVersions;
                DELETE FROM SharedQuotes;
                DELETE FROM QuotePrints;
                DELETE FROM Progress;
                """,
                TestContext.Current.CancellationToken);
        Assert.Equal(28, (await SearchAsync(new DriftQuery())).Waiting);
        // An article imported meanwhile waits for its turn.
        await archive.StoreAsync(Article(30, "30: ", Safe, null));
        Assert.Equal(29, (await SearchAsync(new DriftQuery())).Waiting);
        while (await archive.Importer.CatchUpAsync(TestContext.Current.CancellationToken))
            continue;
        var after = await SearchAsync(new DriftQuery());
        Assert.Equal((0, 29), (after.Waiting, after.Quotes.Single().Shared.Articles));
    }

    [Fact]
    public async Task AQuoteKnowsItsOthersByItsAddress()
    {
        await archive.StoreAsync(
            Article(1, "", Safe, null),
            Article(2, "So: ", Safe, null),
            Article(3, "", "Nothing of the kind is planned here", null));
        await using var db = archive.Context();
        var quotes = await db.Quotes.OrderBy(quote => quote.Id).ToListAsync(TestContext.Current.CancellationToken);
        await using var scope = archive.Services.CreateAsyncScope();
        var drift = scope.ServiceProvider.GetRequiredService<DriftSearch>();
        var others = await drift.OtherArticlesAsync([.. quotes.Select(quote => quote.Id)]);
        Assert.Equal([(quotes[0].Id, 1), (quotes[1].Id, 1)], others.Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal(2, (await drift.FindAsync(quotes[1].Permalink))!.Versions.Count);
        Assert.Null(await drift.FindAsync(quotes[2].Permalink));
    }

    [Fact]
    public void AnAddressReadsBackAsItWasPrinted()
    {
        var query = new DriftQuery(Difference.Speakers, true, 7);
        Assert.Equal(query, DriftQuery.Parse(query.Print()));
        Assert.Equal("", new DriftQuery().Print());
        Assert.Equal(new DriftQuery(), DriftQuery.Parse("?differ=1&order=x&page=-4&%%&="));
    }

    /// <summary>An outlet's text, taken over as a block, in which somebody is quoted.</summary>
    private static Draft Block(int day, string speaker)
    {
        var block = $"Nobody had asked in all these years. “{Safe},” {speaker} said at last.";
        return new Draft($"The Harbour Courier wrote on day {day}: {block}") { Published = new DateOnly(2024, 3, day) }
            .Person(speaker).Organization("Harbour Courier")
            .Quote(block, "Harbour Courier").As(QuotationKind.Block)
            .Inside($"“{Safe},”", speaker).As(QuotationKind.Direct);
    }

    private static Draft Article(int day, string before, string words, string? speaker, bool named = true)
    {
        var draft = new Draft($"{before}“{words}.”") { Published = new DateOnly(2024, 3, Math.Min(day, 31)) };
        if (speaker is not null && named)
            draft.Person(speaker);
        return draft.Quote($"“{words}.”", speaker);
    }

    private async Task<List<int>> GroupsAsync()
    {
        await using var db = archive.Context();
        return await db.SharedQuoteVersions.OrderBy(version => version.QuoteId).Select(version => version.SharedQuoteId)
            .ToListAsync();
    }

    private async Task<DriftPage> SearchAsync(DriftQuery query)
    {
        await using var scope = archive.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<DriftSearch>().SearchAsync(query);
    }

    private static Gen<string> OneOf(params string[] words) => Gen.Int[0, words.Length - 1].Select(at => words[at]);

    private static Gen<string> Sentence(int least, int most) =>
        OneOf("the", "bridge", "is", "safe", "ferry", "it", "open", "again", "nobody", "knows", "harbour", "at")
            .Array[least, most].Select(words => string.Join(' ', words));

    // Two quotes with much in common, and all the signs that may surround words.
    private static Gen<(string, string)> Wordings { get; } = Gen.Select(
        OneOf("the", "bridge", "is", "Safe", "it’s", "[sic]", "[the piers]", "… ", "“", "”", "--", "w[ere]", "a—b",
            "  ", "é", "[", "]", "1.5").Array[0, 25],
        Gen.Int[0, 24], Gen.Int[0, 24], OneOf("", "quite", "not [really]", "the bridge"))
        .Select((words, from, to, instead) =>
        {
            var (low, high) = (Math.Min(Math.Min(from, to), words.Length), Math.Min(Math.Max(from, to), words.Length));
            return (string.Join(' ', words), string.Join(' ', [.. words[..low], instead, .. words[high..]]));
        });
}
