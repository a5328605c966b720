using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;
using SQLitePCL;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>How much work an import is, in steps of SQLite's virtual machine: the same on every computer.</summary>
public sealed class ImportWorkTests : IAsyncLifetime
{
    private TestArchive archive = null!;

    public async ValueTask InitializeAsync() => archive = await TestArchive.OpenAsync();

    public ValueTask DisposeAsync() => archive.DisposeAsync();

    [Fact]
    public async Task FourTimesTheQuotesAreFourTimesTheWorkOfFindingWhomTheyAreAbout()
    {
        var (few, many) = (await StepsAsync(quotes: 100), await StepsAsync(quotes: 400));
        Assert.InRange(many, few * 3, few * 6);
    }

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
            .Select(quote => new { quote.Ordinal, Hops = quote.Hops.Count, Speaker = quote.SpeakerEntity!.Name })
            .ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(0, Quotes), stored.Select(quote => quote.Ordinal));
        Assert.All(stored, quote => Assert.Equal((2, "Zara Holm"), (quote.Hops, quote.Speaker)));
    }

    // Each quote mentions somebody, and each is a single line.
    private async Task<int> StepsAsync(int quotes)
    {
        var text = string.Join(' ', Enumerable.Repeat("“Zara Holm has built the bridge,” said Orla Venn.", quotes));
        var draft = new Draft(text).Person("Zara Holm", [.. Enumerable.Repeat("Zara Holm", quotes - 1)]);
        for (var i = 0; i < quotes; i++)
            draft.Quote("“Zara Holm has built the bridge,”");
        await archive.StoreAsync(draft);

        await using var db = archive.Context();
        await db.Database.OpenConnectionAsync();
        var article = await db.Articles.MaxAsync(article => article.Id);
        Assert.Equal(quotes, await db.Database.ExecuteSqlAsync(
            $"DELETE FROM QuoteSubjects WHERE QuoteId IN (SELECT Id FROM Quotes WHERE ArticleId = {article})"));
        var steps = 0;
        var handle = ((SqliteConnection)db.Database.GetDbConnection()).Handle;
        raw.sqlite3_progress_handler(handle, 1, _ => steps++ < 0 ? 1 : 0, null);
        await db.AddSubjectsAsync(article, default);
        raw.sqlite3_progress_handler(handle, 0, null, null);
        return steps;
    }
}
