using CsCheck;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Importing;
using NewsArchive.Tests.Support;
using NewsArchive.Text;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>Texts with very many quotes, and whom quotes are about.</summary>
public sealed class ImportWorkTests : IAsyncLifetime
{
    private TestArchive archive = null!;

    public async ValueTask InitializeAsync() => archive = await TestArchive.OpenAsync();

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    // Against the plain rule: for each mention the last of all quotes that contain it.
    [Fact]
    public void AQuoteIsAboutWhomItsWordsMentionAndNoQuoteInsideItDoes() => (
        from contents in Gen.Select(Gen.Int[0, 40], Gen.Int[1, 25]).Array[1, 8]
        from mentions in Gen.Select(Gen.Int[0, 5], Gen.Int[1, 4]).Array[0, 12]
        select (contents, mentions)).Sample(made =>
    {
        var draft = new Draft("“No,” said Zara Holm.").Person("Zara Holm").Quote("“No,”", "Zara Holm").Document();
        var quotations = made.contents.OrderBy(content => content.Item1).ThenByDescending(content => content.Item2)
            .Select(content => draft.Quotations[0] with
            {
                Contents = [new TextSpan(content.Item1, content.Item1 + content.Item2)],
            }).ToList();
        var (at, mentions) = (0, new List<NameMention>());
        foreach (var (gap, length) in made.mentions)
        {
            mentions.Add(new NameMention(
                new TextSpan(at + gap, at + gap + length), PartyKind.Person, mentions.Count % 3, "by hand", 1));
            at += gap + length;
        }

        var expected = quotations.Select(_ => new SortedSet<int>()).ToArray();
        foreach (var mention in mentions)
        {
            var innermost = quotations.FindLastIndex(quotation => quotation.Contents[0].Contains(mention.Span));
            if (innermost >= 0)
                expected[innermost].Add(mention.Chain);
        }

        var found = QuoteSubjects.Of(draft with { Quotations = quotations, Mentions = mentions });
        Assert.Equal(expected.Select(parties => string.Join(' ', parties)), found.Select(parties => string.Join(' ', parties)));
    });

    [Fact]
    public async Task ATextOfThousandsOfQuotesKeepsThemAllWithTheirSourcesInTheirOrder()
    {
        const int Quotes = 4100; // more than are stored in one go, and than in two
        var draft = new Draft(string.Join(' ', Enumerable.Repeat("“Yes,” said Zara Holm.", Quotes))).Person("Zara Holm");
        for (var quote = 0; quote < Quotes; quote++)
            draft.Quote("“Yes,”", "Zara Holm", "The Wend Post");
        await archive.StoreAsync(draft);
        await using var db = archive.Context();
        var stored = await db.Quotes.OrderBy(quote => quote.Id)
            .Select(quote => new { quote.Ordinal, Hops = quote.Hops.Count, Speaker = quote.SpeakerParty!.Entity.Name })
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, Quotes), stored.Select(quote => quote.Ordinal));
        Assert.All(stored, quote => Assert.Equal((2, "Zara Holm"), (quote.Hops, quote.Speaker)));
    }
}
