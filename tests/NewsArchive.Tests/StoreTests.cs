using Microsoft.EntityFrameworkCore;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests;

public sealed class StoreTests
{
    [Fact]
    public async Task TheMigrationsSayAllThatTheModelSays()
    {
        await using var archive = await TestArchive.OpenAsync();
        await using var db = archive.Context();
        Assert.False(db.Database.HasPendingModelChanges());
        Assert.Empty(await db.Database.GetPendingMigrationsAsync());
        await archive.CheckIndexAsync();
    }
}
