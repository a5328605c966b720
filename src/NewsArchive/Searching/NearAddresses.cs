using Microsoft.EntityFrameworkCore;
using NewsArchive.Data;
using NewsArchive.Text;

namespace NewsArchive.Searching;

/// <summary>
/// Suggests pages for an address that does not exist: a slug mistyped, cut off, or of another kind of page.
/// </summary>
public sealed class NearAddresses(ArchiveContext db)
{
    private const int Shown = 5;
    private const int MaxLength = 120;

    // Only slugs with the same beginning are compared.
    private const int Beginning = 3;
    private const int MaxCompared = 2000;

    /// <param name="area">"articles", "people" or "organizations".</param>
    /// <returns>The most similar first; none where nothing is similar.</returns>
    public async Task<IReadOnlyList<NearAddress>> FindAsync(
        string area, string slug, CancellationToken cancellation = default)
    {
        if (slug.Length is < Beginning or > MaxLength)
            return [];
        var (low, high) = (slug[..Beginning], slug[..Beginning] + '\uFFFF');
        var candidates = area == "articles"
            ? await db.Articles
                .Where(article => string.Compare(article.Slug, low) >= 0 && string.Compare(article.Slug, high) < 0)
                .OrderBy(article => article.Slug).Take(MaxCompared)
                .Select(article => new Candidate(area, article.Slug, article.Title)).ToListAsync(cancellation)
            : await db.Entities
                .Where(entity => string.Compare(entity.Slug, low) >= 0 && string.Compare(entity.Slug, high) < 0)
                .OrderByDescending(entity => entity.Articles).Take(MaxCompared)
                .Select(entity => new Candidate(
                    entity.Kind == PartyKind.Person ? "people" : "organizations", entity.Slug, entity.Name))
                .ToListAsync(cancellation);
        return
        [
            .. candidates
                .Select(candidate => (candidate, Distance: Distance(slug, candidate.Slug)))
                .Where(pair => pair.Distance <= slug.Length / 3)
                .OrderBy(pair => pair.Distance)
                .Take(Shown)
                .Select(pair => new NearAddress(pair.candidate.Name, $"/{pair.candidate.Area}/{pair.candidate.Slug}")),
        ];
    }

    /// <summary>
    /// Letters to add, remove or change; letters that a longer slug has beyond the end of the one asked for do not
    /// count.
    /// </summary>
    private static int Distance(string asked, string slug)
    {
        var row = Enumerable.Range(0, slug.Length + 1).ToArray();
        foreach (var (at, letter) in asked.Index())
        {
            var diagonal = row[0];
            row[0] = at + 1;
            for (var to = 1; to <= slug.Length; to++)
            {
                var cost = Math.Min(Math.Min(row[to], row[to - 1]) + 1, diagonal + (slug[to - 1] == letter ? 0 : 1));
                (diagonal, row[to]) = (row[to], cost);
            }
        }

        return row.Min();
    }

    private sealed record Candidate(string Area, string Slug, string Name);
}

/// <param name="Name">The title of the article, or the entity's name.</param>
public sealed record NearAddress(string Name, string Address);
