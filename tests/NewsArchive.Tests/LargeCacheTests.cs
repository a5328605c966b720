using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using NewsArchive.Data;
using NewsArchive.Tests.Support;
using Xunit;

namespace NewsArchive.Tests;

/// <summary>The many pages that SQLite keeps in memory while an import writes.</summary>
public sealed class LargeCacheTests
{
    [Fact]
    public async Task AnErrorOfTheImportIsNotHiddenByOneOfItsCache()
    {
        await using var archive = await TestArchive.OpenAsync(interceptor: new NoSmallCache());
        await using var db = archive.Context();
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => db.WithLargeCacheAsync<int>(() =>
            throw new InvalidOperationException("The import's own")));
        Assert.Equal("The import's own", error.Message);
    }

    [Fact]
    public async Task AConnectionWhoseCacheCannotBeMadeSmallerIsNotUsedAgain()
    {
        await using var archive = await TestArchive.OpenAsync(interceptor: new NoSmallCache());
        await using (var db = archive.Context())
            Assert.Equal(-65536, await db.WithLargeCacheAsync(() => PagesAsync(db)));
        await using var next = archive.Context();
        Assert.NotEqual(-65536, await PagesAsync(next));
    }

    private static async Task<int> PagesAsync(ArchiveContext db) => (await db.Database
        .SqlQueryRaw<int>("SELECT cache_size AS Value FROM pragma_cache_size").ToListAsync()).Single();

    /// <summary>A disk that fails when the cache is to be made smaller again.</summary>
    private sealed class NoSmallCache : DbCommandInterceptor
    {
        public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<int> result,
            CancellationToken cancellationToken = default) =>
            command.CommandText == "PRAGMA cache_size = -2000"
                ? throw new SqliteException("disk I/O error", 10)
                : ValueTask.FromResult(result);
    }
}
