using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NewsArchive.Data;
using NewsArchive.Searching;

namespace NewsArchive.Benchmarks;

/// <summary>
/// Whom the articles with the commonest word name most often: counted from memory, beside counted by SQL alone.
/// </summary>
internal static class FacetSpeed
{
    private const int Turns = 5, Shown = 10;

    private const string Joined = """
        SELECT EntityId, count(DISTINCT ArticleId) FROM ArticleIndex JOIN Parties ON ArticleId = ArticleIndex.rowid
        WHERE ArticleIndex MATCH $word AND Parties.Kind = $kind GROUP BY EntityId ORDER BY 2 DESC LIMIT 10
        """;

    public static async Task MeasureAsync(Archives archives, Programs programs, Report report, bool quick)
    {
        var size = archives.Largest(quick ? 2_000 : 1_000_000)!.Value;
        await using var archive = await OpenedArchive.OpenAsync(archives.Of(size));
        var word = Queries.TheCommonest(archive.Database);
        var facts = archive.Services.GetRequiredService<ArticleFacts>();
        await using var db =
            archive.Services.GetRequiredService<IDbContextFactory<ArchiveContext>>().CreateDbContext();
        using var connection = Sql.Open(archive.Database);
        using var join = connection.CreateCommand();
        join.CommandText = Joined;
        join.CommandTimeout = 0;
        join.Parameters.AddWithValue("$word", $"\"{word}\"");
        var kind = join.Parameters.AddWithValue("$kind", 0);
        var (counting, joining) = (new List<double>(), new List<double>());
        for (var turn = 0; turn <= Turns; turn++)
        {
            joining.Add(await Times.ProcessorAsync(() =>
            {
                foreach (var party in Enum.GetValues<Text.PartyKind>())
                {
                    kind.Value = (int)party;
                    using var rows = join.ExecuteReader();
                    while (rows.Read())
                        rows.GetInt32(0);
                }

                return Task.CompletedTask;
            }));
            counting.Add(await Times.ProcessorAsync(async () =>
            {
                var ids = (await db.MatchAsync(QueryText.Parse(word).Clauses, 0, 0, default)).Ids;
                var known = await facts.ReadAsync(db, default);
                _ = known.Count(ids).GroupBy(facet => facet.Kind)
                    .Select(kind => kind.OrderByDescending(facet => facet.Count).Take(Shown).ToList()).ToList();
            }));
        }

        report.Add($"facets of “{word}” / SQL join, {Archives.Name(size)}", Times.Median(counting.Skip(1)),
            Times.Median(joining.Skip(1)), "ms",
            Times.Median(counting.Zip(joining, (count, join) => count / join).Skip(1)), Turns, 0.2, 0.08);
    }
}
